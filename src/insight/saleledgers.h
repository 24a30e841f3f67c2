#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "stats/interval.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `sale_ledgers`: the units of each box, the vouchers of recycling points, and the ratings of buyers.
[[nodiscard]] std::unique_ptr<const store::Projection> makeSaleLedgers();

/// A box and the units in it, oldest box first.
struct Bundle {
    std::string bundle;
    std::string kind;
    std::string name;
    std::vector<std::string> units; ///< in the order in which they were put in
};
[[nodiscard]] Result<std::vector<Bundle>> bundles(const store::Database& database);
/// The units of one box; none = there is no such box.
[[nodiscard]] Result<std::vector<std::string>> unitsIn(const store::Database& database, const std::string& bundle);

enum class VoucherState { open, redeemed, expired };
[[nodiscard]] std::string_view nameOf(VoucherState value);

struct Voucher {
    std::string voucher;
    std::string unit;
    int points = 0;
    Money worth;
    std::string until; ///< YYYY-MM-DD
    Time granted;
    std::string order; ///< that it was used with; empty = it was not
    VoucherState state = VoucherState::open;
};
/// Newest first; `today` (YYYY-MM-DD) tells what has expired.
[[nodiscard]] Result<std::vector<Voucher>> vouchers(const store::Database& database, const std::string& today);
[[nodiscard]] Result<std::optional<Voucher>> findVoucher(const store::Database& database, const std::string& voucher,
                                                         const std::string& today);

/// granted = open + redeemed + expired, in points and in money; one line for each currency.
struct PointBalance {
    std::string currency;
    int granted = 0;
    int open = 0;
    int redeemed = 0;
    int expired = 0;
    Money liability; ///< worth of what is open
};
[[nodiscard]] std::vector<PointBalance> balanceOf(const std::vector<Voucher>& vouchers);

/// Ratings of first sales (`second` false) or of units sold here.
struct RatingFigures {
    bool second = false;
    int n = 0;
    double mean = 0.0;   ///< stars, 1 to 5; 0 without a rating
    double spread = 0.0; ///< standard deviation; 0 with fewer than 2
    double low = 0.0;    ///< 95 % interval of the mean, normal; equal to the mean with fewer than 30
    double high = 0.0;
    stats::Share praisesReuse; ///< of them, those tagged so
};
struct RatingFilter {
    std::optional<std::string> sku;
    std::string from; ///< YYYY-MM-DD, first and last day; empty = open
    std::string to;
};
[[nodiscard]] Result<RatingFigures> ratings(const store::Database& database, bool second, const RatingFilter& filter);
/// Units about which a poll or an auction was ever opened, in the order of their tags.
[[nodiscard]] Result<std::vector<std::string>> unitsWithASay(const store::Database& database);
/// How often units came back after their sale: those that followers had a say in, and the others.
struct Participation {
    stats::Share with;
    stats::Share without;
    std::optional<stats::Interval> difference; ///< with less without, at 95 %; nothing while one of them is empty
};
[[nodiscard]] Result<Participation> participation(const store::Database& database);
/// Whether a rating of that reference is on record.
[[nodiscard]] Result<bool> isRated(const store::Database& database, const std::string& reference);

} // namespace regrade::insight
