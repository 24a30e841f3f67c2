#pragma once

namespace regrade::stats {

/// Standard normal distribution and its inverse; `share` strictly between 0 and 1.
[[nodiscard]] double normalAtMost(double z);
[[nodiscard]] double normalQuantile(double share);

/// The chance that a Beta(a, b) value is at most x, for any a and b above zero: the regularised incomplete beta
/// function, by Lentz's continued fraction (Abramowitz and Stegun 26.5.8).
[[nodiscard]] double betaShare(double x, double a, double b);
/// The x at which that chance is `share`.
[[nodiscard]] double betaQuantile(double share, double a, double b);

/// The chance that a chi-squared value with so many degrees of freedom is above x.
[[nodiscard]] double chiSquaredAbove(double x, int freedom);

/// The logarithm of the number of ways to choose `part` of `whole`.
[[nodiscard]] double logWays(double whole, double part);

} // namespace regrade::stats
