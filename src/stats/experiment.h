#pragma once

#include "base/result.h"
#include "stats/interval.h"

#include <cstdint>

namespace regrade::stats {

/// How many each arm of an experiment needs so that a change of a share from `from` to `to` is found: normal
/// approximation, two-sided, as R's power.prop.test without the other tail. The number before it is rounded up.
struct SampleNeed {
    double exact = 0.0;
    std::int64_t perArm = 0;
};
/// Invalid: shares outside 0..1 or alike; power or significance outside 0..1.
[[nodiscard]] Result<SampleNeed> sampleNeedOf(double from, double to, double power = 0.8, double significance = 0.05);
/// The same for means that lie `effect` standard deviations apart (t-test with its own degrees of freedom).
[[nodiscard]] Result<SampleNeed> sampleNeedOfMeans(double effect, double power = 0.8, double significance = 0.05);
/// The larger share that so many in each arm would find beside `from`.
[[nodiscard]] Result<double> leastFound(double from, std::int64_t perArm, double power = 0.8,
                                        double significance = 0.05);

/// What an arm showed.
struct Arm {
    std::int64_t taken = 0;
    std::int64_t shown = 0;
};

/// Two arms compared once, at the end. Chances are those of a difference this large where there is none.
struct TwoArms {
    double chiSquared = 0.0; ///< Pearson's
    double chance = 1.0;
    double chiSquaredYates = 0.0; ///< with Yates' correction
    double chanceYates = 1.0;
    double chanceFisher = 1.0; ///< exact, two-sided
    double difference = 0.0;   ///< of B to A
    Interval interval; ///< 95 %, Newcombe's from two Wilson intervals (Statistics in Medicine 17, 1998, method 10)
};
/// Invalid: an arm in which nothing was shown, more taken than shown, or a negative number.
[[nodiscard]] Result<TwoArms> compared(const Arm& a, const Arm& b);

/// What is believed after both arms, from Beta(1, 1) on.
struct BetterArm {
    double chanceB = 0.5; ///< that B's share is above A's
    double lossA = 0.0;   ///< expected loss of share where A is chosen and B is better
    double lossB = 0.0;
};
[[nodiscard]] Result<BetterArm> believed(const Arm& a, const Arm& b);

/// An interval of B's share less A's that holds at every look, however often there is one, with at least 1 - alpha:
/// Robbins' mixture for each arm at half the error (Annals of Mathematical Statistics 41(5), 1970). -1 .. 1 before both
/// arms were shown.
[[nodiscard]] Interval alwaysValid(const Arm& a, const Arm& b, double alpha = 0.05);

/// The stock that a normal demand wants: the newsvendor's quantity.
struct Newsvendor {
    double ratio = 0.0; ///< chance that the demand is met
    double quantity = 0.0;
    double cost = 0.0; ///< expected, of units short and left over
};
/// `under` is lost for each unit short, `over` for each left over, both above zero; `deviation` above zero.
[[nodiscard]] Result<Newsvendor> newsvendorOf(double mean, double deviation, double under, double over);

} // namespace regrade::stats
