#include "stats/forecast.h"

#include "stats/ets.h"
#include "stats/intermittent.h"
#include "stats/interval.h"
#include "stats/theta.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regrade::stats {

namespace {

constexpr double kZ80 = 1.2815515655446004;
constexpr double kLargest = 1e300;

/// Middle and standard deviation of each step.
struct Ahead {
    std::string method;
    std::vector<double> mean;
    std::vector<double> deviation;
};

/// Between what nothing sensible lies outside, `ahead` steps on.
struct Reach {
    double low = 0.0;
    double high = 0.0;
};

Reach reachOf(std::span<const double> values, int horizon)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double far = (*high - *low) * (1.0 + std::min(2.0, 2.0 * horizon / static_cast<double>(values.size())));
    return {*low >= 0.0 ? std::max(0.0, *low - far) : *low - far, *high + far};
}

Ahead flat(std::string method, double mean, double deviation, double growth, int horizon)
{
    Ahead ahead{std::move(method), std::vector<double>(static_cast<std::size_t>(horizon), mean), {}};
    for (int step = 0; step < horizon; ++step) {
        ahead.deviation.push_back(deviation * std::sqrt(1.0 + growth * step));
    }
    return ahead;
}

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviationOf(std::span<const double> values)
{
    const double mean = meanOf(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return std::sqrt(sum / std::max(1.0, static_cast<double>(values.size()) - 1.0));
}

/// What too few values for any model allow: the last one, as wide as they vary and wider with each step.
Ahead naive(std::span<const double> values, int horizon)
{
    std::vector<double> steps;
    for (std::size_t at = 1; at < values.size(); ++at) {
        steps.push_back(values[at] - values[at - 1]);
    }
    double squares = 0.0;
    for (const double step : steps) {
        squares += step * step / static_cast<double>(steps.size());
    }
    return flat("the last value", values.back(), std::max(std::sqrt(squares), deviationOf(values)), 1.0, horizon);
}

Ahead thetaAhead(const ThetaModel& model, const SeasonalShape* pooled, int horizon)
{
    auto [mean, deviation] = aheadOf(model, horizon);
    const std::string season = pooled != nullptr            ? "season of the other series"
                               : model.shape.figure.empty() ? "no season"
                                                            : "season";
    return {"Theta (" + season + ")", std::move(mean), std::move(deviation)};
}

std::optional<Ahead> etsAhead(std::span<const double> values, const SeasonalShape& shape, int season, int horizon)
{
    std::vector<double> rest(values.begin(), values.end());
    for (std::size_t at = 0; at < rest.size(); ++at) {
        rest[at] = shape.without(rest[at], static_cast<int>(at));
    }
    const auto model = bestEts(rest, shape.figure.empty() ? season : 1);
    if (!model) {
        return {};
    }
    auto [mean, deviation] = aheadOf(*model, horizon);
    for (std::size_t step = 0; step < mean.size(); ++step) {
        const int at = static_cast<int>(values.size() + step);
        mean[step] = shape.with(mean[step], at);
        deviation[step] = shape.multiplicative ? shape.with(deviation[step], at) : deviation[step];
    }
    return Ahead{model->kind.name(), std::move(mean), std::move(deviation)};
}

/// Theta and ETS. A season too long for states of its own is taken out for both.
Ahead combined(std::span<const double> values, const ForecastOptions& options, const SeasonalShape* pooled)
{
    const bool pool = pooled != nullptr && static_cast<int>(values.size()) < 2 * options.season &&
                      (!pooled->multiplicative || *std::min_element(values.begin(), values.end()) >= 0.0);
    const auto theta = fitTheta(values, options.season, pool ? pooled : nullptr);
    if (!theta) {
        return naive(values, options.horizon);
    }
    const bool apart = pool || options.season > kLongestEtsSeason;
    const SeasonalShape shape = apart ? theta->shape : SeasonalShape{};
    Ahead ahead = thetaAhead(*theta, pool ? pooled : nullptr, options.horizon);
    const auto ets = etsAhead(values, shape, options.season, options.horizon);
    if (!ets) {
        return ahead;
    }
    for (std::size_t step = 0; step < ahead.mean.size(); ++step) {
        ahead.mean[step] = (ahead.mean[step] + ets->mean[step]) / 2.0;
        ahead.deviation[step] = (ahead.deviation[step] + ets->deviation[step]) / 2.0;
    }
    ahead.method = "mean of " + ahead.method + " and " + ets->method;
    return ahead;
}

/// Half of what a method for sparse demand says, half of what the others do.
Ahead sparse(std::span<const double> values, const ForecastOptions& options)
{
    constexpr double kSmoothing = 0.15;
    const double demand = syntetosBoylan(values, kSmoothing).value_or(0.0);
    if (values.size() < 8) {
        return flat("Syntetos-Boylan", demand, deviationOf(values), 0.0, options.horizon);
    }
    Ahead ahead = combined(values, options, nullptr);
    for (double& mean : ahead.mean) {
        mean = (std::max(0.0, mean) + demand) / 2.0;
    }
    ahead.method = "mean of Syntetos-Boylan and the " + ahead.method;
    return ahead;
}

Ahead chosen(std::span<const double> values, const ForecastOptions& options, const SeasonalShape* pooled)
{
    const bool constant = std::all_of(values.begin(), values.end(), [&](double one) { return one == values.front(); });
    if (constant) {
        return flat("the one value", values.front(), 0.0, 0.0, options.horizon);
    }
    return isIntermittent(values) ? sparse(values, options) : combined(values, options, pooled);
}

/// Puts the scale back in and holds everything within reach.
Forecast finished(const Ahead& ahead, const Reach& reach, double scale, int count)
{
    Forecast forecast{.method = ahead.method, .count = count};
    const double estimated = 1.0 + 3.0 / count; // the parameters are estimates too
    const auto held = [&](double value) {
        return std::clamp(std::isfinite(value) ? value : reach.high, reach.low, reach.high) * scale;
    };
    for (std::size_t step = 0; step < ahead.mean.size(); ++step) {
        const double mean = ahead.mean[step];
        const double wide =
            std::isfinite(ahead.deviation[step]) ? estimated * ahead.deviation[step] : reach.high - reach.low;
        const double middle = std::isfinite(mean) ? mean : (reach.low + reach.high) / 2.0;
        forecast.mean.push_back(held(middle));
        forecast.lower80.push_back(held(middle - kZ80 * wide));
        forecast.upper80.push_back(held(middle + kZ80 * wide));
        forecast.lower95.push_back(held(middle - kTwoSided95 * wide));
        forecast.upper95.push_back(held(middle + kTwoSided95 * wide));
    }
    return forecast;
}

Result<void> checked(std::span<const double> values, const ForecastOptions& options)
{
    if (options.horizon < 1 || options.horizon > 600) {
        return invalid("A forecast reaches 1 to 600 periods ahead, not {}.", {std::to_string(options.horizon)});
    }
    if (options.season < 1 || options.season > 366) {
        return invalid("A season has 1 to 366 periods, not {}.", {std::to_string(options.season)});
    }
    const auto odd = std::find_if(values.begin(), values.end(),
                                  [](double one) { return !std::isfinite(one) || std::abs(one) > kLargest; });
    if (odd != values.end()) {
        return invalid("Value {} of the series is no number that can be reckoned with.",
                       {std::to_string(odd - values.begin() + 1)});
    }
    if (values.size() < static_cast<std::size_t>(kLeastForecastValues)) {
        return refused("Not enough data for a forecast: {} of {} values.",
                       {std::to_string(values.size()), std::to_string(kLeastForecastValues)});
    }
    return {};
}

double correlation(std::span<const double> a, std::span<const double> b)
{
    const double meanA = meanOf(a);
    const double meanB = meanOf(b);
    double across = 0.0;
    double squaresA = 0.0;
    double squaresB = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        across += (a[i] - meanA) * (b[i] - meanB);
        squaresA += (a[i] - meanA) * (a[i] - meanA);
        squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    return squaresA > 0.0 && squaresB > 0.0 ? across / std::sqrt(squaresA * squaresB) : 0.0;
}

/// Whether each goes with the rest, as the mean of its correlations has it.
bool agree(const std::vector<std::vector<double>>& shapes)
{
    return std::all_of(shapes.begin(), shapes.end(), [&](const std::vector<double>& one) {
        double sum = 0.0;
        for (const auto& other : shapes) {
            sum += &other == &one ? 0.0 : correlation(one, other);
        }
        return sum / (static_cast<double>(shapes.size()) - 1.0) >= 0.5;
    });
}

} // namespace

Result<Forecast> forecastOf(std::span<const double> values, const ForecastOptions& options, const SeasonalShape* pooled)
{
    if (const auto sound = checked(values, options); !sound) {
        return sound.error();
    }
    double scale = 0.0;
    for (const double value : values) {
        scale = std::max(scale, std::abs(value));
    }
    scale = scale > 0.0 ? scale : 1.0;
    std::vector<double> around(values.begin(), values.end());
    for (double& value : around) {
        value /= scale;
    }
    const Ahead ahead = chosen(around, options, pooled);
    return finished(ahead, reachOf(around, options.horizon), scale, static_cast<int>(values.size()));
}

std::optional<SeasonalShape> pooledShape(std::span<const PlacedSeries> series, int season)
{
    std::vector<std::vector<double>> logs;
    for (const PlacedSeries& one : series) {
        if (static_cast<int>(one.values.size()) < 3 * season || !isSeasonal(one.values, season)) {
            continue;
        }
        const SeasonalShape shape = seasonalShape(one.values, season, true);
        if (shape.figure.empty()) {
            continue;
        }
        std::vector<double> placed(shape.figure.size());
        for (int at = 0; at < season; ++at) {
            placed[static_cast<std::size_t>((one.firstPlace + at) % season)] =
                std::log(shape.figure[static_cast<std::size_t>(at)]);
        }
        logs.push_back(std::move(placed));
    }
    if (logs.size() < 3 || !agree(logs)) {
        return {};
    }
    SeasonalShape pooled{std::vector<double>(static_cast<std::size_t>(season), 0.0), true};
    for (const auto& one : logs) {
        for (std::size_t place = 0; place < one.size(); ++place) {
            pooled.figure[place] += one[place] / static_cast<double>(logs.size());
        }
    }
    for (double& part : pooled.figure) {
        part = std::exp(part);
    }
    const double mean = meanOf(pooled.figure);
    for (double& part : pooled.figure) {
        part /= mean;
    }
    return pooled;
}

SeasonalShape shapeFrom(const SeasonalShape& shape, int firstPlace)
{
    SeasonalShape turned = shape;
    for (int at = 0; at < shape.length(); ++at) {
        turned.figure[static_cast<std::size_t>(at)] =
            shape.figure[static_cast<std::size_t>((firstPlace + at) % shape.length())];
    }
    return turned;
}

} // namespace regrade::stats
