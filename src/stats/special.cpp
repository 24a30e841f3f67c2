#include "stats/special.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regrade::stats {

namespace {

constexpr double kTiny = 1e-300;
constexpr double kPrecision = 1e-16;
constexpr int kMostTerms = 10000;

/// The continued fraction of the incomplete beta function; quick for x below (a + 1) / (a + b + 2).
double betaFraction(double x, double a, double b)
{
    const auto safe = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1.0;
    double d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    double sum = d;
    for (int term = 1; term <= kMostTerms; ++term) {
        const double m = term;
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        sum *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        const double step = d * c;
        sum *= step;
        if (std::abs(step - 1.0) < kPrecision) {
            break;
        }
    }
    return sum;
}

/// The regularised upper incomplete gamma function.
double gammaAbove(double a, double x)
{
    const double front = std::exp(-x + a * std::log(x) - std::lgamma(a));
    if (x < a + 1.0) { // the series of the lower one
        double term = 1.0 / a;
        double sum = term;
        for (double next = a + 1.0; term > sum * kPrecision; next += 1.0) {
            term *= x / next;
            sum += term;
        }
        return 1.0 - sum * front;
    }
    double b = x + 1.0 - a;
    double c = 1.0 / kTiny;
    double d = 1.0 / b;
    double sum = d;
    for (int term = 1; term <= kMostTerms; ++term) {
        const double an = -term * (term - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        const double step = d * c;
        sum *= step;
        if (std::abs(step - 1.0) < kPrecision) {
            break;
        }
    }
    return sum * front;
}

} // namespace

double normalAtMost(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double normalQuantile(double share)
{
    double low = -40.0;
    double high = 40.0;
    for (int halving = 0; halving < 100; ++halving) {
        const double middle = (low + high) / 2.0;
        (normalAtMost(middle) < share ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

double betaShare(double x, double a, double b)
{
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1.0) / (a + b + 2.0) ? front * betaFraction(x, a, b) / a
                                         : 1.0 - front * betaFraction(1.0 - x, b, a) / b;
}

double betaQuantile(double share, double a, double b)
{
    double low = 0.0;
    double high = 1.0;
    for (int halving = 0; halving < 70; ++halving) {
        const double middle = (low + high) / 2.0;
        (betaShare(middle, a, b) < share ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

double chiSquaredAbove(double x, int freedom)
{
    return x <= 0.0 || freedom < 1 ? 1.0 : std::clamp(gammaAbove(freedom / 2.0, x / 2.0), 0.0, 1.0);
}

double logWays(double whole, double part)
{
    if (part < 0.0 || part > whole) {
        return -std::numeric_limits<double>::infinity();
    }
    return std::lgamma(whole + 1.0) - std::lgamma(part + 1.0) - std::lgamma(whole - part + 1.0);
}

} // namespace regrade::stats
