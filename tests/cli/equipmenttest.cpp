#include "tests/cli/program.h"

#include "base/clock.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

TEST(EquipmentCommands, shareAMonthBetweenTheSellersWhoseUnitsUsedIt)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works"});
    EXPECT_THAT(house.refused({"equipment", "start", tag, "--equipment", "washer"}), HasSubstr("has not been started"));
    (void)house.done({"work", "start", tag});

    const auto started = house.done({"equipment", "start", tag, "--equipment", "washer"});
    EXPECT_EQ(started["work"]["equipment"][0]["equipment"], "washer");
    EXPECT_THAT(house.refused({"equipment", "start", tag, "--equipment", "solder"}), HasSubstr("is not used at"));
    const auto stopped = house.done({"equipment", "stop", tag, "--equipment", "washer"});
    EXPECT_EQ(stopped["work"]["equipment"].size(), 0U);

    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const std::string month = regrade::toIso(now).substr(0, 7);
    const std::string file = house.file("settled.csv");
    const auto settled = house.done({"equipment", "settle", "--month", month, "--to", file});
    for (const auto& one : settled["equipment"]) {
        EXPECT_EQ(one["shares"].size(), one["equipment"] == "washer" ? 1U : 0U);
        if (one["equipment"] == "washer") {
            EXPECT_EQ(one["shares"][0]["cost"], one["cost"]) << "one seller pays it whole";
        }
    }
    std::ostringstream csv;
    csv << std::ifstream(file, std::ios::binary).rdbuf();
    EXPECT_THAT(csv.str(), HasSubstr("month,equipment,owner,uses,seconds,cost\r\n" + month + ",Washing machine,"));
    EXPECT_THAT(house.refused({"equipment", "settle", "--month", "May"}), HasSubstr("is not a month"));
    EXPECT_GE(house.done({"equipment", "list"}).size(), 4U);
}
