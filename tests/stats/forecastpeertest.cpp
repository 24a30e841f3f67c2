#include "stats/ets.h"
#include "stats/theta.h"
#include "tests/stats/airpassengers.h"
#include "tests/stats/rpeer.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <iomanip>
#include <random>
#include <sstream>

using namespace regrade::stats;
using regrade::tests::hasR;
using regrade::tests::toldByR;

namespace {

/// Months with level, drift, season and noise of their own.
std::vector<double> drawnSeries(std::mt19937_64& random)
{
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    const double spread = 0.02 + 0.1 * uniform(random);
    const double alpha = uniform(random);
    double level = 1000.0;
    std::vector<double> season;
    for (int place = 0; place < 12; ++place) {
        season.push_back(std::exp(0.15 * normal(random)));
    }
    std::vector<double> values;
    for (std::size_t at = 0; at < 72; ++at) {
        const double error = spread * normal(random);
        values.push_back((level + 3.0) * (1.0 + error) * season[at % 12]);
        level = (level + 3.0) * (1.0 + alpha * error);
    }
    return values;
}

} // namespace

TEST(Forecasts, holdAgainstThoseOfRInTheSameRun)
{
    if (!hasR("forecast")) {
        GTEST_SKIP() << "R or its package forecast is not installed (apt-get install r-cran-forecast)";
    }
    std::mt19937_64 random(28);
    std::vector<std::vector<double>> series{kAirPassengers};
    for (int one = 0; one < 3; ++one) {
        series.push_back(drawnSeries(random));
    }
    std::ostringstream data;
    data << std::setprecision(17);
    for (const auto& values : series) {
        for (const double value : values) {
            data << value << ' ';
        }
        data << '\n';
    }
    std::istringstream told(toldByR(R"(suppressMessages(library(forecast))
for (line in readLines(given)) {
  y <- ts(scan(text = line, quiet = TRUE), frequency = 12)
  cat(format(ets(y)$aicc, digits = 15), format(as.numeric(thetaf(ts(as.numeric(y)), 12)$mean), digits = 15), "\n")
})",
                                    data.str()));
    for (const auto& values : series) {
        double aicc = 0.0;
        ASSERT_TRUE(told >> aicc);
        const auto best = bestEts(values, 12);
        std::printf("%s AICc %.3f, R %.3f\n", best->kind.name().c_str(), best->aicc, aicc);
        EXPECT_LE(best->aicc, aicc + 0.001 * std::abs(aicc));
        // Without a season: it is found here in more series than there.
        const auto theta = aheadOf(*fitTheta(values, 1), 12);
        for (const double mean : theta.mean) {
            double reference = 0.0;
            ASSERT_TRUE(told >> reference);
            EXPECT_NEAR(mean / reference, 1.0, 1e-3);
        }
    }
}
