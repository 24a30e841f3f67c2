#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "insight/share.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `throughput`: counters that every append keeps, so that no dashboard groups over all units.
[[nodiscard]] std::unique_ptr<const store::Projection> makeThroughput();

struct Count {
    std::string key;
    int units = 0;
};

/// One month of the trend.
struct MonthCount {
    std::string month; ///< YYYY-MM
    int received = 0;
    int sold = 0;
};

/// What the lead's dashboard shows; every figure with its n.
struct Overview {
    int orders = 0; ///< counted orders of new goods
    int received = 0;
    int open = 0; ///< in house
    int listed = 0;
    int sold = 0;
    int exitDue = 0; ///< too old: a lead decides
    int exited = 0;
    std::vector<Count> byStage;      ///< open units per stage
    std::vector<Count> byGrade;      ///< graded units, latest grade
    std::vector<Count> byFirstGrade; ///< units by what the table gave at their first grading
    std::vector<Count> byReason;     ///< units per customer's reason at their first intake
    std::vector<Count> byAge;        ///< open and listed units: see ageBrackets
    int overAgeLimit = 0;
    std::optional<double> assessmentMedianSeconds;
    std::optional<double> assessmentP90Seconds;
    int assessments = 0;
    Share aiAgreement;   ///< camera's proposal equals the confirmed cosmetic axis
    Share conversion;    ///< units that reached packed, of those packed or no longer in house; open ones left out
    Share secondReturns; ///< second returns, of all second sales
    Money capitalTiedUp; ///< book value (else original price) of units in house or listed
    Money revenue;       ///< of units that are sold and were not sent back
    Money refurbCost;    ///< of the same units
    std::optional<double> medianStockDays; ///< received to sold
    std::vector<MonthCount> months;        ///< units received (second returns too) and sold, oldest month first
};

/// `today` decides ages. `owner` unset = all sellers. Sums are in the currency that most units have; amounts in other
/// currencies are left out of them.
[[nodiscard]] Result<Overview> overview(const store::Database& database, Time today,
                                        const std::optional<std::string>& owner, int ageLimitDays);

} // namespace regrade::insight
