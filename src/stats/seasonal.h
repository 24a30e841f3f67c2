#pragma once

#include <span>
#include <vector>

namespace regrade::stats {

/// How much each place in the year (or quarter, or week) stands above the rest: factors around 1, or amounts around 0.
struct SeasonalShape {
    std::vector<double> figure; ///< one for each place; the first belongs to the first value
    bool multiplicative = true;

    [[nodiscard]] int length() const { return static_cast<int>(figure.size()); }
    /// The value without its season; `at` counts from the first value of the series and may lie beyond its end.
    [[nodiscard]] double without(double value, int at) const;
    [[nodiscard]] double with(double value, int at) const;
};

/// The classical decomposition: a centred moving average over `length` values, the mean deviation of each place from
/// it, brought to mean 1 or 0 (Persons 1919; the same as R's decompose). Empty below two whole seasons, and where it
/// gives a factor that is not above 0.0001.
[[nodiscard]] SeasonalShape seasonalShape(std::span<const double> values, int length, bool multiplicative);

/// Whether a season shows: the autocorrelation a season apart is above chance at 90 % with Bartlett's variance
/// (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16(4), 2000), or the places explain more than
/// 64 % of the variance that is left without the trend (Wang, Smith, Hyndman, Data Mining and Knowledge Discovery 13,
/// 2006). Needs more than two seasons.
[[nodiscard]] bool isSeasonal(std::span<const double> values, int length);

/// Least squares through the values against 0, 1, 2 ...; a slope of 0 for a single value.
struct Line {
    double start = 0.0;
    double slope = 0.0;
};
[[nodiscard]] Line lineThrough(std::span<const double> values);

} // namespace regrade::stats
