#include "stats/gaps.h"

#include "stats/seasonal.h"

#include <algorithm>

namespace regrade::stats {

namespace {

std::vector<double> bridged(std::span<const std::optional<double>> values, const SeasonalShape& shape)
{
    std::vector<double> filled(values.size(), 0.0);
    std::size_t before = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (!values[at]) {
            continue;
        }
        filled[at] = *values[at];
        const double from = shape.without(*values[before], static_cast<int>(before));
        const double step =
            (shape.without(*values[at], static_cast<int>(at)) - from) / std::max(1.0, static_cast<double>(at - before));
        for (std::size_t gap = before + 1; gap < at; ++gap) {
            filled[gap] = shape.with(from + step * static_cast<double>(gap - before), static_cast<int>(gap));
        }
        before = at;
    }
    return filled;
}

} // namespace

std::vector<double> withoutGaps(std::span<const std::optional<double>> values, int season)
{
    if (values.empty() || !values.front()) {
        return {};
    }
    const auto plain = bridged(values, {});
    if (!isSeasonal(plain, season)) {
        return plain;
    }
    const bool positive = *std::min_element(plain.begin(), plain.end()) >= 0.0;
    return bridged(values, seasonalShape(plain, season, positive));
}

} // namespace regrade::stats
