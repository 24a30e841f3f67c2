#include "stats/backtest.h"
#include "stats/gaps.h"
#include "stats/intermittent.h"
#include "tests/stats/airpassengers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>

using namespace regrade::stats;

namespace {

/// Ten sorts of series that models trip over.
std::vector<double> oddSeries(int sort, std::mt19937_64& random)
{
    const std::size_t count = 4 + random() % 140;
    std::normal_distribution<double> normal;
    const double scale = std::pow(10.0, static_cast<double>(random() % 600) / 2.0 - 150.0);
    double level = 0.0;
    std::vector<double> values;
    for (std::size_t at = 0; at < count; ++at) {
        const double draw = normal(random);
        const double time = static_cast<double>(at);
        level += draw;
        switch (sort) {
        case 0: values.push_back(draw); break;
        case 1: values.push_back(level); break;
        case 2: values.push_back(std::exp(10.0 * draw)); break;
        case 3: values.push_back(random() % 5 != 0 ? 0.0 : static_cast<double>(random() % 9)); break;
        case 4: values.push_back(scale * (1.0 + 0.1 * draw)); break;
        case 5: values.push_back(std::exp(0.3 * time)); break;
        case 6: values.push_back(at % 12 == 0 ? 1e6 : 1.0); break;
        case 7: values.push_back(-std::abs(draw) * scale); break;
        case 8: values.push_back(at + 1 == count ? 1e9 : 1.0); break;
        default: values.push_back(at < count / 2 ? 5.0 : 0.001 * static_cast<double>(1 + random() % 3)); break;
        }
    }
    return values;
}

double mostOf(std::span<const double> values)
{
    double most = 0.0;
    for (const double value : values) {
        most = std::max(most, std::abs(value));
    }
    return most;
}

/// Months of a shop with this season, level and noise.
std::vector<double> shopSeries(std::size_t count, double level, std::mt19937_64& random)
{
    std::normal_distribution<double> normal;
    std::vector<double> values;
    for (std::size_t at = 0; at < count; ++at) {
        const double season = 1.0 + 0.4 * std::sin(static_cast<double>(at) * 3.14159265358979 / 6.0);
        values.push_back(level * season * std::exp(0.05 * normal(random)));
    }
    return values;
}

} // namespace

TEST(ForecastOf, neverExplodesAndNeverLosesItsOrder)
{
    std::mt19937_64 random(20261128);
    double farthest = 0.0;
    for (int run = 0; run < 2000; ++run) {
        const auto values = oddSeries(run % 10, random);
        const auto forecast = forecastOf(values, {18, 12});
        ASSERT_TRUE(forecast) << forecast.error().what();
        const double most = mostOf(values);
        const bool counts = *std::min_element(values.begin(), values.end()) >= 0.0;
        for (std::size_t step = 0; step < 18; ++step) {
            const double line[] = {forecast->lower95[step], forecast->lower80[step], forecast->mean[step],
                                   forecast->upper80[step], forecast->upper95[step]};
            ASSERT_TRUE(std::all_of(std::begin(line), std::end(line), [](double one) { return std::isfinite(one); }))
                << "sort " << run % 10;
            ASSERT_TRUE(std::is_sorted(std::begin(line), std::end(line))) << "sort " << run % 10;
            ASSERT_TRUE(!counts || line[0] >= 0.0) << "sort " << run % 10;
            farthest = std::max(farthest, mostOf(line) / std::max(most, 1e-300));
        }
    }
    std::printf("2,000 series: farthest bound %.2f times the largest value\n", farthest);
    EXPECT_LE(farthest, 7.0);
}

TEST(ForecastOf, isTheMeanOfThetaAndEts)
{
    const auto forecast = forecastOf(kAirPassengers, {24, 12});

    EXPECT_EQ(forecast->method.substr(0, 30), "mean of Theta (season) and ETS");
    EXPECT_EQ(forecast->count, 144);
    EXPECT_EQ(forecast->mean.size(), 24U);
    EXPECT_NEAR(forecast->mean[0], 441.0, 5.0) << "R: ets 441.80, thetaf 440.08";
    EXPECT_GT(forecast->upper95[23] - forecast->lower95[23], forecast->upper95[0] - forecast->lower95[0]);
}

TEST(ForecastOf, climbsDownALadderWithFewerValues)
{
    const auto first = [](std::ptrdiff_t count) {
        return std::vector<double>(kAirPassengers.begin(), kAirPassengers.begin() + count);
    };
    EXPECT_EQ(forecastOf(first(3), {6, 12}).error().what(), "Not enough data for a forecast: 3 of 4 values.");
    EXPECT_EQ(forecastOf(first(4), {6, 12})->method, "the last value");
    EXPECT_EQ(forecastOf(first(20), {6, 12})->method.find("season)"), std::string("mean of Theta (no ").size());
    EXPECT_NE(forecastOf(first(100), {6, 12})->method.find("Theta (season)"), std::string::npos);
    for (std::ptrdiff_t count = 4; count < 40; ++count) {
        EXPECT_GT(forecastOf(first(count), {6, 12})->upper95[5], forecastOf(first(count), {6, 12})->lower95[5]);
    }
}

TEST(ForecastOf, refusesWhatItCannotReckonWith)
{
    std::vector<double> values = kAirPassengers;
    values[4] = std::nan("");

    EXPECT_EQ(forecastOf(values, {6, 12}).error().what(),
              "Value 5 of the series is no number that can be reckoned with.");
    EXPECT_FALSE(forecastOf(kAirPassengers, {0, 12}));
    EXPECT_FALSE(forecastOf(kAirPassengers, {6, 0}));
    EXPECT_FALSE(forecastOf({}, {6, 12}));
}

TEST(ForecastOf, keepsToWhatNeverChanges)
{
    const auto zero = forecastOf(std::vector<double>(30, 0.0), {6, 12});
    const auto seven = forecastOf(std::vector<double>(30, 7.0), {6, 12});

    EXPECT_EQ(zero->mean, std::vector<double>(6, 0.0));
    EXPECT_EQ(seven->mean, std::vector<double>(6, 7.0));
    EXPECT_EQ(seven->upper95, std::vector<double>(6, 7.0));
}

TEST(ForecastOf, takesASeasonOfWeeks)
{
    std::vector<double> weeks;
    for (int week = 0; week < 160; ++week) {
        weeks.push_back(100.0 + 30.0 * std::sin(week * 2.0 * 3.14159265358979 / 52.0) + (week * 7919 % 13) - 6.0);
    }
    const auto forecast = forecastOf(weeks, {26, 52});

    for (std::size_t step = 0; step < 26; ++step) {
        const double true_ = 100.0 + 30.0 * std::sin(static_cast<double>(160 + step) * 2.0 * 3.14159265358979 / 52.0);
        EXPECT_NEAR(forecast->mean[step], true_, 15.0) << step;
    }
}

TEST(PooledShape, lendsAShortSeriesTheSeasonOfTheOthers)
{
    std::mt19937_64 random(3);
    std::vector<PlacedSeries> shop;
    for (int one = 0; one < 5; ++one) {
        shop.push_back({shopSeries(48, 50.0 * (one + 1), random), 0});
    }
    const auto whole = shopSeries(30, 80.0, random);
    const std::vector<double> known(whole.begin(), whole.begin() + 18);
    const std::vector<double> came(whole.begin() + 18, whole.end());

    const auto pooled = pooledShape(shop, 12);
    ASSERT_TRUE(pooled);
    const auto with = forecastOf(known, {12, 12}, &*pooled);
    const auto without = forecastOf(known, {12, 12});

    EXPECT_NE(with->method.find("season of the other series"), std::string::npos);
    EXPECT_LT(accuracyOf(with->mean, came, known, 12).mae, 0.5 * accuracyOf(without->mean, came, known, 12).mae);
}

TEST(PooledShape, isRefusedWhereTheSeriesDoNotAgree)
{
    std::mt19937_64 random(4);
    std::vector<PlacedSeries> mixed;
    for (int one = 0; one < 4; ++one) {
        mixed.push_back({shopSeries(48, 50.0, random), one * 3});
    }
    EXPECT_FALSE(pooledShape(mixed, 12));
    mixed.resize(2);
    EXPECT_FALSE(pooledShape(mixed, 12)) << "two are too few";
}

TEST(WithoutGaps, putsTheSeasonIntoWhatIsMissing)
{
    std::vector<std::optional<double>> values(kAirPassengers.begin(), kAirPassengers.end());
    for (const std::size_t gap : {50U, 51U, 90U, 91U, 92U, 120U}) {
        values[gap].reset();
    }
    const auto filled = withoutGaps(values, 12);
    for (std::size_t at = 0; at < filled.size(); ++at) {
        EXPECT_NEAR(filled[at] / kAirPassengers[at], 1.0, values[at] ? 1e-12 : 0.09) << at;
    }
    const std::vector<std::optional<double>> few{1.0, {}, 3.0};
    EXPECT_EQ(withoutGaps(few, 12), (std::vector<double>{1.0, 2.0, 3.0}));
}

TEST(BacktestOf, tellsHowTheLastValuesWouldHaveBeenForecast)
{
    const auto test = backtestOf(kAirPassengers, {24, 12});

    ASSERT_TRUE(test);
    EXPECT_EQ(test->trained, 120);
    EXPECT_EQ(test->values, 24);
    std::printf("1959 and 1960: sMAPE %.3f, MASE %.3f; seasonal naive %.3f, %.3f\n", test->forecast.smape,
                *test->forecast.mase, test->naive.smape, *test->naive.mase);
    EXPECT_NEAR(test->naive.smape, 17.013, 0.001) << "R";
    EXPECT_NEAR(*test->naive.mase, 2.494, 0.001) << "R";
    EXPECT_LT(test->forecast.smape, 15.0);
    EXPECT_EQ(test->within95.whole, 24);
    EXPECT_GE(test->within95.part, test->within80.part);
    EXPECT_FALSE(backtestOf(std::vector<double>{1, 2, 3, 4, 5}, {12, 12}));
}

TEST(Croston, givesTheReferenceAndItsRelatives)
{
    const std::vector<double> values{0, 0, 3, 0, 0, 0, 2, 0, 1, 0, 0, 4, 0, 0, 0, 0, 2, 0, 0, 3, 0, 1, 0, 0};

    EXPECT_NEAR(*croston(values), 0.8514753526, 1e-9);
    EXPECT_NEAR(*syntetosBoylan(values), 0.95 * 0.8514753526, 1e-9);
    EXPECT_GT(*teunterSyntetosBabai(values), 0.0);
    EXPECT_FALSE(croston(std::vector<double>{0, 0, 0}));
    EXPECT_TRUE(isIntermittent(values));
    EXPECT_FALSE(isIntermittent(kAirPassengers));
    EXPECT_EQ(forecastOf(values, {3, 12})->method.substr(0, 23), "mean of Syntetos-Boylan");
}

TEST(TeunterSyntetosBabai, forgetsWhatIsNoLongerAskedFor)
{
    std::vector<double> values{2, 0, 3, 0, 2, 0, 1, 0};
    const double before = *teunterSyntetosBabai(values);
    values.insert(values.end(), 24, 0.0);

    EXPECT_LT(*teunterSyntetosBabai(values), 0.1 * before);
    EXPECT_NEAR(*syntetosBoylan(values), *syntetosBoylan(std::vector<double>{2, 0, 3, 0, 2, 0, 1, 0}), 1e-12)
        << "Syntetos and Boylan's mean waits for the next demand";
}
