#include "stats/markdown.h"

#include <algorithm>

namespace regrade::stats {

namespace {

/// Worth of `units` left when the price may be any up to a place in the list: one row for each number of units.
using Worth = std::vector<std::vector<double>>;

/// What a price brings in one step: sold with its chance, and the rest of the time goes on.
double valueOf(const MarkdownCase& given, const Worth& later, std::size_t units, std::size_t price, double chance)
{
    const std::size_t bound = given.neverRises ? price : given.prices.size() - 1;
    return chance * (given.prices[price] + later[units - 1][bound]) + (1.0 - chance) * later[units][bound] -
           given.holding * static_cast<double>(units);
}

} // namespace

Result<MarkdownPlan> planMarkdown(const MarkdownCase& given)
{
    if (given.prices.empty() || !std::is_sorted(given.prices.begin(), given.prices.end()) || given.units < 1 ||
        given.steps < 1 || !given.sold) {
        return invalid("A markdown needs rising prices, at least one unit and one step.");
    }
    const std::size_t prices = given.prices.size();
    const auto units = static_cast<std::size_t>(given.units);
    const auto steps = static_cast<std::size_t>(given.steps);
    Worth later(units + 1, std::vector<double>(prices));
    for (std::size_t left = 0; left <= units; ++left) {
        std::fill(later[left].begin(), later[left].end(), given.salvage * static_cast<double>(left));
    }
    // Of all units only: best price for each step under each bound.
    std::vector<std::vector<std::size_t>> best(steps, std::vector<std::size_t>(prices));
    for (std::size_t step = steps; step-- > 0;) {
        Worth now(units + 1, std::vector<double>(prices, 0.0));
        std::vector<double> chances(prices);
        for (std::size_t price = 0; price < prices; ++price) {
            chances[price] = std::clamp(given.sold(given.prices[price], static_cast<int>(step)), 0.0, 1.0);
        }
        for (std::size_t left = 1; left <= units; ++left) {
            std::size_t top = 0;
            for (std::size_t price = 0; price < prices; ++price) { // the best up to each bound
                const double value = valueOf(given, later, left, price, chances[price]);
                if (price == 0 || value > now[left][price - 1]) {
                    top = price;
                    now[left][price] = value;
                } else {
                    now[left][price] = now[left][price - 1];
                }
                if (left == units) {
                    best[step][price] = top;
                }
            }
        }
        later = std::move(now);
    }
    MarkdownPlan plan{later[units][prices - 1], {}};
    std::size_t bound = prices - 1;
    for (std::size_t step = 0; step < steps; ++step) {
        plan.choice.push_back(best[step][bound]);
        bound = given.neverRises ? plan.choice.back() : prices - 1;
    }
    return plan;
}

} // namespace regrade::stats
