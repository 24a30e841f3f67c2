#pragma once

#include "store/database.h"

#include <span>
#include <string_view>
#include <vector>

namespace regrade::store {

/// Marks a SQLite file as a store of ours ("RGRD").
inline constexpr std::int64_t kApplicationId = 0x52475244;

/// One numbered step of the schema; steps that shipped are never edited, the next one is added at the end.
using MigrationStep = std::vector<std::string_view>;
[[nodiscard]] std::span<const MigrationStep> migrationSteps();

/// The schema number that a database has: 0 = none yet.
[[nodiscard]] Result<int> schemaOf(const Database& database);
/// Brings the schema up to this program's, each step in a transaction of its own.
[[nodiscard]] Result<void> migrate(Database& database);

} // namespace regrade::store
