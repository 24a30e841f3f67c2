#pragma once

#include "domain/tradeinquote.h"
#include "stats/interval.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Trade-in quotes, the units that they were paid for, and the grades that these got.
[[nodiscard]] std::unique_ptr<const store::Projection> makeTradeIns();

/// Nothing when no quote has that code. In a deed: with the store that the deed is handed.
[[nodiscard]] Result<std::optional<domain::KnownQuote>> findQuote(const store::Database& database,
                                                                  const std::string& code);

/// A quote beside the unit that came for it.
struct TradeInRow {
    std::string code;
    std::string sku;
    Money offer;
    std::string quoted; ///< the grade that the answers gave
    std::string item;   ///< empty = nobody came with it yet
    std::string graded; ///< the first grade of the unit; empty = none yet
    std::int64_t atMs = 0;
};

/// The quotes, newest first.
[[nodiscard]] Result<std::vector<TradeInRow>> tradeIns(const store::Database& database, int limit);
/// The quote that was paid for a unit.
[[nodiscard]] Result<std::optional<TradeInRow>> tradeInOf(const store::Database& database, const domain::ItemId& item);

/// How the answers of customers stood up to grading.
struct TradeInFigures {
    int quotes = 0;
    int paid = 0;
    int graded = 0;
    stats::Share worse; ///< of the graded ones: a worse grade than quoted
    stats::Share better;
};

/// `grades`: the policy's grades from best to worst.
[[nodiscard]] Result<TradeInFigures> tradeInFigures(const store::Database& database,
                                                    const std::vector<std::string>& grades);

} // namespace regrade::insight
