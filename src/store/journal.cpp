#include "store/journal.h"

#include "store/arrivals.h"
#include "store/chain.h"
#include "store/merging.h"
#include "store/replay.h"
#include "store/subjectchange.h"
#include "store/writebehind.h"

#include <unordered_set>
#include <utility>

namespace regrade::store {

namespace {

std::vector<const Projection*> all(const Journal::Projections& projections)
{
    std::vector<const Projection*> pointers;
    for (const auto& projection : projections) {
        pointers.push_back(projection.get());
    }
    return pointers;
}

Result<std::optional<std::int64_t>> storedVersion(const Database& database, const Projection& projection)
{
    std::optional<std::int64_t> version;
    const auto asked = database.each("SELECT version FROM projection WHERE name = ?", {projection.name()},
                                     [&](const Row& row) { version = row.integer(0); });
    return asked ? Result<std::optional<std::int64_t>>(version) : asked.error();
}

Result<std::vector<const Projection*>> outdated(const Database& database, const Journal::Projections& projections)
{
    std::vector<const Projection*> stale;
    for (const auto& projection : projections) {
        const auto version = storedVersion(database, *projection);
        if (!version) {
            return version.error();
        }
        if (*version != projection->version()) {
            stale.push_back(projection.get());
        }
    }
    return stale;
}

Result<void> remake(Database& database, const std::vector<const Projection*>& projections)
{
    if (auto replayed = replayInto(database, database, projections); !replayed) {
        return replayed;
    }
    for (const Projection* projection : projections) {
        const auto noted = database.run("INSERT INTO projection (name, version) VALUES (?, ?) "
                                        "ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                                        {projection->name(), std::int64_t{projection->version()}});
        if (!noted) {
            return noted.error();
        }
    }
    return {};
}

/// A newer program beside this one may have remade the read models in its own shape since this one opened them.
Result<void> requireCurrent(const Database& database, const Journal::Projections& projections)
{
    const auto stale = outdated(database, projections);
    if (!stale) {
        return stale.error();
    }
    if (!stale->empty()) {
        return refused("Another version of this program has taken over the store. Nothing was written; start this "
                       "program again.");
    }
    return {};
}

Result<std::vector<Arrival>> appended(Database& database, const std::vector<EventRow>& rows)
{
    Arrivals arrivals(database);
    std::vector<Arrival> arrived;
    for (const EventRow& row : rows) {
        auto one = arrivals.add(row);
        if (!one) {
            return one.error();
        }
        if (*one) {
            arrived.push_back(std::move(**one));
        }
    }
    return arrived;
}

/// Brings the read models to what the log tells since these events arrived, subject by subject.
Result<void> takeArrived(Database& database, const Journal::Projections& projections,
                         const std::vector<Arrival>& arrived)
{
    const EventLog log(std::as_const(database));
    const std::int64_t place = arrived.front().place - 1;
    Takers takers;
    for (const auto& projection : projections) {
        if (auto gathering = projection->gatherMore(database)) {
            takers.gathering.push_back(std::move(gathering));
        } else {
            takers.plain.push_back(projection.get());
        }
    }
    const auto everywhere = all(projections);
    const auto takeProduct = [&](const domain::Product& fresh) -> Result<void> {
        const auto change = changeOf(log, fresh, place);
        return change ? project(database, everywhere, *change) : change.error();
    };
    const auto takeItem = [&](const domain::Item& fresh) -> Result<void> {
        const auto change = changeOf(log, fresh, place);
        return change ? takers.take(database, *change) : change.error();
    };
    std::unordered_set<std::string> taken;
    for (const Arrival& one : arrived) {
        const domain::SubjectId& subject = one.event.subject;
        if (!taken.insert(subject.text()).second) {
            continue;
        }
        auto done = isProduct(subject) ? takeProduct(domain::Product{skuOf(subject)})
                                       : takeItem(domain::Item{domain::ItemId(subject.text())});
        if (!done) {
            return done;
        }
    }
    return takers.finish();
}

/// The subjects that two stations wrote without knowing of each other: then two entries bear one number.
Result<std::unordered_set<std::string>> writtenApart(const Database& database)
{
    std::unordered_set<std::string> subjects;
    const auto heads = headsOf(database);
    if (!heads || heads->size() < 2) {
        return heads ? Result<std::unordered_set<std::string>>(std::move(subjects)) : heads.error();
    }
    const auto asked = database.each("SELECT item FROM event GROUP BY item HAVING COUNT(*) > COUNT(DISTINCT version)",
                                     {}, [&](const Row& row) { subjects.insert(row.text(0)); });
    return asked ? Result<std::unordered_set<std::string>>(std::move(subjects)) : asked.error();
}

Result<void> reset(Database& target, const std::vector<const Projection*>& projections)
{
    for (const Projection* projection : projections) {
        if (auto emptied = projection->reset(target); !emptied) {
            return emptied;
        }
    }
    return {};
}

/// The subjects that must be taken whole as well: then the read models are only half made.
Result<std::unordered_set<std::string>> replayed(Database& target, const Database& source,
                                                 const std::vector<const Projection*>& projections,
                                                 const std::unordered_set<std::string>& whole)
{
    if (auto emptied = reset(target, projections); !emptied) {
        return emptied.error();
    }
    Replay replay(target, source, projections, whole);
    Result<void> outcome;
    const auto walked = EventLog(source).forEachAhead([&](const RecordedEvent& event) {
        outcome = replay.take(event);
        return bool(outcome);
    });
    if (!walked || !outcome) {
        return !walked ? walked.error() : outcome.error();
    }
    if (!replay.outOfOrder().empty()) {
        return replay.outOfOrder();
    }
    if (auto finished = replay.finish(); !finished) {
        return finished.error();
    }
    return std::unordered_set<std::string>{};
}

/// While read models are made anew, their pages come back again and again, and indexes are sorted.
class LargeCache {
public:
    explicit LargeCache(Database& database) : m_database(database) { set(kLarge, 2, "FAST"); }
    ~LargeCache() { set(kUsual, 0, "ON"); }
    LargeCache(const LargeCache&) = delete;
    LargeCache& operator=(const LargeCache&) = delete;

private:
    static constexpr int kUsual = 2'000;  ///< KiB; SQLite's own choice
    static constexpr int kLarge = 32'000; ///< KiB

    /// Without it everything is the same, only slower.
    void set(int kibibytes, int sortingThreads, std::string_view overwriting)
    {
        const auto read = [](const Row&) {};
        static_cast<void>(m_database.run("PRAGMA cache_size = -" + std::to_string(kibibytes)));
        static_cast<void>(m_database.each("PRAGMA threads = " + std::to_string(sortingThreads), {}, read));
        // whether pages that become free are written once more, empty: what stood there is in the log as well
        static_cast<void>(m_database.each("PRAGMA secure_delete = " + std::string(overwriting), {}, read));
    }
    Database& m_database;
};

} // namespace

Result<void> replayInto(Database& target, const Database& source, const std::vector<const Projection*>& projections)
{
    if (projections.empty()) {
        return {};
    }
    const LargeCache cache(target);
    WriteBehind writing(target);
    auto whole = writtenApart(source);
    while (whole) {
        const auto more = replayed(target, source, projections, *whole);
        if (!more || more->empty()) {
            return more ? writing.settle() : more.error();
        }
        whole->insert(more->begin(), more->end());
    }
    return whole.error();
}

Journal::Journal(Database& database, Projections projections)
    : m_database(&database), m_projections(std::move(projections))
{
}

Result<Journal> Journal::open(Database& database, Projections projections)
{
    const auto checked = outdated(database, projections);
    if (!checked) {
        return checked.error();
    }
    if (!checked->empty()) {
        const auto remade = database.inTransaction([&]() -> Result<void> {
            const auto stale = outdated(database, projections);
            return stale ? remake(database, *stale) : stale.error();
        });
        if (!remade) {
            return remade.error();
        }
    }
    return Journal(database, std::move(projections));
}

template <class State>
Result<std::vector<RecordedEvent>>
Journal::recordOn(State state, const std::function<Result<domain::Events>(const State&)>& decide, const Stamp& stamp)
{
    std::vector<RecordedEvent> written;
    const auto recordAll = [&]() -> Result<void> {
        EventLog log(*m_database);
        const domain::SubjectId subject = subjectOf(state);
        const auto history = log.history(subject);
        if (!history) {
            return history.error();
        }
        const int version = static_cast<int>(history->size());
        state = merged(std::move(state), *history);
        const auto events = decide(state);
        if (!events || events->empty()) {
            return events ? Result<void>() : events.error();
        }
        if (auto current = requireCurrent(*m_database, m_projections); !current) {
            return current;
        }
        auto appended = log.append(subject, version, *events, stamp);
        if (!appended) {
            return appended.error();
        }
        const auto projections = all(m_projections);
        for (const RecordedEvent& event : *appended) {
            State now = after(state, event.event, event.stamp.at);
            if (auto projected = project(*m_database, projections, event, state, now); !projected) {
                return projected;
            }
            state = std::move(now);
        }
        written = std::move(*appended);
        return {};
    };
    const auto done = m_database->inTransaction(recordAll);
    return done ? Result<std::vector<RecordedEvent>>(std::move(written)) : done.error();
}

Result<std::vector<RecordedEvent>>
Journal::record(const domain::ItemId& item, const std::function<Result<domain::Events>(const domain::Item&)>& decide,
                const Stamp& stamp)
{
    return recordOn(domain::Item{item}, decide, stamp);
}

Result<std::vector<RecordedEvent>>
Journal::record(const domain::Sku& sku, const std::function<Result<domain::Events>(const domain::Product&)>& decide,
                const Stamp& stamp)
{
    return recordOn(domain::Product{sku}, decide, stamp);
}

Result<void> Journal::note(const domain::StationId& station, const domain::Event& event, const Stamp& stamp)
{
    // A station's history is kept like a unit's; it has no state of its own.
    const domain::ItemId subject(domain::subjectOf(station).text());
    const auto written = record(
        subject, [&](const domain::Item&) { return Result<domain::Events>(domain::Events{event}); }, stamp);
    return written ? Result<void>() : written.error();
}

Result<int> Journal::receive(const std::vector<EventRow>& rows)
{
    int added = 0;
    const auto done = m_database->inTransaction([&]() -> Result<void> {
        if (auto current = requireCurrent(*m_database, m_projections); !current) {
            return current;
        }
        const auto arrived = appended(*m_database, rows);
        if (!arrived || arrived->empty()) {
            return arrived ? Result<void>() : arrived.error();
        }
        added = static_cast<int>(arrived->size());
        return takeArrived(*m_database, m_projections, *arrived);
    });
    return done ? Result<int>(added) : done.error();
}

Result<void> Journal::rebuild()
{
    return m_database->inTransaction([&] { return remake(*m_database, all(m_projections)); });
}

} // namespace regrade::store
