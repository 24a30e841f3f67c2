#pragma once

#include "store/eventlog.h"
#include "store/subjectchange.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace regrade::store {

/// Leads the states of all subjects along a whole log, with bounded memory, and lets read models gather.
class Replay {
public:
    /// The histories of the `whole` subjects need not have arrived in their own order: each is taken at its first
    /// event. All must outlive the replay.
    Replay(Database& target, const Database& source, const std::vector<const Projection*>& projections,
           const std::unordered_set<std::string>& whole);

    [[nodiscard]] Result<void> take(const RecordedEvent& event);
    [[nodiscard]] Result<void> finish();
    /// Other subjects with an event that does not continue its history. Where there is one, what was taken is worth
    /// nothing.
    [[nodiscard]] const std::unordered_set<std::string>& outOfOrder() const { return m_outOfOrder; }

private:
    using Items = std::unordered_map<std::string, domain::Item>;

    [[nodiscard]] Result<void> takeItem(const RecordedEvent& event);
    [[nodiscard]] Result<void> takeWhole(const domain::Item& fresh);
    [[nodiscard]] Result<void> takeWhole(const domain::Product& fresh);
    [[nodiscard]] Result<void> takeProduct(const RecordedEvent& event);
    [[nodiscard]] Result<void> takeStep(const RecordedEvent& event, const domain::Product& before,
                                        const domain::Product& now);
    [[nodiscard]] Result<domain::Item*> itemOf(const RecordedEvent& event);
    [[nodiscard]] Result<void> settleOne();
    [[nodiscard]] Result<void> settle(const domain::Item& item);

    Database& m_target;
    EventLog m_log;
    Takers m_takers;
    Items m_younger;                                             ///< changed since it was begun
    Items m_older;                                               ///< the ones before that; they leave one by one
    std::unordered_map<std::string, domain::Product> m_products; ///< few, so all stay in memory
    const std::unordered_set<std::string>& m_whole;
    std::unordered_set<std::string> m_taken; ///< of the whole ones
    std::unordered_set<std::string> m_outOfOrder;
};

} // namespace regrade::store
