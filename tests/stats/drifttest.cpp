#include "stats/drift.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace regrade::stats {

namespace {

/// Mean number of values until the alarm, for values that lie `shift` spreads too high.
double meanRun(double alarm, double shift, int runs)
{
    std::mt19937 dice(42);
    std::normal_distribution<double> value(shift, 1.0);
    double values = 0.0;
    for (int i = 0; i < runs; ++i) {
        UpwardSum sum(0.5, alarm);
        do {
            values += 1.0;
        } while (!sum.take(value(dice)));
    }
    return values / runs;
}

std::vector<double> scores(int count, double shift, std::mt19937& dice)
{
    std::lognormal_distribution<double> score(-0.3 + shift * 0.2, 0.2);
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        values.push_back(score(dice));
    }
    return values;
}

} // namespace

TEST(UpwardSum, hasTheAverageRunLengthsOfTheTables)
{
    // One-sided sum with slack .5 (Hawkins & Olwell 1998): 336 and 8.4 at alarm 4, 930 and 10.4 at alarm 5.
    EXPECT_NEAR(meanRun(4.0, 0.0, 2000), 336.0, 30.0);
    EXPECT_NEAR(meanRun(4.0, 1.0, 4000), 8.38, 0.3);
    EXPECT_NEAR(meanRun(5.0, 0.0, 2000), 930.0, 80.0);
    EXPECT_NEAR(meanRun(5.0, 1.0, 4000), 10.38, 0.3);
    EXPECT_NEAR(meanRun(5.0, 2.0, 4000), 4.01, 0.2);
}

TEST(DriftOf, judgesNothingBeforeTheBaselineIsWhole)
{
    const std::vector<double> few(19, 0.8);

    const Drift drift = driftOf(few, {});

    EXPECT_EQ(drift.units, 19);
    EXPECT_EQ(drift.missing, 1);
    EXPECT_FALSE(drift.alarm);
}

TEST(DriftOf, ringsWhenTheLightChangesAndTellsSinceWhen)
{
    std::mt19937 dice(3);
    std::vector<double> series = scores(40, 0.0, dice);
    EXPECT_FALSE(driftOf(series, {}).alarm);
    const std::vector<double> brighter = scores(12, 2.0, dice);
    series.insert(series.end(), brighter.begin(), brighter.end());

    const Drift drift = driftOf(series, {});

    EXPECT_TRUE(drift.alarm);
    EXPECT_GE(drift.last, 12) << "at least the changed ones";
    EXPECT_LE(drift.last, 32) << "the run began after the baseline";
    EXPECT_GT(drift.factor, 1.2);
}

TEST(DriftOf, fallsSilentWhenTheScoresAreAsBefore)
{
    std::vector<double> series;
    for (int i = 0; i < 20; ++i) {
        series.push_back(0.7 + 0.01 * (i % 5));
    }
    series.insert(series.end(), 12, 0.9);
    EXPECT_TRUE(driftOf(series, {}).alarm);
    EXPECT_EQ(driftOf(series, {}).last, 12);
    EXPECT_TRUE(driftOf(series, {}).allHigher);

    series.insert(series.end(), 400, 0.70);

    EXPECT_FALSE(driftOf(series, {}).alarm);
    EXPECT_EQ(driftOf(series, {}).last, 0);
}

TEST(DriftOf, ringsSeldomFalselyWhereMiddleAndSpreadAreOnlyEstimated)
{
    // A baseline of 20 units knows middle and spread roughly only; of 300 products none of which changes, this counts
    // those whose alarm stands after 30 more units.
    std::mt19937 dice(11);
    int still = 0;
    int found = 0;
    for (int product = 0; product < 300; ++product) {
        std::vector<double> series = scores(50, 0.0, dice);
        still += driftOf(series, {}).alarm ? 1 : 0;
        series.resize(20);
        const std::vector<double> changed = scores(30, 2.0, dice);
        series.insert(series.end(), changed.begin(), changed.end());
        found += driftOf(series, {}).alarm ? 1 : 0;
    }

    RecordProperty("falseAlarmsOf300", still);
    RecordProperty("foundOf300", found);
    EXPECT_LE(still, 40);
    EXPECT_GE(found, 285);
}

} // namespace regrade::stats
