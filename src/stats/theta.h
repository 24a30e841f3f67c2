#pragma once

#include "stats/seasonal.h"

#include <optional>
#include <span>
#include <vector>

namespace regrade::stats {

/// Simple exponential smoothing of the values without their season, plus half their linear trend: the Theta method as
/// Hyndman and Billah (International Journal of Forecasting 19(2), 2003) wrote it out.
struct ThetaModel {
    double alpha = 0.0;
    double drift = 0.0; ///< a step: half the slope of the line through the values
    double level = 0.0; ///< after the last value
    double sigma2 = 0.0;
    int count = 0;
    SeasonalShape shape; ///< empty without a season
};

/// With a season where isSeasonal() finds one; multiplicative unless a value is below zero. `known` is a shape that is
/// used instead of looking for one. Nothing: fewer than five values.
[[nodiscard]] std::optional<ThetaModel> fitTheta(std::span<const double> values, int season,
                                                 const SeasonalShape* known = nullptr);

struct ThetaAhead {
    std::vector<double> mean;
    std::vector<double> deviation;
};
[[nodiscard]] ThetaAhead aheadOf(const ThetaModel& model, int horizon);

} // namespace regrade::stats
