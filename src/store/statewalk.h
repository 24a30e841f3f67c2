#pragma once

#include "store/eventlog.h"
#include "store/projection.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace regrade::store {

/// Leads the states of all subjects along the log in the order of arrival and lets projections take every event, with
/// bounded memory. An event that belongs into the middle of a history makes the projections forget that subject and
/// take it anew, so that they depend on the events alone and not on the order in which they came.
class StateWalk {
public:
    /// All must outlive the walk. `source` may be the same database as `target`.
    StateWalk(Database& target, const Database& source, const std::vector<const Projection*>& projections)
        : m_target(target), m_log(source), m_projections(projections)
    {
    }

    /// Subjects whose events between these two places belong into the middle of their histories: each is taken anew as
    /// a whole, once, at its first event behind `before`, instead of once for every event.
    void takeWhole(std::unordered_set<std::string> subjects, std::int64_t before, std::int64_t until);
    /// `arrived`: the event's place in the order of arrival of `source`.
    [[nodiscard]] Result<void> take(const RecordedEvent& event, std::int64_t arrived);

private:
    template <class State>
    [[nodiscard]] Result<void> advance(std::unordered_map<std::string, State>& states, State fresh,
                                       const RecordedEvent& event, std::int64_t arrived);
    template <class State>
    [[nodiscard]] Result<void> advanceWhole(std::unordered_map<std::string, State>& states, const State& fresh,
                                            const domain::SubjectId& subject);
    template <class State>
    [[nodiscard]] Result<State> takenAnew(const State& fresh, const std::vector<RecordedEvent>& earlier,
                                          const std::vector<RecordedEvent>& history);

    Database& m_target;
    EventLog m_log;
    const std::vector<const Projection*>& m_projections;
    std::unordered_map<std::string, domain::Item> m_items;
    std::unordered_map<std::string, domain::Product> m_products;
    std::unordered_set<std::string> m_whole;
    std::unordered_set<std::string> m_wholeTaken;
    std::int64_t m_before = 0;
    std::int64_t m_until = 0;
};

/// One event, in its place at the end of its subject's history.
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const RecordedEvent& event, const domain::Item& before, const domain::Item& now);
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const RecordedEvent& event, const domain::Product& before,
                                   const domain::Product& now);

/// Whether the subject is a product, and which; all others are units.
[[nodiscard]] bool isProduct(const domain::SubjectId& subject);
[[nodiscard]] domain::Sku skuOf(const domain::SubjectId& subject);
[[nodiscard]] domain::SubjectId subjectOf(const domain::Item& item);
[[nodiscard]] domain::SubjectId subjectOf(const domain::Product& product);

} // namespace regrade::store
