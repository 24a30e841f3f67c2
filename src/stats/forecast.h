#pragma once

#include "base/result.h"
#include "stats/seasonal.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regrade::stats {

struct ForecastOptions {
    int horizon = 12; ///< 1 .. 600 periods
    int season = 12;  ///< periods of a season, 1 .. 366; 1 = none
};

inline constexpr int kLeastForecastValues = 4;

/// The next values with intervals of 80 and 95 %, each as long as the horizon. Nothing in it lies further beyond what
/// was seen than one to three times the range of that, three for a long look ahead from a short series; and nothing
/// below zero unless a value is.
struct Forecast {
    std::string method; ///< "mean of Theta (no season) and ETS(A,N,N)"
    int count = 0;      ///< values that it rests on
    std::vector<double> mean;
    std::vector<double> lower80;
    std::vector<double> upper80;
    std::vector<double> lower95;
    std::vector<double> upper95;
};

/// The mean of Theta and ETS; of fewer than two seasons without a season of its own: then `pooled`, the shape of other
/// series, is used where it is given (its first place belongs to the first value). Where 3 of 10 values are zero and
/// none below, half of that and half of Syntetos and Boylan's mean; of four values the last one; of one value
/// throughout, that value. Intervals are wider by 3 / n than the models have them. Refused: fewer than four values.
/// Invalid: a value that is no finite number or beyond 1e300, horizon or season out of range.
[[nodiscard]] Result<Forecast> forecastOf(std::span<const double> values, const ForecastOptions& options,
                                          const SeasonalShape* pooled = nullptr);

/// A series and where in its season it begins, from 0.
struct PlacedSeries {
    std::vector<double> values;
    int firstPlace = 0;
};

/// The season that several series share, place 0 first: the mean of the logarithms of their shapes. Nothing unless
/// three series of three seasons or more have one and these agree: each has a mean correlation of 0.5 or more with the
/// rest.
[[nodiscard]] std::optional<SeasonalShape> pooledShape(std::span<const PlacedSeries> series, int season);
/// The same shape for a series that begins at `firstPlace`.
[[nodiscard]] SeasonalShape shapeFrom(const SeasonalShape& shape, int firstPlace);

} // namespace regrade::stats
