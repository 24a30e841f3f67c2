#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <filesystem>

namespace regrade::rules {

/// Reads every *.json of the folder and checks it whole: unknown keys, unknown ids, missing `why`, last row that does
/// not match all, bands that are upside down. Refused with file, row and reason; nothing of a bad policy is used.
[[nodiscard]] Result<Policy> readPolicy(const std::filesystem::path& folder);

} // namespace regrade::rules
