#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// Logs what the camera saw, with the cosmetic proposal of the policy, and of the product's map of looks if it has one,
/// filled in. `switchedOff` says why nothing is proposed in this category; what would have been is kept aside. Refused
/// when the unit is not at grading.
[[nodiscard]] Result<domain::Events> recordInspection(const domain::Item& item, const rules::Policy& policy,
                                                      domain::Inspection inspection,
                                                      const std::optional<domain::ProductLooksMapped>& looks = {},
                                                      const std::optional<domain::Text>& switchedOff = {});

/// What was seen in several views of one unit as one inspection: the photos and marks of all, the highest score, the
/// least confidence, the models joined, the fewest taught photos, and the sum of the shares of good units that a view
/// may call damaged (at most 1). Each view's own evidence is kept. In the order given; none = an inspection without
/// photos.
[[nodiscard]] domain::Inspection combineViews(const std::vector<domain::Inspection>& views);

struct GradingForm {
    domain::Axes axes;
    std::optional<std::string> cosmeticReason; ///< needed when the cosmetic axis differs from the camera's proposal
    std::optional<domain::GradeId> overrideTo;
    std::string overrideReason;              ///< needed with overrideTo
    std::chrono::milliseconds assessment{0}; ///< first scan to confirmation without pauses
};

/// Confirms the grade and gives the route. Refused: not at grading, missing axis, difference from the proposal without
/// a reason, override to A after use or repair, override away from D with a function fault.
[[nodiscard]] Result<domain::Events> confirmGrade(const domain::Item& item, const rules::Policy& policy,
                                                  const GradingForm& form);

} // namespace regrade::stations
