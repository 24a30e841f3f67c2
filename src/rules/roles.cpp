#include "rules/roles.h"

#include <algorithm>
#include <stdexcept>

namespace regrade::rules {

Result<void> requireRole(const Policy& policy, const domain::RoleId& role, const domain::DeedId& deed)
{
    const DeedRow* row = policy.findDeed(deed);
    const RoleRow* own = policy.findRole(role);
    if (row != nullptr && own != nullptr && std::find(row->roles.begin(), row->roles.end(), role) != row->roles.end()) {
        return {};
    }
    std::string allowed;
    for (const domain::RoleId& one : row == nullptr ? std::vector<domain::RoleId>{} : row->roles) {
        allowed += (allowed.empty() ? "" : ", ") + policy.findRole(one)->name.en;
    }
    return refused("{} is only for: {}. You are signed in as: {}.",
                   {row == nullptr ? deed.text() : row->name.en, allowed, own == nullptr ? role.text() : own->name.en});
}

const RoleRow& leadingRole(const Policy& policy)
{
    const auto found =
        std::find_if(policy.roles.begin(), policy.roles.end(), [](const RoleRow& role) { return role.leads; });
    if (found == policy.roles.end()) {
        throw std::logic_error("a checked policy has a leading role");
    }
    return *found;
}

} // namespace regrade::rules
