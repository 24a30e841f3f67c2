#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"
#include "stats/recalibration.h"

#include <string>

namespace regrade::stations {

/// A lead accepts a limit that was drawn from confirmed units. Refused: the view is not taught, the proposal was made
/// for another lesson, too few good units for the house's target, a limit that is no longer one, no reason.
[[nodiscard]] Result<domain::Events> calibrateProduct(const domain::Product& product, const rules::Policy& policy,
                                                      const domain::ProductTaught& lesson,
                                                      const stats::CalibrationProposal& proposal,
                                                      const std::string& reason);

/// A lead accepts a map of looks that was fitted on the confirmed results of the product's category. Refused: too few
/// results for the policy, a product that is not registered, no reason.
[[nodiscard]] Result<domain::Events> mapLooks(const domain::Product& product, const rules::Policy& policy,
                                              const domain::LookMap& map, const std::string& reason);

} // namespace regrade::stations
