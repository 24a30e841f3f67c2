#include "workstation/workstation.h"

#include "insight/projections.h"
#include "rules/policyfile.h"
#include "stations/space.h"
#include "store/journal.h"
#include "store/leases.h"
#include "store/place.h"
#include "workers/filmer.h"
#include "workstation/authority.h"
#include "workstation/hubline.h"
#include "workstation/marketshelf.h"
#include "workstation/policyarchive.h"
#include "workstation/printing.h"
#include "workstation/shiftend.h"
#include "workstation/smallfile.h"
#include "workstation/storekeeper.h"

#include "qr/tag.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <random>

namespace regrade::workstation {

namespace {

namespace fs = std::filesystem;

Result<void> makeFolders(const Places& places)
{
    for (const auto& folder : {places.data, places.data / "photos", places.data / "papers"}) {
        std::error_code problem;
        fs::create_directories(folder, problem);
        if (problem) {
            return storageError("The folder {} cannot be made. Nothing was changed.", {folder.string()},
                                problem.message());
        }
    }
    return {};
}

std::string newStationName()
{
    std::random_device chance;
    std::uniform_int_distribution<std::size_t> letter(0, qr::kTagAlphabet.size() - 1);
    std::string name = "ST-";
    for (int i = 0; i < 4; ++i) {
        name += qr::kTagAlphabet[letter(chance)];
    }
    return name;
}

/// The clerk refuses new units on a full disk and keeps the second copy of the log. Without a place for that copy the
/// station works on, and says so.
workers::Duties dutiesOf(const Places& places, const std::shared_ptr<const rules::Policy>& policy, OpenedStore& opened)
{
    workers::Duties duties;
    duties.admit = [policy, data = places.data](const domain::Events& events) -> Result<void> {
        const auto free = store::freeBytes(data);
        return free ? stations::requireSpace(*policy, events, *free) : free.error();
    };
    duties.syncEvery = std::chrono::seconds(policy->limits.logCopySeconds);
    auto copy = store::SegmentWriter::open(storePlacesIn(places.data).segments, opened.database);
    if (copy) {
        duties.copy.emplace(std::move(*copy));
    } else if (!opened.notice) {
        opened.notice = copy.error();
    }
    return duties;
}

/// A copy that could not be made may tell of damage: the next start looks at everything.
workers::Caretaker::Told suspecting(const StorePlaces& places, workers::Caretaker::Told told)
{
    return [places, told = std::move(told)](const Result<workers::ShiftEnd>& end) {
        if (!end) {
            suspectStore(places);
        }
        if (told) {
            told(end);
        }
    };
}

} // namespace

Result<domain::StationId> stationOf(const fs::path& data)
{
    const auto file = data / "station.json";
    const auto text = readSmallFile(file);
    if (!text) {
        return text.error();
    }
    if (!*text) {
        const auto name = newStationName();
        const auto written = writeSmallFile(file, nlohmann::json{{"station", name}}.dump() + '\n');
        return written ? Result<domain::StationId>(domain::StationId(name)) : written.error();
    }
    const auto known = nlohmann::json::parse(**text, nullptr, false);
    if (!known.is_object() || !known.contains("station") || !known["station"].is_string() ||
        known["station"].get_ref<const std::string&>().empty()) {
        return storageError("The name of this station in {} cannot be read. Put the file back from a backup.",
                            {file.string()});
    }
    return domain::StationId(known["station"].get<std::string>());
}

/// In the order of building; members are destroyed in reverse, so the clerk finishes before its database closes.
struct Workstation::Parts {
    Places places;
    const Clock& clock;
    domain::StationId station;
    std::shared_ptr<const rules::Policy> policy;
    store::PhotoArchive photos;
    std::optional<OpenedStore> opened;
    std::optional<store::Database> reader;
    std::optional<workers::People> people; ///< before the clerk: a chore of its queue may still need it
    std::shared_ptr<workers::Bell> printBell;
    std::optional<workers::PrintQueue> prints; ///< before the clerk, for the same reason
    std::unique_ptr<workers::Clerk> clerk;
    std::unique_ptr<workers::Bench> bench;
    std::unique_ptr<workers::Caretaker> caretaker;
    std::unique_ptr<workers::Printroom> printroom;
    std::unique_ptr<HubLine> hub;
    std::optional<Error> hubProblem;
};

workers::PrintQueue::House Workstation::printHouse(Parts& parts, const workers::Authority& authority)
{
    const auto data = parts.places.data;
    return {*parts.clerk,
            parts.opened->database,
            parts.clock,
            authority,
            [data] { return printersIn(data); },
            [data](const workers::Printers& printers) { return keepPrinters(data, printers); },
            labelMaker(parts.policy, data, parts.clock),
            [data, clock = &parts.clock](const workers::Printer& printer) {
                return testLabelFor(printer, data, clock->now());
            },
            [bell = parts.printBell] { bell->call(); }};
}

Workstation::Workstation(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Workstation::~Workstation() = default;

Result<std::unique_ptr<Workstation>> Workstation::open(const Places& places, const Clock& clock)
{
    auto policy = housePolicy(places);
    if (!policy) {
        return policy.error();
    }
    if (const auto made = makeFolders(places); !made) {
        return made.error();
    }
    const auto station = stationOf(places.data);
    if (!station) {
        return station.error();
    }
    auto parts = std::unique_ptr<Parts>(new Parts{places,
                                                  clock,
                                                  *station,
                                                  std::make_shared<const rules::Policy>(std::move(*policy)),
                                                  store::PhotoArchive(places.data / "photos"),
                                                  {},
                                                  {},
                                                  {},
                                                  std::make_shared<workers::Bell>(),
                                                  {},
                                                  {},
                                                  {},
                                                  {},
                                                  {},
                                                  {},
                                                  {}});
    auto opened = openStore(storePlacesIn(places.data), clock.now());
    if (!opened) {
        return opened.error();
    }
    parts->opened.emplace(std::move(*opened));
    // Without its archive a station works on; later proofs of today's grades would miss it.
    if (auto kept = PolicyArchive(places.data).keep(*parts->policy, places.policy); !kept && !parts->opened->notice) {
        parts->opened->notice = kept.error();
    }
    auto journal = store::Journal::open(parts->opened->database, insight::allProjections());
    if (!journal) {
        return journal.error();
    }
    auto reader = store::Database::openForReading(places.data / "regrade.db");
    if (!reader) {
        return reader.error();
    }
    parts->reader.emplace(std::move(*reader));
    const auto authority = authorityOf(parts->opened->database, parts->policy);
    auto duties = dutiesOf(places, parts->policy, *parts->opened);
    duties.authority = authority;
    parts->clerk = std::make_unique<workers::Clerk>(std::move(*journal), clock, *station, parts->policy->version,
                                                    std::move(duties));
    parts->people.emplace(*parts->clerk, parts->opened->database, clock, *station, peopleRulesOf(*parts->policy),
                          authority);
    parts->prints.emplace(printHouse(*parts, authority));
    clearFilms(*parts);
    parts->bench = std::make_unique<workers::Bench>(parts->photos, clock);
    auto made = std::unique_ptr<Workstation>(new Workstation(std::move(parts)));
    made->openHub();
    return made;
}

/// One sentence for all of them: of what was not written to its end nothing can be shown.
void Workstation::clearFilms(Parts& parts)
{
    const auto films = workers::clearCutOffFilms(parts.photos);
    if (!films.empty() && !parts.opened->notice) {
        parts.opened->notice = storageError(
            "A recording of unit {}, begun at {}, was cut off when the program ended. It is no record, and "
            "what was left of it has been removed.",
            {films.front().unit, films.front().from});
    }
}

/// Without its hub a station works on; the reason is kept for who asks.
void Workstation::openHub()
{
    const auto address = hubAddressIn(m_parts->places.data);
    if (address && !*address) {
        return;
    }
    auto line = address ? lineTo(**address) : Result<std::unique_ptr<HubLine>>(address.error());
    if (line) {
        m_parts->hub = std::move(*line);
    } else {
        m_parts->hubProblem = line.error();
    }
}

Result<std::unique_ptr<HubLine>> Workstation::lineTo(const std::string& address)
{
    return HubLine::open({m_parts->places.data, *m_parts->clerk, m_parts->opened->database, m_parts->clock,
                          m_parts->station, m_parts->policy},
                         address);
}

void Workstation::wantPhoto(const domain::PhotoHash& photo)
{
    m_parts->clerk->attend([writer = &m_parts->opened->database, photo] {
        // What cannot be noted now is asked for again when the photo is shown again.
        static_cast<void>(bool(store::wantPhoto(*writer, photo)));
    });
}

HubLine* Workstation::hub() { return m_parts->hub.get(); }
const std::optional<Error>& Workstation::hubProblem() const { return m_parts->hubProblem; }

workers::Clerk& Workstation::clerk() { return *m_parts->clerk; }
workers::Bench& Workstation::bench() { return *m_parts->bench; }
workers::People& Workstation::people() { return *m_parts->people; }
const store::Database& Workstation::reader() const { return *m_parts->reader; }
std::shared_ptr<const rules::Policy> Workstation::policy() const { return m_parts->policy; }
const store::PhotoArchive& Workstation::photos() const { return m_parts->photos; }
const Places& Workstation::places() const { return m_parts->places; }
const Clock& Workstation::clock() const { return m_parts->clock; }
const domain::StationId& Workstation::station() const { return m_parts->station; }
const store::StationKey& Workstation::key() const { return m_parts->opened->key; }

std::optional<Error> Workstation::notice() const { return m_parts->opened->notice; }

std::optional<Error> Workstation::spaceNotice() const
{
    const auto free = store::freeBytes(m_parts->places.data);
    return free ? stations::spaceWarning(*m_parts->policy, *free) : std::nullopt;
}

void Workstation::startCaretaker(workers::Caretaker::Told told)
{
    const auto places = storePlacesIn(m_parts->places.data);
    m_parts->caretaker =
        std::make_unique<workers::Caretaker>(backupPlan(places, *m_parts->policy), m_parts->opened->key, m_parts->clock,
                                             suspecting(places, std::move(told)));
}

void Workstation::endShift(const workers::Author& author, passport::PaperLanguage language,
                           std::function<void(Result<passport::ShiftPaper>)> done)
{
    const auto who = mayRead(reader(), *policy(), author.signIn, domain::DeedId(domain::kEndShift), clock().now());
    if (!who) {
        done(who.error());
        return;
    }
    if (!m_parts->caretaker) {
        startCaretaker({});
    }
    const ShiftEnder ender{station(), *who ? (*who)->code : author.actor};
    const auto places = storePlacesIn(m_parts->places.data);
    m_parts->caretaker->endShift(suspecting(places, [places, ender, language, key = key(), folder = papers(),
                                                     done = std::move(done)](const Result<workers::ShiftEnd>& end) {
        const auto report = end ? shiftReport(places, key, *end, ender) : Result<passport::ShiftReport>(end.error());
        auto paper =
            report ? writeShiftReport(folder, *report, language) : Result<passport::ShiftPaper>(report.error());
        if (paper) {
            if (auto closed = closeShift(places, *report); !closed) {
                paper = closed.error();
            }
        }
        done(std::move(paper));
    }));
}

AnnouncedLists Workstation::announcedLists() { return announcedLists(*m_parts->reader); }

AnnouncedLists Workstation::announcedLists(const store::Database& reader)
{
    return AnnouncedLists({storePlacesIn(m_parts->places.data).listLock, *m_parts->clerk, m_parts->opened->database,
                           reader, m_parts->policy, m_parts->clock});
}

workers::BatchWriter Workstation::batches() { return {*m_parts->clerk, m_parts->opened->database, m_parts->clock}; }

workers::PrintQueue& Workstation::prints() { return *m_parts->prints; }

workers::Printroom::Parts Workstation::printroomParts(std::function<void()> told)
{
    const auto places = storePlacesIn(m_parts->places.data);
    return {places.store,
            places.printLock,
            [clerk = m_parts->clerk.get(), writer = &m_parts->opened->database](const auto& write) {
                return clerk->attendAndWait([&write, writer] { return write(*writer); });
            },
            [data = m_parts->places.data] { return printersIn(data); },
            m_parts->clock,
            m_parts->printBell,
            std::chrono::hours(24) * m_parts->policy->limits.printDaysKept,
            {},
            std::move(told)};
}

Result<void> Workstation::startPrinting(std::function<void()> told)
{
    auto room = workers::Printroom::open(printroomParts(std::move(told)));
    if (!room) {
        return room.error();
    }
    m_parts->printroom = std::move(*room);
    m_parts->printroom->start();
    return {};
}

void Workstation::stopPrinting() { m_parts->printroom.reset(); }

Result<workers::PrintRound> Workstation::printNow()
{
    const auto room = workers::Printroom::open(printroomParts({}));
    return room ? (*room)->workThrough() : Result<workers::PrintRound>(room.error());
}

std::filesystem::path Workstation::papers() const { return m_parts->places.data / "papers"; }

} // namespace regrade::workstation
