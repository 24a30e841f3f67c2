#pragma once

#include "stats/interval.h"

#include <optional>
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

enum class KappaWeights { none, linear, quadratic };

/// Cohen's kappa with these weights, its standard error away from zero (Fleiss, Cohen, Everitt, Psychological Bulletin
/// 72, 1969) and the interval at 95 % from it.
struct Kappa {
    double value = 0.0;
    double error = 0.0;
    Interval interval;
    int pairs = 0;
};
/// Unset without a pair, and while both judges used one and the same class only.
[[nodiscard]] std::optional<Kappa> kappaOf(std::span<const std::pair<int, int>> pairs, int classes,
                                           KappaWeights weights);

} // namespace regrade::stats
