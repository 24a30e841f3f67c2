#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

using nlohmann::json;
using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

namespace {

/// The shipped pack of the EU as version 2, with the day of the destruction ban changed and one row more.
std::string newPack(const Warehouse& house)
{
    std::ifstream file(REGRADE_SOURCE_DIR "/resources/markets/EU.json");
    auto pack = json::parse(file);
    pack["version"] = 2;
    json row;
    for (auto& one : pack["rows"]) {
        if (one["id"] == "EU-ESPR-DESTRUCTION") {
            one["categories"] = {"toys"};
            row = one;
        }
    }
    row["id"] = "EU-TEST";
    row["categories"] = {"home"};
    pack["rows"].push_back(row);
    const auto path = house.file("EU-2-unsigned.json");
    std::ofstream(path) << pack.dump(2);
    return path.string();
}

std::vector<std::string> rulesOf(const json& faults)
{
    std::vector<std::string> rules;
    for (const auto& fault : faults) {
        rules.push_back(fault.at("rule"));
    }
    return rules;
}

const json& sideOf(const json& answer, const std::string& aspect, std::size_t market)
{
    const auto& aspects = answer.at("aspects");
    return std::find_if(aspects.begin(), aspects.end(), [&](const json& one) { return one.at("aspect") == aspect; })
        ->at("sides")
        .at(market);
}

} // namespace

TEST(ClaimsCheck, tellsRuleWordsAndWhatToWriteInstead)
{
    const Warehouse house;

    const auto answer = house.done(
        {"claims", "check", "--market", "FR", "--day", "2026-11-28", "--text", "Lampe comme neuve, neutre en carbone"});

    EXPECT_TRUE(answer.at("blocks"));
    EXPECT_THAT(rulesOf(answer.at("faults")), ::testing::ElementsAre("FR-REC-2", "EU-EMPCO-1"));
    EXPECT_EQ(answer.at("faults")[1].at("words"), "neutre en carbone");
    EXPECT_FALSE(answer.at("faults")[0].at("instead").at("fr").get<std::string>().empty());
    EXPECT_FALSE(house.done({"claims", "check", "--market", "FR", "--day", "2022-01-01", "--text", "neutre en carbone"})
                     .at("blocks"));
}

TEST(ClaimsCheck, namesWhatIsWrongWithItsArguments)
{
    const Warehouse house;

    EXPECT_THAT(house.refused({"claims", "check", "--market", "MARS", "--text", "x"}),
                HasSubstr("The policy has no market \"MARS\"."));
    EXPECT_THAT(house.refused({"claims", "check", "--market", "DE", "--text", "x", "--day", "today"}),
                HasSubstr("\"today\" is not a day"));
    EXPECT_THAT(house.refused({"claims", "check", "--market", "DE", "--text", "x", "--category", "poems"}),
                HasSubstr("no category \"poems\""));
    EXPECT_THAT(house.refused({"claims", "check", "--market", "DE"}), HasSubstr("Give the text"));
    EXPECT_THAT(house.refused({"claims", "check", "--market", "DE", "--file", "/nowhere.txt"}),
                HasSubstr("There is no file"));
}

TEST(CertificatesRoi, isAnEstimateWithItsBreakEven)
{
    const Warehouse house;

    const auto answer = house.done({"certificates", "roi", "--cost", "3000.00", "--uplift", "15", "--price", "90.00",
                                    "--margin", "20", "--volume", "1000"});

    EXPECT_TRUE(answer.at("estimate"));
    EXPECT_EQ(answer.at("breakEvenUnits"), 223);
    EXPECT_EQ(answer.at("gain"), "10500.00 EUR");
    EXPECT_EQ(answer.at("leastUnits"), 667);
    EXPECT_THAT(
        house.refused({"certificates", "roi", "--cost", "3000", "--uplift", "0", "--price", "90", "--margin", "20"}),
        HasSubstr("without one nothing is paid back"));
    EXPECT_TRUE(house.done({"certificates"}).at("certificates").empty());
}

TEST(MarketRules, areImportedWithTheirDifferenceAndTheUnitsInStockThenRolledBack)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    const std::string pack = newPack(house);
    const std::string signedFile = house.file("EU-2.json").string();
    EXPECT_THAT(house.refused({"market", "import", pack}), HasSubstr("the market pack is not signed"));
    (void)house.done({"market", "sign", pack, "--out", signedFile});

    const auto difference = house.done({"market", "diff", signedFile});
    EXPECT_EQ(difference.at("versionNow"), 1);
    ASSERT_EQ(difference.at("changes").size(), 2U);
    EXPECT_EQ(difference.at("changes")[0].at("rule"), "EU-ESPR-DESTRUCTION");
    EXPECT_EQ(difference.at("changes")[0].at("fields")[0].at("before"), json({"apparel"}));
    EXPECT_EQ(difference.at("changes")[1].at("change"), "added");
    ASSERT_EQ(difference.at("affectedCount"), 1);
    EXPECT_EQ(difference.at("affected")[0].at("item"), tag);
    EXPECT_EQ(difference.at("affected")[0].at("rules"), json({"EU-ESPR-DESTRUCTION"}));
    const auto version = [&] { return house.done({"policy", "check"}).at("version").get<std::string>(); };
    const std::string before = version();

    EXPECT_TRUE(house.done({"market", "import", signedFile}).at("imported"));
    EXPECT_NE(version(), before);
    EXPECT_EQ(house.done({"market", "show", "EU"}).at("version"), 2);
    EXPECT_THAT(house.refused({"market", "import", signedFile}), HasSubstr("is not above version 2"));

    EXPECT_TRUE(house.done({"market", "rollback", "EU"}).at("shipped"));
    EXPECT_EQ(version(), before);
    EXPECT_EQ(house.done({"market", "list"}).at("packs").size(), 7U);
    EXPECT_THAT(house.refused({"market", "rollback", "EU"}), HasSubstr("there is none to go back from"));
}

TEST(MarketRules, showOneUnitForTwoMarketsSideBySide)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used"});

    const auto answer = house.done({"market", "compare", tag, "--markets", "DE,FR", "--day", "2026-11-28"});

    EXPECT_EQ(sideOf(answer, "label", 0).at("value"), "Aufbereitete Ware");
    EXPECT_EQ(sideOf(answer, "label", 1).at("rules"), json({"FR-LABEL-USED"}));
    EXPECT_EQ(sideOf(answer, "warranty", 1).at("rules"), json({"FR-WARRANTY", "EU-REPAIR"}));
    EXPECT_THAT(house.refused({"market", "compare", tag, "--markets", "DE"}), HasSubstr("Name two markets"));
    EXPECT_THAT(house.refused({"market", "compare", tag, "--markets", "DE,MARS"}), HasSubstr("no market \"MARS\""));
}

/// A product's own name is a part of the offer.
TEST(List, isRefusedForAnOfferWhoseNameMakesAForbiddenClaim)
{
    const Warehouse house;
    (void)house.done({"product", "add", "--sku", "TOY-02", "--name", "Klimaneutraler Roboter", "--category", "toys",
                      "--price", "40.00 EUR", "--parts-value", "4.00 EUR", "--size", "180x120x90", "--weight", "420"});
    const std::string tag = house.intake("TOY-02");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used"});

    const auto draft = house.done({"draft", tag});
    EXPECT_THAT(rulesOf(draft.at("faults")), ::testing::Contains("EU-EMPCO-1"));
    EXPECT_THAT(house.refused({"label", "write", tag, "--kind", "sale", "--out", house.file("label.pdf").string()}),
                HasSubstr("The rule EU-EMPCO-1 does not allow the words \"Klimaneutraler\" in DE"));
}
