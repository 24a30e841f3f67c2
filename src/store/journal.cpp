#include "store/journal.h"

#include <stdexcept>
#include <unordered_map>

namespace regrade::store {

namespace {

constexpr std::string_view kProductPrefix = "sku:";
/// Units kept in memory during a replay; a unit that was dropped is folded again from the log.
constexpr std::size_t kRememberedSubjects = 50'000;

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
        : m_target(target), m_log(source), m_projections(projections)
    {
    }

    Result<void> take(const RecordedEvent& event)
    {
        return isProduct(event.subject) ? advance(m_products, domain::Product{skuOf(event.subject)}, event)
                                        : advance(m_items, domain::Item{domain::ItemId(event.subject.text())}, event);
    }

private:
    template <class State>
    Result<void> advance(std::unordered_map<std::string, State>& states, State fresh, const RecordedEvent& event)
    {
        auto found = states.find(event.subject.text());
        if (found == states.end()) {
            if (event.version > 1) {
                const auto history = m_log.history(event.subject);
                if (!history) {
                    return history.error();
                }
                fresh = folded(std::move(fresh), *history, event.version - 1);
            }
            if (states.size() >= kRememberedSubjects) {
                states.clear();
            }
            found = states.emplace(event.subject.text(), std::move(fresh)).first;
        }
        State now = after(found->second, event.event, event.stamp.at);
        auto projected = project(m_target, m_projections, event, found->second, now);
        found->second = std::move(now);
        return projected;
    }

    Database& m_target;
    EventLog m_log;
    const std::vector<const Projection*>& m_projections;
    std::unordered_map<std::string, domain::Item> m_items;
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

Result<void> Journal::rebuild()
{
    return m_database->inTransaction([&] { return remake(*m_database, all(m_projections)); });
}

} // namespace regrade::store
