#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/materialbook.h"
#include "rules/policy.h"

namespace regrade::stations {

/// Containers are emptied: what is in them is weighed and goes to a recycler, whatever the records say; the difference
/// stays on the paper. Refused: no line, unknown fraction, one that stands twice, nothing there, weight not above zero,
/// no recycler, no number of the paper or one that another has.
[[nodiscard]] Result<domain::Events> handOver(const rules::Policy& policy, const domain::MaterialsHandedOver& form,
                                              const domain::MaterialBook& book);

} // namespace regrade::stations
