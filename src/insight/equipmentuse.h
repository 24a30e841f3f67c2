#pragma once

#include "base/money.h"
#include "rules/policy.h"
#include "store/projection.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace regrade::insight {

/// For how long equipment was in use for the units of each owner, by the UTC month in which each use ended.
[[nodiscard]] std::unique_ptr<const store::Projection> makeEquipmentUse();

/// One owner's part of what a piece of equipment cost in a month.
struct EquipmentShare {
    domain::OwnerId owner;
    int uses = 0;
    std::chrono::milliseconds duration{0};
    Money cost;
};

struct EquipmentMonth {
    domain::EquipmentId equipment;
    domain::Text name;
    Money cost;                         ///< of the month, by the policy; zero for equipment that it no longer names
    std::vector<EquipmentShare> shares; ///< by owner; they add up to the cost, and are none where nobody used it
};

/// The month's cost of every piece of equipment, shared by duration of use to the cent. `month` is YYYY-MM.
[[nodiscard]] Result<std::vector<EquipmentMonth>>
settleEquipment(const store::Database& database, const rules::Policy& policy, const std::string& month);

} // namespace regrade::insight
