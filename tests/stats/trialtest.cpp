#include "stats/trial.h"

#include <gtest/gtest.h>

namespace regrade::stats {
namespace {

TrialPlan planned(bool sequential) { return {.from = 0.1, .to = 0.2, .sequential = sequential, .perArm = 199}; }

TEST(ReadTrial, saysNothingBeforeTheUnitsAreIn)
{
    const auto early = readTrial(planned(true), {2, 20}, {3, 22});

    ASSERT_TRUE(early);
    EXPECT_EQ(early->verdict, TrialVerdict::goesOn);
    EXPECT_EQ(early->missing, 179);
    EXPECT_FALSE(early->once);
    ASSERT_TRUE(early->belief);
    EXPECT_GT(early->belief->chanceB, 0.5);

    const auto none = readTrial(planned(true), {}, {});
    ASSERT_TRUE(none);
    EXPECT_EQ(none->always.low, -1.0);
    EXPECT_EQ(none->always.high, 1.0);
    EXPECT_FALSE(none->belief);
}

TEST(ReadTrial, endsASequentialTrialAsSoonAsZeroIsLeftOut)
{
    EXPECT_EQ(readTrial(planned(true), {10, 150}, {75, 150})->verdict, TrialVerdict::bHigher);
    EXPECT_EQ(readTrial(planned(true), {75, 150}, {10, 150})->verdict, TrialVerdict::aHigher);
}

TEST(ReadTrial, keepsAFixedTrialSilentUntilItsNumberIsIn)
{
    EXPECT_EQ(readTrial(planned(false), {10, 150}, {75, 150})->verdict, TrialVerdict::goesOn);
    const auto atTheEnd = readTrial(planned(false), {20, 199}, {42, 199});
    EXPECT_EQ(atTheEnd->verdict, TrialVerdict::bHigher);
    ASSERT_TRUE(atTheEnd->once);
    EXPECT_GT(atTheEnd->once->interval.low, 0.0);
}

TEST(ReadTrial, maySayThatNoDifferenceWasShown)
{
    EXPECT_EQ(readTrial(planned(true), {20, 199}, {22, 201})->verdict, TrialVerdict::noDifference);
    EXPECT_EQ(readTrial(planned(false), {20, 199}, {22, 201})->verdict, TrialVerdict::noDifference);
}

TEST(ReadTrial, refusesCountsThatCannotBe)
{
    EXPECT_FALSE(readTrial(planned(true), {3, 2}, {1, 4}));
    EXPECT_FALSE(readTrial(planned(true), {-1, 2}, {1, 4}));
}

} // namespace
} // namespace regrade::stats
