#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace regrade::rules {

/// The files of a policy by name, as their bytes are.
using PolicyTexts = std::map<std::string, std::string>;

/// The files whose rows turn marks into a look, and the axes into a grade.
inline constexpr std::array kDecidingFiles{"grades.json", "grading.json", "limits.json", "severities.json"};

/// Refused: the folder or a file in it cannot be read.
[[nodiscard]] Result<PolicyTexts> readPolicyTexts(const std::filesystem::path& folder);

/// The digest that names a policy of these files and of these market packs (id, bytes).
[[nodiscard]] std::string policyVersionOf(const PolicyTexts& texts,
                                          const std::vector<std::pair<std::string, std::string>>& packs);

/// A policy of the deciding tables alone, to judge an old decision by the rows that made it: good for proposeCosmetic,
/// judged and grade, and for nothing else. `version` is told, not computed: it is a digest over files that are not
/// here.
[[nodiscard]] Result<Policy> readDecidingTables(const PolicyTexts& texts, const std::string& version);

} // namespace regrade::rules
