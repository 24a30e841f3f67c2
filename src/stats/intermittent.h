#pragma once

#include <optional>
#include <span>

namespace regrade::stats {

/// Mean demand a period of a series with many zeros, none below zero. Nothing where every value is zero.
/// Croston (Operational Research Quarterly 23(3), 1972): smoothed size of a demand by its smoothed distance from the
/// one before. `alpha` in 0..1.
[[nodiscard]] std::optional<double> croston(std::span<const double> values, double alpha = 0.1);
/// The same without its bias: times 1 - alpha / 2 (Syntetos and Boylan, International Journal of Forecasting 21(2),
/// 2005).
[[nodiscard]] std::optional<double> syntetosBoylan(std::span<const double> values, double alpha = 0.1);
/// Smoothed chance of a demand times its smoothed size; falls while nothing is asked for (Teunter, Syntetos, Babai,
/// European Journal of Operational Research 214(3), 2011).
[[nodiscard]] std::optional<double> teunterSyntetosBabai(std::span<const double> values, double alpha = 0.1,
                                                         double beta = 0.1);

/// Whether at most 7 of 10 periods have a demand and none is below zero.
[[nodiscard]] bool isIntermittent(std::span<const double> values);

} // namespace regrade::stats
