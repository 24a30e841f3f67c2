#pragma once

#include "base/result.h"

#include <functional>
#include <vector>

namespace regrade::stats {

/// How many units of one kind are sold at which price over a shelf life of so many steps, days as a rule. At most one
/// is sold in a step.
struct MarkdownCase {
    int units = 1;
    int steps = 1;                           ///< that are left; then what remains is worth `salvage` each
    std::vector<double> prices;              ///< rising; a price is chosen from them at each step
    double salvage = 0.0;                    ///< same unit as the prices
    double holding = 0.0;                    ///< cost of one unit for one step
    bool neverRises = true;                  ///< a price is not above the one of the step before
    std::function<double(double, int)> sold; ///< chance 0..1 that one is sold at this price in this step, from 0
};

struct MarkdownPlan {
    double value = 0.0;              ///< expected, of all units
    std::vector<std::size_t> choice; ///< price of each step while nothing has been sold
};

/// The best prices by dynamic programming over what is left and the price before (Gallego and van Ryzin, Management
/// Science 40(8), 1994, in discrete time). Refused: no price, a falling list, fewer than one unit or step.
[[nodiscard]] Result<MarkdownPlan> planMarkdown(const MarkdownCase& given);

} // namespace regrade::stats
