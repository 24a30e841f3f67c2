#include "stats/recalibration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace regrade::stats {

namespace {

/// Good units with the scores first, first + 1, ... in hundredths of the limit.
std::vector<LabelledScore> goodUnits(int count, int first = 1)
{
    std::vector<LabelledScore> units;
    for (int i = 0; i < count; ++i) {
        units.push_back({(first + i) / 100.0, true});
    }
    return units;
}

} // namespace

TEST(BetaInterval, equalsTheExactIntervalOfABinomialShare)
{
    // Clopper-Pearson of 23 in 25: .7396941579 - .9901604100; its ends are Beta(23, 3) and Beta(24, 2) quantiles.
    EXPECT_NEAR(betaInterval(23, 3).low, 0.7396941579, 1e-9);
    EXPECT_NEAR(betaInterval(24, 2).high, 0.9901604100, 1e-9);
    EXPECT_NEAR(betaAtMost(0.5, 3, 3), 0.5, 1e-12);
    EXPECT_NEAR(betaAtMost(0.3, 1, 1), 0.3, 1e-12);
}

TEST(Recalibrate, needsAsManyGoodUnitsAsTheTargetAsksFor)
{
    EXPECT_EQ(leastGoodUnits(0.05), 19);
    EXPECT_EQ(leastGoodUnits(0.01), 99);
    EXPECT_EQ(leastGoodUnits(0.1), 9);

    const auto tooFew = recalibrate(goodUnits(18), 8, 0.05);
    ASSERT_FALSE(tooFew);
    EXPECT_EQ(tooFew.error().what(), "18 confirmed good units are too few to move the limit: at least 19 are needed.");
    EXPECT_TRUE(recalibrate(goodUnits(19), 8, 0.05));
}

TEST(Recalibrate, drawsTheLimitAtTheRankOfTheSplitConformalRule)
{
    // n = 39: rank ceil(40 * .95) = 38, so the limit lies just above the 38th of 39 good scores.
    const auto proposal = recalibrate(goodUnits(39, 71), 8, 0.05);

    ASSERT_TRUE(proposal);
    EXPECT_NEAR(proposal->limitFactor, 1.08, 0.0002);
    EXPECT_GT(proposal->limitFactor, 1.08);
    EXPECT_DOUBLE_EQ(proposal->bound, 1.0 - 38.0 / 40.0);
    EXPECT_DOUBLE_EQ(proposal->boundBefore, 1.0 / 9.0);
    EXPECT_EQ(proposal->falseRejects.part, 1);
    EXPECT_EQ(proposal->falseRejects.whole, 39);
    EXPECT_EQ(proposal->falseRejectsBefore.part, 10) << "scores 1.00 to 1.09";
    EXPECT_NEAR(proposal->boundInterval.low, betaInterval(2, 38).low, 1e-12);
    EXPECT_LT(proposal->boundInterval.low, proposal->bound);
    EXPECT_GT(proposal->boundInterval.high, proposal->bound);
}

TEST(Recalibrate, tellsHowManyDamagedUnitsTheNewLimitStillFinds)
{
    std::vector<LabelledScore> units = goodUnits(19, 102);
    for (const double score : {1.05, 1.1, 1.5, 2.0, 0.9}) {
        units.push_back({score, false});
    }

    const auto proposal = recalibrate(units, 4, 0.05);

    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->damaged, 5);
    EXPECT_EQ(proposal->detectionsBefore.part, 4);
    EXPECT_EQ(proposal->detections.part, 2);
    EXPECT_GT(proposal->detections.high, proposal->detections.value);
    EXPECT_EQ(proposal->falseRejectsBefore.part, 19);
    EXPECT_EQ(proposal->falseRejects.part, 0);
}

TEST(Recalibrate, isTheSameWhateverTheOrderAndRefusesScoresOfZero)
{
    std::vector<LabelledScore> units = goodUnits(30, 50);
    const double factor = recalibrate(units, 4, 0.05)->limitFactor;
    std::shuffle(units.begin(), units.end(), std::mt19937(7));

    EXPECT_EQ(recalibrate(units, 4, 0.05)->limitFactor, factor);
    EXPECT_FALSE(recalibrate(std::vector<LabelledScore>(25, {0.0, true}), 4, 0.05));
}

TEST(Sureness, isAHalfAtTheLimitAndGrowsOnBothSidesUpToWhatTheBoundAllows)
{
    EXPECT_DOUBLE_EQ(sureness(1.0, 0.05), 0.5);
    EXPECT_GT(sureness(1.2, 0.05), sureness(1.1, 0.05));
    EXPECT_DOUBLE_EQ(sureness(2.0, 0.05), sureness(0.5, 0.05));
    EXPECT_LE(sureness(100.0, 0.2), 0.9);
    EXPECT_LE(sureness(0.0, 0.2), 0.9);
}

TEST(Recalibrate, keepsItsPromiseOverManySimulatedProducts)
{
    std::mt19937 dice(20261125);
    std::lognormal_distribution<double> score(-0.2, 0.3);
    int rejects = 0;
    int outsideInterval = 0;
    constexpr int kProducts = 2000;
    for (int product = 0; product < kProducts; ++product) {
        std::vector<LabelledScore> units;
        for (int i = 0; i < 39; ++i) {
            units.push_back({score(dice), true});
        }
        const auto proposal = recalibrate(units, 8, 0.05).value();
        rejects += score(dice) >= proposal.limitFactor ? 1 : 0;
        // The true share above the limit of this very calibration, from the distribution itself.
        const double beyond = 0.5 * std::erfc((std::log(proposal.limitFactor) + 0.2) / 0.3 / std::sqrt(2.0));
        const Interval within = proposal.boundInterval;
        outsideInterval += beyond < within.low || beyond > within.high ? 1 : 0;
    }

    EXPECT_NEAR(rejects / static_cast<double>(kProducts), 0.05, 0.015);
    EXPECT_NEAR(outsideInterval / static_cast<double>(kProducts), 0.05, 0.015);
}

} // namespace regrade::stats
