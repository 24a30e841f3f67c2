#pragma once

#include "store/eventlog.h"
#include "store/projection.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace regrade::store {

/// Leads the states of all subjects along a log in which every history arrived in its own order, with bounded memory,
/// and lets read models gather. The quick way; StateWalk takes any log.
class Replay {
public:
    Replay(Database& target, const Database& source, const std::vector<const Projection*>& projections);

    [[nodiscard]] Result<void> take(const RecordedEvent& event);
    [[nodiscard]] Result<void> finish();
    /// False from the first event that does not continue its history: then what was taken is worth nothing.
    [[nodiscard]] bool isInOrder() const { return m_inOrder; }

private:
    using Items = std::unordered_map<std::string, domain::Item>;

    [[nodiscard]] Result<void> takeItem(const RecordedEvent& event);
    [[nodiscard]] Result<void> takeProduct(const RecordedEvent& event);
    [[nodiscard]] Result<domain::Item*> itemOf(const RecordedEvent& event);
    [[nodiscard]] Result<void> settle(Items& items);

    Database& m_target;
    EventLog m_log;
    std::vector<std::unique_ptr<Gathering>> m_gatherings;
    std::vector<const Projection*> m_plain;
    Items m_younger; ///< changed since it was begun
    Items m_older;   ///< the ones before that; what has not changed for so long is dropped with them
    std::unordered_map<std::string, domain::Product> m_products; ///< few, so all stay in memory
    bool m_inOrder = true;
};

} // namespace regrade::store
