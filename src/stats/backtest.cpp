#include "stats/backtest.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

namespace {

constexpr std::size_t kLeastTested = 8;

std::size_t naiveLag(std::size_t trained, int season)
{
    return trained > static_cast<std::size_t>(season) ? static_cast<std::size_t>(season) : 1;
}

std::vector<double> seasonalNaive(std::span<const double> trained, int season, std::size_t count)
{
    const std::size_t lag = naiveLag(trained.size(), season);
    std::vector<double> values;
    for (std::size_t step = 0; step < count; ++step) {
        values.push_back(trained[trained.size() - lag + step % lag]);
    }
    return values;
}

Share within(std::span<const double> lower, std::span<const double> upper, std::span<const double> came)
{
    int inside = 0;
    for (std::size_t step = 0; step < came.size(); ++step) {
        inside += came[step] >= lower[step] && came[step] <= upper[step] ? 1 : 0;
    }
    return wilsonShare(inside, static_cast<int>(came.size()));
}

} // namespace

Accuracy accuracyOf(std::span<const double> forecast, std::span<const double> came, std::span<const double> trained,
                    int season)
{
    Accuracy accuracy;
    const double count = static_cast<double>(came.size());
    for (std::size_t step = 0; step < came.size(); ++step) {
        const double error = std::abs(forecast[step] - came[step]);
        const double size = std::abs(forecast[step]) + std::abs(came[step]);
        accuracy.mae += error / count;
        accuracy.smape += size > 0.0 ? 200.0 * (error / size) / count : 0.0;
    }
    const std::size_t lag = naiveLag(trained.size(), season);
    double scale = 0.0;
    for (std::size_t at = lag; at < trained.size(); ++at) {
        scale += std::abs(trained[at] - trained[at - lag]) / static_cast<double>(trained.size() - lag);
    }
    if (scale > 0.0) {
        accuracy.mase = accuracy.mae / scale;
    }
    return accuracy;
}

std::optional<Backtest> backtestOf(std::span<const double> values, const ForecastOptions& options,
                                   const SeasonalShape* pooled)
{
    if (values.size() < kLeastTested) {
        return {};
    }
    const std::size_t held = std::min(static_cast<std::size_t>(std::max(1, options.horizon)), values.size() / 4);
    const auto trained = values.first(values.size() - held);
    const auto came = values.last(held);
    const auto forecast = forecastOf(trained, {static_cast<int>(held), options.season}, pooled);
    if (!forecast) {
        return {};
    }
    Backtest test{static_cast<int>(trained.size()), static_cast<int>(held)};
    test.forecast = accuracyOf(forecast->mean, came, trained, options.season);
    test.naive = accuracyOf(seasonalNaive(trained, options.season, held), came, trained, options.season);
    test.within80 = within(forecast->lower80, forecast->upper80, came);
    test.within95 = within(forecast->lower95, forecast->upper95, came);
    return test;
}

} // namespace regrade::stats
