#include "rules/impact.h"

#include "rules/claims.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>

namespace regrade::rules {
namespace {

using Json = nlohmann::json;

const ImpactRules& shippedImpact()
{
    static const ImpactRules kRules = readImpactRules(shippedFolder(), shippedPolicy()).value();
    return kRules;
}

ImpactCase kettle(const std::string& day = "2026-11-28")
{
    return {
        .category = domain::CategoryId("appliances"), .sku = domain::Sku("GL-KET-02"), .day = day, .weightKg = 1.15};
}

std::filesystem::path factorTable(const std::string& file)
{
    const char* place = std::getenv("REGRADE_SHARED");
    const auto shared =
        place != nullptr ? std::filesystem::path(place) : std::filesystem::path(REGRADE_SOURCE_DIR) / ".." / "shared";
    return shared / "data/standards/factors" / file;
}

std::vector<std::vector<std::string>> csvRows(const std::filesystem::path& file)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::vector<std::string> cells;
        std::istringstream cut(line);
        for (std::string cell; std::getline(cut, cell, ',');) {
            cells.push_back(cell);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// The publishers' own figures by the names that the policy's rows give: kg CO2e a piece, or a kg.
std::map<std::string, double> publishedFigures()
{
    std::map<std::string, double> figures;
    for (const auto& row : csvRows(factorTable("ademe_impactco2_products.csv"))) {
        if (row.size() > 8 && row[0] != "category") {
            figures[row[0] + "/" + row[1]] = std::strtod(row[8].c_str(), nullptr);
        }
    }
    for (const auto& row : csvRows(factorTable("defra_material_waste.csv"))) {
        if (row.size() == 7 && row[0] != "level1") {
            figures[row[0] + "/" + row[1] + "/" + row[2] + "/" + row[3]] = std::strtod(row[6].c_str(), nullptr) / 1000;
        }
    }
    return figures;
}

TEST(Impact, hasTheFiguresOfThePublishersTables)
{
    const auto published = publishedFigures();
    if (published.empty()) {
        GTEST_SKIP() << "the publishers' tables are not here";
    }
    int compared = 0;
    for (const ImpactFactor& factor : shippedImpact().factors) {
        ASSERT_TRUE(published.contains(factor.from.entry)) << factor.row << ": " << factor.from.entry;
        EXPECT_NEAR(factor.value, published.at(factor.from.entry), 1e-9) << factor.row;
        EXPECT_FALSE(factor.from.verified) << "nobody compared edition and licence with the publisher's own text";
        ++compared;
    }
    for (const RefurbFactor& factor : shippedImpact().refurbishment) {
        ASSERT_TRUE(published.contains(factor.from.entry)) << factor.row << ": " << factor.from.entry;
        EXPECT_NEAR(factor.value, published.at(factor.from.entry), 1e-9) << factor.row;
        ++compared;
    }
    std::cout << compared << " factors compared with the tables that they come from\n";
}

TEST(Impact, isARangeOverTheSourcesLessThePackaging)
{
    ImpactCase unit = kettle();
    unit.cartonKg = 0.2;
    unit.cartonMaterial = "carton";
    unit.fillerKg = 0.05;
    unit.filler = "paper_fill";

    const Impact impact = impactOf(shippedImpact(), unit);

    // By hand: board 0.2 x 0.801522, paper 0.05 x 0.910478; ADEME 9.91 a kettle, DEFRA 5.647946 a kg x 1.15 kg; half.
    const double packaging = 0.1603044 + 0.0455239;
    EXPECT_NEAR(impact.refurbishment, packaging, 1e-9);
    ASSERT_EQ(impact.figures.size(), 2U);
    EXPECT_NEAR(impact.figures[0].embodied, 9.91, 1e-12);
    EXPECT_NEAR(impact.figures[1].embodied, 6.4951379, 1e-7);
    EXPECT_NEAR(impact.avoided->high, 4.955 - packaging, 1e-9);
    EXPECT_NEAR(impact.avoided->low, 3.24756895 - packaging, 1e-8);
    EXPECT_GT(impact.figures[0].embodied / impact.figures[1].embodied, 1.5) << "so far do the sources disagree";
    EXPECT_EQ(impact.ewasteKg, 1.15);
    EXPECT_EQ(impact.notCounted, (std::vector<RefurbPart>{RefurbPart::transport, RefurbPart::energy}));
    EXPECT_FALSE(impact.waterLitres) << "no sourced figure of water is shipped";
}

TEST(Impact, namesWhatIsNotCounted)
{
    ImpactCase unit = kettle();
    unit.partsUsed = true;

    const Impact impact = impactOf(shippedImpact(), unit);

    EXPECT_EQ(impact.refurbishment, 0.0);
    EXPECT_EQ(impact.notCounted, (std::vector<RefurbPart>{RefurbPart::carton, RefurbPart::filler, RefurbPart::transport,
                                                          RefurbPart::energy, RefurbPart::parts}));
    const auto sentences = impactSentences(shippedImpact(), impact, Tongue::en);
    EXPECT_EQ(sentences.back(), "Not counted, for want of a sourced factor or an amount: carton, filler, transport, "
                                "energy, spare parts.");
}

TEST(Impact, givesNoFigureWhereNoFactorFits)
{
    const Impact mug = impactOf(shippedImpact(), {.category = domain::CategoryId("home"),
                                                  .sku = domain::Sku("GL-MUG-01"),
                                                  .day = "2026-11-28",
                                                  .weightKg = 0.38});
    ImpactCase unweighed = kettle();
    unweighed.weightKg.reset();
    const Impact noWeight = impactOf(shippedImpact(), unweighed);

    EXPECT_FALSE(mug.avoided);
    EXPECT_FALSE(mug.ewasteKg);
    ASSERT_EQ(noWeight.figures.size(), 1U) << "a figure by weight needs a weight";
    EXPECT_EQ(noWeight.figures[0].factor->id, "ademe_kettle");
    EXPECT_FALSE(noWeight.ewasteKg);
}

TEST(Impact, keepsOldResultsWhenANewEditionComes)
{
    const PolicyCopy copy;
    Json json = Json::parse(copy.text("impact.json"));
    Json newer = json["factors"][0];
    json["factors"][0]["valid_to"] = "2026-12-31";
    newer["id"] = "ademe_kettle_2027";
    newer["edition"] = "a later edition";
    newer["value"] = 8.0;
    newer["valid_from"] = "2027-01-01";
    json["factors"].push_back(newer);
    copy.write("impact.json", json.dump());
    const auto policy = readPolicy(copy.folder());
    ASSERT_TRUE(policy) << policy.error().what();
    const auto rules = readImpactRules(copy.folder(), *policy);
    ASSERT_TRUE(rules) << rules.error().what();

    const Impact old = impactOf(*rules, kettle("2026-12-31"));
    const Impact fresh = impactOf(*rules, kettle("2027-01-01"));

    EXPECT_EQ(old.avoided->high, impactOf(shippedImpact(), kettle("2026-12-31")).avoided->high);
    EXPECT_EQ(old.figures[0].factor->id, "ademe_kettle");
    EXPECT_EQ(fresh.avoided->high, 4.0);
}

TEST(Impact, countsWaterAndShowersOnlyByRowsThatTheHouseEnters)
{
    const PolicyCopy copy;
    Json json = Json::parse(copy.text("impact.json"));
    Json water = json["factors"][0];
    water["id"] = "house_water";
    water["value"] = 300;
    Json showers = json["equivalents"][0];
    showers["id"] = "showers";
    showers["water"] = true;
    showers["amount"] = 50;
    showers["names"] = {{"en", "showers"}, {"zh", "次淋浴"}, {"de", "Duschen"}, {"fr", "douches"}};
    json["water"].push_back(water);
    json["equivalents"].push_back(showers);
    copy.write("impact.json", json.dump());
    const auto rules = readImpactRules(copy.folder(), readPolicy(copy.folder()).value());
    ASSERT_TRUE(rules) << rules.error().what();

    const Impact impact = impactOf(*rules, kettle());
    const auto sentences = impactSentences(*rules, impact, Tongue::en);

    EXPECT_EQ(impact.waterLitres->low, 150.0);
    EXPECT_NE(std::find(sentences.begin(), sentences.end(), "Estimate: about as much as 3.0 showers."),
              sentences.end());
}

TEST(Impact, isOfUnitsThatSomebodyUsesAgain)
{
    domain::Item item{domain::ItemId("BCDEFGHIJKLNO")};
    item.intake = domain::ItemReceived{.sku = domain::Sku("GL-KET-02"),
                                       .category = domain::CategoryId("appliances"),
                                       .reason = domain::ReasonId("r"),
                                       .source = domain::SourceId("s"),
                                       .owner = domain::OwnerId("o"),
                                       .market = domain::MarketId("DE")};
    EXPECT_FALSE(impactCaseOf(item, shippedPolicy(), 1.0)) << "it is not packed yet";
    item.readyAt = *parseIso("2026-11-20T10:00:00Z");
    ASSERT_TRUE(impactCaseOf(item, shippedPolicy(), 1.0));
    EXPECT_EQ(impactCaseOf(item, shippedPolicy(), 1.0)->day, "2026-11-20");
    EXPECT_FALSE(countsAsSecondUse(item)) << "nobody has it yet";
    item.exit = domain::ItemExited{.route = domain::ExitRoute::dismantled};
    EXPECT_FALSE(impactCaseOf(item, shippedPolicy(), 1.0));
    item.exit->route = domain::ExitRoute::donated;
    EXPECT_TRUE(impactCaseOf(item, shippedPolicy(), 1.0));
    EXPECT_TRUE(countsAsSecondUse(item));
}

TEST(Impact, sumsUpWhatItTellsOfEachUnit)
{
    ImpactSum sum;
    sum.add(impactOf(shippedImpact(), kettle()));
    sum.add(impactOf(shippedImpact(), kettle()));
    sum.add(impactOf(shippedImpact(),
                     {.category = domain::CategoryId("home"), .sku = domain::Sku("X"), .day = "2026-11-28"}));

    EXPECT_EQ(sum.units, 3);
    EXPECT_EQ(sum.withFactor, 2);
    EXPECT_NEAR(sum.avoided.high, 9.91, 1e-9);
    EXPECT_NEAR(sum.ewasteKg, 2.3, 1e-12);
}

TEST(Impact, saysNothingThatAMarketForbids)
{
    std::vector<ImpactCase> cases{kettle()};
    cases.push_back(kettle());
    cases.back().cartonKg = 0.2;
    cases.back().cartonMaterial = "carton";
    cases.push_back(kettle());
    cases.back().cartonKg = 50.0; // more than was spared
    cases.back().cartonMaterial = "carton";
    cases.back().partsUsed = true;
    for (const char* category : {"home", "electronics", "apparel", "toys", "small_appliances"}) {
        cases.push_back(
            {.category = domain::CategoryId(category), .sku = domain::Sku("X"), .day = "2026-11-28", .weightKg = 0.9});
    }
    ImpactRules rules = shippedImpact();
    rules.water.push_back(rules.factors.front());
    int checked = 0;
    for (const ImpactCase& unit : cases) {
        for (const Tongue tongue : kTongues) {
            for (const std::string& sentence : impactSentences(rules, impactOf(rules, unit), tongue)) {
                for (const auto& market : shippedPolicy().markets) {
                    const ClaimContext context{.unit = {market.id, unit.category, unit.day}};
                    for (const auto& fault : checkClaims(*shippedPolicy().marketRules, sentence, context)) {
                        ADD_FAILURE() << market.id << " " << fault.rule << ": " << fault.words << " in " << sentence;
                    }
                    ++checked;
                }
                EXPECT_EQ(sentence.find("{}"), std::string::npos) << sentence;
            }
        }
    }
    std::cout << checked << " sentences checked\n";
}

TEST(Impact, refusesRowsThatNobodyCouldDispute)
{
    const auto refusal = [](const std::function<void(Json&)>& spoil) {
        const PolicyCopy copy;
        Json json = Json::parse(copy.text("impact.json"));
        spoil(json);
        copy.write("impact.json", json.dump());
        const auto policy = readPolicy(copy.folder());
        return policy ? std::string("taken") : policy.error().what();
    };

    EXPECT_EQ(refusal([](Json& json) { json["factors"][0]["value"] = 0; }),
              "impact.json/factors, row 1: \"value\" must be a number above 0.");
    EXPECT_EQ(refusal([](Json& json) {
                  json["factors"][1].erase("source");
                  json["factors"][1].erase("valid_from");
              }),
              "impact.json/factors, row 2: a factor needs its source and the day from which it holds.");
    EXPECT_EQ(refusal([](Json& json) { json["factors"][0]["valid_to"] = "2025-01-01"; }),
              "impact.json/factors, row 1: the last day is before the first.");
    EXPECT_EQ(
        refusal([](Json& json) { json["factors"][0].erase("displacement"); }),
        "impact.json/factors, row 1: say which share of second sales replaces a new one (\"displacement\", 0 to 1).");
    EXPECT_EQ(refusal([](Json& json) { json["factors"][0]["category"] = "ships"; }),
              "impact.json/factors#1: there is no category \"ships\" in lists.json.");
    EXPECT_EQ(refusal([](Json& json) { json["equivalents"][0]["names"].erase("de"); }),
              "impact.json/equivalents, row 1: \"names\" needs the language \"de\".");
    EXPECT_EQ(refusal([](Json& json) {
                  Json twin = json["factors"][0];
                  twin["id"] = "another";
                  json["factors"].push_back(twin);
              }).substr(0, 25),
              "impact.json/factors#18: i");
}

} // namespace
} // namespace regrade::rules
