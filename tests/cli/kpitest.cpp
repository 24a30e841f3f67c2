#include "tests/cli/program.h"

#include <gmock/gmock.h>

namespace regrade::clitest {

namespace {

using ::testing::HasSubstr;

const nlohmann::json& figure(const nlohmann::json& answer, const std::string& group, const std::string& id)
{
    for (const auto& tile : answer.at("groups").at(group)) {
        if (tile.at("id") == id) {
            return tile;
        }
    }
    throw std::logic_error("no figure " + id);
}

} // namespace

/// A unit in the house and one that was sold.
class KpiCommand : public ::testing::Test {
protected:
    void SetUp() override
    {
        (void)house.registerProduct("TOY-01");
        first = house.intake("TOY-01");
        second = house.intake("TOY-01");
    }

    Warehouse house;
    std::string first;
    std::string second;
};

TEST_F(KpiCommand, tellsEachFigureWithItsNAndItsFormula)
{
    const auto answer = house.done({"kpi"});

    EXPECT_EQ(answer.at("received"), 2) << "the older keys stay";
    const auto& conversion = figure(answer, "quality", "conversion");
    EXPECT_TRUE(conversion.at("value").is_null());
    EXPECT_EQ(conversion.at("n"), 0);
    EXPECT_EQ(conversion.at("refused"), "Not enough data: 0 of 30.");
    EXPECT_EQ(conversion.at("target").at("aim"), ">");
    EXPECT_EQ(conversion.at("target").at("row"), "targets.json/targets#1");
    EXPECT_THAT(conversion.at("formula").at("zh").get<std::string>(), HasSubstr("包装"));
    EXPECT_EQ(figure(answer, "finance", "capital").at("n"), 2);
    for (const auto& [group, tiles] : answer.at("groups").items()) {
        for (const auto& tile : tiles) {
            EXPECT_FALSE(tile.at("formula").at("en").get<std::string>().empty()) << tile.at("id");
            EXPECT_TRUE(tile.at("value").is_number() || tile.at("refused").is_string()) << tile.at("id");
        }
    }
}

TEST_F(KpiCommand, narrowsAndListsTheUnitsBehind)
{
    EXPECT_EQ(figure(house.done({"kpi", "--category", "nothing"}), "finance", "capital").at("n"), 0);
    const auto units = house.done({"kpi", "units", "--tile", "capital"});
    EXPECT_EQ(units.at("total"), 2);
    EXPECT_EQ(units.at("units").size(), 2U);
    EXPECT_EQ(house.done({"kpi", "units", "--tile", "stock", "--part", "grading"}).at("total"), 2);
    EXPECT_EQ(house.done({"kpi", "--group", "finance"}).at("groups").size(), 1U);
    const auto plain = [&](const std::vector<std::string>& words) { // without --json
        auto all = house.command(words);
        all.pop_back();
        return runProgram(all);
    };
    const auto csv = plain({"kpi", "--csv"});
    EXPECT_EQ(csv.code, 0);
    EXPECT_THAT(csv.out, HasSubstr("quality,conversion"));
    EXPECT_THAT(plain({"kpi", "--table", "--compare"}).out, HasSubstr("compared with"));
}

TEST_F(KpiCommand, theBoardAddsUpToWhatIsInTheHouse)
{
    const auto board = house.done({"kpi", "board"});

    int sum = 0;
    for (const auto& stage : board.at("stages")) {
        const bool beside = stage.at("stage") == "listed" || stage.at("stage") == "exitDue";
        sum += beside ? 0 : stage.at("units").get<int>();
    }
    EXPECT_EQ(board.at("open"), 2);
    EXPECT_EQ(sum, 2);
}

TEST_F(KpiCommand, refusesWhatIsNoPeriodOrFigure)
{
    EXPECT_THAT(house.refused({"kpi", "--period", "May"}), HasSubstr("is no period such as"));
    EXPECT_THAT(house.refused({"kpi", "--period", "2026-05", "--from", "2026-05-02"}), HasSubstr("not both"));
    EXPECT_THAT(house.refused({"kpi", "--from", "2026-06-01", "--to", "2026-05-01"}),
                HasSubstr("The period ends before it begins."));
    EXPECT_THAT(house.refused({"kpi", "units", "--tile", "luck"}), HasSubstr("There is no figure \"luck\"."));
    EXPECT_THAT(house.refused({"kpi", "units", "--tile", "rating"}), HasSubstr("rests on ratings"));
}

} // namespace regrade::clitest
