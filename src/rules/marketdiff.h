#pragma once

#include "rules/claims.h"
#include "rules/marketrules.h"

namespace regrade::rules {

enum class RowChangeKind { added, removed, changed };
[[nodiscard]] std::string_view nameOf(RowChangeKind kind);

struct FieldChange {
    std::string field;
    std::string before; ///< JSON; empty = was not there
    std::string after;  ///< JSON; empty = is not there any more
};

/// One row that differs between two versions of a pack. Words of negation count as one row, "negations".
struct RowChange {
    RowChangeKind kind = RowChangeKind::changed;
    std::string rule;
    std::string about;                          ///< kind of the row, "claim"
    std::vector<domain::CategoryId> categories; ///< before or after; empty = every product
    std::vector<FieldChange> fields;
};

/// In the order of the new pack, what was removed last. `before` null: everything is added.
[[nodiscard]] std::vector<RowChange> diffPacks(const MarketPack* before, const MarketPack& after);
/// Whether the change bears on units of that market and category.
[[nodiscard]] bool touches(const RowChange& change, const MarketPack& pack, const MarketRules& rules,
                           const std::string& market, const domain::CategoryId& category);

/// How one market sees the unit in one respect, and by which rules.
struct MarketSide {
    std::string market;
    std::string value; ///< English; empty = nothing is asked
    std::vector<std::string> rules;
};
struct MarketAspect {
    std::string aspect; ///< label, warranty, text, claims, packaging, destruction, passport
    std::vector<MarketSide> sides;
    bool differs = false;
};
/// The unit side by side: the same truth and texts, judged for each market.
[[nodiscard]] std::vector<MarketAspect> compareMarkets(const MarketRules& rules, const ClaimContext& unit,
                                                       const std::vector<std::string>& markets,
                                                       const std::vector<std::string>& texts, int sellerMonths);

} // namespace regrade::rules
