#pragma once

#include "base/clock.h"
#include "store/projection.h"

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

/// A share with its Wilson interval at 95 %.
struct Share {
    int part = 0;
    int whole = 0;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// What the lead's dashboard shows; every figure with its n.
struct Overview {
    int orders = 0;  ///< counted orders of new goods
    int received = 0;
    int open = 0;    ///< in house
    int listed = 0;
    int sold = 0;
    int exited = 0;
    std::vector<Count> byStage;   ///< open units per stage
    std::vector<Count> byGrade;   ///< graded units, latest grade
    std::vector<Count> byReason;  ///< received units per customer's reason
    std::vector<Count> byAge;     ///< open and listed units: "0-30", "31-45", "46-60", "61+"
    int overAgeLimit = 0;
    std::optional<double> assessmentMedianSeconds;
    std::optional<double> assessmentP90Seconds;
    int assessments = 0;
    Share aiAgreement;            ///< camera's proposal equals the confirmed cosmetic axis
    Share conversion;             ///< units that reached packed, of those received and not in house any more or packed
    Share secondReturns;          ///< of sold units
    Money capitalTiedUp;          ///< book value (else original price) of units in house or listed
    Money revenue;                ///< of sold units
    Money refurbCost;             ///< of sold units
    std::optional<double> medianStockDays; ///< received to sold
};

/// `today` decides ages. `owner` unset = all sellers.
[[nodiscard]] Result<Overview> overview(const store::Database& database, Time today,
                                        const std::optional<std::string>& owner, int ageLimitDays);

} // namespace regrade::insight
