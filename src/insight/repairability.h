#pragma once

#include "base/money.h"
#include "rules/policy.h"
#include "stats/interval.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Whether a part that repairs need can be had.
enum class PartSupply {
    inStock,   ///< pieces lie on the shelf
    orderable, ///< none lie there, but the part is registered with a supplier
    none       ///< registered without a supplier, or never registered
};
[[nodiscard]] std::string_view nameOf(PartSupply value);

struct RepairPart {
    std::string part;
    std::string name; ///< as it was told last; empty = it has none
    int repairs = 0;  ///< in so many repairs
    int pieces = 0;
    PartSupply supply = PartSupply::none;
};

/// The middle of several figures with its 95 % interval by order statistics.
struct Middle {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

struct RepairFigures {
    stats::Share success;          ///< of all repairs: finished, and no later look of that cycle found a fault
    Middle minutes;                ///< of the finished ones; all zero where none was
    std::optional<Middle> cost;    ///< labour and parts of a finished one, in the house's currency; unset: another
                                   ///< currency is among them, or none was finished
    std::vector<RepairPart> parts; ///< most used first, five at most
};

/// How well one product repairs: every end of work at a stage that repairs, of all cycles.
struct Repairability {
    std::string sku;
    int repairs = 0;
    std::optional<RepairFigures> figures; ///< unset: fewer repairs than the policy asks for
    std::optional<Error> tooFew;          ///< says so
};

/// Products with a repair, most repairs first. An empty owner = every seller, an empty sku = every product.
[[nodiscard]] Result<std::vector<Repairability>> repairability(const store::Database& database,
                                                               const rules::Policy& policy, const std::string& owner,
                                                               const std::string& sku);

/// The middle of at least one figure; they are sorted by it.
[[nodiscard]] Middle middleOf(std::vector<double>& figures);

} // namespace regrade::insight
