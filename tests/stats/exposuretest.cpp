#include "stats/exposure.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

constexpr double kRates[] = {0.10, 0.12, 0.15, 0.11};

/// Regret of one run over 10,000 customers who come in batches.
double regretOf(std::uint64_t seed, int batch, bool thompson)
{
    std::mt19937_64 random(seed);
    std::vector<Belief> beliefs(4);
    const std::vector<double> worth(4, 1.0);
    double regret = 0.0;
    for (int shown = 0; shown < 10000; shown += batch) {
        const auto shares = thompson ? thompsonShares(beliefs, worth, 1000, random()) : std::vector<double>(4, 0.25);
        int left = batch;
        for (std::size_t arm = 0; arm < 4; ++arm) {
            const int here = arm == 3 ? left : std::min(left, static_cast<int>(std::lround(batch * shares[arm])));
            left -= here;
            const int taken = std::binomial_distribution<int>(here, kRates[arm])(random);
            beliefs[arm].add({static_cast<double>(here), static_cast<double>(taken)});
            regret += here * (0.15 - kRates[arm]);
        }
    }
    return regret;
}

} // namespace

TEST(Thompson, regretsLittleOfWhatAnEqualSplitDoes)
{
    constexpr int kRuns = 40;
    double thompson = 0.0;
    double equal = 0.0;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
        thompson += regretOf(1000 + run, 1000, true) / kRuns;
        equal += regretOf(1000 + run, 1000, false) / kRuns;
    }
    std::printf("regret over %d runs of 10,000, batches of 1,000: %.1f, an equal split %.1f: %.1f %%\n", kRuns,
                thompson, equal, 100.0 * thompson / equal);
    EXPECT_NEAR(equal, 300.0, 1e-6);
    EXPECT_LE(thompson, 0.30 * equal);
}

TEST(Thompson, givesTheSameSharesForTheSameSeed)
{
    const std::vector<Belief> beliefs{{100, 10}, {100, 14}};
    const std::vector<double> worth{1.0, 1.0};
    const auto once = thompsonShares(beliefs, worth, 500, 7);
    EXPECT_EQ(once, thompsonShares(beliefs, worth, 500, 7));
    EXPECT_NEAR(once[0] + once[1], 1.0, 1e-9);
    EXPECT_GT(once[1], once[0]);
}

TEST(Belief, fadesByHalfInItsHalfLife)
{
    Belief belief{80, 40};
    for (int day = 0; day < 30; ++day) {
        belief.fade(30);
    }
    EXPECT_NEAR(belief.shown, 40.0, 1e-9);
    EXPECT_NEAR(belief.taken, 20.0, 1e-9);
}

TEST(Belief, isSureOnlyOfWhatItSawOften)
{
    EXPECT_NEAR(chanceOfMore({100, 10}, 1.0, {100, 10}, 1.0, 20000, 3), 0.5, 0.02);
    EXPECT_GT(chanceOfMore({1000, 100}, 1.0, {1000, 150}, 1.0, 4000, 3), 0.99);
    EXPECT_LT(chanceOfMore({10, 1}, 1.0, {10, 2}, 1.0, 4000, 3), 0.9);
    EXPECT_LT(chanceOfMore({1000, 100}, 2.0, {1000, 150}, 1.0, 4000, 3), 0.01) << "a sale is worth half there";
    EXPECT_NEAR(chanceOfMore({0, 0}, 1.0, {0, 0}, 1.0, 20000, 3), 0.5, 0.02);
}

TEST(RunningEvidence, rarelyCriesWolfHoweverOftenItIsLookedAt)
{
    std::mt19937_64 random(20261128);
    constexpr int kRuns = 2000;
    int cried = 0;
    for (int run = 0; run < kRuns; ++run) {
        RunningEvidence evidence;
        for (int day = 0; day < 90; ++day) {
            const int a = std::binomial_distribution<int>(60, 0.08)(random);
            const int b = std::binomial_distribution<int>(20, 0.08)(random);
            evidence.add({60, static_cast<double>(a)}, {20, static_cast<double>(b)});
        }
        cried += evidence.highest() >= 20.0 ? 1 : 0;
    }
    const Share share = wilsonShare(cried, kRuns);
    std::printf("false alarms in %d runs of 90 days, looked at every day: %d, %.2f %% [%.2f, %.2f]\n", kRuns, cried,
                100 * share.value, 100 * share.low, 100 * share.high);
    EXPECT_LE(share.value, 0.05);
}

TEST(RunningEvidence, findsAChannelThatConvertsThreeTimesAsWell)
{
    std::mt19937_64 random(5);
    int found = 0;
    for (int run = 0; run < 100; ++run) {
        RunningEvidence evidence;
        for (int day = 0; day < 7; ++day) {
            const int a = std::binomial_distribution<int>(60, 0.06)(random);
            const int b = std::binomial_distribution<int>(20, 0.30)(random);
            evidence.add({60, static_cast<double>(a)}, {20, static_cast<double>(b)});
        }
        found += evidence.highest() >= 20.0 ? 1 : 0;
    }
    std::printf("found within 7 days in %d of 100 runs\n", found);
    EXPECT_GE(found, 95);
}
