#include "stats/ets.h"
#include "stats/seasonal.h"
#include "stats/theta.h"
#include "tests/stats/airpassengers.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

struct Reference {
    EtsClass kind;
    double aicc; ///< of R forecast 8.20
};

/// R's ets on the airline series, class by class.
const std::vector<Reference> kReferences{
    {{false, EtsTrend::none, EtsSeason::none}, 1733.958},
    {{false, EtsTrend::additive, EtsSeason::none}, 1737.729},
    {{false, EtsTrend::none, EtsSeason::additive}, 1568.609},
    {{false, EtsTrend::additive, EtsSeason::additive}, 1570.729},
    {{false, EtsTrend::damped, EtsSeason::additive}, 1576.703},
    {{true, EtsTrend::none, EtsSeason::none}, 1674.072},
    {{true, EtsTrend::additive, EtsSeason::none}, 1674.230},
    {{true, EtsTrend::damped, EtsSeason::none}, 1679.437},
    {{true, EtsTrend::none, EtsSeason::multiplicative}, 1465.064},
    {{true, EtsTrend::additive, EtsSeason::multiplicative}, 1403.664381},
    {{true, EtsTrend::damped, EtsSeason::multiplicative}, 1400.638432},
    {{true, EtsTrend::none, EtsSeason::additive}, 1584.542},
    {{true, EtsTrend::additive, EtsSeason::additive}, 1575.324},
    {{true, EtsTrend::damped, EtsSeason::additive}, 1588.682},
};

} // namespace

TEST(FitEts, isAsLikelyAsTheReferenceInEveryClassOrMore)
{
    for (const auto& [kind, aicc] : kReferences) {
        const auto model = fitEts(kAirPassengers, kind, 12);
        ASSERT_TRUE(model) << kind.name();
        std::printf("%-12s AICc %.3f, reference %.3f\n", kind.name().c_str(), model->aicc, aicc);
        EXPECT_LE(model->aicc, aicc * 1.0001) << kind.name();
    }
}

TEST(FitEts, givesTheOneLikelihoodWhereThereIsNothingToFind)
{
    const auto model = fitEts(kAirPassengers, EtsClass{}, 12);

    EXPECT_NEAR(model->aicc, 1733.958, 0.01);
    EXPECT_NEAR(model->alpha, 0.9999, 1e-6);
    EXPECT_NEAR(std::sqrt(model->sigma2), 33.82993, 1e-3);
}

TEST(BestEts, isAtLeastAsLikelyAsTheReferencesChoice)
{
    const auto model = bestEts(kAirPassengers, 12);

    std::printf("%s, AICc %.4f\n", model->kind.name().c_str(), model->aicc);
    EXPECT_TRUE(model->kind.multiplicativeError);
    EXPECT_EQ(model->kind.season, EtsSeason::multiplicative);
    EXPECT_LE(model->aicc, 1400.638432 * 1.001);
}

TEST(BestEts, keepsItsParametersWithinTheirBounds)
{
    for (const auto& [kind, aicc] : kReferences) {
        const auto model = fitEts(kAirPassengers, kind, 12);
        EXPECT_GE(model->alpha, 1e-4);
        EXPECT_LE(model->alpha, 0.9999);
        EXPECT_LE(model->beta, model->alpha);
        EXPECT_LE(model->gamma, 1.0 - model->alpha);
        EXPECT_TRUE(kind.trend != EtsTrend::damped || (model->phi >= 0.8 && model->phi <= 0.98));
    }
}

TEST(FitEts, refusesMultiplicativeClassesWhereAValueIsNotAboveZero)
{
    std::vector<double> values = kAirPassengers;
    values[7] = 0.0;

    EXPECT_FALSE(fitEts(values, {true, EtsTrend::none, EtsSeason::none}, 12));
    EXPECT_FALSE(fitEts(values, {false, EtsTrend::none, EtsSeason::multiplicative}, 12));
    EXPECT_TRUE(fitEts(values, {false, EtsTrend::additive, EtsSeason::additive}, 12));
    EXPECT_FALSE(fitEts(std::vector<double>{1, 2, 3}, EtsClass{}, 12)) << "too few";
}

TEST(FitEts, doesNotDependOnTheUnit)
{
    std::vector<double> cents = kAirPassengers;
    for (double& value : cents) {
        value *= 1e9;
    }
    const auto plain = bestEts(kAirPassengers, 12);
    const auto large = bestEts(cents, 12);

    ASSERT_EQ(plain->kind, large->kind);
    EXPECT_NEAR(aheadOf(*plain, 12).mean[11] * 1e9 / aheadOf(*large, 12).mean[11], 1.0, 1e-6);
    EXPECT_NEAR(aheadOf(*plain, 12).deviation[11] * 1e9 / aheadOf(*large, 12).deviation[11], 1.0, 1e-6);
}

TEST(EtsAhead, hasTheVarianceThatSimulatedPathsHave)
{
    // R: forecast(ets(AirPassengers, "MAM")) of these states; here against the recursion itself, drawn 20,000 times.
    const EtsModel model{.kind = {true, EtsTrend::additive, EtsSeason::none},
                         .alpha = 0.4,
                         .beta = 0.1,
                         .level = 100.0,
                         .slope = 1.0,
                         .sigma2 = 0.0025};
    const auto ahead = aheadOf(model, 6);
    std::uint64_t state = 7;
    const auto uniform = [&state] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (static_cast<double>(state >> 11) + 0.5) / 9007199254740992.0;
    };
    double sum = 0.0;
    double squares = 0.0;
    constexpr int kPaths = 20000;
    for (int path = 0; path < kPaths; ++path) {
        double level = model.level;
        double slope = model.slope;
        double value = 0.0;
        for (int step = 0; step < 6; ++step) {
            const double error =
                0.05 * std::sqrt(-2.0 * std::log(uniform())) * std::cos(2.0 * 3.14159265358979 * uniform());
            const double base = level + slope;
            value = base * (1.0 + error);
            level = base + model.alpha * base * error;
            slope += model.beta * base * error;
        }
        sum += value;
        squares += value * value;
    }
    const double mean = sum / kPaths;
    EXPECT_NEAR(ahead.mean[5], 106.0, 1e-9);
    EXPECT_NEAR(ahead.deviation[5], std::sqrt(squares / kPaths - mean * mean), 0.03 * ahead.deviation[5]);
}

TEST(FitTheta, givesTheReferenceForecasts)
{
    const auto model = fitTheta(kAirPassengers, 12);
    const auto ahead = aheadOf(*model, 12);

    EXPECT_NEAR(model->alpha, 0.8377520889, 1e-3);
    EXPECT_NEAR(model->drift, 1.323069629, 1e-6);
    EXPECT_NEAR(ahead.mean[0] / 440.0781911, 1.0, 1e-3);
    EXPECT_NEAR(ahead.mean[1] / 428.3842806, 1.0, 1e-3);
    EXPECT_NEAR(ahead.mean[2] / 489.7070987, 1.0, 1e-3);
    EXPECT_NEAR(ahead.mean[11] / 447.6449087, 1.0, 1e-3);
}

TEST(SeasonalShape, isTheReferenceIndex)
{
    const double index[] = {.9102303674, .8836253207, 1.007366288, .9759060123, .9813780275, 1.112775827,
                            1.226555543, 1.219910969, 1.060491933, .9217572404, .8011780824, .89882439};
    const auto shape = seasonalShape(kAirPassengers, 12, true);

    ASSERT_EQ(shape.length(), 12);
    for (std::size_t place = 0; place < 12; ++place) {
        EXPECT_NEAR(shape.figure[place], index[place], 1e-8) << place; // the reference has ten digits
    }
}

TEST(SeasonalShape, isFoundOnlyWhereThereIsOne)
{
    const std::vector<double> year(kAirPassengers.begin(), kAirPassengers.begin() + 12);
    EXPECT_TRUE(isSeasonal(kAirPassengers, 12));
    EXPECT_FALSE(isSeasonal(year, 12));
    EXPECT_TRUE(seasonalShape(year, 12, true).figure.empty());
    EXPECT_FALSE(isSeasonal(std::vector<double>(40, 5.0), 12));
}
