#include "stats/target.h"

#include "stats/interval.h"
#include "stats/special.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

namespace {

constexpr double kLastBits = 1e-12; ///< figures that differ by less are the same

bool wantsLess(Aim aim) { return aim == Aim::below || aim == Aim::atMost; }

Estimate normalEstimate(double value, double variance)
{
    const double error = std::sqrt(std::max(0.0, variance));
    return {value, error, {value - kTwoSided95 * error, value + kTwoSided95 * error}};
}

/// The value of the `rank`th unit, from 1.
double valueAt(std::span<const CountAt> counts, std::int64_t rank)
{
    std::int64_t seen = 0;
    for (const CountAt& one : counts) {
        seen += one.units;
        if (seen >= rank) {
            return one.value;
        }
    }
    return counts.back().value;
}

std::int64_t unitsIn(std::span<const CountAt> counts)
{
    std::int64_t units = 0;
    for (const CountAt& one : counts) {
        units += one.units;
    }
    return units;
}

} // namespace

bool isMet(Aim aim, double value, double target)
{
    if (std::abs(value - target) <= kLastBits * std::max(1.0, std::abs(target))) {
        return aim == Aim::atMost || aim == Aim::atLeast;
    }
    switch (aim) {
    case Aim::below: return value < target;
    case Aim::atMost: return value <= target;
    case Aim::atLeast: return value >= target;
    case Aim::above: return value > target;
    }
    return false;
}

std::string_view signOf(Aim aim)
{
    switch (aim) {
    case Aim::below: return "<";
    case Aim::atMost: return "<=";
    case Aim::atLeast: return ">=";
    case Aim::above: return ">";
    }
    return "";
}

double chanceMet(Aim aim, const Estimate& estimate, double target)
{
    if (estimate.error <= 0.0) {
        return isMet(aim, estimate.value, target) ? 1.0 : 0.0;
    }
    const double below = normalAtMost((target - estimate.value) / estimate.error);
    return wantsLess(aim) ? below : 1.0 - below;
}

double chanceMet(Aim aim, const Share& share, double target)
{
    const double below = betaShare(target, share.part + 1.0, share.whole - share.part + 1.0);
    return wantsLess(aim) ? below : 1.0 - below;
}

std::optional<Estimate> meanOf(const PairSums& sums)
{
    if (sums.units <= 0) {
        return {};
    }
    const auto n = static_cast<double>(sums.units);
    const double mean = sums.x / n;
    return normalEstimate(mean, sums.units < 2 ? 0.0 : (sums.xx - n * mean * mean) / (n - 1.0) / n);
}

std::optional<Estimate> ratioOf(const PairSums& sums)
{
    if (sums.units <= 0 || sums.y <= 0.0) {
        return {};
    }
    const auto n = static_cast<double>(sums.units);
    const double ratio = sums.x / sums.y;
    const double squares = sums.xx - 2.0 * ratio * sums.xy + ratio * ratio * sums.yy;
    return normalEstimate(ratio, sums.units < 2 ? 0.0 : squares * n / (n - 1.0) / (sums.y * sums.y));
}

Estimate differenceOf(const Estimate& first, const Estimate& second)
{
    return normalEstimate(first.value - second.value, first.error * first.error + second.error * second.error);
}

std::optional<Estimate> growthOf(const Estimate& first, const Estimate& second)
{
    if (second.value <= 0.0) {
        return {};
    }
    const double ratio = first.value / second.value;
    const double own = first.error / second.value;
    const double other = ratio * second.error / second.value;
    return normalEstimate(ratio - 1.0, own * own + other * other);
}

std::optional<Quantile> quantileOf(std::span<const CountAt> counts, double share)
{
    constexpr double kHalf = 0.5;
    const std::int64_t units = unitsIn(counts);
    if (units <= 0) {
        return {};
    }
    const auto n = static_cast<double>(units);
    const auto rankOf = [&](double place) {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(place), 1, units);
    };
    Quantile found{.units = units};
    found.value = share == kHalf ? (valueAt(counts, (units + 1) / 2) + valueAt(counts, units / 2 + 1)) / 2.0
                                 : valueAt(counts, rankOf(std::ceil(share * n - 1e-9)));
    const double half = kTwoSided95 * std::sqrt(n * share * (1.0 - share));
    found.interval = {valueAt(counts, rankOf(std::floor(n * share - half))),
                      valueAt(counts, rankOf(std::ceil(n * share + half) + 1.0))};
    return found;
}

double chanceAtMost(std::span<const CountAt> counts, double share, double target)
{
    double within = 0.0;
    double units = 0.0;
    for (const CountAt& one : counts) {
        units += static_cast<double>(one.units);
        within += one.value <= target ? static_cast<double>(one.units) : 0.0;
    }
    return 1.0 - betaShare(share, within + 1.0, units - within + 1.0);
}

} // namespace regrade::stats
