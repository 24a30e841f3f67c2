#include "cli/commands.h"

#include "exchange/hubschema.h"
#include "insight/conflicts.h"
#include "stations/conflicts.h"
#include "store/eventlog.h"
#include "store/outbox.h"
#include "workstation/hubline.h"

#include <chrono>
#include <iostream>
#include <sys/stat.h>
#include <thread>

namespace regrade::cli {

namespace {

struct InitOptions {
    std::string address;
    std::string login;
    std::string passwordFile;
};

/// The first line of a file that only its owner can read.
Result<std::string> passwordIn(const std::string& path)
{
    struct stat seen {};
    if (::stat(path.c_str(), &seen) != 0) {
        return notFound("There is no file \"{}\".", {path});
    }
    if ((seen.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return refused("The password file {} can be read by others. Make it yours alone: chmod 600.", {path});
    }
    const auto bytes = readFile(path);
    if (!bytes) {
        return bytes.error();
    }
    const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    return text.substr(0, text.find_first_of("\r\n"));
}

Result<Answer> init(const InitOptions& options)
{
    const auto address = exchange::parseHubAddress(options.address);
    if (!address) {
        return address.error();
    }
    if (const auto made = exchange::initHub(*address, {}); !made) {
        return made.error();
    }
    if (!options.login.empty()) {
        const auto password = passwordIn(options.passwordFile);
        if (!password) {
            return password.error();
        }
        auto link = exchange::HubLink::open(*address, "regrade hub init", {}, {});
        const auto added =
            link ? exchange::addLogin(*link, options.login, *password) : Result<void>(Error(link.error()));
        if (!added) {
            return added.error();
        }
    }
    return Answer{{{"hub", address->host}, {"database", address->database()}, {"version", exchange::kHubVersion}},
                  "The database \"" + address->database() + "\" on " + address->host + " is a hub.\n"};
}

Result<Answer> join(Session& session, const std::string& address)
{
    auto& station = session.station();
    auto line = station.lineTo(address);
    if (!line) {
        return line.error();
    }
    if (const auto joined = (*line)->join(); !joined) {
        return joined.error();
    }
    if (const auto kept = workstation::writeHubAddress(station.places().data, address); !kept) {
        return kept.error();
    }
    const auto round = (*line)->round();
    if (!round) {
        return round.error();
    }
    return Answer{{{"joined", true}, {"sent", round->sent}, {"received", round->received}},
                  "Station " + station.station().text() + " belongs to the hub. " + std::to_string(round->sent) +
                      " events went up, " + std::to_string(round->received) + " came down.\n"};
}

Result<workstation::HubLine*> hubOf(Session& session)
{
    auto& station = session.station();
    if (station.hub() != nullptr) {
        return station.hub();
    }
    if (station.hubProblem()) {
        return *station.hubProblem();
    }
    return refused("This station belongs to no hub: regradectl hub join.");
}

Result<Answer> leave(Session& session)
{
    const auto hub = hubOf(session);
    if (!hub) {
        return hub.error();
    }
    const auto left = (*hub)->leave();
    const auto forgotten = left ? workstation::writeHubAddress(session.station().places().data, {}) : left;
    if (!forgotten) {
        return forgotten.error();
    }
    return Answer{{{"joined", false}}, "The station works on alone. Its events stay here and on the hub.\n"};
}

Answer told(const exchange::Round& round)
{
    Answer answer{{{"sent", round.sent},
                   {"received", round.received},
                   {"skewMs", round.skew.count()},
                   {"warning", round.warning ? nlohmann::json(round.warning->what()) : nlohmann::json()}},
                  std::to_string(round.sent) + " events went up, " + std::to_string(round.received) + " came down.\n"};
    if (round.warning) {
        answer.text += round.warning->what() + "\n";
    }
    return answer;
}

/// Goes on until it is stopped from outside; what passes by itself is told and tried again.
Result<Answer> sync(Session& session, bool once)
{
    const auto hub = hubOf(session);
    if (!hub) {
        return hub.error();
    }
    while (true) {
        const auto round = (*hub)->round();
        if (once || (!round && round.error().code != ErrorCode::device)) {
            return round ? Result<Answer>(told(*round)) : round.error();
        }
        if (!round) {
            std::cerr << round.error().what() << '\n';
        } else if (round->sent + round->received > 0) {
            std::cout << told(*round).text << std::flush;
        }
        std::this_thread::sleep_for(std::chrono::seconds(session.policy().limits.hubPollSeconds));
    }
}

Result<Answer> status(Session& session)
{
    auto& station = session.station();
    const auto unsent = store::unsentEvents(station.reader());
    const auto photos = store::unsentPhotos(station.reader());
    const auto open = insight::openConflicts(station.reader());
    const auto address = workstation::hubAddressIn(station.places().data);
    if (!unsent || !photos || !open || !address) {
        return !unsent ? unsent.error() : !photos ? photos.error() : !open ? open.error() : address.error();
    }
    const auto hub = hubOf(session);
    const auto reached = hub ? (*hub)->look() : Result<exchange::HubLook>(hub.error());
    Answer answer{{{"station", station.station().text()},
                   {"hub", *address ? nlohmann::json(**address) : nlohmann::json()},
                   {"reached", bool(reached)},
                   {"problem", reached ? nlohmann::json() : nlohmann::json(reached.error().what())},
                   {"unsent", *unsent},
                   {"unsentPhotos", *photos},
                   {"openConflicts", *open},
                   {"stations", nlohmann::json::array()}},
                  "Station " + station.station().text() + ": " + std::to_string(*unsent) + " events and " +
                      std::to_string(*photos) + " photos are unsent, " + std::to_string(*open) +
                      " conflicts are open.\n"};
    if (!reached) {
        answer.text += reached.error().what() + "\n";
        return answer;
    }
    answer.data["skewMs"] = reached->skew.count();
    for (const auto& other : reached->stations) {
        answer.data["stations"].push_back({{"station", other.station}, {"events", other.events}, {"seen", other.seen}});
        answer.text +=
            "  " + other.station + ": " + std::to_string(other.events) + " events, seen " + other.seen + "\n";
    }
    return answer;
}

/// The photos of one unit, or of all units and products, that are not here yet.
Result<std::vector<domain::PhotoHash>> absentPhotos(Session& session, const std::string& tag)
{
    std::optional<domain::ItemId> unit;
    if (!tag.empty()) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        unit = *id;
    }
    std::vector<domain::PhotoHash> absent;
    const auto walked = store::EventLog(session.station().reader()).forEach([&](const store::RecordedEvent& event) {
        if (unit && event.subject != domain::subjectOf(*unit)) {
            return;
        }
        for (const auto& photo : domain::photosOf(event.event)) {
            if (!session.station().photos().pathOf(photo)) {
                absent.push_back(photo);
            }
        }
    });
    return walked ? Result<std::vector<domain::PhotoHash>>(std::move(absent)) : walked.error();
}

Result<Answer> photos(Session& session, bool fetch, const std::string& tag)
{
    const auto hub = hubOf(session);
    const auto absent = absentPhotos(session, tag);
    if (!hub || !absent) {
        return !hub ? hub.error() : absent.error();
    }
    int fetched = 0;
    int waiting = 0;
    for (const auto& photo : *absent) {
        if (!fetch) {
            ++waiting;
            continue;
        }
        const auto came = (*hub)->fetch(photo);
        if (!came && came.error().code != ErrorCode::notFound) {
            return came.error();
        }
        ++(came ? fetched : waiting);
    }
    return Answer{{{"fetched", fetched}, {"absent", waiting}},
                  std::to_string(fetched) + " photos fetched, " + std::to_string(waiting) + " are not here.\n"};
}

Result<Answer> listConflicts(Session& session, bool all)
{
    const auto rows = insight::conflicts(session.station().reader(), !all);
    if (!rows) {
        return rows.error();
    }
    Answer answer{{{"conflicts", nlohmann::json::array()}}, rows->empty() ? "No conflict is open.\n" : ""};
    for (const auto& row : *rows) {
        answer.data["conflicts"].push_back({{"item", row.item},
                                            {"what", nameOf(row.kind)},
                                            {"station", row.setAside.station.text()},
                                            {"seq", row.setAside.seq},
                                            {"otherStation", row.stands.station.text()},
                                            {"otherSeq", row.stands.seq},
                                            {"events", row.events},
                                            {"at", toIso(row.at)},
                                            {"actor", row.actor},
                                            {"settledBy", row.settledBy.value_or("")},
                                            {"reason", row.reason}});
        answer.text += row.item + ": " + std::string(nameOf(row.kind)) + ", event " + std::to_string(row.setAside.seq) +
                       " of " + row.setAside.station.text() + " was set aside for event " +
                       std::to_string(row.stands.seq) + " of " + row.stands.station.text() +
                       (row.settledBy ? "; settled by " + *row.settledBy + ": " + row.reason : "") + "\n";
    }
    return answer;
}

struct SettleOptions {
    std::string tag;
    std::string station;
    int seq = 0;
    std::string reason;
};

Result<Answer> settle(Session& session, const SettleOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    std::optional<domain::EventPlace> which;
    if (!options.station.empty()) {
        which = domain::EventPlace{domain::StationId(options.station), options.seq};
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::settleConflict(item, which, options.reason); });
    return receipt ? afterDeed(session, *id, "settled") : receipt.error();
}

void addConflictCommands(CLI::App& app, Plan& plan)
{
    CLI::App* conflicts =
        app.add_subcommand("conflict", "What two stations decided about one unit apart")->require_subcommand(1);
    auto all = std::make_shared<bool>(false);
    CLI::App* list = conflicts->add_subcommand("list", "The open conflicts, the oldest first");
    list->add_flag("--all", *all, "Settled ones too");
    list->callback([&plan, all] {
        plan.command = inSession(plan, [all](Session& session) { return listConflicts(session, *all); });
    });
    auto options = std::make_shared<SettleOptions>();
    CLI::App* settling = conflicts->add_subcommand("settle", "Say what is so; both decisions stay on record");
    settling->add_option("tag", options->tag, "The unit's tag")->required();
    settling->add_option("--reason", options->reason, "What is so now")->required();
    auto* station = settling->add_option("--station", options->station, "Station of the event that was set aside");
    settling->add_option("--seq", options->seq, "Its number there")->needs(station);
    settling->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return settle(session, *options); });
    });
}

void addInit(CLI::App& hub, Plan& plan)
{
    auto options = std::make_shared<InitOptions>();
    CLI::App* making = hub.add_subcommand("init", "Make a PostgreSQL server a hub; once, by its administrator");
    making->add_option("address", options->address, "e.g. \"postgresql:///regrade\" on the server itself")->required();
    auto* login = making->add_option("--login", options->login, "Also make this user for stations");
    auto* file = making->add_option("--password-file", options->passwordFile,
                                    "Its password is the first line of this file (chmod 600)");
    login->needs(file);
    file->needs(login);
    making->callback([&plan, options] { plan.command = [options] { return init(*options); }; });
}

} // namespace

void addHubCommands(CLI::App& app, Plan& plan)
{
    CLI::App* hub = app.add_subcommand("hub", "The shared hub of several stations")->require_subcommand(1);
    addInit(*hub, plan);
    auto address = std::make_shared<std::string>();
    CLI::App* joining = hub->add_subcommand("join", "This station shares its events from now on");
    joining->add_option("address", *address, "e.g. postgresql://station@hub.example/regrade")->required();
    joining->callback([&plan, address] {
        plan.command = inSession(plan, [address](Session& session) { return join(session, *address); });
    });
    hub->add_subcommand("leave", "This station works on alone")->callback([&plan] {
        plan.command = inSession(plan, &leave);
    });
    hub->add_subcommand("status", "What is unsent, whether the hub answers, and who shares it")->callback([&plan] {
        plan.command = inSession(plan, &status);
    });
    auto once = std::make_shared<bool>(false);
    CLI::App* syncing = hub->add_subcommand("sync", "Exchange with the hub, again and again until stopped");
    syncing->add_flag("--once", *once, "One exchange");
    syncing->callback(
        [&plan, once] { plan.command = inSession(plan, [once](Session& session) { return sync(session, *once); }); });
    auto wanted = std::make_shared<std::pair<bool, std::string>>();
    CLI::App* showing = hub->add_subcommand("photos", "Photos of other stations that are not here");
    showing->add_flag("--fetch", wanted->first, "Fetch them now; otherwise they come when they are first shown");
    showing->add_option("tag", wanted->second, "Only those of this unit");
    showing->callback([&plan, wanted] {
        plan.command =
            inSession(plan, [wanted](Session& session) { return photos(session, wanted->first, wanted->second); });
    });
    addConflictCommands(app, plan);
}

} // namespace regrade::cli
