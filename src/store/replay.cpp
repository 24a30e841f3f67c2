#include "store/replay.h"

#include "store/merging.h"
#include "store/statewalk.h"

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

Replay::Replay(Database& target, const Database& source, const std::vector<const Projection*>& projections)
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

Result<void> Replay::take(const RecordedEvent& event)
{
    return isProduct(event.subject) ? takeProduct(event) : takeItem(event);
}

Result<void> Replay::finish()
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

Result<void> Replay::takeItem(const RecordedEvent& event)
{
    auto found = itemOf(event);
    if (!found) {
        return found.error();
    }
    domain::Item& item = **found;
    if (item.version + 1 != event.version) {
        m_inOrder = false;
        return {};
    }
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
Result<domain::Item*> Replay::itemOf(const RecordedEvent& event)
{
    const std::string& name = event.subject.text();
    if (const auto young = m_younger.find(name); young != m_younger.end()) {
        return &young->second;
    }
    if (m_younger.size() >= kHalfOfTheUnits) {
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
        fresh = foldedBefore(std::move(fresh), *history, event.version);
    }
    return &m_younger.emplace(name, std::move(fresh)).first->second;
}

Result<void> Replay::settle(Items& items)
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

Result<void> Replay::takeProduct(const RecordedEvent& event)
{
    const domain::Sku sku = skuOf(event.subject);
    const auto found = m_products.try_emplace(sku.text(), domain::Product{sku}).first;
    if (found->second.version + 1 != event.version) {
        m_inOrder = false;
        return {};
    }
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

} // namespace regrade::store
