#pragma once

#include "rules/claims.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace regrade::cli {

[[nodiscard]] nlohmann::json faultsJson(const std::vector<rules::ClaimFault>& faults);
/// One line a fault; a sentence when there is none.
[[nodiscard]] std::string faultsText(const std::vector<rules::ClaimFault>& faults);

} // namespace regrade::cli
