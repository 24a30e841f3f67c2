#pragma once

#include "stats/interval.h"

#include <span>
#include <utility>

namespace regrade::stats {

/// How well two judges agree on ordered classes 0 .. classes - 1.
struct Agreement {
    Share accuracy;              ///< with its Wilson interval; carries n
    double quadraticKappa = 0.0; ///< Cohen's kappa with quadratic weights; 0 = chance, 1 = always the same
    bool kappaDefined = false;   ///< false while both judges used one and the same class only
};

/// Pairs of (first judge, second judge).
[[nodiscard]] Agreement agreementOf(std::span<const std::pair<int, int>> pairs, int classes);

} // namespace regrade::stats
