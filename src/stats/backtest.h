#pragma once

#include "stats/forecast.h"
#include "stats/interval.h"

#include <optional>
#include <span>

namespace regrade::stats {

struct Accuracy {
    double mae = 0.0; ///< mean absolute error, in units of the series
    std::optional<double>
        mase;           ///< by the mean error of the seasonal naive within the training part; unset where that is 0
    double smape = 0.0; ///< in percent, 0 .. 200; two zeros count as 0
};

/// How a forecast from the first values would have done on the last ones, which it did not see.
struct Backtest {
    int trained = 0;
    int values = 0; ///< that were held out
    Accuracy forecast;
    Accuracy naive; ///< each value as a season before; without a whole season the last one
    Share within80;
    Share within95;
};

/// Holds out the horizon, a quarter of the series at most. Nothing: fewer than eight values, or no forecast from the
/// rest.
[[nodiscard]] std::optional<Backtest> backtestOf(std::span<const double> values, const ForecastOptions& options,
                                                 const SeasonalShape* pooled = nullptr);

/// Errors of a forecast against what came; `trained` are the values before.
[[nodiscard]] Accuracy accuracyOf(std::span<const double> forecast, std::span<const double> came,
                                  std::span<const double> trained, int season);

} // namespace regrade::stats
