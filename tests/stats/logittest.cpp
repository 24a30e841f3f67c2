#include "stats/logit.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

/// Gearbox by weight of the 32 cars of Motor Trend 1974 (R's mtcars): weight in 1,000 lb, 1 = manual.
std::vector<LogitCase> cars()
{
    const double weights[] = {2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440,
                              4.070, 3.730, 3.780, 5.250, 5.424, 5.345, 2.200, 1.615, 1.835, 2.465, 3.520,
                              3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780};
    const int manual[] = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                          0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
    std::vector<LogitCase> cases;
    for (std::size_t i = 0; i < 32; ++i) {
        cases.push_back({{weights[i]}, static_cast<double>(manual[i])});
    }
    return cases;
}

} // namespace

TEST(Logit, isThatOfR)
{
    const auto model = fitLogit(cars());

    ASSERT_TRUE(model);
    EXPECT_NEAR(model->weights[0], 12.04036966, 12.04036966e-6);
    EXPECT_NEAR(model->weights[1], -4.02396994, 4.02396994e-6);
    EXPECT_NEAR(model->deviance, 19.17608481, 19.17608481e-6);
    EXPECT_EQ(model->trials, 32);
    EXPECT_EQ(model->yes, 13);
}

TEST(Logit, givesSumsOfChancesThatAreTheSumOfYes)
{
    const auto model = fitLogit(cars());
    ASSERT_TRUE(model);
    double sum = 0.0;
    for (const LogitCase& car : cars()) {
        sum += logitChance(*model, car.features);
    }
    EXPECT_NEAR(sum, 13.0, 1e-9);
}

TEST(Logit, takesCountedCasesAsItTakesSingleOnes)
{
    std::vector<LogitCase> single;
    for (int i = 0; i < 40; ++i) {
        single.push_back({{i < 20 ? 0.0 : 1.0}, i % 20 < (i < 20 ? 5 : 9) ? 1.0 : 0.0});
    }
    const auto one = fitLogit(single);
    const auto counted = fitLogit(std::vector<LogitCase>{{{0.0}, 5, 20}, {{1.0}, 9, 20}});
    ASSERT_TRUE(one && counted);
    EXPECT_NEAR(one->weights[0], counted->weights[0], 1e-9);
    EXPECT_NEAR(one->weights[1], counted->weights[1], 1e-9);
    EXPECT_NEAR(logitChance(*counted, std::vector<double>{1.0}), 0.45, 1e-9);
}

TEST(Logit, isHeldToWhatIsAssumedWhileThereIsLittle)
{
    const std::vector<LogitCase> few{{{0.0}, 1, 3}, {{1.0}, 1, 2}};
    const auto held = fitLogit(few, 1e6, {-4.0});
    ASSERT_TRUE(held);
    EXPECT_NEAR(held->weights[1], -4.0, 1e-3);
}

TEST(Logit, refusesWhatDeterminesNothing)
{
    EXPECT_FALSE(fitLogit({}));
    EXPECT_FALSE(fitLogit(std::vector<LogitCase>{{{1.0}, 1, 1}, {{1.0, 2.0}, 0, 1}}));
    EXPECT_FALSE(fitLogit(std::vector<LogitCase>{{{1.0}, 1, 1}, {{2.0}, 1, 1}})) << "all yes";
    EXPECT_FALSE(fitLogit(std::vector<LogitCase>{{{1.0}, 0, 9}, {{2.0}, 9, 9}})) << "perfectly told apart";
    EXPECT_FALSE(fitLogit(std::vector<LogitCase>{{{1.0, 2.0}, 0, 9}, {{2.0, 4.0}, 4, 9}})) << "two features are one";
    EXPECT_FALSE(fitLogit(std::vector<LogitCase>{{{1.0}, 3, 2}}));
}
