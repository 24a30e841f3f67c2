#include "stats/survival.h"

#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

/// Weeks to relapse of acute myelogenous leukaemia (Miller, Survival Analysis, 1997), R's `aml`.
const std::vector<Stay> kMaintained{{9, true},  {13, true}, {13, false}, {18, true}, {23, true},  {28, false},
                                    {31, true}, {34, true}, {45, false}, {48, true}, {161, false}};
const std::vector<Stay> kNot{{5, true},  {5, true},  {8, true},  {8, true},  {12, true}, {16, false},
                             {23, true}, {27, true}, {30, true}, {33, true}, {43, true}, {45, true}};

void expectLeft(const SurvivalCurve& curve, const std::vector<double>& left)
{
    ASSERT_EQ(curve.steps.size(), left.size());
    for (std::size_t step = 0; step < left.size(); ++step) {
        EXPECT_NEAR(curve.steps[step].left, left[step], 5e-6) << step; // the reference has five digits
    }
}

} // namespace

TEST(SurvivalOf, givesTheReferenceCurves)
{
    expectLeft(survivalOf(kMaintained), {.90909, .81818, .71591, .61364, .49091, .36818, .18409});
    expectLeft(survivalOf(kNot), {.83333, .66667, .58333, .48611, .38889, .29167, .19444, .09722, 0.0});
    EXPECT_DOUBLE_EQ(medianOf(survivalOf(kMaintained)).value(), 31.0);
    EXPECT_DOUBLE_EQ(medianOf(survivalOf(kNot)).value(), 23.0);
    EXPECT_EQ(survivalOf(kMaintained).ended, 7);
}

TEST(SurvivalOf, hasGreenwoodsErrorAndTheIntervalOfR)
{
    const auto steps = survivalOf(kMaintained).steps;

    EXPECT_NEAR(steps[0].error, 0.086678417, 1e-8);
    EXPECT_NEAR(steps[1].error, 0.116291300, 1e-8);
    EXPECT_NEAR(steps[2].error, 0.139664971, 1e-8);
    EXPECT_NEAR(steps[0].low, 0.75413385, 1e-7);
    EXPECT_NEAR(steps[2].low, 0.48842629, 1e-7);
    EXPECT_DOUBLE_EQ(steps[0].high, 1.0);
}

TEST(SurvivalOf, countsWhatIsUnsoldInsteadOfDroppingIt)
{
    const std::vector<Stay> stock{{10, true}, {20, true}, {60, false}, {60, false}, {60, false}, {60, false}};
    const std::vector<Stay> sold(stock.begin(), stock.begin() + 2);

    EXPECT_NEAR(endedBy(survivalOf(stock), stock, 45)->share, 2.0 / 6.0, 1e-12);
    EXPECT_NEAR(endedBy(survivalOf(sold), sold, 45)->share, 1.0, 1e-12) << "the fault of many dashboards";
    EXPECT_FALSE(medianOf(survivalOf(stock)));
    EXPECT_FALSE(endedBy(survivalOf(stock), stock, 61)) << "nothing was followed so far";
    EXPECT_FALSE(endedBy(survivalOf({}), {}, 45));
}

TEST(MedianOf, liesBetweenTwoTimesWhereExactlyHalfIsLeft)
{
    const std::vector<Stay> stays{{1, true}, {2, true}, {5, true}, {9, true}};
    EXPECT_DOUBLE_EQ(medianOf(survivalOf(stays)).value(), 3.5);
}

TEST(LogRank, givesTheReferenceTest)
{
    const std::vector<std::vector<Stay>> groups{kMaintained, kNot};
    const auto test = logRank(groups);

    EXPECT_NEAR(test.chiSquared, 3.39638869898, 1e-9);
    EXPECT_NEAR(test.chance, 0.06534, 5e-6);
    EXPECT_EQ(test.freedom, 1);
    EXPECT_NEAR(test.expected[0] + test.expected[1], test.observed[0] + test.observed[1], 1e-9);
    const std::vector<std::vector<Stay>> three{kMaintained, kNot, kNot};
    EXPECT_EQ(logRank(three).freedom, 2);
    const std::vector<std::vector<Stay>> alike{kNot, kNot};
    EXPECT_NEAR(logRank(alike).chiSquared, 0.0, 1e-12);
    EXPECT_NEAR(logRank(alike).chance, 1.0, 1e-6);
}
