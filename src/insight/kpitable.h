#pragma once

#include "insight/bulkinsert.h"
#include "insight/kpicube.h"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
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

// The counters in memory, before they are written.

/// Where a counter stands; `owner`, `category` and `site` are "*" in sums over all.
struct Cell {
    std::string owner;
    std::string category;
    std::string site;
    std::string_view metric;
    std::int64_t period = 0; ///< see dayPeriod
    std::string key;

    [[nodiscard]] bool operator==(const Cell&) const = default;
    [[nodiscard]] bool operator<(const Cell& other) const
    {
        return std::tie(owner, category, site, metric, period, key) <
               std::tie(other.owner, other.category, other.site, other.metric, other.period, other.key);
    }
};
struct CellHash {
    [[nodiscard]] std::size_t operator()(const Cell& cell) const;
};
using Cells = std::unordered_map<Cell, Sums, CellHash>;

/// Adds what a fact counts for, or takes it away.
void addFact(Cells& cells, const Fact& fact, int sign);
/// Writes the counters, and the same summed up for each seller and for all.
[[nodiscard]] Result<void> writeCells(store::Database& database, const Cells& cells);

} // namespace regrade::insight::kpi
