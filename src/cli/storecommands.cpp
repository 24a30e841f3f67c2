#include "cli/commands.h"

#include "insight/projections.h"
#include "store/chain.h"
#include "store/clockjump.h"
#include "workstation/demo.h"
#include "workstation/storekeeper.h"

#include <iostream>

namespace regrade::cli {

namespace {

/// What is known of the chain outside the database: the signed heads and the end of the segment files.
Result<std::vector<store::ChainHead>> witnessesOf(const workstation::Places& places)
{
    const auto kept = workstation::storePlacesIn(places.data);
    std::vector<store::ChainHead> witnesses;
    std::error_code fault;
    if (std::filesystem::exists(kept.key, fault)) {
        const auto key = store::StationKey::openOrMake(kept.key);
        if (!key) {
            return key.error();
        }
        witnesses = store::HeadBook(kept.heads).furthest(key->publicKey());
    }
    const auto end = store::readSegments(kept.segments, [](const store::EventRow&) {});
    if (end && end->place > 0) {
        witnesses.push_back(end->head);
    }
    return witnesses;
}

/// Where somebody moved the station's clock: no fault of the chain, but dates around it may be wrong.
Result<void> tellJumps(const workstation::Places& places, Answer& answer)
{
    const auto database = store::Database::openForReading(places.data / "regrade.db");
    const auto jumps = database ? store::clockJumps(*database) : database.error();
    if (!jumps) {
        return jumps.error();
    }
    answer.data["clock_jumps"] = nlohmann::json::array();
    for (const store::ClockJump& jump : *jumps) {
        answer.data["clock_jumps"].push_back({{"station", jump.station},
                                              {"seq", jump.seq},
                                              {"before", toIso(jump.before)},
                                              {"after", toIso(jump.after)},
                                              {"by_ms", jump.by.count()}});
        answer.text += "The clock of station " + jump.station + " was moved before event " + std::to_string(jump.seq) +
                       ": from " + toIso(jump.before) + " to " + toIso(jump.after) + ".\n";
    }
    return {};
}

Result<Answer> verify(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto witnesses = witnessesOf(*places);
    if (!witnesses) {
        return witnesses.error();
    }
    const auto report = store::verifyFile(places->data / "regrade.db", insight::allProjections(), *witnesses);
    if (!report) {
        return report.error();
    }
    if (report->firstFault) {
        return storageError("The store is not intact: {}", {*report->firstFault});
    }
    if (!report->readModelsAgree) {
        return storageError("Every event holds, but the read models differ from the log. "
                            "Make them anew: regradectl store rebuild.");
    }
    Answer answer{{{"intact", true}, {"events", report->events}, {"stations", report->stations}},
                  "Every event of the chain holds: " + std::to_string(report->events) + " events, " +
                      std::to_string(report->stations) + " station(s).\n"};
    answer.data["witnesses"] = witnesses->size();
    const auto told = tellJumps(*places, answer);
    return told ? Result<Answer>(std::move(answer)) : told.error();
}

Result<Answer> rebuild(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    auto database = store::Database::openForWriting(places->data / "regrade.db");
    if (!database) {
        return database.error();
    }
    auto journal = store::Journal::open(*database, insight::allProjections());
    if (!journal) {
        return journal.error();
    }
    if (const auto done = journal->rebuild(); !done) {
        return done.error();
    }
    return Answer{{{"rebuilt", true}}, "The read models were made anew from the log.\n"};
}

struct DemoOptions {
    std::uint64_t seed = 1;
    std::string today;
};

Result<Answer> loadDemo(Session& session, const DemoOptions& options, bool quiet)
{
    const auto today = options.today.empty() ? Result<Time>(session.now()) : parseIso(options.today);
    if (!today) {
        return today.error();
    }
    auto& station = session.station();
    const auto progress = [quiet](int done, int total) {
        if (!quiet) {
            std::cerr << "\rDemo warehouse: " << done << " of " << total << " returns" << std::flush;
        }
    };
    const auto report = workstation::loadDemo(station.clerk(), station.bench(), session.policy(), station.reader(),
                                              station.places().resources / "demo", options.seed, *today, progress);
    if (!quiet) {
        std::cerr << '\n';
    }
    if (!report) {
        return report.error();
    }
    return Answer{{{"orders", report->orders}, {"returns", report->returns}, {"events", report->events}},
                  "The demo warehouse is open: " + std::to_string(report->orders) + " orders, " +
                      std::to_string(report->returns) + " returns, " + std::to_string(report->events) + " events.\n"};
}

} // namespace

void addStoreCommands(CLI::App& app, Plan& plan)
{
    CLI::App* store = app.add_subcommand("store", "The event store")->require_subcommand(1);
    store->add_subcommand("verify", "Check every event of the chain and every read model")->callback([&plan] {
        plan.command = [&plan] { return verify(plan.common); };
    });
    store->add_subcommand("rebuild", "Make every read model anew from the log")->callback([&plan] {
        plan.command = [&plan] { return rebuild(plan.common); };
    });

    CLI::App* demo = app.add_subcommand("demo", "The demo warehouse")->require_subcommand(1);
    auto options = std::make_shared<DemoOptions>();
    CLI::App* load = demo->add_subcommand("load", "Fill an empty store: 1,200 orders and 216 returns");
    load->add_option("--seed", options->seed, "Same seed = same history")->capture_default_str();
    load->add_option("--today", options->today, "The day the history ends, e.g. 2026-03-01; without it, now");
    load->callback([&plan, options] {
        plan.command = inSession(
            plan, [&plan, options](Session& session) { return loadDemo(session, *options, plan.common.json); });
    });
}

} // namespace regrade::cli
