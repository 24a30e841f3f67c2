#pragma once

#include "insight/bulkinsert.h"
#include "insight/kpicube.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight::kpi {

// The tables of the projection `kpi`, and how rows get in and out of them.

[[nodiscard]] Result<void> makeKpiTables(store::Database& database);
[[nodiscard]] Result<void> makeDayIndexes(store::Database& database);

[[nodiscard]] Result<std::optional<Fact>> readFact(const store::Database& database, const std::string& item,
                                                   std::int64_t cycle);
/// In the place of the row of the unit's cycle, where there is one.
[[nodiscard]] Result<void> writeFact(store::Database& database, const Fact& fact);
/// For rows of cycles that have none.
[[nodiscard]] BulkInsert newFacts(store::Database& database);
void addValues(std::vector<store::Value>& values, const Fact& fact);

} // namespace regrade::insight::kpi
