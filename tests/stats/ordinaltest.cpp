#include "stats/ordinal.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <random>

using namespace regrade::stats;

namespace {

/// Cases whose level follows the model itself: eta = 2 * log score + 1 * log(1 + mm), cuts at 0 and 2.
std::vector<OrdinalCase> drawn(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> even(0.0, 1.0);
    std::vector<OrdinalCase> cases;
    for (int i = 0; i < count; ++i) {
        const double score = std::exp(even(random) * 2.0 - 1.0);
        const double mm = even(random) * 20.0;
        OrdinalCase entry{ordinalFeatures(score, mm, 2)};
        const double eta = 2.0 * std::log(score) + std::log1p(mm);
        const double noise = std::log(1.0 / (even(random) * 0.999999 + 5e-7) - 1.0);
        const double hidden = eta - noise;
        entry.level = hidden <= 0.0 ? 0 : hidden <= 2.0 ? 1 : 2;
        cases.push_back(entry);
    }
    return cases;
}

std::vector<OrdinalCase> separable()
{
    std::vector<OrdinalCase> cases;
    for (int i = 0; i < 20; ++i) {
        cases.push_back({ordinalFeatures(0.4 + 0.01 * i, 0.0, 0), 0});
        cases.push_back({ordinalFeatures(2.0 + 0.10 * i, 10.0 + i, 1), 2});
    }
    return cases;
}

} // namespace

TEST(OrdinalFit, findsTheWeightsThatMadeTheCases)
{
    const auto cases = drawn(20'000, 7);

    const auto model = fitOrdinal(cases, 0.0);

    ASSERT_TRUE(model) << model.error().what();
    EXPECT_EQ(model->levels, (std::vector{0, 1, 2}));
    EXPECT_NEAR(model->weights[0] / model->spreads[0], 2.0, 0.1);
    EXPECT_NEAR(model->weights[1] / model->spreads[1], 1.0, 0.1);
    EXPECT_NEAR(model->weights[2], 0.0, 1e-6) << "the number of marks is the same in all cases";
    double shift = 0.0;
    for (std::size_t i = 0; i < 2; ++i) {
        shift += model->weights[i] * model->centres[i] / model->spreads[i];
    }
    EXPECT_NEAR(model->cuts[0] + shift, 0.0, 0.15);
    EXPECT_NEAR(model->cuts[1] + shift, 2.0, 0.15);
}

TEST(OrdinalFit, isTheTopOfItsSurface)
{
    const auto cases = drawn(60, 3);
    const auto model = fitOrdinal(cases).value();
    const auto height = [&](const OrdinalModel& at) {
        double sum = 0.0;
        for (const OrdinalCase& entry : cases) {
            sum += std::log(ordinalChances(at, entry.features)[static_cast<std::size_t>(entry.level)]);
        }
        for (const double weight : at.weights) {
            sum -= 0.5 * weight * weight;
        }
        return sum;
    };

    const double top = height(model);

    for (const double step : {-1e-3, 1e-3}) {
        for (std::size_t i = 0; i < model.cuts.size(); ++i) {
            OrdinalModel beside = model;
            beside.cuts[i] += step;
            EXPECT_LT(height(beside), top) << "cut " << i;
        }
        for (std::size_t i = 0; i < 2; ++i) {
            OrdinalModel beside = model;
            beside.weights[i] += step;
            EXPECT_LT(height(beside), top) << "weight " << i;
        }
    }
}

TEST(OrdinalFit, staysFiniteAndNearlySureWhereTheLevelsNeverOverlap)
{
    const auto model = fitOrdinal(separable());

    ASSERT_TRUE(model) << model.error().what();
    EXPECT_EQ(model->levels, (std::vector{0, 2})) << "nobody confirmed a level between";
    for (const double weight : model->weights) {
        EXPECT_TRUE(std::isfinite(weight));
        EXPECT_LT(std::abs(weight), 10.0);
    }
    EXPECT_GT(ordinalChances(*model, ordinalFeatures(0.4, 0.0, 0))[0], 0.9);
    EXPECT_GT(ordinalChances(*model, ordinalFeatures(3.0, 20.0, 1))[1], 0.9);
    EXPECT_EQ(crossValidated(separable()).part, 40);
}

TEST(OrdinalFit, givesEvenChancesWherePeopleDisagree)
{
    std::vector<OrdinalCase> cases;
    for (int i = 0; i < 40; ++i) {
        cases.push_back({ordinalFeatures(1.5, 8.0, 1), i % 2});
    }

    const auto model = fitOrdinal(cases).value();
    const auto chances = ordinalChances(model, ordinalFeatures(1.5, 8.0, 1));

    EXPECT_NEAR(chances[0], 0.5, 1e-6);
    EXPECT_NEAR(chances[1], 0.5, 1e-6);
}

TEST(OrdinalFit, isRefusedWithoutTwoLevels)
{
    const std::vector<OrdinalCase> alike(50, {ordinalFeatures(0.5, 0.0, 0), 0});

    EXPECT_FALSE(fitOrdinal(alike));
    EXPECT_FALSE(fitOrdinal({}));
    EXPECT_EQ(crossValidated(alike).part, 0) << "a model that cannot be had agrees with nobody";
}

TEST(OrdinalChances, sumToOneAndRiseWithTheScoreWhateverIsUnknown)
{
    const auto model = fitOrdinal(drawn(200, 11)).value();
    double worstBefore = 0.0;
    for (const double score : {0.0, 0.3, 0.9, 1.5, 3.0, 50.0}) {
        const auto chances = ordinalChances(model, ordinalFeatures(score, std::nullopt, 2));
        EXPECT_NEAR(std::accumulate(chances.begin(), chances.end(), 0.0), 1.0, 1e-12);
        EXPECT_GE(chances.back(), worstBefore);
        worstBefore = chances.back();
        for (const double chance : chances) {
            EXPECT_GE(chance, 0.0);
        }
    }
    EXPECT_EQ(ordinalFeatures(1.0, std::nullopt, 2)[1], std::nullopt) << "marks of unknown length";
    EXPECT_EQ(ordinalFeatures(1.0, std::nullopt, 0)[1], 0.0) << "no mark has no length";
}

TEST(CrossValidated, promisesLessThanTheFitSeesOfItself)
{
    const auto cases = drawn(60, 5);
    const auto model = fitOrdinal(cases).value();
    int own = 0;
    for (const OrdinalCase& entry : cases) {
        const auto chances = ordinalChances(model, entry.features);
        const auto best = std::max_element(chances.begin(), chances.end()) - chances.begin();
        own += model.levels[static_cast<std::size_t>(best)] == entry.level ? 1 : 0;
    }

    const Share held = crossValidated(cases);

    EXPECT_EQ(held.whole, 60);
    EXPECT_LE(held.part, own);
    EXPECT_GT(held.part, 20) << "better than a third, which is chance";
}
