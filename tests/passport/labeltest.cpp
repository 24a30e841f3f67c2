#include "passport/label.h"

#include "rules/policyfile.h"
#include "tests/passport/samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

using domain::LabelKind;
using testing::UnorderedElementsAreArray;

domain::Item gradedItem(const std::string& product, const std::string& grade)
{
    auto item = sampleItem(product);
    item.grade = domain::GradeId(grade);
    return item;
}

std::vector<std::string> keysOf(const Label& label)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : label.values) {
        keys.push_back(key);
    }
    return keys;
}

TEST(MakeLabel, ofAnIntakeNamesProductAndDayAndNoOrder)
{
    const auto label = makeLabel(sampleItem(), samplePolicy(), LabelKind::intake, PaperLanguage::en).value();

    EXPECT_EQ(label.use, LabelUse::intake);
    EXPECT_EQ(label.code, qr::tagFromNumber(123456789).text());
    EXPECT_EQ(label.values.at("tag_groups"), qr::tagFromNumber(123456789).grouped());
    EXPECT_EQ(label.values.at("product"), "Kettle 1.7 l");
    EXPECT_EQ(label.values.at("sku"), "KT-100");
    EXPECT_EQ(label.values.at("day"), "2026-03-01");
    for (const auto& [key, value] : label.values) {
        EXPECT_EQ(value.find("ORDER"), std::string::npos) << key;
    }
}

TEST(MakeLabel, ofASaleTellsGradeWordingWarrantyAndKeyParts)
{
    auto item = gradedItem("Kettle 1.7 l", "C");
    item.parts = {samplePart("Heating plate", true), samplePart("Screw", false)};
    auto policy = samplePolicy();
    policy.limits.warrantyMonths = 9;
    policy.markets.push_back({"DE", {"Germany", "德国"}, {}, {}, "Aufbereitete Ware"});

    const auto english = makeLabel(item, policy, LabelKind::sale, PaperLanguage::en).value().values;
    const auto chinese = makeLabel(item, policy, LabelKind::sale, PaperLanguage::zh).value().values;

    EXPECT_EQ(english.at("grade"), "C");
    EXPECT_EQ(makeLabel(item, policy, LabelKind::sale, PaperLanguage::en)->shape, "triangle");
    EXPECT_EQ(english.at("refurbished"), "Refurbished");
    EXPECT_EQ(english.at("meaning"), "Visible flaw");
    EXPECT_EQ(english.at("warranty"), "Seller's warranty 9 months, beside the legal guarantee");
    EXPECT_EQ(english.at("key_parts"), "Key part replaced: Heating plate");
    EXPECT_EQ(chinese.at("refurbished"), "翻新");
    EXPECT_EQ(chinese.at("meaning"), "外观瑕疵");
    EXPECT_EQ(chinese.at("warranty"), "卖家保修 9 个月，法定保障另计");
    EXPECT_EQ(chinese.at("key_parts"), "已更换关键零件：Heating plate");
    EXPECT_EQ(english.at("market_lines"), "Aufbereitete Ware");
    EXPECT_EQ(chinese.at("market_lines"), "Aufbereitete Ware") << "the market's wording is the market's language";
}

TEST(MakeLabel, hasAValueForEveryPlaceholder)
{
    const auto item = gradedItem("Kettle", "A");

    for (const auto& label :
         {makeLabel(item, samplePolicy(), LabelKind::intake, PaperLanguage::en).value(),
          makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::zh).value(),
          makeBinLabel("A-01", PaperLanguage::en).value(), commandCardLabels(PaperLanguage::zh).front()}) {
        EXPECT_THAT(keysOf(label), UnorderedElementsAreArray(placeholdersOf(label.use))) << nameOf(label.use);
    }
}

TEST(MakeLabel, namesEachKeyPartOnceAndHasAShorterFormForManyOfThem)
{
    auto item = gradedItem("Kettle", "B");
    item.parts = {samplePart("Lid", true), samplePart("Plate", true), samplePart("Lid", true)};

    const auto label = makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::en).value();
    item.parts.clear();
    const auto none = makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::en).value();

    EXPECT_EQ(label.values.at("key_parts"), "Key parts replaced: Lid, Plate");
    EXPECT_EQ(label.shorter.at("key_parts"), "2 key parts replaced, named in the offer");
    EXPECT_EQ(none.values.at("key_parts"), "");
    EXPECT_EQ(none.shorter.at("key_parts"), "");
}

TEST(MakeLabel, saysOfAKeyPartThatItWasHarvested)
{
    auto item = gradedItem("Kettle", "B");
    auto plate = samplePart("PT-HEA-12", true);
    plate.name = "Heating plate";
    plate.origin = domain::PartOrigin::harvested;
    item.parts = {plate};

    EXPECT_EQ(makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::en)->values.at("key_parts"),
              "Key part replaced: Heating plate (harvested from another unit)");
    EXPECT_EQ(makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::zh)->values.at("key_parts"),
              "已更换关键零件：Heating plate（拆自另一件商品）");
}

TEST(MakeLabel, countsTheCopiesFromTheSecondOn)
{
    auto item = gradedItem("Kettle", "B");
    item.intakeLabels = 1;

    EXPECT_EQ(makeLabel(item, samplePolicy(), LabelKind::intake, PaperLanguage::en)->values.at("copy"), "2");
    EXPECT_EQ(makeLabel(item, samplePolicy(), LabelKind::sale, PaperLanguage::en)->values.at("copy"), "");
}

TEST(MakeLabel, isRefusedForTheUngradedTheUnknownAndATagThatIsNone)
{
    const auto policy = samplePolicy();
    auto unknown = sampleItem();
    unknown.intake.reset();
    auto noTag = sampleItem();
    noTag.id = domain::ItemId("HELLO");

    EXPECT_EQ(makeLabel(sampleItem(), policy, LabelKind::sale, PaperLanguage::en).error().code, ErrorCode::refused);
    EXPECT_EQ(makeLabel(unknown, policy, LabelKind::intake, PaperLanguage::en).error().code, ErrorCode::refused);
    EXPECT_EQ(makeLabel(noTag, policy, LabelKind::intake, PaperLanguage::en).error().code, ErrorCode::invalid);
}

TEST(MakeBinLabel, saysTheNameAsItIsAndRefusesWhatCannotBeSeen)
{
    const auto label = makeBinLabel("货架 A-03 é", PaperLanguage::en);
    ASSERT_TRUE(label) << label.error().what();
    EXPECT_EQ(label->code, "货架 A-03 é");

    for (const std::string name : {"", " A", "A ", "A\nB", "A\x07", "A\u202E", "\u200B", "\xFF\xFE",
                                   "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK"}) {
        EXPECT_EQ(makeBinLabel(name, PaperLanguage::en).error().code, ErrorCode::invalid) << name;
    }
}

TEST(CommandCards, haveACodeOfLettersOnlyAndANameInBothLanguages)
{
    const auto english = commandCardLabels(PaperLanguage::en);
    const auto chinese = commandCardLabels(PaperLanguage::zh);

    ASSERT_EQ(english.size(), chinese.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
        EXPECT_THAT(english[i].code, testing::MatchesRegex("REGCMD[A-Z]+"));
        EXPECT_EQ(english[i].code, chinese[i].code);
        EXPECT_NE(english[i].values.at("name"), chinese[i].values.at("name"));
    }
}

} // namespace
/// S4.1: France's word only after tests of every function, and no claim on any label.
TEST(MakeLabel, saysWhatTheMarketsRulesAllowOnThatDay)
{
    const rules::Policy policy = rules::readPolicy(REGRADE_SOURCE_DIR "/resources/policy").value();
    domain::Item item = sampleItem();
    item.grade = domain::GradeId("B");
    item.everUsed = true;
    item.intake->market = domain::MarketId("FR");
    const Time now = parseIso("2026-11-28T10:00:00Z").value();
    const auto sale = [&] { return makeLabel(item, policy, LabelKind::sale, PaperLanguage::en, now); };

    EXPECT_EQ(sale()->values.at("market_lines"), "Produit d'occasion");
    EXPECT_EQ(sale()->values.at("refurbished"), "Used");
    item.passed = {domain::StageId("testing")};
    EXPECT_EQ(sale()->values.at("market_lines"), "Produit reconditionné");
    EXPECT_EQ(sale()->values.at("refurbished"), "Refurbished");
    item.intake->product = "Bouilloire écologique";
    EXPECT_EQ(sale().error().code, ErrorCode::refused);
    EXPECT_EQ(sale().error().args.at(0), "EU-EMPCO-2");
    EXPECT_TRUE(makeLabel(item, policy, LabelKind::intake, PaperLanguage::en, now)) << "for the house alone";
}

} // namespace regrade::passport
