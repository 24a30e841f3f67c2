#include "stats/interval.h"

#include "stats/special.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

Share wilsonShare(int part, int whole)
{
    if (whole <= 0) {
        return {};
    }
    const double n = whole;
    const double p = part / n;
    const double scale = 1.0 + kTwoSided95 * kTwoSided95 / n;
    const double middle = (p + kTwoSided95 * kTwoSided95 / (2.0 * n)) / scale;
    const double half = kTwoSided95 / scale * std::sqrt(p * (1.0 - p) / n + kTwoSided95 * kTwoSided95 / (4.0 * n * n));
    return {part, whole, p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Interval differenceOf(const Share& first, const Share& second)
{
    const double difference = first.value - second.value;
    return {difference - std::hypot(first.value - first.low, second.high - second.value),
            difference + std::hypot(first.high - first.value, second.value - second.low)};
}

double betaAtMost(double x, int a, int b)
{
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    // With whole parameters it is a binomial tail: at least a successes in a + b - 1 trials.
    const int trials = a + b - 1;
    double sum = 0.0;
    for (int hits = a; hits <= trials; ++hits) {
        const double ways = std::lgamma(trials + 1.0) - std::lgamma(hits + 1.0) - std::lgamma(trials - hits + 1.0);
        sum += std::exp(ways + hits * std::log(x) + (trials - hits) * std::log1p(-x));
    }
    return std::min(1.0, sum);
}

Interval betaInterval(int a, int b, double level)
{
    const double tail = (1.0 - level) / 2.0;
    return {betaQuantile(tail, a, b), betaQuantile(1.0 - tail, a, b)};
}

} // namespace regrade::stats
