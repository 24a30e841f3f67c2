#include "store/statewalk.h"

#include "store/merging.h"

#include <algorithm>

namespace regrade::store {

namespace {

constexpr std::string_view kProductPrefix = "sku:";
/// Units kept in memory; a unit that was dropped is folded again from the log.
constexpr std::size_t kRememberedSubjects = 50'000;

bool isSame(const RecordedEvent& left, const RecordedEvent& right)
{
    return left.seq == right.seq && left.stamp.station == right.stamp.station;
}

} // namespace

bool isProduct(const domain::SubjectId& subject) { return subject.text().rfind(kProductPrefix, 0) == 0; }

domain::Sku skuOf(const domain::SubjectId& subject)
{
    return domain::Sku(subject.text().substr(kProductPrefix.size()));
}

domain::SubjectId subjectOf(const domain::Item& item) { return domain::subjectOf(item.id); }
domain::SubjectId subjectOf(const domain::Product& product) { return domain::subjectOf(product.sku); }

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

void StateWalk::takeWhole(std::unordered_set<std::string> subjects, std::int64_t before, std::int64_t until)
{
    m_whole = std::move(subjects);
    m_before = before;
    m_until = until;
}

Result<void> StateWalk::take(const RecordedEvent& event, std::int64_t arrived)
{
    return isProduct(event.subject)
               ? advance(m_products, domain::Product{skuOf(event.subject)}, event, arrived)
               : advance(m_items, domain::Item{domain::ItemId(event.subject.text())}, event, arrived);
}

template <class State>
Result<void> StateWalk::advance(std::unordered_map<std::string, State>& states, State fresh, const RecordedEvent& event,
                                std::int64_t arrived)
{
    if (m_whole.contains(event.subject.text()) && arrived <= m_until) {
        return advanceWhole(states, fresh, event.subject);
    }
    auto found = states.find(event.subject.text());
    if (found == states.end()) {
        if (states.size() >= kRememberedSubjects) {
            states.clear();
        }
        const auto history = m_log.history(event.subject, arrived - 1);
        if (!history) {
            return history.error();
        }
        found = states.emplace(event.subject.text(), merged(fresh, *history)).first;
    }
    if (event.version <= found->second.version) {
        const auto history = m_log.history(event.subject, arrived);
        if (!history) {
            return history.error();
        }
        auto earlier = *history;
        std::erase_if(earlier, [&](const RecordedEvent& one) { return isSame(one, event); });
        auto now = takenAnew(fresh, earlier, *history);
        if (!now) {
            return now.error();
        }
        found->second = std::move(*now);
        return {};
    }
    State now = after(found->second, event.event, event.stamp.at);
    auto projected = project(m_target, m_projections, event, found->second, now);
    found->second = std::move(now);
    return projected;
}

template <class State>
Result<void> StateWalk::advanceWhole(std::unordered_map<std::string, State>& states, const State& fresh,
                                     const domain::SubjectId& subject)
{
    if (!m_wholeTaken.insert(subject.text()).second) {
        return {};
    }
    const auto earlier = m_log.history(subject, m_before);
    const auto history = m_log.history(subject, m_until);
    if (!earlier || !history) {
        return !earlier ? earlier.error() : history.error();
    }
    auto now = takenAnew(fresh, *earlier, *history);
    if (!now) {
        return now.error();
    }
    states.insert_or_assign(subject.text(), std::move(*now));
    return {};
}

/// `earlier` is what was taken so far, `history` what there is now.
template <class State>
Result<State> StateWalk::takenAnew(const State& fresh, const std::vector<RecordedEvent>& earlier,
                                   const std::vector<RecordedEvent>& history)
{
    const auto steps = stepsOf(fresh, earlier);
    for (const Projection* projection : m_projections) {
        if (steps.empty()) {
            break;
        }
        if (auto forgotten = projection->forget(m_target, steps); !forgotten) {
            return forgotten.error();
        }
    }
    State state = fresh;
    for (auto& step : stepsOf(fresh, history)) {
        if (auto taken = project(m_target, m_projections, step.event, step.before, step.after); !taken) {
            return taken.error();
        }
        state = std::move(step.after);
    }
    return state;
}

} // namespace regrade::store
