#pragma once

#include "base/result.h"
#include "stats/interval.h"

#include <span>
#include <vector>

namespace regrade::stats {

/// So many of `tried` succeeded, in one category.
struct Tries {
    int succeeded = 0;
    int tried = 0;
};

/// What the whole shop says of a category that nothing is known of yet: its share of success is Beta(alpha, beta).
struct SuccessPrior {
    double alpha = 0.0;
    double beta = 0.0;
    double logLikelihood = 0.0; ///< with the numbers of ways
    bool alike =
        false; ///< the categories differ no more than chance makes them; then the prior is held to 10,000 tries
};

/// One category, drawn towards the shop the more the less was tried.
struct ShrunkShare {
    double share = 0.0;  ///< posterior mean
    Interval credible;   ///< 95 %, equal tails; its lower end ranks
    double weight = 0.0; ///< of the category's own tries in it, 0..1
};

/// The most likely beta-binomial distribution of all categories (empirical Bayes). Invalid: more successes than tries,
/// or a negative number. Refused: fewer than two categories in which something was tried, or only successes or
/// failures.
[[nodiscard]] Result<SuccessPrior> successPrior(std::span<const Tries> categories);
[[nodiscard]] ShrunkShare shrunk(const SuccessPrior& prior, const Tries& category);
/// Places of the categories, the one with the highest lower bound first; equal ones keep their order.
[[nodiscard]] std::vector<std::size_t> rankedByLowerBound(std::span<const ShrunkShare> shares);

} // namespace regrade::stats
