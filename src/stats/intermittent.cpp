#include "stats/intermittent.h"

#include <algorithm>
#include <cstddef>

namespace regrade::stats {

std::optional<double> croston(std::span<const double> values, double alpha)
{
    double size = 0.0;
    double distance = 0.0;
    double since = 0.0;
    bool first = true;
    for (const double value : values) {
        since += 1.0;
        if (value <= 0.0) {
            continue;
        }
        size = first ? value : size + alpha * (value - size);
        distance = first ? since : distance + alpha * (since - distance);
        since = 0.0;
        first = false;
    }
    return first ? std::nullopt : std::optional(size / distance);
}

std::optional<double> syntetosBoylan(std::span<const double> values, double alpha)
{
    const auto biased = croston(values, alpha);
    return biased ? std::optional(*biased * (1.0 - alpha / 2.0)) : std::nullopt;
}

std::optional<double> teunterSyntetosBabai(std::span<const double> values, double alpha, double beta)
{
    const auto first = std::find_if(values.begin(), values.end(), [](double value) { return value > 0.0; });
    if (first == values.end()) {
        return {};
    }
    double size = *first;
    double chance = 1.0 / (static_cast<double>(first - values.begin()) + 1.0);
    for (auto at = first + 1; at != values.end(); ++at) {
        chance += beta * ((*at > 0.0 ? 1.0 : 0.0) - chance);
        size += *at > 0.0 ? alpha * (*at - size) : 0.0;
    }
    return size * chance;
}

bool isIntermittent(std::span<const double> values)
{
    const auto zeros = std::count(values.begin(), values.end(), 0.0);
    return !values.empty() && *std::min_element(values.begin(), values.end()) >= 0.0 &&
           static_cast<double>(zeros) >= 0.3 * static_cast<double>(values.size());
}

} // namespace regrade::stats
