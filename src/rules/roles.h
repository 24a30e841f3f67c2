#pragma once

#include "base/result.h"
#include "domain/person.h"
#include "rules/policy.h"

namespace regrade::rules {

/// The role may do the deed. Refused with a sentence that names the deed, who may do it, and the asking role.
[[nodiscard]] Result<void> requireRole(const Policy& policy, const domain::RoleId& role, const domain::DeedId& deed);

/// The role that registers people and that the first person of a house must have.
[[nodiscard]] const RoleRow& leadingRole(const Policy& policy);

} // namespace regrade::rules
