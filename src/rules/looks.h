#pragma once

#include "domain/event.h"
#include "rules/policy.h"
#include "stats/ordinal.h"

#include <optional>
#include <vector>

namespace regrade::rules {

/// One look and how likely a map holds it to be, 0..1.
struct LookChance {
    domain::Cosmetic level = domain::Cosmetic::none;
    double chance = 0.0;
};

/// A fitted model as it is logged, and back.
[[nodiscard]] domain::LookMap mapOf(const stats::OrdinalModel& model);
[[nodiscard]] stats::OrdinalModel modelOf(const domain::LookMap& map);

/// The evidence of an inspection as the map reads it.
[[nodiscard]] stats::OrdinalFeatures featuresOf(const domain::Inspection& inspection);

/// What the map says, most likely first. Empty while the map rests on fewer results than the policy asks for: then the
/// rows alone decide.
[[nodiscard]] std::vector<LookChance> looksOf(const Policy& policy, const domain::ProductLooksMapped& looks,
                                              const domain::Inspection& inspection);
/// "By the map fitted on 64 confirmed results: flaw 78 %, light 17 %. The rows alone say light."
[[nodiscard]] domain::Reason reasonForLooks(const Policy& policy, const domain::ProductLooksMapped& looks,
                                            const std::vector<LookChance>& chances, domain::Cosmetic byRows);

} // namespace regrade::rules
