#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <optional>
#include <string>

namespace regrade::stations {

/// Cost against the original price, in hundredths of a percent and rounded to the nearest; for showing, not deciding.
[[nodiscard]] int shareOf(const Money& cost, const Money& originalPrice);
/// Whether the cost is above the share of the price; exact in cents, so 15.00 % is not above 15 % and 15.01 % is.
[[nodiscard]] bool isAbove(const Money& cost, double share, const Money& originalPrice);

struct RepairForm {
    std::string fault;          ///< option of the list "faults"
    std::optional<int> minutes; ///< unset = what the list says of the fault
    std::optional<Money> parts;
};

/// What the repair is expected to cost, before it begins: labour and parts of the fault, and what the unit has cost
/// already. Refused: not at a repairing stage, begun already, unknown fault, figures below zero, another currency.
[[nodiscard]] Result<domain::Events> forecastRepair(const domain::Item& item, const rules::Policy& policy,
                                                    const RepairForm& form);
/// The forecast is above the house's limit, so that only a lead can let the repair begin.
[[nodiscard]] bool needsApproval(const domain::Item& item, const rules::Policy& policy);
/// Lets it begin. Refused: no forecast, not above the limit, no reason.
[[nodiscard]] Result<domain::Events> approveRepair(const domain::Item& item, const rules::Policy& policy,
                                                   const std::string& reason);
/// The unit is not worth its repair: it goes the way that the policy names for that. Refused: the forecast is not above
/// the limit, or the repair has begun.
[[nodiscard]] Result<domain::Events> giveUpRepair(const domain::Item& item, const rules::Policy& policy);
/// The repair may begin: there is a forecast, and it is below the limit or approved.
[[nodiscard]] Result<void> requireForecast(const domain::Item& item, const rules::Policy& policy);

} // namespace regrade::stations
