#pragma once

#include <algorithm>
#include <cmath>

namespace regrade::insight {

/// A share with its Wilson interval at 95 %. All zero while there is nothing to divide by.
struct Share {
    int part = 0;
    int whole = 0;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Wilson's score interval (1927) with z = 1.959964; stays within 0..1 and is honest at small numbers.
[[nodiscard]] inline Share wilsonShare(int part, int whole)
{
    if (whole <= 0) {
        return {};
    }
    constexpr double kZ = 1.959964;
    const double n = whole;
    const double p = part / n;
    const double scale = 1.0 + kZ * kZ / n;
    const double middle = (p + kZ * kZ / (2.0 * n)) / scale;
    const double half = kZ / scale * std::sqrt(p * (1.0 - p) / n + kZ * kZ / (4.0 * n * n));
    return {part, whole, p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

} // namespace regrade::insight
