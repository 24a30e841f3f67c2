#pragma once

#include "rules/policytables.h"
#include "rules/targets.h"

namespace regrade::rules {

/// targets.json, which is no part of the Policy itself: see readTargets. Needs the stages.
[[nodiscard]] Targets targetsIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault);
/// The same for its faults alone.
void readTargetRules(const PolicyFiles& files, Policy& policy, FirstFault& fault);

} // namespace regrade::rules
