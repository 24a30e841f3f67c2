#include "stats/seasonal.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace regrade::stats {

namespace {

constexpr double kLeastFactor = 1e-4;
constexpr double kStrong = 0.64;                 // of a share of variance
constexpr double kNormal95 = 1.6448536269514722; // one side at 95 %

/// The moving average over a whole season around `at`; an even season takes its two ends half.
double centredMean(std::span<const double> values, int length, int at)
{
    const int half = length / 2;
    double sum = 0.0;
    for (int i = at - half; i <= at + half; ++i) {
        const bool end = length % 2 == 0 && (i == at - half || i == at + half);
        sum += (end ? 0.5 : 1.0) * values[static_cast<std::size_t>(i)];
    }
    return sum / length;
}

} // namespace

double SeasonalShape::without(double value, int at) const
{
    if (figure.empty()) {
        return value;
    }
    const double part = figure[static_cast<std::size_t>(at % length())];
    return multiplicative ? value / part : value - part;
}

double SeasonalShape::with(double value, int at) const
{
    if (figure.empty()) {
        return value;
    }
    const double part = figure[static_cast<std::size_t>(at % length())];
    return multiplicative ? value * part : value + part;
}

SeasonalShape seasonalShape(std::span<const double> values, int length, bool multiplicative)
{
    const int count = static_cast<int>(values.size());
    SeasonalShape shape{{}, multiplicative};
    if (length < 2 || count < 2 * length) {
        return shape;
    }
    std::vector<double> sum(static_cast<std::size_t>(length), 0.0);
    std::vector<int> seen(static_cast<std::size_t>(length), 0);
    for (int at = length / 2; at < count - length / 2; ++at) {
        const double middle = centredMean(values, length, at);
        const double value = values[static_cast<std::size_t>(at)];
        const double apart = multiplicative ? value / middle : value - middle;
        if (!std::isfinite(apart)) {
            return shape;
        }
        sum[static_cast<std::size_t>(at % length)] += apart;
        ++seen[static_cast<std::size_t>(at % length)];
    }
    for (std::size_t place = 0; place < sum.size(); ++place) {
        if (seen[place] == 0) {
            return shape;
        }
        sum[place] /= seen[place];
    }
    const double mean = std::accumulate(sum.begin(), sum.end(), 0.0) / length;
    for (double& part : sum) {
        part = multiplicative ? part / mean : part - mean;
        if (!std::isfinite(part) || (multiplicative && part < kLeastFactor)) {
            return shape;
        }
    }
    shape.figure = std::move(sum);
    return shape;
}

namespace {

/// Bartlett's test of the autocorrelation a season apart.
bool echoesASeason(std::span<const double> values, int length)
{
    const int count = static_cast<int>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    const auto product = [&](int lag) {
        double sum = 0.0;
        for (std::size_t at = static_cast<std::size_t>(lag); at < values.size(); ++at) {
            sum += (values[at] - mean) * (values[at - static_cast<std::size_t>(lag)] - mean);
        }
        return sum;
    };
    const double whole = product(0);
    if (whole <= 0.0) {
        return false;
    }
    double squares = 0.0;
    for (int lag = 1; lag < length; ++lag) {
        squares += std::pow(product(lag) / whole, 2.0);
    }
    return std::abs(product(length) / whole) > kNormal95 * std::sqrt((1.0 + 2.0 * squares) / count);
}

/// Variance of the places' means among all that is left without the trend, adjusted for the number of places.
double seasonalStrength(std::span<const double> values, int length)
{
    const SeasonalShape shape = seasonalShape(values, length, false);
    if (shape.figure.empty()) {
        return 0.0;
    }
    double rest = 0.0;
    double all = 0.0;
    int count = 0;
    for (int at = length / 2; at < static_cast<int>(values.size()) - length / 2; ++at, ++count) {
        const double apart = values[static_cast<std::size_t>(at)] - centredMean(values, length, at);
        const double left = apart - shape.figure[static_cast<std::size_t>(at % length)];
        rest += left * left;
        all += apart * apart;
    }
    const double free = count - length;
    return all > 0.0 && free > 0.0 ? 1.0 - (rest / free) / (all / count) : 0.0;
}

} // namespace

bool isSeasonal(std::span<const double> values, int length)
{
    if (length < 2 || static_cast<int>(values.size()) <= 2 * length) {
        return false;
    }
    return echoesASeason(values, length) || seasonalStrength(values, length) > kStrong;
}

Line lineThrough(std::span<const double> values)
{
    const double count = static_cast<double>(values.size());
    const double middle = (count - 1.0) / 2.0;
    const double mean = values.empty() ? 0.0 : std::accumulate(values.begin(), values.end(), 0.0) / count;
    double across = 0.0;
    double along = 0.0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const double apart = static_cast<double>(at) - middle;
        across += apart * (values[at] - mean);
        along += apart * apart;
    }
    const double slope = along > 0.0 ? across / along : 0.0;
    return {mean - slope * middle, slope};
}

} // namespace regrade::stats
