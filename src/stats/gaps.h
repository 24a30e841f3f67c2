#pragma once

#include <optional>
#include <span>
#include <vector>

namespace regrade::stats {

/// The values with what is missing between them put in: on the straight line between the neighbours, after the season
/// was taken out where there are two seasons of values and one shows. The first and the last value are there.
[[nodiscard]] std::vector<double> withoutGaps(std::span<const std::optional<double>> values, int season);

} // namespace regrade::stats
