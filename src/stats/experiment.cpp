#include "stats/experiment.h"

#include "stats/interval.h"
#include "stats/special.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace regrade::stats {

namespace {

bool isShare(double value) { return value > 0.0 && value < 1.0; }

Error noShares() { return invalid("Shares, power and significance lie between 0 and 1, and the two shares differ."); }

/// How likely so many an arm find the difference.
double powerOf(double from, double to, double perArm, double significance)
{
    const double both = (from + to) / 2.0;
    const double under = std::sqrt(2.0 * both * (1.0 - both));
    const double spread = std::sqrt(from * (1.0 - from) + to * (1.0 - to));
    const double z = normalQuantile(1.0 - significance / 2.0);
    return normalAtMost((std::sqrt(perArm) * std::abs(to - from) - z * under) / spread);
}

/// Where a rising function passes `wanted`.
template <class F>
double passing(double low, double high, double wanted, const F& of)
{
    for (int halving = 0; halving < 200; ++halving) {
        const double middle = (low + high) / 2.0;
        (of(middle) < wanted ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

double studentAtMost(double t, double freedom)
{
    const double tail = betaShare(freedom / (freedom + t * t), freedom / 2.0, 0.5) / 2.0;
    return t >= 0.0 ? 1.0 - tail : tail;
}

/// Chance that a non-central t value is above `bound`: the mean over the chi-distributed spread, by Simpson's rule.
double noncentralAbove(double bound, double freedom, double centre)
{
    constexpr int kPieces = 4000;
    const double logFront = std::log(2.0) + freedom / 2.0 * std::log(freedom / 2.0) - std::lgamma(freedom / 2.0);
    const double reach = 12.0 / std::sqrt(2.0 * freedom);
    const double from = std::max(1e-12, 1.0 - reach);
    const double width = (1.0 + reach - from) / kPieces;
    double sum = 0.0;
    for (int piece = 0; piece <= kPieces; ++piece) {
        const double spread = from + piece * width;
        const double density =
            std::exp(logFront + (freedom - 1.0) * std::log(spread) - freedom * spread * spread / 2.0);
        const double weight = piece == 0 || piece == kPieces ? 1.0 : piece % 2 == 1 ? 4.0 : 2.0;
        sum += weight * density * normalAtMost(centre - bound * spread);
    }
    return sum * width / 3.0;
}

double powerOfMeans(double effect, double perArm, double significance)
{
    const double freedom = 2.0 * (perArm - 1.0);
    const double bound =
        passing(0.0, 1000.0, 1.0 - significance / 2.0, [&](double t) { return studentAtMost(t, freedom); });
    return noncentralAbove(bound, freedom, effect * std::sqrt(perArm / 2.0));
}

Result<void> checked(const Arm& arm)
{
    if (arm.shown < 1 || arm.taken < 0 || arm.taken > arm.shown || arm.shown > 1'000'000'000) {
        return invalid("{} of {} is no result of an arm: 1 to 1,000,000,000 are shown, and none or some of them taken.",
                       {std::to_string(arm.taken), std::to_string(arm.shown)});
    }
    return {};
}

double shareOfArm(const Arm& arm) { return static_cast<double>(arm.taken) / static_cast<double>(arm.shown); }

Interval wilsonOf(const Arm& arm)
{
    const double n = static_cast<double>(arm.shown);
    const double p = shareOfArm(arm);
    const double scale = 1.0 + kTwoSided95 * kTwoSided95 / n;
    const double middle = (p + kTwoSided95 * kTwoSided95 / (2.0 * n)) / scale;
    const double half = kTwoSided95 / scale * std::sqrt(p * (1.0 - p) / n + kTwoSided95 * kTwoSided95 / (4.0 * n * n));
    return {middle - half, middle + half};
}

/// All tables with these margins that are no likelier than this one.
double fisherChance(const Arm& a, const Arm& b)
{
    const double shownA = static_cast<double>(a.shown);
    const double shownB = static_cast<double>(b.shown);
    const double taken = static_cast<double>(a.taken + b.taken);
    const auto logChance = [&](double takenA) {
        return logWays(shownA, takenA) + logWays(shownB, taken - takenA) - logWays(shownA + shownB, taken);
    };
    const double own = logChance(static_cast<double>(a.taken));
    constexpr double kAlike = 1e-7; // relative, as R has it
    double sum = 0.0;
    for (double takenA = std::max(0.0, taken - shownB); takenA <= std::min(shownA, taken); takenA += 1.0) {
        const double one = logChance(takenA);
        sum += one <= own + kAlike ? std::exp(one) : 0.0;
    }
    return std::min(1.0, sum);
}

/// Chance that a Beta(a2, b2) value is above a Beta(a1, b1) one, a2 whole (Evan Miller's sum).
double chanceAbove(double a1, double b1, double a2, double b2)
{
    const auto logBeta = [](double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); };
    const double own = logBeta(a1, b1);
    double sum = 0.0;
    for (double i = 0.0; i < a2; i += 1.0) {
        sum += std::exp(logBeta(a1 + i, b1 + b2) - std::log(b2 + i) - logBeta(1.0 + i, b2) - own);
    }
    return std::clamp(sum, 0.0, 1.0);
}

/// The shares that one arm's results do not speak against, at any look: by Ville's inequality, those under which the
/// results are at least alpha times as likely as under all shares together.
Interval alwaysValidShare(const Arm& arm, double alpha)
{
    const double taken = static_cast<double>(arm.taken);
    const double missed = static_cast<double>(arm.shown - arm.taken);
    const double together = std::lgamma(1.0 + taken) + std::lgamma(1.0 + missed) - std::lgamma(2.0 + taken + missed);
    const double least = together + std::log(alpha);
    const auto stands = [&](double share) {
        return (taken > 0.0 ? taken * std::log(share) : 0.0) + (missed > 0.0 ? missed * std::log1p(-share) : 0.0) >=
               least;
    };
    const double middle = shareOfArm(arm);
    const auto edge = [&](double outside) {
        double inside = middle;
        for (int halving = 0; halving < 60; ++halving) {
            const double between = (inside + outside) / 2.0;
            (stands(between) ? inside : outside) = between;
        }
        return outside;
    };
    return {taken > 0.0 ? edge(0.0) : 0.0, missed > 0.0 ? edge(1.0) : 1.0};
}

} // namespace

Result<SampleNeed> sampleNeedOf(double from, double to, double power, double significance)
{
    if (!isShare(from) || !isShare(to) || from == to || !isShare(power) || !isShare(significance)) {
        return noShares();
    }
    const double exact = passing(1.0, 1e12, power, [&](double n) { return powerOf(from, to, n, significance); });
    return SampleNeed{exact, static_cast<std::int64_t>(std::ceil(exact))};
}

Result<SampleNeed> sampleNeedOfMeans(double effect, double power, double significance)
{
    if (!(std::abs(effect) >= 0.01) || !(std::abs(effect) <= 10.0) || !isShare(power) || !isShare(significance)) {
        return invalid("An effect is 0.01 to 10 standard deviations; power and significance lie between 0 and 1.");
    }
    double low = 2.0;
    double high = 1e6;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = std::sqrt(low * high);
        (powerOfMeans(std::abs(effect), middle, significance) < power ? low : high) = middle;
    }
    const double exact = std::sqrt(low * high);
    return SampleNeed{exact, static_cast<std::int64_t>(std::ceil(exact))};
}

Result<double> leastFound(double from, std::int64_t perArm, double power, double significance)
{
    if (!isShare(from) || perArm < 1 || !isShare(power) || !isShare(significance)) {
        return noShares();
    }
    const double arm = static_cast<double>(perArm);
    const auto of = [&](double to) { return powerOf(from, to, arm, significance); };
    constexpr double kMost = 1.0 - 1e-9;
    if (of(kMost) < power) {
        return refused("{} in each arm find no difference to a share of {}.",
                       {std::to_string(perArm), std::to_string(from)});
    }
    return passing(from, kMost, power, of);
}

Result<TwoArms> compared(const Arm& a, const Arm& b)
{
    for (const Arm& arm : {a, b}) {
        if (const auto sound = checked(arm); !sound) {
            return sound.error();
        }
    }
    const double shownA = static_cast<double>(a.shown);
    const double shownB = static_cast<double>(b.shown);
    const double whole = shownA + shownB;
    const double taken = static_cast<double>(a.taken + b.taken);
    TwoArms two;
    two.difference = shareOfArm(b) - shareOfArm(a);
    const double spread = taken * (whole - taken) * shownA * shownB;
    if (spread > 0.0) {
        const double cross = std::abs(static_cast<double>(a.taken) * (shownB - static_cast<double>(b.taken)) -
                                      static_cast<double>(b.taken) * (shownA - static_cast<double>(a.taken)));
        const double corrected = std::max(0.0, cross - whole / 2.0);
        two.chiSquared = whole * cross * cross / spread;
        two.chiSquaredYates = whole * corrected * corrected / spread;
        two.chance = chiSquaredAbove(two.chiSquared, 1);
        two.chanceYates = chiSquaredAbove(two.chiSquaredYates, 1);
    }
    two.chanceFisher = fisherChance(a, b);
    const Interval ofA = wilsonOf(a);
    const Interval ofB = wilsonOf(b);
    two.interval = {
        two.difference - std::hypot(shareOfArm(b) - ofB.low, ofA.high - shareOfArm(a)),
        two.difference + std::hypot(ofB.high - shareOfArm(b), shareOfArm(a) - ofA.low),
    };
    return two;
}

Result<BetterArm> believed(const Arm& a, const Arm& b)
{
    for (const Arm& arm : {a, b}) {
        if (const auto sound = checked(arm); !sound) {
            return sound.error();
        }
    }
    const double a1 = 1.0 + static_cast<double>(a.taken);
    const double b1 = 1.0 + static_cast<double>(a.shown - a.taken);
    const double a2 = 1.0 + static_cast<double>(b.taken);
    const double b2 = 1.0 + static_cast<double>(b.shown - b.taken);
    BetterArm better;
    better.chanceB = chanceAbove(a1, b1, a2, b2);
    // E[(B - A) where B > A]: the mean of B, weighed, is the chance with one success more, and so for A.
    const double meanA = a1 / (a1 + b1);
    const double meanB = a2 / (a2 + b2);
    const double gain = meanB * chanceAbove(a1, b1, a2 + 1.0, b2) - meanA * chanceAbove(a1 + 1.0, b1, a2, b2);
    better.lossA = std::max(0.0, gain);
    better.lossB = std::max(0.0, gain - (meanB - meanA));
    return better;
}

Interval alwaysValid(const Arm& a, const Arm& b, double alpha)
{
    if (a.shown < 1 || b.shown < 1) {
        return {-1.0, 1.0};
    }
    const Interval ofA = alwaysValidShare(a, alpha / 2.0);
    const Interval ofB = alwaysValidShare(b, alpha / 2.0);
    return {ofB.low - ofA.high, ofB.high - ofA.low};
}

Result<Newsvendor> newsvendorOf(double mean, double deviation, double under, double over)
{
    if (!std::isfinite(mean) || !(deviation > 0.0) || !(under > 0.0) || !(over > 0.0) ||
        !std::isfinite(deviation + under + over)) {
        return invalid("Spread of the demand and both costs lie above zero.");
    }
    Newsvendor best;
    best.ratio = under / (under + over);
    const double z = normalQuantile(best.ratio);
    best.quantity = mean + deviation * z;
    best.cost = (under + over) * deviation * std::exp(-z * z / 2.0) / std::sqrt(2.0 * 3.14159265358979323846);
    return best;
}

} // namespace regrade::stats
