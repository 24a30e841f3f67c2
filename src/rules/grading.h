#pragma once

#include "base/result.h"
#include "domain/inspection.h"
#include "domain/item.h"
#include "rules/policy.h"

namespace regrade::rules {

/// What the defects mean for the cosmetic axis, and whether some are of the packaging.
struct CosmeticProposal {
    std::optional<domain::Cosmetic> level; ///< unset: a person must decide
    std::vector<domain::Reason> reasons;
    std::optional<domain::Packaging> packaging; ///< a suggestion only: a person confirms it
};

/// The worst severity over all defects; no defect = none. Unset when the confidence is under the policy's floor, a
/// matching row says that a person must look, or too few photos were taught: then neither a level that bad nor "none"
/// is said, and the reasons name the number of photos. A map of the product's looks that rests on enough confirmed
/// results gives the level instead of the severities, and asks for a person where two levels are about equally likely;
/// whatever else asks for a person goes on doing so.
[[nodiscard]] CosmeticProposal proposeCosmetic(const Policy& policy, const domain::Inspection& inspection,
                                               const std::optional<domain::ProductLooksMapped>& looks = {});

/// The inspection with the policy's proposal and its reasons filled in.
[[nodiscard]] domain::Inspection judged(const Policy& policy, domain::Inspection inspection,
                                        const std::optional<domain::ProductLooksMapped>& looks = {});

/// The grade of the three axes by the policy's table (S1.1). Refused while an axis is missing. A function fault is D
/// whatever the table says, and a used or repaired unit is never A.
[[nodiscard]] Result<domain::Verdict> grade(const Policy& policy, const domain::Item& item, const domain::Axes& axes);

} // namespace regrade::rules
