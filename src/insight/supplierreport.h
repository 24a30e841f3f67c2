#pragma once

#include "base/clock.h"
#include "rules/policy.h"
#include "stats/interval.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// How finely defects are told apart. Finer cells are smaller, and small ones are not told at all.
struct SupplierBy {
    bool zone = true;
    bool severity = false;
    bool lot = false;
};

/// Units of one product that came with one defect. Whoever reads it learns nothing of a single unit: no tag, no serial
/// number, no order, no photo.
struct SupplierCell {
    std::string sku;
    std::string code;     ///< kind of mark ("scratch"), "fault:battery" or "part:PT-BAT-40"
    std::string zone;     ///< of a mark, where it is told apart
    std::string severity; ///< by the policy's rows, where it is told apart; "open": a person must look
    std::string lot;      ///< reference of the pallet or batch that it came with; a maker's lot is not on record
    stats::Share share;   ///< of the product's units (of that lot) that were looked at, with its 95 % interval
    double shrunk = 0.0;  ///< rate drawn towards that of the other products (Poisson-gamma)
    double low = 0.0;     ///< 95 % interval of the shrunk rate
    double high = 0.0;
};

/// A code that has become frequent on one product, by a cumulative sum against the rate on all others.
struct SupplierAlarm {
    std::string sku;
    std::string code;
    double expected = 0.0; ///< rate on the other products
    stats::Share share;    ///< of the units since the change began
    Time since;            ///< the receipt of the first of them
};

struct SupplierReport {
    int least = 0;                   ///< units in the smallest cell that is told
    int units = 0;                   ///< that were looked at
    int hidden = 0;                  ///< cells that are too small to be told
    std::vector<SupplierCell> cells; ///< most frequent first
    std::vector<SupplierAlarm> alarms;
};

struct SupplierQuestion {
    SupplierBy by;
    std::string owner; ///< empty = every seller
    std::string sku;   ///< empty = every product
};

/// Marks of the first inspection, faults named for the repair and parts that were put in, per product. What is seen
/// after work was done is left out.
[[nodiscard]] Result<SupplierReport> supplierReport(const store::Database& database, const rules::Policy& policy,
                                                    const SupplierQuestion& question);

// The arithmetic of it, for itself.

struct RateCase {
    int hits = 0;
    int units = 0;
};
struct ShrunkRate {
    double rate = 0.0;
    double low = 0.0;
    double high = 0.0;
};
/// Rates of several groups, each drawn towards their common mean by a gamma prior whose mean and variance come from the
/// groups themselves (Marshall 1991, global estimator); where these do not differ by more than chance, the prior weighs
/// what the other groups' counts do. Intervals: gamma quantiles by Wilson and Hilferty.
[[nodiscard]] std::vector<ShrunkRate> shrunkRates(const std::vector<RateCase>& cases);

/// Where a code became frequent: the log likelihood ratio of twice the expected rate, summed up and never under zero.
/// With the alarm at 8 it rings falsely once in 2,980 units at most often. The place of the first unit of the change.
[[nodiscard]] std::optional<std::size_t> frequentSince(const std::vector<bool>& hits, double expected);

} // namespace regrade::insight
