#include "stats/success.h"
#include "stats/special.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

const std::vector<Tries> kCategories{{45, 60}, {80, 100}, {12, 20}, {30, 50}, {7, 8}, {60, 70}};

} // namespace

TEST(SuccessPrior, givesTheReferenceParameters)
{
    const auto prior = successPrior(kCategories);

    ASSERT_TRUE(prior);
    EXPECT_NEAR(prior->alpha, 24.356, 5e-4);
    EXPECT_NEAR(prior->beta, 8.291, 5e-4);
    EXPECT_NEAR(prior->logLikelihood, -16.833661, 1e-6);
    EXPECT_FALSE(prior->alike);
}

TEST(Shrunk, drawsSmallCategoriesTowardsTheShop)
{
    const auto prior = *successPrior(kCategories);
    const double shop = prior.alpha / (prior.alpha + prior.beta);
    const auto small = shrunk(prior, kCategories[4]); // 7 of 8
    const auto large = shrunk(prior, kCategories[5]); // 60 of 70
    const auto empty = shrunk(prior, {});

    EXPECT_LT(small.share, 7.0 / 8.0);
    EXPECT_LT(std::abs(small.share - shop), std::abs(large.share - shop)) << "7 of 8 say less than 60 of 70";
    EXPECT_NEAR(empty.share, shop, 1e-12);
    EXPECT_DOUBLE_EQ(empty.weight, 0.0);
    EXPECT_GT(small.credible.high - small.credible.low, large.credible.high - large.credible.low);
    EXPECT_NEAR(betaShare(large.credible.low, prior.alpha + 60, prior.beta + 10), 0.025, 1e-9);
    EXPECT_NEAR(betaShare(large.credible.high, prior.alpha + 60, prior.beta + 10), 0.975, 1e-9);
}

TEST(RankedByLowerBound, putsTheSurestFirst)
{
    const auto prior = *successPrior(kCategories);
    std::vector<ShrunkShare> shares;
    for (const Tries& one : kCategories) {
        shares.push_back(shrunk(prior, one));
    }
    const auto places = rankedByLowerBound(shares);
    EXPECT_EQ(places, (std::vector<std::size_t>{5, 1, 0, 4, 2, 3})) << "7 of 8 come fourth, whatever their 87.5 %";
}

TEST(SuccessPrior, refusesWhatSaysNothing)
{
    EXPECT_EQ(successPrior(std::vector<Tries>{{3, 5}}).error().what(),
              "Not enough data: 1 of 2 categories in which something was tried.");
    EXPECT_FALSE(successPrior(std::vector<Tries>{{5, 5}, {3, 3}}));
    EXPECT_FALSE(successPrior(std::vector<Tries>{{0, 5}, {0, 3}}));
    EXPECT_FALSE(successPrior(std::vector<Tries>{{6, 5}, {1, 3}}));
    const auto alike = successPrior(std::vector<Tries>{{50, 100}, {50, 100}, {50, 100}});
    ASSERT_TRUE(alike);
    EXPECT_TRUE(alike->alike);
    EXPECT_NEAR(alike->alpha / (alike->alpha + alike->beta), 0.5, 1e-6);
}

TEST(SpecialFunctions, agreeWithTheirReferences)
{
    EXPECT_NEAR(normalQuantile(0.975), 1.959963984540054, 1e-12);
    EXPECT_NEAR(normalAtMost(-3.0), 0.001349898031630095, 1e-15);
    EXPECT_NEAR(betaQuantile(0.025, 23, 3), 0.7396941579, 1e-9) << "Clopper-Pearson 23 of 25, lower";
    EXPECT_NEAR(betaQuantile(0.975, 24, 2), 0.9901604100, 1e-9) << "and upper";
    EXPECT_NEAR(chiSquaredAbove(3.841458820694124, 1), 0.05, 1e-12);
    EXPECT_NEAR(chiSquaredAbove(18.307038053275146, 10), 0.05, 1e-12);
    EXPECT_NEAR(std::exp(logWays(10, 3)), 120.0, 1e-9);
}
