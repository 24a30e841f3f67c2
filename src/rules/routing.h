#pragma once

#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

namespace regrade::rules {

/// The stages from here on for a unit with this grade.
[[nodiscard]] domain::ItemRouted route(const Policy& policy, const domain::Item& item, const domain::GradeId& grade);

} // namespace regrade::rules
