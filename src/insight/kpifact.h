#pragma once

#include "domain/item.h"
#include "store/eventlog.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::insight::kpi {

// The names under which the projection `kpi` counts.
inline constexpr std::string_view kReceived = "received"; ///< key "first" or "again"
inline constexpr std::string_view kReason = "reason";
inline constexpr std::string_view kGrade = "grade";
inline constexpr std::string_view kOutcome = "outcome";       ///< key "ready", "left" or "open"
inline constexpr std::string_view kSuccess = "success";       ///< key = category|ready or category|left
inline constexpr std::string_view kStaySold = "staySold";     ///< key = days to the sale
inline constexpr std::string_view kStayLeft = "stayLeft";     ///< key = days to the exit
inline constexpr std::string_view kStayOpen = "stayOpen";     ///< key = day on which it came
inline constexpr std::string_view kAssess = "assess";         ///< key = whole seconds
inline constexpr std::string_view kAgree = "agree";           ///< key "yes" or "no"
inline constexpr std::string_view kHands = "hands";           ///< x = seconds of assessment and work
inline constexpr std::string_view kCost = "cost";             ///< key = currency; x = cost; also the three below
inline constexpr std::string_view kSale = "sale";             ///< x = cost, y = price; sales that stood
inline constexpr std::string_view kProfit = "profit";         ///< x = price - cost - book value, y = price
inline constexpr std::string_view kSaleOdd = "saleOdd";       ///< sold in another currency than it cost
inline constexpr std::string_view kSaleNoBook = "saleNoBook"; ///< sold, and nobody said what it stood in the books for
inline constexpr std::string_view kSold = "sold";             ///< key "kept" or "back"
inline constexpr std::string_view kLifeBack = "lifeBack";     ///< key = days from sale to return
inline constexpr std::string_view kLifeKept = "lifeKept";     ///< key = day of the sale
inline constexpr std::string_view kCame = "came";     ///< key = currency; x = book value, y = day: into the stock
inline constexpr std::string_view kGone = "gone";     ///< the same, out of it
inline constexpr std::string_view kExit = "exit";     ///< key = route
inline constexpr std::string_view kReuse = "reuse";   ///< key: see reuseKey; x = grams of filler
inline constexpr std::string_view kOrders = "orders"; ///< of new goods, by the first day of their month
inline constexpr std::string_view kRating = "rating"; ///< key "first" or "second"; x = stars, y = praise of reuse
// What is so now, whatever the period.
inline constexpr std::string_view kStage = "stage";     ///< key = stage, "listed", "exitDue" or "none"
inline constexpr std::string_view kWorking = "working"; ///< key = stage
inline constexpr std::string_view kStock = "stock";     ///< key = day on which it came

/// A counter: units, and sums of a pair of amounts over them.
struct Sums {
    std::int64_t units = 0;
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::int64_t xx = 0;
    std::int64_t xy = 0;
    std::int64_t yy = 0;

    [[nodiscard]] bool isNothing() const { return *this == Sums{}; }
    [[nodiscard]] bool operator==(const Sums&) const = default;
};
void add(Sums& sum, const Sums& more, int sign = 1);

struct Entry {
    std::string_view metric;
    std::optional<std::int64_t> day; ///< UTC, since 1970; unset = what is so now
    std::string key;
    Sums sums;
};

/// One cycle of a unit as the figures need it: from the day on which it came to its sale, its exit or today. Nothing
/// but `take` writes it; what it counts for follows from it alone.
struct Fact {
    std::string item;
    std::int64_t cycle = 1;
    std::string owner;
    std::string category;
    std::string site; ///< station that took the unit in, for all its cycles
    std::string sku;
    std::string reason;
    std::string grade; ///< empty = ungraded
    std::string standing;
    std::string stage;
    std::int64_t working = 0;
    std::string currency; ///< of cost and book value
    std::int64_t received = 0;
    std::optional<std::int64_t> graded; ///< day of the cycle's first grading
    std::int64_t seconds = -1;          ///< of that assessment; -1 = it was not measured
    std::int64_t agreed = -1;           ///< whether camera and person agreed then; -1 = the camera had proposed nothing
    std::int64_t workMs = 0;
    std::int64_t cost = 0;
    std::int64_t book = 0; ///< book value; the original price where nobody said it
    std::int64_t hasBook = 0;
    std::optional<std::int64_t> ready; ///< day of the packing
    std::optional<std::int64_t> sold;
    std::optional<std::int64_t> price; ///< in `currency`; unset = not sold, or in another one
    std::optional<std::int64_t> left;
    std::string route;                ///< of the exit
    std::optional<std::int64_t> back; ///< day on which the sale came back
    std::string carton;
    std::string material;
    std::string filler;
    std::int64_t fillerG = 0;
    std::int64_t parts = 0; ///< 1 = parts were put in

    [[nodiscard]] bool operator==(const Fact&) const = default;
    /// Counts as stock and binds its book value.
    [[nodiscard]] bool isStock() const
    {
        return standing == "inHouse" || standing == "listed" || standing == "exitDue";
    }
};

/// False for events that change no fact.
[[nodiscard]] bool matters(const domain::Event& event);
/// The event as it changes the fact of the unit's present cycle. A fact without a site is new.
void take(Fact& fact, const store::RecordedEvent& event, const domain::Item& after);

using Count = std::function<void(Entry)>;
/// Everything that the fact counts for.
void count(const Fact& fact, const Count& count);

/// What the estimate of a second use rests on, as the key of kReuse.
struct ReuseKey {
    std::string sku;
    std::string category;
    std::string carton;
    std::string material;
    std::string filler;
    bool packed = false;
    bool parts = false;
};
[[nodiscard]] std::string reuseKey(const Fact& fact);
[[nodiscard]] ReuseKey reuseKeyFrom(const std::string& text);

} // namespace regrade::insight::kpi
