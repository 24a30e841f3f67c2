#include "listing/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace regrade::listing {
namespace {

using testing::HasSubstr;
using testing::Not;

rules::Policy policy()
{
    rules::Policy made;
    made.grades.push_back(
        {domain::GradeId("B"), {"Like new", "近新"}, {"Light traces, works", "轻微痕迹，功能正常"}, "square"});
    made.limits.warrantyMonths = 8;
    return made;
}

domain::Item unit()
{
    domain::Item item{domain::ItemId("BCDEFGHIJKLNO")};
    item.standing = domain::Standing::inHouse;
    item.intake = domain::ItemReceived{domain::Sku("KT-100"),
                                       "Kettle 1.7 l",
                                       domain::CategoryId("k"),
                                       "ORDER-4711",
                                       "RMA-99",
                                       domain::ReasonId("changed-mind"),
                                       domain::SourceId("web"),
                                       domain::OwnerId("seller-5"),
                                       domain::MarketId("DE"),
                                       "SERIAL-1",
                                       Money{12990, "EUR"},
                                       std::nullopt};
    item.grade = domain::GradeId("B");
    const domain::Axes axes{domain::Packaging::damaged, domain::Cosmetic::light, domain::Function::works, true};
    item.grading = domain::ItemGraded{axes, {domain::GradeId("B"), {}, "p"}};
    item.everUsed = true;
    return item;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char sign) { return static_cast<char>(std::tolower(sign)); });
    return text;
}

TEST(Draft, tellsTheRecordedFacts)
{
    const auto draft = makeDraft(unit(), policy(), false).value();

    EXPECT_EQ(draft.title, "Kettle 1.7 l, refurbished, grade B");
    EXPECT_EQ(draft.body, "Refurbished, grade B: Light traces, works\n"
                          "Function: worked when it was inspected\n"
                          "Looks: light traces of use\n"
                          "Original packaging: arrived damaged\n"
                          "It was used before\n"
                          "Seller's warranty: 8 months. It comes beside the legal guarantee and does not limit it\n"
                          "Unit number: BCDEFGHIJKLNO\n");
}

TEST(Draft, speaksChinese)
{
    const auto draft = makeDraft(unit(), policy(), true).value();

    EXPECT_EQ(draft.title, "Kettle 1.7 l（翻新，B 级）");
    EXPECT_THAT(draft.body, HasSubstr("翻新商品，等级 B：轻微痕迹，功能正常"));
    EXPECT_THAT(draft.body, HasSubstr("卖家保修：8 个月"));
    EXPECT_THAT(draft.body, Not(HasSubstr("Looks")));
}

/// S4.2
TEST(Draft, neverPromisesLessThanSixMonths)
{
    rules::Policy short_ = policy();
    short_.limits.warrantyMonths = 3;

    EXPECT_THAT(makeDraft(unit(), short_, false)->body, HasSubstr("Seller's warranty: 6 months."));
    EXPECT_THAT(makeDraft(unit(), short_, true)->body, HasSubstr("卖家保修：6 个月"));
}

TEST(Draft, alwaysTellsRepairsAndReplacedKeyParts)
{
    auto item = unit();
    item.everRepaired = true;
    const auto part = [](const std::string& name, bool key) {
        return domain::PartUsed{domain::StageId("repair"), name, 1, Money{100, "EUR"}, key};
    };
    item.parts = {part("Heating plate", true), part("Screw", false), part("Lid", true), part("Lid", true)};

    const auto body = makeDraft(item, policy(), false).value().body;

    EXPECT_THAT(body, HasSubstr("It was repaired\nKey part replaced: Heating plate\nKey part replaced: Lid\nSeller"));
    EXPECT_THAT(body, Not(HasSubstr("Screw")));
}

TEST(Draft, tellsThatAKeyPartWasHarvested)
{
    auto item = unit();
    item.parts = {{domain::StageId("repair"), "PT-HEA-12", 1, Money{0, "EUR"}, true, domain::PartOrigin::harvested,
                   domain::ItemId("UNIT7"), "Heating plate"}};

    EXPECT_THAT(makeDraft(item, policy(), false).value().body,
                HasSubstr("Key part replaced: Heating plate, harvested from another unit\n"));
    EXPECT_THAT(makeDraft(item, policy(), true).value().body,
                HasSubstr("已更换关键零件：Heating plate（拆自另一件商品）"));
    EXPECT_THAT(makeDraft(item, policy(), false).value().body, Not(HasSubstr("UNIT7")));
}

TEST(Draft, claimsNoCertificateAndNothingGreenAndKeepsPrivateFactsBack)
{
    for (const bool chinese : {false, true}) {
        const auto draft = makeDraft(unit(), policy(), chinese).value();
        const std::string all = lower(draft.title + draft.body);

        for (const std::string word :
             {"certif", "认证", "eco", "green", "环保", "绿色", "sustainab", "carbon", "co2", "like new", "近新",
              "order-4711", "rma-99", "seller-5", "serial-1", "changed", "129.90"}) {
            EXPECT_THAT(all, Not(HasSubstr(word)));
        }
    }
}

TEST(Draft, isRefusedForTheUngradedAndTheUnknown)
{
    auto ungraded = unit();
    ungraded.grade.reset();
    auto unknown = unit();
    unknown.intake.reset();

    EXPECT_EQ(makeDraft(ungraded, policy(), false).error().code, ErrorCode::refused);
    EXPECT_EQ(makeDraft(unknown, policy(), false).error().code, ErrorCode::refused);
}

} // namespace
} // namespace regrade::listing
