#include "stats/target.h"

#include "stats/survival.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace regrade::stats {

namespace {

PairSums sumsOf(const std::vector<std::pair<double, double>>& pairs)
{
    PairSums sums;
    for (const auto& [x, y] : pairs) {
        ++sums.units;
        sums.x += x;
        sums.y += y;
        sums.xx += x * x;
        sums.xy += x * y;
        sums.yy += y * y;
    }
    return sums;
}

} // namespace

TEST(Target, isStrictWhereItSaysSo)
{
    EXPECT_FALSE(isMet(Aim::above, 0.75, 0.75));
    EXPECT_TRUE(isMet(Aim::above, 0.7501, 0.75));
    EXPECT_FALSE(isMet(Aim::below, 0.20, 0.20));
    EXPECT_FALSE(isMet(Aim::below, 0.5 * 0.18, 0.09)) << "rounding of the last bit meets no target";
    EXPECT_FALSE(isMet(Aim::below, 0.1 + 0.2, 0.3));
    EXPECT_FALSE(isMet(Aim::below, 0.3, 0.1 + 0.2));
    EXPECT_TRUE(isMet(Aim::atMost, 0.1 + 0.2, 0.3));
    EXPECT_TRUE(isMet(Aim::atLeast, 4.25, 4.25));
    EXPECT_FALSE(isMet(Aim::atLeast, 4.24, 4.25));
}

TEST(Target, theChanceOfAShareIsThatOfItsBeta)
{
    const Share share = wilsonShare(80, 100);

    EXPECT_NEAR(chanceMet(Aim::above, share, 0.75), 0.863494, 1e-5) << "R: 1 - pbeta(0.75, 81, 21)";
    EXPECT_NEAR(chanceMet(Aim::below, share, 0.75) + chanceMet(Aim::above, share, 0.75), 1.0, 1e-12);
}

TEST(Target, aMeanHasTheErrorOfItsSpread)
{
    const auto mean = meanOf(sumsOf({{2, 0}, {4, 0}, {9, 0}}));

    EXPECT_DOUBLE_EQ(mean->value, 5.0);
    EXPECT_NEAR(mean->error, std::sqrt(13.0 / 3.0), 1e-12);
    EXPECT_DOUBLE_EQ(meanOf(sumsOf({{7, 0}}))->error, 0.0);
    EXPECT_FALSE(meanOf({}));
}

TEST(Target, aRatioWeighsAndItsIntervalHoldsTheTruth)
{
    EXPECT_DOUBLE_EQ(ratioOf(sumsOf({{20, 100}, {60, 400}}))->value, 0.16);
    EXPECT_FALSE(ratioOf(sumsOf({{20, 0}})));
    std::mt19937 chance(7);
    std::normal_distribution<double> noise(0.0, 6.0);
    int within = 0;
    constexpr int kRuns = 2'000;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<std::pair<double, double>> sales;
        for (int i = 0; i < 60; ++i) {
            const double price = 50.0 + static_cast<double>(chance() % 100);
            sales.emplace_back(0.18 * price + noise(chance), price);
        }
        const auto ratio = ratioOf(sumsOf(sales));
        within += ratio->interval.low <= 0.18 && 0.18 <= ratio->interval.high ? 1 : 0;
    }
    EXPECT_NEAR(within / static_cast<double>(kRuns), 0.95, 0.02);
    std::cout << within << " of " << kRuns << " intervals hold the true ratio\n";
}

TEST(Target, growthIsThatOfTheMeans)
{
    const auto growth = growthOf({40.0, 2.0, {}}, {100.0, 4.0, {}});

    EXPECT_DOUBLE_EQ(growth->value, -0.6);
    EXPECT_NEAR(growth->error, std::sqrt(0.02 * 0.02 + 0.016 * 0.016), 1e-12);
    EXPECT_FALSE(growthOf({40.0, 2.0, {}}, {0.0, 0.0, {}}));
}

TEST(Target, quantilesOfCountedValuesAreThoseOfTheValues)
{
    const std::vector<CountAt> counts{{10, 2}, {20, 3}, {30, 1}, {90, 4}};

    EXPECT_DOUBLE_EQ(quantileOf(counts, 0.5)->value, 25.0) << "between the fifth and the sixth";
    EXPECT_DOUBLE_EQ(quantileOf(counts, 0.9)->value, 90.0);
    EXPECT_DOUBLE_EQ(quantileOf(std::vector<CountAt>{{10, 1}, {20, 1}, {30, 1}}, 0.5)->value, 20.0);
    EXPECT_EQ(quantileOf(counts, 0.5)->units, 10);
    EXPECT_FALSE(quantileOf({}, 0.5));
    EXPECT_LT(chanceAtMost(counts, 0.5, 15.0), 0.1);
    EXPECT_GT(chanceAtMost(counts, 0.5, 95.0), 0.9);
}

TEST(Target, theIntervalOfAMedianHoldsIt)
{
    std::mt19937 chance(11);
    std::exponential_distribution<double> time(1.0);
    int within = 0;
    constexpr int kRuns = 1'000;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<double> values;
        for (int i = 0; i < 80; ++i) {
            values.push_back(time(chance));
        }
        std::sort(values.begin(), values.end());
        std::vector<CountAt> counts;
        for (const double value : values) {
            counts.push_back({value, 1});
        }
        const auto median = quantileOf(counts, 0.5);
        within += median->interval.low <= std::log(2.0) && std::log(2.0) <= median->interval.high ? 1 : 0;
    }
    EXPECT_GE(within, 940);
    std::cout << within << " of " << kRuns << " intervals hold the true median\n";
}

TEST(Survival, countedStaysGiveTheCurveOfTheStays)
{
    std::mt19937 chance(3);
    std::vector<Stay> stays;
    std::vector<StayCount> counted;
    for (int i = 0; i < 300; ++i) {
        const Stay stay{static_cast<double>(chance() % 40), chance() % 3 != 0};
        stays.push_back(stay);
        counted.push_back({stay.days, stay.ended ? 1 : 0, stay.ended ? 0 : 1});
    }
    const auto one = survivalOf(stays);
    const auto other = countedSurvival(counted);

    ASSERT_EQ(one.steps.size(), other.steps.size());
    EXPECT_EQ(one.count, other.count);
    for (std::size_t i = 0; i < one.steps.size(); ++i) {
        EXPECT_EQ(one.steps[i].atRisk, other.steps[i].atRisk);
        EXPECT_DOUBLE_EQ(one.steps[i].left, other.steps[i].left);
        EXPECT_DOUBLE_EQ(one.steps[i].error, other.steps[i].error);
    }
}

} // namespace regrade::stats
