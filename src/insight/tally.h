#pragma once

#include "domain/item.h"
#include "store/eventlog.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::insight {

// The names under which the projection `throughput` counts.
inline constexpr std::string_view kReceived = "received";
inline constexpr std::string_view kStanding = "standing";
inline constexpr std::string_view kStage = "stage";
inline constexpr std::string_view kGrade = "grade";
inline constexpr std::string_view kFirstGrade = "firstGrade";
inline constexpr std::string_view kReason = "reason";
inline constexpr std::string_view kFinished = "finished"; ///< key "ready" or "notReady"
inline constexpr std::string_view kTiedUp = "tiedUp";     ///< key = currency; also the two below
inline constexpr std::string_view kRevenue = "revenue";
inline constexpr std::string_view kRefurbCost = "refurbCost";
inline constexpr std::string_view kProposal = "proposal"; ///< key "agreed" or "differed"
inline constexpr std::string_view kSales = "sales";
inline constexpr std::string_view kReturnsAgain = "returnsAgain";
inline constexpr std::string_view kMonthReceived = "monthReceived";
inline constexpr std::string_view kMonthSold = "monthSold";
inline constexpr std::string_view kDurations = "durations"; ///< key = kind of duration
inline constexpr std::string_view kOrders = "orders";
inline constexpr std::string_view kStockDay =
    "stockDay"; ///< units that bind money, by the day they were received; never 0

inline constexpr std::string_view kReady = "ready";
inline constexpr std::string_view kNotReady = "notReady";
inline constexpr std::string_view kAgreed = "agreed";
inline constexpr std::string_view kDiffered = "differed";
inline constexpr std::string_view kAssessment = "assessment";
inline constexpr std::string_view kStock = "stock";

/// Units and cents under (metric, key).
struct Amount {
    std::int64_t units = 0;
    std::int64_t minor = 0;
};

/// What is counted at once: so few counters that looking through them is quicker than keeping them in order.
class Tally {
public:
    struct Entry {
        std::string_view metric;
        std::string key;
        Amount amount;
    };

    void reserve(std::size_t counters) { m_entries.reserve(counters); }
    /// The counter under (metric, key); begun at nothing.
    [[nodiscard]] Amount& at(std::string_view metric, std::string_view key);
    void add(const Tally& other);
    void subtract(const Tally& other);
    /// Drops counters that stand at nothing.
    void tidy();
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

/// False for what changes no counter of a unit, so that nobody counts for nothing: most steps of work.
[[nodiscard]] bool countsFor(const domain::Event& event);
/// What the unit counts for as it stands now.
[[nodiscard]] Tally standingTally(const domain::Item& item);
/// What the event itself counts for, whatever becomes of the unit later.
[[nodiscard]] Tally eventTally(const store::RecordedEvent& event, const domain::Item& before);
/// `after` without what `before` already counted; only what changed.
[[nodiscard]] Tally difference(Tally after, const Tally& before);

} // namespace regrade::insight
