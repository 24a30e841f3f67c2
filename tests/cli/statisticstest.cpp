#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <fstream>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

TEST(SurvivalCommand, countsWhatIsStillThereAndComparesGroups)
{
    const Warehouse house;
    const auto path = house.file("stays.csv");
    std::ofstream(path)
        << "group,days,ended\nmain,9,1\nmain,13,1\nmain,13,0\nmain,18,1\nmain,23,1\nmain,28,0\nmain,31,1\n"
           "main,34,1\nmain,45,0\nmain,48,1\nmain,161,0\nother,5,1\nother,5,1\nother,8,1\nother,8,1\n"
           "other,12,1\nother,16,0\nother,23,1\nother,27,1\nother,30,1\nother,33,1\nother,43,1\n"
           "other,45,1\nother,-3,1\nother,4,sold\n";
    const auto answer = house.done({"survival", "--csv", path.string()});

    ASSERT_EQ(answer.at("groups").size(), 2U);
    EXPECT_EQ(answer.at("groups")[0].at("median"), 31.0);
    EXPECT_EQ(answer.at("groups")[1].at("median"), 23.0);
    EXPECT_NEAR(answer.at("groups")[0].at("endedBy").at("share").get<double>(), 1.0 - .36818, 1e-5);
    EXPECT_NEAR(answer.at("logRank").at("chiSquared").get<double>(), 3.39638870, 1e-8);
    ASSERT_EQ(answer.at("refusedRows").size(), 2U);
    EXPECT_EQ(answer.at("refusedRows")[0].at("row"), 25);
    EXPECT_EQ(answer.at("refusedRows")[0].at("reason"), "\"-3\" is no number of days.");
}

TEST(SamplingCommand, tellsThePlanOfALot)
{
    const Warehouse house;
    const auto plan = house.done({"sampling", "plan", "--lot", "72", "--aql", "2.5", "--level", "II"});

    EXPECT_EQ(plan.at("n"), 20);
    EXPECT_EQ(plan.at("accept"), 1);
    EXPECT_EQ(plan.at("letter"), "E");
    EXPECT_EQ(plan.at("planLetter"), "F");
    EXPECT_NEAR(plan.at("limitingQuality").get<double>(), .181, 5e-4);
    EXPECT_THAT(house.refused({"sampling", "plan", "--lot", "72", "--aql", "2.6"}),
                HasSubstr("is no AQL of the table"));
    EXPECT_THAT(house.refused({"sampling", "plan", "--lot", "1"}), HasSubstr("A lot has two units or more, not 1."));
}

TEST(ExperimentCommand, plansAndEvaluates)
{
    const Warehouse house;

    EXPECT_EQ(house.done({"experiment", "size", "--from", "0.10", "--to", "0.12"}).at("perArm"), 3841);
    EXPECT_NEAR(house.done({"experiment", "size", "--from", "0.10", "--per-arm", "108"}).at("leastFound").get<double>(),
                .243, 5e-4);
    const auto told = house.done(
        {"experiment", "evaluate", "--a-shown", "1000", "--a-taken", "120", "--b-shown", "1000", "--b-taken", "150"});
    EXPECT_NEAR(told.at("chanceB").get<double>(), 0.9750678368, 1e-9);
    EXPECT_NEAR(told.at("chanceFisher").get<double>(), 0.05759585087, 1e-9);
    EXPECT_LT(told.at("alwaysValid").at("low").get<double>(), 0.0);
    EXPECT_THAT(house.refused(
                    {"experiment", "evaluate", "--a-shown", "0", "--a-taken", "0", "--b-shown", "1", "--b-taken", "0"}),
                HasSubstr("is no result of an arm"));
}
