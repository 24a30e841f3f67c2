#pragma once

namespace regrade::stats {

/// A share with its Wilson interval at 95 %. All zero while there is nothing to divide by.
struct Share {
    int part = 0;
    int whole = 0;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// The normal quantile of a two-sided interval of 95 %.
inline constexpr double kTwoSided95 = 1.959963984540054;

/// Wilson's score interval (1927) at 95 %; stays within 0..1 and is honest at small numbers.
[[nodiscard]] Share wilsonShare(int part, int whole);

/// Newcombe's interval (1998, method 10) at 95 % of the difference of two independent shares, first less second, from
/// their Wilson intervals.
[[nodiscard]] Interval differenceOf(const Share& first, const Share& second);

/// The probability that a Beta(a, b) value is at most x; a and b whole and at least 1, x in 0..1.
[[nodiscard]] double betaAtMost(double x, int a, int b);
/// The exact equal-tailed interval of a Beta(a, b) value at `level` (0.95: 2.5 % on either side).
[[nodiscard]] Interval betaInterval(int a, int b, double level = 0.95);

} // namespace regrade::stats
