#include "store/replay.h"

#include "store/merging.h"

#include <optional>
#include <utility>

namespace regrade::store {

namespace {

/// Half of the units kept in memory during a replay; a unit that was dropped is folded again from the log.
constexpr std::size_t kHalfOfTheUnits = 10'000;

/// The unit as it was before the event that would be its `version`th.
domain::Item foldedBefore(domain::Item item, const std::vector<RecordedEvent>& history, int version)
{
    for (const RecordedEvent& event : history) {
        if (event.version < version) {
            domain::fold(item, event.event, event.stamp.at);
        }
    }
    return item;
}

} // namespace

Replay::Replay(Database& target, const Database& source, const std::vector<const Projection*>& projections,
               const std::unordered_set<std::string>& whole)
    : m_target(target), m_log(source), m_whole(whole)
{
    for (const Projection* projection : projections) {
        if (auto gathering = projection->gather(target)) {
            m_takers.gathering.push_back(std::move(gathering));
        } else {
            m_takers.plain.push_back(projection);
        }
    }
}

Result<void> Replay::take(const RecordedEvent& event)
{
    const std::string& name = event.subject.text();
    if (!m_whole.empty() && m_whole.contains(name)) {
        if (!m_taken.insert(name).second) {
            return {};
        }
        return isProduct(event.subject) ? takeWhole(domain::Product{skuOf(event.subject)})
                                        : takeWhole(domain::Item{domain::ItemId(name)});
    }
    return isProduct(event.subject) ? takeProduct(event) : takeItem(event);
}

Result<void> Replay::finish()
{
    m_older.merge(m_younger);
    while (!m_older.empty()) {
        if (auto settled = settleOne(); !settled) {
            return settled;
        }
    }
    return m_takers.finish();
}

Result<void> Replay::takeItem(const RecordedEvent& event)
{
    auto found = itemOf(event);
    if (!found) {
        return found.error();
    }
    domain::Item& item = **found;
    if (item.version + 1 != event.version) {
        m_outOfOrder.insert(event.subject.text());
        return {};
    }
    for (const auto& gathering : m_takers.gathering) {
        gathering->note(event, item);
    }
    std::optional<domain::Item> before;
    if (!m_takers.plain.empty()) {
        before = item;
    }
    domain::fold(item, event.event, event.stamp.at);
    for (const auto& gathering : m_takers.gathering) {
        if (auto taken = gathering->take(event, item); !taken) {
            return taken;
        }
    }
    return before ? project(m_target, m_takers.plain, event, *before, item) : Result<void>();
}

/// The unit's state before the event: from memory, or folded again from the log.
Result<domain::Item*> Replay::itemOf(const RecordedEvent& event)
{
    const std::string& name = event.subject.text();
    if (const auto young = m_younger.find(name); young != m_younger.end()) {
        return &young->second;
    }
    if (m_younger.size() >= kHalfOfTheUnits) {
        m_older.swap(m_younger); // which is empty by now: for each unit that was added one was settled
    }
    if (auto old = m_older.extract(name)) {
        return &m_younger.insert(std::move(old)).position->second;
    }
    if (auto settled = settleOne(); !settled) {
        return settled.error();
    }
    domain::Item fresh{domain::ItemId(name)};
    if (event.version > 1) {
        const auto history = m_log.history(event.subject);
        if (!history) {
            return history.error();
        }
        fresh = foldedBefore(std::move(fresh), *history, event.version);
        for (const auto& gathering : m_takers.gathering) {
            gathering->begin(fresh);
        }
    }
    return &m_younger.emplace(name, std::move(fresh)).first->second;
}

/// One at a time, so that those who read ahead never wait long.
Result<void> Replay::settleOne()
{
    if (m_older.empty()) {
        return {};
    }
    auto settled = settle(m_older.begin()->second);
    m_older.erase(m_older.begin());
    return settled;
}

Result<void> Replay::settle(const domain::Item& item)
{
    for (const auto& gathering : m_takers.gathering) {
        if (auto settled = gathering->settle(item); !settled) {
            return settled;
        }
    }
    return {};
}

Result<void> Replay::takeProduct(const RecordedEvent& event)
{
    const domain::Sku sku = skuOf(event.subject);
    const auto found = m_products.try_emplace(sku.text(), domain::Product{sku}).first;
    if (found->second.version + 1 != event.version) {
        m_outOfOrder.insert(event.subject.text());
        return {};
    }
    domain::Product now = after(found->second, event.event, event.stamp.at);
    auto taken = takeStep(event, found->second, now);
    found->second = std::move(now);
    return taken;
}

Result<void> Replay::takeStep(const RecordedEvent& event, const domain::Product& before, const domain::Product& now)
{
    for (const auto& gathering : m_takers.gathering) {
        if (auto taken = gathering->take(event, now); !taken) {
            return taken;
        }
    }
    return project(m_target, m_takers.plain, event, before, now);
}

Result<void> Replay::takeWhole(const domain::Item& fresh)
{
    const auto change = changeOf(m_log, fresh, 0);
    return change ? m_takers.take(m_target, *change) : change.error();
}

Result<void> Replay::takeWhole(const domain::Product& fresh)
{
    const auto change = changeOf(m_log, fresh, 0);
    if (!change) {
        return change.error();
    }
    for (const ProductStep& step : change->steps) {
        if (auto taken = takeStep(step.event, step.before, step.after); !taken) {
            return taken;
        }
    }
    return {};
}

} // namespace regrade::store
