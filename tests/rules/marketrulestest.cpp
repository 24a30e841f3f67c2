#include "rules/marketrules.h"
#include "rules/marketdiff.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace regrade::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

const MarketRules& shippedRules() { return *shippedPolicy().marketRules; }

MarketCase unitIn(const std::string& market, const std::string& category, const std::string& day)
{
    return {market, domain::CategoryId(category), day};
}

std::vector<std::string> idsOf(const std::vector<const MarketRule*>& rules)
{
    std::vector<std::string> ids;
    for (const MarketRule* rule : rules) {
        ids.push_back(rule->id);
    }
    return ids;
}

/// A small pack that a test may change before it is read.
Json packJson()
{
    return Json::parse(R"({
      "format": "regrade market pack 1", "id": "XX", "version": 1, "market": "US", "issued": "2026-11-28",
      "name": {"en": "Test", "zh": "测试"},
      "rows": [
        {"id": "XX-CLAIM", "kind": "claim", "verdict": "forbidden", "phrases": {"en": ["moon powered"]},
         "instead": {"en": "mains powered", "zh": "市电"}, "text": {"en": "No.", "zh": "否。"}, "verified": true,
         "source": "test", "valid_from": "2026-01-01"},
        {"id": "XX-WARRANTY", "kind": "warranty", "legal_months_new": 24, "legal_months_used": 12,
         "burden_of_proof_months": 6, "used_goods_reducible_to": 12, "text": {"en": "A year.", "zh": "一年。"},
         "verified": true, "source": "test", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}
      ]})");
}

std::string sentenceOf(const Json& pack)
{
    const auto read = readMarketPack(pack.dump(), "XX.json");
    return read ? "taken" : read.error().what();
}

int monthsIn(const std::string& market, const std::string& category, const std::string& day, int seller)
{
    return warrantyMonths(shippedRules(), domain::MarketId(market), domain::CategoryId(category), day, seller).months;
}

} // namespace

TEST(MarketPacks, areShippedForEveryMarketOfTheHouseWithSourceAndTextInEachRow)
{
    std::set<std::string> ids;
    for (const MarketPack& pack : shippedRules().packs) {
        ids.insert(pack.id);
        EXPECT_GE(pack.version, 1);
        EXPECT_EQ(pack.digest.size(), 16U);
        for (const MarketRule& rule : pack.rows) {
            EXPECT_FALSE(rule.source.empty()) << rule.id;
            EXPECT_FALSE(rule.text.zh.empty()) << rule.id;
            EXPECT_TRUE(rule.text.de) << "no German: " << rule.text.en;
            EXPECT_EQ(rule.validFrom.size(), 10U) << rule.id;
        }
    }
    EXPECT_EQ(ids, (std::set<std::string>{"CN", "DE", "EU", "FR", "HOUSE", "UK", "US"}));
    for (const NamedRow& market : shippedPolicy().markets) {
        EXPECT_NE(shippedRules().findPack(market.id), nullptr) << market.id;
    }
}

TEST(RulesInForce, putTheMarketBeforeItsGroupAndLeaveOutOtherDaysAndCategories)
{
    const auto extension = [](const std::string& market, const std::string& day) {
        return idsOf(rulesInForce(shippedRules(), unitIn(market, "home", day), MarketRuleKind::repairExtension));
    };
    const auto ban = [](const std::string& category, const std::string& day) {
        return idsOf(rulesInForce(shippedRules(), unitIn("FR", category, day), MarketRuleKind::destructionBan));
    };

    EXPECT_THAT(extension("DE", "2026-07-30"), ElementsAre());
    EXPECT_THAT(extension("DE", "2026-07-31"), ElementsAre("EU-REPAIR"));
    EXPECT_THAT(extension("US", "2026-11-28"), ElementsAre());
    EXPECT_THAT(ban("apparel", "2026-07-18"), ElementsAre());
    EXPECT_THAT(ban("apparel", "2026-07-19"), ElementsAre("EU-ESPR-DESTRUCTION"));
    EXPECT_THAT(ban("electronics", "2026-11-28"), ElementsAre());
    EXPECT_THAT(idsOf(rulesInForce(shippedRules(), unitIn("DE", "home", "2026-11-28"), MarketRuleKind::warranty)),
                ElementsAre("DE-WARRANTY", "EU-WARRANTY"));
    EXPECT_TRUE(
        rulesInForce(shippedRules(), {"DE", std::nullopt, "2026-11-28"}, MarketRuleKind::destructionBan).empty())
        << "without a category, rows of some categories only do not hold";
}

TEST(RulesInForce, holdOnTheirLastDayAndNotAfterIt)
{
    MarketRules rules;
    rules.packs.push_back(readMarketPack(packJson().dump(), "XX.json").value());
    const auto months = [&](const std::string& day) {
        return warrantyMonths(rules, domain::MarketId("US"), domain::CategoryId("home"), day, 0).months;
    };

    EXPECT_EQ(months("2025-12-31"), 6);
    EXPECT_EQ(months("2026-01-01"), 12);
    EXPECT_EQ(months("2026-12-31"), 12);
    EXPECT_EQ(months("2027-01-01"), 6);
}

/// S4.2: max(6, law, seller) by market, day and seller's promise.
TEST(WarrantyMonths, areTheLongestOfHouseLawAndSeller)
{
    struct Case {
        const char* market;
        const char* day;
        int seller;
        int months;
    };
    const Case cases[] = {
        {"DE", "2026-11-28", 6, 24}, {"DE", "2026-11-28", 36, 36}, {"DE", "2026-11-28", 0, 24},
        {"FR", "2026-11-28", 6, 24}, {"US", "2026-11-28", 6, 6},   {"US", "2026-11-28", 0, 6},
        {"US", "2026-11-28", 3, 6},  {"US", "2026-11-28", 12, 12}, {"UK", "2026-11-28", 6, 6},
        {"CN", "2026-11-28", 7, 7},  {"CN", "2026-11-28", 6, 6},   {"DE", "2021-12-31", 6, 6},
        {"DE", "2022-01-01", 6, 24}, {"FR", "2022-01-01", 24, 24}, {"FR", "2022-01-01", 25, 25},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(monthsIn(one.market, "home", one.day, one.seller), one.months)
            << one.market << " " << one.day << " " << one.seller;
    }
}

TEST(WarrantyMonths, nameTheRuleBehindThemAndAreNeverReducedUnderAYearInTheUnion)
{
    for (const char* market : {"DE", "FR"}) {
        const Warranty warranty = warrantyMonths(shippedRules(), domain::MarketId(market), domain::CategoryId("home"),
                                                 "2026-11-28", shippedPolicy().limits.warrantyMonths);
        EXPECT_EQ(warranty.rule, std::string(market) + "-WARRANTY");
        EXPECT_EQ(warranty.legalMonths, 24);
        EXPECT_GE(warranty.reducibleTo, 12);
        EXPECT_EQ(warranty.repairExtension, 12);
        EXPECT_EQ(warranty.repairRule, "EU-REPAIR");
        EXPECT_GE(warranty.burdenMonths, 12);
    }
    EXPECT_EQ(
        warrantyMonths(shippedRules(), domain::MarketId("FR"), domain::CategoryId("home"), "2026-11-28", 6).reducibleTo,
        24);
}

TEST(WarrantyMonths, comeFromTheGroupWhereAMarketHasNoPackOfItsOwn)
{
    MarketRules rules = shippedRules();
    rules.groups["AT"] = "EU";

    EXPECT_EQ(warrantyMonths(rules, domain::MarketId("AT"), domain::CategoryId("home"), "2026-11-28", 6).rule,
              "EU-WARRANTY");
}

/// S4.1: the wording of the label, and the word "certified" only with a certificate.
TEST(LabelWording, followsMarketTestsAndCertificate)
{
    const auto wording = [](const std::string& market, const UnitTruth& truth) {
        return labelWording(shippedRules(), unitIn(market, "home", "2026-11-28"), truth).value();
    };
    const UnitTruth plain;
    UnitTruth tested;
    tested.allFunctionsTested = true;
    UnitTruth certified = tested;
    certified.schemes = {"r2v3"};

    EXPECT_EQ(wording("FR", plain).local, "Produit d'occasion");
    EXPECT_EQ(wording("FR", tested).local, "Produit reconditionné");
    EXPECT_EQ(wording("FR", certified).local, "Produit reconditionné certifié");
    EXPECT_EQ(wording("FR", certified).rule, "FR-LABEL-CERTIFIED");
    EXPECT_EQ(wording("DE", plain).local, "Aufbereitete Ware");
    EXPECT_EQ(wording("US", tested).local, "Refurbished product");
    EXPECT_EQ(wording("US", certified).local, "Certified refurbished");
    UnitTruth packaging = tested;
    packaging.schemes = {"en_13432"};
    EXPECT_EQ(wording("US", packaging).local, "Refurbished product")
        << "a certificate of packaging is none of the unit";
    EXPECT_EQ(wording("CN", plain).local, "翻新商品");
    EXPECT_EQ(wording("CN", certified).words.zh, "翻新认证");
    for (const char* market : {"DE", "FR", "US", "UK", "CN"}) {
        EXPECT_THAT(wording(market, tested).words.en, ::testing::Not(HasSubstr("ertified"))) << market;
    }
}

TEST(MergedPacks, takeAnImportedOneOnlyWhereItsVersionIsHigher)
{
    Json newer = packJson();
    newer["version"] = 2;
    const auto at = [](const Json& json) { return readMarketPack(json.dump(), "XX.json").value(); };

    EXPECT_EQ(mergedPacks({at(packJson())}, {at(newer)})->front().version, 2);
    EXPECT_EQ(mergedPacks({at(newer)}, {at(packJson())})->front().version, 2);
    EXPECT_EQ(mergedPacks({}, {at(packJson())})->size(), 1U);
    Json other = packJson();
    other["id"] = "YY";
    EXPECT_EQ(mergedPacks({at(packJson())}, {at(other)}).error().what(),
              "The market rule XX-CLAIM stands in two packs.");
}

TEST(MergedPacks, joinTheVersionOfThePolicy)
{
    const auto with = readPolicy(shippedFolder(), {readMarketPack(packJson().dump(), "XX.json").value()});

    ASSERT_TRUE(with) << with.error().what();
    EXPECT_NE(with->version, shippedPolicy().version);
    EXPECT_NE(with->marketRules->findPack("XX"), nullptr);
    Json changed = packJson();
    changed["rows"][0]["source"] = "another";
    EXPECT_NE(readPolicy(shippedFolder(), {readMarketPack(changed.dump(), "XX.json").value()})->version, with->version);
}

TEST(ReadMarketPack, refusesEveryFaultWithRowAndReason)
{
    struct Fault {
        void (*spoil)(Json& pack);
        const char* sentence;
    };
    const Fault faults[] = {
        {[](Json& p) { p["format"] = "other"; }, "XX.json: this is not a market pack that this program can read."},
        {[](Json& p) { p["id"] = "eu/../x"; },
         R"(XX.json: the id "eu/../x" of a market pack has 2 to 12 capital letters, figures and hyphens.)"},
        {[](Json& p) { p["version"] = 0; }, R"(XX.json, row 1: "version" must lie between 1.0 and 1000000.0.)"},
        {[](Json& p) { p["version"] = 1.5; }, R"(XX.json, row 1: the value of "version" must be a whole number.)"},
        {[](Json& p) { p["issued"] = "soon"; }, R"(XX.json, row 1: "soon" is not a date such as 2026-03-01.)"},
        {[](Json& p) { p["rows"] = Json::array(); },
         R"(XX.json, row 1: the value of "rows" must be a list that is not empty.)"},
        {[](Json& p) { p["bonus"] = 1; }, R"(XX.json, row 1: the key "bonus" is not known.)"},
        {[](Json& p) { p["rows"][0]["kind"] = "opinion"; },
         R"(XX.json, row 1: "opinion" is not a value that "kind" can have.)"},
        {[](Json& p) { p["rows"][0]["verdict"] = "maybe"; },
         R"(XX.json, row 1: "maybe" is not a value that "verdict" can have.)"},
        {[](Json& p) { p["rows"][0]["verdict"] = "conditional"; },
         R"(XX.json, row 1: a conditional claim, and only such a one, has a "need".)"},
        {[](Json& p) { p["rows"][0].erase("phrases"); }, R"(XX.json, row 1: the key "phrases" is missing.)"},
        {[](Json& p) {
             p["rows"][0]["phrases"] = {{"tlh", {"moon"}}};
         },
         R"(XX.json, row 1: "phrases" needs lists of texts by language (en, zh, de, fr).)"},
        {[](Json& p) {
             p["rows"][0]["phrases"] = {{"en", {"*"}}};
         },
         R"(XX.json, row 1: "phrases" needs lists of texts by language (en, zh, de, fr).)"},
        {[](Json& p) { p["rows"][0]["instead"].erase("zh"); },
         R"(XX.json, row 1: "instead" says what to write in "en" and "zh" at least.)"},
        {[](Json& p) { p["rows"][0]["id"] = "no"; },
         R"(XX.json, row 1: the id "no" of a rule has 4 to 40 capital letters, figures and hyphens.)"},
        {[](Json& p) { p["rows"][1]["id"] = "XX-CLAIM"; },
         R"(XX.json, row 2: the id "XX-CLAIM" stands there a second time.)"},
        {[](Json& p) { p["rows"][1]["used_goods_reducible_to"] = 13; },
         "XX.json, row 2: used goods cannot be reduced to more than their legal months."},
        {[](Json& p) { p["rows"][1]["valid_to"] = "2025-12-31"; },
         "XX.json, row 2: a market rule has a source, a first day, and no last day before it."},
        {[](Json& p) { p["rows"][1].erase("verified"); }, R"(XX.json, row 2: the key "verified" is missing.)"},
        {[](Json& p) { p["rows"][1]["text"].erase("zh"); }, R"(XX.json, row 2: "text" has no text in "zh".)"},
        {[](Json& p) { p["rows"][1]["legal_months_used"] = "a year"; },
         R"(XX.json, row 2: the value of "legal_months_used" must be a number.)"},
    };
    EXPECT_EQ(sentenceOf(packJson()), "taken");
    for (const Fault& fault : faults) {
        Json pack = packJson();
        fault.spoil(pack);
        EXPECT_EQ(sentenceOf(pack), fault.sentence);
    }
    EXPECT_EQ(readMarketPack("{", "XX.json").error().what(), "XX.json: this is not valid JSON.");
    EXPECT_EQ(readMarketPack("[]", "XX.json").error().what(),
              "XX.json: this is not a market pack that this program can read.");
    EXPECT_EQ(readMarketPack(R"({"id": "XX", "id": "YY"})", "XX.json").error().what(),
              R"(XX.json: the key "id" stands twice in one row.)");
}

TEST(DiffPacks, tellAddedChangedAndRemovedRowsWithBothSides)
{
    Json after = packJson();
    after["version"] = 2;
    after["rows"][1]["legal_months_used"] = 18;
    after["rows"][1]["categories"] = {"toys"};
    after["rows"][0]["id"] = "XX-OTHER";
    const auto before = readMarketPack(packJson().dump(), "XX.json").value();
    const auto changes = diffPacks(&before, readMarketPack(after.dump(), "XX.json").value());

    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].kind, RowChangeKind::added);
    EXPECT_EQ(changes[0].rule, "XX-OTHER");
    EXPECT_EQ(changes[1].kind, RowChangeKind::changed);
    ASSERT_EQ(changes[1].fields.size(), 2U);
    EXPECT_EQ(changes[1].fields[1].field, "legal_months_used");
    EXPECT_EQ(changes[1].fields[1].before, "12");
    EXPECT_EQ(changes[1].fields[1].after, "18");
    EXPECT_TRUE(changes[1].categories.empty()) << "it held for every product before";
    EXPECT_EQ(changes[2].kind, RowChangeKind::removed);
    EXPECT_EQ(changes[2].rule, "XX-CLAIM");
    EXPECT_TRUE(diffPacks(&before, before).empty());
    EXPECT_EQ(diffPacks(nullptr, before).size(), 2U);
}

TEST(DiffPacks, touchUnitsOfTheirMarketsAndCategoriesOnly)
{
    const MarketPack& union_ = *shippedRules().findPack("EU");
    const RowChange apparel{
        RowChangeKind::changed, "EU-ESPR-DESTRUCTION", "destruction_ban", {domain::CategoryId("apparel")}, {}};
    const RowChange every{RowChangeKind::changed, "EU-WARRANTY", "warranty", {}, {}};

    EXPECT_TRUE(touches(apparel, union_, shippedRules(), "FR", domain::CategoryId("apparel")));
    EXPECT_FALSE(touches(apparel, union_, shippedRules(), "FR", domain::CategoryId("toys")));
    EXPECT_FALSE(touches(apparel, union_, shippedRules(), "US", domain::CategoryId("apparel")));
    EXPECT_TRUE(touches(every, union_, shippedRules(), "DE", domain::CategoryId("toys")));
}

TEST(CompareMarkets, showsTheUnitSideBySideWithTheRulesBehindEachDifference)
{
    ClaimContext context{.unit = unitIn("DE", "apparel", "2026-11-28")};
    const auto aspects =
        compareMarkets(shippedRules(), context, {"DE", "FR", "US"}, {"Remis à neuf, eco-friendly."}, 6);

    ASSERT_EQ(aspects.size(), 7U);
    const auto side = [&](const std::string& aspect, std::size_t market) {
        const auto found =
            std::find_if(aspects.begin(), aspects.end(), [&](const MarketAspect& one) { return one.aspect == aspect; });
        return found->sides.at(market);
    };
    EXPECT_EQ(side("label", 0).value, "Aufbereitete Ware");
    EXPECT_EQ(side("label", 1).value, "Produit d'occasion");
    EXPECT_THAT(side("label", 1).rules, ElementsAre("FR-LABEL-USED"));
    EXPECT_THAT(side("warranty", 0).rules, ElementsAre("DE-WARRANTY", "EU-REPAIR"));
    EXPECT_THAT(side("warranty", 2).value, HasSubstr("6 months (law 0"));
    EXPECT_THAT(side("text", 0).rules, ElementsAre("HOUSE-AS-NEW", "EU-EMPCO-2"));
    EXPECT_THAT(side("text", 1).rules, ElementsAre("FR-REC-2", "EU-EMPCO-2"));
    EXPECT_THAT(side("destruction", 0).rules, ElementsAre("EU-ESPR-DESTRUCTION"));
    EXPECT_TRUE(side("destruction", 2).rules.empty());
    EXPECT_THAT(side("packaging", 1).rules, ElementsAre("EU-PPWR-RECYCLABLE"));
    EXPECT_TRUE(aspects[0].differs);
    EXPECT_EQ(aspects[5].aspect, "destruction");
    EXPECT_TRUE(aspects[5].differs);
    EXPECT_FALSE(compareMarkets(shippedRules(), context, {"DE", "DE"}, {}, 6)[1].differs);
}

} // namespace regrade::rules
