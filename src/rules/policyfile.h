#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <filesystem>
#include <vector>

namespace regrade::rules {

struct MarketPack;

/// Reads every *.json of the folder and checks it whole: unknown keys, unknown ids, missing `why`, last row that does
/// not match all, bands that are upside down. Refused with file, row and reason; nothing of a bad policy is used.
/// The market packs of the program come with it.
[[nodiscard]] Result<Policy> readPolicy(const std::filesystem::path& folder);
/// The same with the packs that the house imported; see mergedPacks. Whose they are, the caller has checked.
[[nodiscard]] Result<Policy> readPolicy(const std::filesystem::path& folder, std::vector<MarketPack> imported);

} // namespace regrade::rules
