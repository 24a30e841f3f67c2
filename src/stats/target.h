#pragma once

#include "stats/interval.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace regrade::stats {

/// On which side of a target a figure should lie. `below` and `above` leave the target itself out.
enum class Aim { below, atMost, atLeast, above };
[[nodiscard]] bool isMet(Aim aim, double value, double target);
/// "<", "<=", ">=", ">".
[[nodiscard]] std::string_view signOf(Aim aim);

/// A figure as it was estimated, with its standard error and its interval at 95 %.
struct Estimate {
    double value = 0.0;
    double error = 0.0;
    Interval interval;
};
/// The chance that what is estimated lies on the right side of the target; normal. Without an error it is 0 or 1.
[[nodiscard]] double chanceMet(Aim aim, const Estimate& estimate, double target);
/// The same of a share: from Beta(1, 1) on, exact.
[[nodiscard]] double chanceMet(Aim aim, const Share& share, double target);

/// Sums over units of a pair of amounts, from which a mean or a ratio is told.
struct PairSums {
    std::int64_t units = 0;
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double xy = 0.0;
    double yy = 0.0;
};
/// The mean of x. Nothing without a unit; no error with a single one.
[[nodiscard]] std::optional<Estimate> meanOf(const PairSums& sums);
/// Sum of x by sum of y, each unit weighing as much as its y: the ratio estimator with its linearised error (Cochran,
/// Sampling Techniques, 1977, 6.4). Nothing where the y add up to nothing or less.
[[nodiscard]] std::optional<Estimate> ratioOf(const PairSums& sums);
/// First less second, independent of each other.
[[nodiscard]] Estimate differenceOf(const Estimate& first, const Estimate& second);
/// First by second less one: how much it grew. Nothing where the second is not above zero.
[[nodiscard]] std::optional<Estimate> growthOf(const Estimate& first, const Estimate& second);

/// So many units have this value.
struct CountAt {
    double value = 0.0;
    std::int64_t units = 0;
};
/// A quantile of counted values with the interval of its rank: no shape of their distribution is assumed.
struct Quantile {
    double value = 0.0;
    Interval interval;
    std::int64_t units = 0;
};
/// `counts` rise by value. The median of an even number lies between the two in the middle; any other share takes the
/// smallest value that so many do not exceed. Nothing without a unit.
[[nodiscard]] std::optional<Quantile> quantileOf(std::span<const CountAt> counts, double share);
/// The chance that the quantile is at most `target`: that so large a share does not exceed it.
[[nodiscard]] double chanceAtMost(std::span<const CountAt> counts, double share, double target);

} // namespace regrade::stats
