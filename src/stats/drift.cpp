#include "stats/drift.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace regrade::stats {

namespace {

constexpr double kNormalSpread = 1.4826; // median deviation to standard deviation of normal values
constexpr double kLeastSpread = 0.02;    // of a logarithm: 2 % of the score; less is rounding, not light
constexpr double kLowestScore = 1e-6;

double middleOf(std::vector<double> values)
{
    const auto half = static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), values.begin() + half, values.end());
    const double upper = values[static_cast<std::size_t>(half)];
    if (values.size() % 2 == 1) {
        return upper;
    }
    return (*std::max_element(values.begin(), values.begin() + half) + upper) / 2.0;
}

double spreadOf(std::vector<double> values, double middle)
{
    for (double& value : values) {
        value = std::abs(value - middle);
    }
    return std::max(kLeastSpread, kNormalSpread * middleOf(std::move(values)));
}

std::vector<double> logarithmsOf(std::span<const double> scores)
{
    std::vector<double> values;
    for (const double score : scores) {
        values.push_back(std::log(std::max(score, kLowestScore)));
    }
    return values;
}

} // namespace

bool UpwardSum::take(double standardised)
{
    m_sum = std::max(0.0, m_sum + standardised - m_slack);
    m_run = m_sum > 0.0 ? m_run + 1 : 0;
    return m_sum > m_alarm;
}

Drift driftOf(std::span<const double> scores, const DriftLimits& limits)
{
    const auto first = static_cast<std::size_t>(std::max(limits.baseline, 2));
    Drift drift{.units = static_cast<int>(scores.size())};
    drift.baseline = static_cast<int>(std::min(first, scores.size()));
    drift.missing = static_cast<int>(first) - drift.baseline;
    if (drift.missing > 0) {
        return drift;
    }
    const std::vector<double> values = logarithmsOf(scores);
    const std::vector<double> normal(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(first));
    const double middle = middleOf(normal);
    const double spread = spreadOf(normal, middle);
    UpwardSum sum(limits.slack, limits.alarm);
    for (std::size_t i = first; i < values.size(); ++i) {
        drift.alarm = sum.take((values[i] - middle) / spread);
    }
    drift.sum = sum.sum();
    drift.last = sum.run();
    if (drift.last > 0) {
        const std::vector<double> lately(values.end() - drift.last, values.end());
        drift.allHigher = std::all_of(lately.begin(), lately.end(), [&](double value) { return value > middle; });
        drift.factor = std::exp(middleOf(lately) - middle);
    }
    return drift;
}

} // namespace regrade::stats
