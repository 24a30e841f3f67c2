#include "tests/cli/program.h"

#include "cli/periods.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

using nlohmann::json;
using regrade::cli::periodFrom;
using regrade::cli::toText;
using regrade::clitest::Warehouse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

std::string month(int at)
{
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", 2022 + at / 12, at % 12 + 1);
    return text;
}

/// 48 months of one series, backwards, with a month missing; a short one; and rows that cannot be read.
std::string shopFile(const Warehouse& house)
{
    const auto path = house.file("returns.csv");
    std::ofstream file(path);
    file << "series,period,value\n";
    for (int at = 47; at >= 0; --at) {
        if (at != 20) {
            file << "toys," << month(at) << ',' << 100 + 2 * at + (at % 12 == 11 ? 60 : 0) << '\n';
        }
    }
    file << "home,2025-01,4\nhome,2025-02,5\n";
    file << "toys,2025-13,9\ntoys,2025-12,9\ntoys,2026-01,many\n,2026-01,3\ntoys,2026-Q1,3\n";
    return path.string();
}

const json& seriesOf(const json& answer, const std::string& name)
{
    const auto& all = answer.at("series");
    return *std::find_if(all.begin(), all.end(), [&](const json& one) { return one.at("series") == name; });
}

} // namespace

TEST(ForecastCommand, forecastsEverySeriesAndNamesWhatItLeavesOut)
{
    const Warehouse house;
    const auto answer = house.done({"forecast", "--csv", shopFile(house), "--horizon", "18"});

    const auto& toys = seriesOf(answer, "toys");
    EXPECT_EQ(toys.at("n"), 48);
    EXPECT_EQ(toys.at("first"), "2026-01");
    EXPECT_EQ(toys.at("gaps"), json({"2023-09"}));
    for (const char* kind : {"mean", "lower80", "upper80", "lower95", "upper95"}) {
        EXPECT_EQ(toys.at(kind).size(), 18U) << kind;
    }
    EXPECT_NEAR(toys.at("mean")[0].get<double>(), 196.0, 10.0);
    EXPECT_NEAR(toys.at("mean")[11].get<double>(), 278.0, 15.0) << "December";
    EXPECT_EQ(toys.at("backtest").at("n"), 12);
    EXPECT_LT(toys.at("backtest").at("forecast").at("mae"), toys.at("backtest").at("seasonalNaive").at("mae"));
    EXPECT_EQ(seriesOf(answer, "home").at("refused"), "Not enough data for a forecast: 2 of 4 values.");

    ASSERT_EQ(answer.at("refusedRows").size(), 5U);
    EXPECT_EQ(answer.at("refusedRows")[0].at("row"), 51);
    EXPECT_THAT(answer.at("refusedRows")[0].at("reason"), HasSubstr("\"2025-13\" is no period"));
    EXPECT_EQ(answer.at("refusedRows")[1].at("reason"), "2025-12 is there twice for toys; the first value counts.");
    EXPECT_EQ(answer.at("refusedRows")[2].at("reason"), "\"many\" is no number.");
    EXPECT_EQ(answer.at("refusedRows")[3].at("reason"), "The row names no series.");
    EXPECT_EQ(answer.at("refusedRows")[4].at("reason"), "2026-Q1 is of another kind than the periods before it.");
}

TEST(ForecastCommand, answersTheSameTwiceAndShowsATable)
{
    const Warehouse house;
    const auto path = shopFile(house);
    EXPECT_EQ(house.done({"forecast", "--csv", path}), house.done({"forecast", "--csv", path}));

    auto words = house.command({"forecast", "--csv", path, "--table", "--horizon", "2"});
    words.erase(std::remove(words.begin(), words.end(), "--json"), words.end());
    const auto shown = regrade::clitest::runProgram(words);
    EXPECT_EQ(shown.code, 0);
    EXPECT_THAT(shown.out, HasSubstr("2026-02"));
    EXPECT_THAT(shown.out, HasSubstr("1 missing periods were filled in, the first is 2023-09"));
}

TEST(ForecastCommand, refusesWhatIsNoSuchFile)
{
    const Warehouse house;
    const auto write = [&](const std::string& text) {
        std::ofstream(house.file("bad.csv")) << text;
        return house.file("bad.csv").string();
    };
    EXPECT_THAT(house.refused({"forecast", "--csv", write("series,month,value\ntoys,2026-01,3\n")}),
                HasSubstr("has no column period"));
    EXPECT_THAT(house.refused({"forecast", "--csv", write("series,period,value\n")}), HasSubstr("holds no series."));
    EXPECT_FALSE(house.refused({"forecast", "--csv", "/nowhere/returns.csv"}).empty());
}

TEST(PeriodFrom, readsMonthsQuartersAndWeeksAndNothingElse)
{
    for (const char* text : {"2026-01", "1999-12", "2026-Q4", "2026-W01", "2026-W53", "2020-W53", "2024-W52"}) {
        const auto period = periodFrom(text);
        ASSERT_TRUE(period) << text;
        EXPECT_EQ(toText(*period), text);
    }
    for (const char* text : {"2026-13", "2026-00", "2026-Q5", "2025-W53", "2026-W00", "2026", "2026-1", "26-01",
                             "2026-01-01", "0001-01", ""}) {
        EXPECT_FALSE(periodFrom(text)) << text;
    }
    EXPECT_EQ(periodFrom("2027-W01")->index, periodFrom("2026-W53")->index + 1);
    EXPECT_EQ(periodFrom("2027-Q1")->index, periodFrom("2026-Q4")->index + 1);
}
