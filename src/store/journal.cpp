#include "store/journal.h"

#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace regrade::store {

namespace {

constexpr std::string_view kProductPrefix = "sku:";
/// Half of the units kept in memory during a replay; a unit that was dropped is folded again from the log.
constexpr std::size_t kRememberedSubjects = 10'000;

bool isProduct(const domain::SubjectId& subject) { return subject.text().rfind(kProductPrefix, 0) == 0; }

domain::Sku skuOf(const domain::SubjectId& subject)
{
    return domain::Sku(subject.text().substr(kProductPrefix.size()));
}

domain::SubjectId subjectOf(const domain::Item& item) { return domain::subjectOf(item.id); }
domain::SubjectId subjectOf(const domain::Product& product) { return domain::subjectOf(product.sku); }

template <class State>
State folded(State state, const std::vector<RecordedEvent>& history, int upTo)
{
    for (const RecordedEvent& event : history) {
        if (event.version <= upTo) {
            state = after(std::move(state), event.event, event.stamp.at);
        }
    }
    return state;
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const RecordedEvent& event,
                     const domain::Item& before, const domain::Item& now)
{
    for (const Projection* projection : projections) {
        if (auto taken = projection->take(database, event, before, now); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const RecordedEvent& event,
                     const domain::Product& /*before*/, const domain::Product& now)
{
    for (const Projection* projection : projections) {
        if (auto taken = projection->take(database, event, now); !taken) {
            return taken;
        }
    }
    return {};
}

/// Leads the states of all subjects along the log, with bounded memory.
class Replay {
public:
    Replay(Database& target, const Database& source, const std::vector<const Projection*>& projections)
        : m_target(target), m_log(source)
    {
        for (const Projection* projection : projections) {
            if (auto gathering = projection->gather(target)) {
                m_gatherings.push_back(std::move(gathering));
            } else {
                m_plain.push_back(projection);
            }
        }
    }

    Result<void> take(const RecordedEvent& event)
    {
        return isProduct(event.subject) ? takeProduct(event) : takeItem(event);
    }

    Result<void> finish()
    {
        for (Items* items : {&m_older, &m_younger}) {
            if (auto settled = settle(*items); !settled) {
                return settled;
            }
        }
        for (const auto& gathering : m_gatherings) {
            if (auto finished = gathering->finish(); !finished) {
                return finished;
            }
        }
        return {};
    }

private:
    using Items = std::unordered_map<std::string, domain::Item>;

    Result<void> takeItem(const RecordedEvent& event)
    {
        auto found = itemOf(event);
        if (!found) {
            return found.error();
        }
        domain::Item& item = **found;
        for (const auto& gathering : m_gatherings) {
            gathering->note(event, item);
        }
        std::optional<domain::Item> before;
        if (!m_plain.empty()) {
            before = item;
        }
        domain::fold(item, event.event, event.stamp.at);
        for (const auto& gathering : m_gatherings) {
            if (auto taken = gathering->take(event, item); !taken) {
                return taken;
            }
        }
        return before ? project(m_target, m_plain, event, *before, item) : Result<void>();
    }

    /// The unit's state before the event: from memory, or folded again from the log.
    Result<domain::Item*> itemOf(const RecordedEvent& event)
    {
        const std::string& name = event.subject.text();
        if (const auto young = m_younger.find(name); young != m_younger.end()) {
            return &young->second;
        }
        if (m_younger.size() >= kRememberedSubjects) {
            if (auto settled = settle(m_older); !settled) {
                return settled.error();
            }
            m_older = std::exchange(m_younger, {});
        }
        if (auto old = m_older.extract(name)) {
            return &m_younger.insert(std::move(old)).position->second;
        }
        domain::Item fresh{domain::ItemId(name)};
        if (event.version > 1) {
            const auto history = m_log.history(event.subject);
            if (!history) {
                return history.error();
            }
            fresh = folded(std::move(fresh), *history, event.version - 1);
        }
        return &m_younger.emplace(name, std::move(fresh)).first->second;
    }

    Result<void> settle(Items& items)
    {
        for (const auto& [name, item] : items) {
            for (const auto& gathering : m_gatherings) {
                if (auto settled = gathering->settle(item); !settled) {
                    return settled;
                }
            }
        }
        items.clear();
        return {};
    }

    /// Products are few; all of them stay in memory.
    Result<void> takeProduct(const RecordedEvent& event)
    {
        const domain::Sku sku = skuOf(event.subject);
        const auto found = m_products.try_emplace(sku.text(), domain::Product{sku}).first;
        domain::Product now = after(found->second, event.event, event.stamp.at);
        for (const auto& gathering : m_gatherings) {
            if (auto taken = gathering->take(event, now); !taken) {
                return taken;
            }
        }
        auto projected = project(m_target, m_plain, event, found->second, now);
        found->second = std::move(now);
        return projected;
    }

    Database& m_target;
    EventLog m_log;
    std::vector<std::unique_ptr<Gathering>> m_gatherings;
    std::vector<const Projection*> m_plain;
    Items m_younger; ///< changed since it was begun
    Items m_older;   ///< the ones before that; what has not changed for so long is dropped with them
    std::unordered_map<std::string, domain::Product> m_products;
};

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

} // namespace

Result<void> replayInto(Database& target, const Database& source, const std::vector<const Projection*>& projections)
{
    for (const Projection* projection : projections) {
        if (auto emptied = projection->reset(target); !emptied) {
            return emptied;
        }
    }
    if (projections.empty()) {
        return {};
    }
    Replay replay(target, source, projections);
    Result<void> outcome;
    const auto walked = EventLog(source).forEach([&](const RecordedEvent& event) {
        if (outcome) {
            outcome = replay.take(event);
        }
    });
    if (!walked || !outcome) {
        return !walked ? walked : outcome;
    }
    return replay.finish();
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
        state = folded(std::move(state), *history, version);
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

Result<void> Journal::rebuild()
{
    return m_database->inTransaction([&] { return remake(*m_database, all(m_projections)); });
}

} // namespace regrade::store
