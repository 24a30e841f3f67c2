#include "stats/experiment.h"
#include "stats/agreement.h"
#include "stats/exposure.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>

using namespace regrade::stats;

TEST(SampleNeed, isThatOfTheReference)
{
    const auto need = [](double from, double to, double power) { return *sampleNeedOf(from, to, power); };
    EXPECT_NEAR(need(.10, .12, .8).exact, 3840.847, 1e-3);
    EXPECT_EQ(need(.10, .12, .8).perArm, 3841);
    EXPECT_NEAR(need(.05, .06, .8).exact, 8157.731, 1e-3);
    EXPECT_NEAR(need(.20, .25, .9).exact, 1463.707, 1e-3);
    EXPECT_NEAR(sampleNeedOfMeans(.5)->exact, 63.766, 1e-3);
    EXPECT_EQ(sampleNeedOfMeans(.5)->perArm, 64);
    EXPECT_FALSE(sampleNeedOf(.1, .1));
    EXPECT_FALSE(sampleNeedOf(0.0, .1));
    EXPECT_FALSE(sampleNeedOfMeans(0.0));
}

TEST(LeastFound, saysHowLittleAQuarterCanSee)
{
    EXPECT_NEAR(*leastFound(.10, 108), .243, 5e-4);
    EXPECT_NEAR(*leastFound(.10, 432), .165, 6e-4);
    EXPECT_NEAR(*leastFound(.10, 1000), .141, 5e-4);
    EXPECT_NEAR(*leastFound(.10, 4000), .120, 5e-4);
    EXPECT_NEAR(*leastFound(.03, 108), .134, 5e-4);
    EXPECT_NEAR(*leastFound(.03, 432), .072, 5e-4);
    EXPECT_FALSE(leastFound(.10, 2));
}

TEST(Compared, givesTheReferenceTests)
{
    const auto two = *compared({120, 1000}, {150, 1000});

    EXPECT_NEAR(two.chiSquaredYates, 3.600942, 1e-6);
    EXPECT_NEAR(two.chanceYates, 0.05774684, 1e-8);
    EXPECT_NEAR(two.chance, 0.04964038687, 1e-10);
    EXPECT_NEAR(two.chanceFisher, 0.05759585087, 1e-9);
    EXPECT_NEAR(two.difference, 0.03, 1e-12);
    EXPECT_GT(two.interval.low, -0.001);
    EXPECT_LT(two.interval.high, 0.061);
    EXPECT_FALSE(compared({1, 0}, {1, 2}));
    EXPECT_FALSE(compared({3, 2}, {1, 2}));
    EXPECT_NEAR(compared({0, 10}, {0, 10})->chance, 1.0, 1e-12);
}

TEST(Believed, givesTheReferenceChanceAndALossThatAgreesWithDraws)
{
    const auto better = *believed({120, 1000}, {150, 1000});
    EXPECT_NEAR(better.chanceB, 0.9750678368, 1e-9);
    EXPECT_GT(better.lossA, better.lossB);

    std::mt19937_64 random(9);
    std::gamma_distribution<double> a1(121), b1(881), a2(151), b2(851);
    double lossA = 0.0;
    double lossB = 0.0;
    constexpr int kDraws = 200000;
    for (int draw = 0; draw < kDraws; ++draw) {
        const double xa = a1(random);
        const double a = xa / (xa + b1(random));
        const double xb = a2(random);
        const double b = xb / (xb + b2(random));
        lossA += std::max(0.0, b - a) / kDraws;
        lossB += std::max(0.0, a - b) / kDraws;
    }
    EXPECT_NEAR(better.lossA, lossA, 2e-4);
    EXPECT_NEAR(better.lossB, lossB, 2e-5);
    EXPECT_NEAR(believed({5, 50}, {5, 50})->chanceB, 0.5, 1e-9);
}

TEST(AlwaysValid, rarelyCriesWolfThoughLookedAtEveryDay)
{
    constexpr int kRuns = 1000;
    std::mt19937_64 random(77);
    int always = 0;
    int evidence = 0;
    int naive = 0;
    for (int run = 0; run < kRuns; ++run) {
        Arm a;
        Arm b;
        RunningEvidence forB;
        bool byInterval = false;
        bool byChance = false;
        for (int day = 0; day < 60; ++day) {
            const int takenA = std::binomial_distribution<int>(20, 0.10)(random);
            const int takenB = std::binomial_distribution<int>(20, 0.10)(random);
            a = {a.taken + takenA, a.shown + 20};
            b = {b.taken + takenB, b.shown + 20};
            forB.add({20, static_cast<double>(takenA)}, {20, static_cast<double>(takenB)});
            const Interval interval = alwaysValid(a, b);
            byInterval = byInterval || interval.low > 0.0 || interval.high < 0.0;
            byChance = byChance || compared(a, b)->chance < 0.05;
        }
        always += byInterval ? 1 : 0;
        naive += byChance ? 1 : 0;
        evidence += forB.highest() >= 20.0 ? 1 : 0;
    }
    std::printf("alarms in %d runs without a difference, looked at on 60 days: interval %d, running evidence %d, "
                "chi-squared at 5 %% %d\n",
                kRuns, always, evidence, naive);
    EXPECT_LE(always, kRuns / 20);
    EXPECT_LE(evidence, kRuns / 20);
    EXPECT_GT(naive, kRuns / 10) << "what looking every day does to a plain test";
}

TEST(AlwaysValid, seesALargeDifference)
{
    const auto interval = alwaysValid({200, 2000}, {400, 2000});
    EXPECT_GT(interval.low, 0.0);
    EXPECT_LT(interval.high, 0.25);
    EXPECT_EQ(alwaysValid({}, {}).high, 1.0);
}

TEST(Newsvendor, ordersTheReferenceQuantity)
{
    const auto best = *newsvendorOf(100, 20, 5, 2);
    EXPECT_NEAR(best.quantity, 111.31898, 1e-5);
    EXPECT_NEAR(best.ratio, 5.0 / 7.0, 1e-12);
    EXPECT_FALSE(newsvendorOf(100, 0, 5, 2));
    EXPECT_FALSE(newsvendorOf(100, 20, 5, 0));
}

TEST(KappaOf, givesTheReferenceWithItsError)
{
    const int husbandsAndWives[4][4] = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}}; // vcd: SexualFun
    std::vector<std::pair<int, int>> pairs;
    for (int a = 0; a < 4; ++a) {
        for (int b = 0; b < 4; ++b) {
            pairs.insert(pairs.end(), static_cast<std::size_t>(husbandsAndWives[a][b]), {a, b});
        }
    }
    const auto plain = *kappaOf(pairs, 4, KappaWeights::none);
    const auto linear = *kappaOf(pairs, 4, KappaWeights::linear);
    const auto quadratic = *kappaOf(pairs, 4, KappaWeights::quadratic);

    EXPECT_NEAR(plain.value, .12933025404, 1e-10);
    EXPECT_NEAR(plain.error, .06859853248, 1e-10);
    EXPECT_NEAR(linear.value, .23738062756, 1e-10);
    EXPECT_NEAR(linear.error, .07831633478, 1e-10);
    EXPECT_NEAR(quadratic.value, .33204558625, 1e-10);
    EXPECT_NEAR(quadratic.error, .09729752196, 1e-10);
    EXPECT_NEAR(quadratic.value, agreementOf(pairs, 4).quadraticKappa, 1e-12);
    EXPECT_NEAR(linear.interval.low, .23738062756 - 1.959963984540054 * .07831633478, 1e-9);
    EXPECT_FALSE(kappaOf({}, 4, KappaWeights::linear));
    EXPECT_FALSE(kappaOf(std::vector<std::pair<int, int>>{{2, 2}}, 4, KappaWeights::linear));
}

TEST(KappaOf, givesTheIntervalsOfTheGradingExample)
{
    const int table[4][4] = {{44, 5, 1, 0}, {4, 40, 6, 0}, {0, 7, 38, 5}, {0, 1, 4, 45}};
    std::vector<std::pair<int, int>> pairs;
    for (int a = 0; a < 4; ++a) {
        for (int b = 0; b < 4; ++b) {
            pairs.insert(pairs.end(), static_cast<std::size_t>(table[a][b]), {a, b});
        }
    }
    const auto plain = *kappaOf(pairs, 4, KappaWeights::none);
    const auto quadratic = *kappaOf(pairs, 4, KappaWeights::quadratic);
    EXPECT_NEAR(plain.value, .78, 5e-3);
    EXPECT_NEAR(plain.interval.low, .71, 5e-3);
    EXPECT_NEAR(plain.interval.high, .85, 5e-3);
    EXPECT_NEAR(quadratic.value, .92, 5e-3);
    EXPECT_NEAR(quadratic.interval.low, .89, 5e-3);
    EXPECT_NEAR(quadratic.interval.high, .95, 5e-3);
}
