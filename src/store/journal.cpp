#include "store/journal.h"

#include "store/arrivals.h"
#include "store/merging.h"
#include "store/replay.h"
#include "store/statewalk.h"

#include <limits>
#include <unordered_map>
#include <unordered_set>

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

Result<std::vector<Arrivals::Arrival>> appended(Database& database, const std::vector<EventRow>& rows)
{
    Arrivals arrivals(database);
    std::vector<Arrivals::Arrival> arrived;
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

/// The subjects of which some arrival does not stand at the end of the history.
Result<std::unordered_set<std::string>> insertedInto(const Database& database,
                                                     const std::vector<Arrivals::Arrival>& arrived)
{
    std::unordered_set<std::string> subjects;
    std::unordered_map<std::string, std::int64_t> lengths;
    for (const Arrivals::Arrival& one : arrived) {
        const std::string& subject = one.event.subject.text();
        const auto added = lengths.try_emplace(subject, 0);
        std::int64_t& length = added.first->second;
        if (added.second) {
            const auto asked =
                database.each("SELECT COUNT(*) FROM event WHERE item = ? AND rowid < ?",
                              {subject, arrived.front().place}, [&](const Row& row) { length = row.integer(0); });
            if (!asked) {
                return asked.error();
            }
        }
        if (one.event.version <= length) {
            subjects.insert(subject);
        }
        ++length;
    }
    return subjects;
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

/// False when some event does not continue its history, as where several stations write: the read models are then half
/// made.
Result<bool> replayedInOrder(Database& target, const Database& source,
                             const std::vector<const Projection*>& projections)
{
    Replay replay(target, source, projections);
    Result<void> outcome;
    const auto walked = EventLog(source).forEach([&](const RecordedEvent& event) {
        if (outcome && replay.isInOrder()) {
            outcome = replay.take(event);
        }
    });
    if (!walked || !outcome) {
        return !walked ? walked.error() : outcome.error();
    }
    if (!replay.isInOrder()) {
        return false;
    }
    const auto finished = replay.finish();
    return finished ? Result<bool>(true) : finished.error();
}

} // namespace

Result<void> replayInto(Database& target, const Database& source, const std::vector<const Projection*>& projections)
{
    if (auto emptied = reset(target, projections); !emptied || projections.empty()) {
        return emptied;
    }
    const auto quick = replayedInOrder(target, source, projections);
    if (!quick) {
        return quick.error();
    }
    if (*quick) {
        return {};
    }
    auto apart = writtenApart(source);
    auto emptied = reset(target, projections);
    if (!apart || !emptied) {
        return !apart ? apart.error() : emptied;
    }
    StateWalk walk(target, source, projections);
    walk.takeWhole(std::move(*apart), 0, std::numeric_limits<std::int64_t>::max());
    Result<void> outcome;
    const auto walked = EventLog(source).forEachArrival([&](const RecordedEvent& event, std::int64_t arrived) {
        if (outcome) {
            outcome = walk.take(event, arrived);
        }
    });
    return walked ? outcome : walked;
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
        const auto between = insertedInto(*m_database, *arrived);
        if (!between) {
            return between.error();
        }
        const auto projections = all(m_projections);
        StateWalk walk(*m_database, *m_database, projections);
        walk.takeWhole(*between, arrived->front().place - 1, arrived->back().place);
        for (const Arrivals::Arrival& one : *arrived) {
            if (auto taken = walk.take(one.event, one.place); !taken) {
                return taken;
            }
        }
        added = static_cast<int>(arrived->size());
        return {};
    });
    return done ? Result<int>(added) : done.error();
}

Result<void> Journal::rebuild()
{
    return m_database->inTransaction([&] { return remake(*m_database, all(m_projections)); });
}

} // namespace regrade::store
