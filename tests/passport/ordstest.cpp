#include "passport/ords.h"

#include "tests/passport/recordedhistory.h"
#include "tests/passport/samples.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

using namespace domain;
using testing::HasSubstr;
using testing::Not;

const StageId kOrdsRepair("repair");

const rules::Exchange& ordsExchange()
{
    static const rules::Exchange kExchange =
        rules::readExchange(rules::shippedFolder(), rules::shippedPolicy()).value();
    return kExchange;
}

std::vector<store::RecordedEvent> storyOf(const std::string& product, const char* category, const Events& events)
{
    ItemReceived intake = sampleIntake(product);
    intake.category = CategoryId(category);
    intake.reason = ReasonId("defective");
    Events all{intake};
    all.insert(all.end(), events.begin(), events.end());
    return recordedHistory(all, std::chrono::hours(16));
}

WorkFinished endedRepair(bool repaired, bool brokenOff = false)
{
    return {.stage = kOrdsRepair, .repaired = repaired, .brokenOff = brokenOff};
}

ItemGraded laterFound(Function function)
{
    return {.axes = Axes{{}, Cosmetic::none, function, true}, .verdict = Verdict{GradeId("B"), {}, "p"}};
}

std::string statusAfter(const Events& events)
{
    return ordsOf(storyOf("Earbuds Duo", "electronics", events), rules::shippedPolicy(), ordsExchange())
        .lines.back()
        .status;
}

} // namespace

TEST(Ords, tellsOneRepairWithItsCategoryDayAndFault)
{
    const RepairForecast forecast{kOrdsRepair, "no_power", {"Does not switch on", "无法开机"}, 20, {}, {}, {}, {}};
    const auto unit =
        ordsOf(storyOf("Earbuds Duo", "electronics", {forecast, endedRepair(true), laterFound(Function::works)}),
               rules::shippedPolicy(), ordsExchange());

    ASSERT_EQ(unit.lines.size(), 1U);
    EXPECT_EQ(unit.lines[0].category, "Headphones");
    EXPECT_EQ(unit.lines[0].number, 11);
    EXPECT_EQ(unit.lines[0].own, "Electronics ~ Earbuds Duo");
    EXPECT_EQ(unit.lines[0].status, "Fixed");
    EXPECT_EQ(unit.lines[0].day, "2026-03-03");
    EXPECT_EQ(unit.lines[0].problem, "Does not switch on");
}

TEST(Ords, tellsTheReasonOfTheReturnWhereNoFaultWasNamed)
{
    const auto unit =
        ordsOf(storyOf("Earbuds Duo", "electronics", {endedRepair(true)}), rules::shippedPolicy(), ordsExchange());

    EXPECT_EQ(unit.lines.at(0).problem, "Does not work");
}

TEST(Ords, changesTheOutcomeOnlyByWhatWasFoundLaterInThatCycle)
{
    const ItemExited recycled{ExitRoute::recycled, "worn", Money{}};
    const ItemExited donated{ExitRoute::donated, "old", Money{}};
    const ItemReturnedAgain again{ReasonId("defective"), "ORDER-2"};

    EXPECT_EQ(statusAfter({endedRepair(true)}), "Fixed");
    EXPECT_EQ(statusAfter({endedRepair(true), laterFound(Function::fault)}), "Repairable");
    EXPECT_EQ(statusAfter({endedRepair(true), laterFound(Function::fault), recycled}), "End of life");
    EXPECT_EQ(statusAfter({endedRepair(true), recycled}), "Fixed") << "it worked when it left";
    EXPECT_EQ(statusAfter({endedRepair(false, true)}), "Repairable");
    EXPECT_EQ(statusAfter({endedRepair(false, true), recycled}), "End of life");
    EXPECT_EQ(statusAfter({endedRepair(false, true), donated}), "Repairable");
    EXPECT_EQ(statusAfter({endedRepair(false)}), "Unknown");
    EXPECT_EQ(statusAfter({endedRepair(true), again, laterFound(Function::fault)}), "Fixed")
        << "the next cycle is another story";
}

TEST(Ords, countsWhatHasNoCategoryAndPassesOtherWorkOver)
{
    const auto apparel = ordsOf(storyOf("Canvas backpack", "apparel", {endedRepair(true), endedRepair(true)}),
                                rules::shippedPolicy(), ordsExchange());
    const auto cleaned = ordsOf(storyOf("Earbuds Duo", "electronics", {WorkFinished{.stage = StageId("cleaning")}}),
                                rules::shippedPolicy(), ordsExchange());

    EXPECT_TRUE(apparel.lines.empty());
    EXPECT_EQ(apparel.repairs, 2);
    EXPECT_EQ(apparel.category, "Apparel");
    EXPECT_TRUE(cleaned.lines.empty());
    EXPECT_EQ(cleaned.repairs, 0);
}

TEST(Ords, isATableWithTheColumnsOfTheStandardAndNobodysName)
{
    const auto unit = ordsOf(storyOf("=Earbuds, \"Duo\"", "electronics", {endedRepair(true)}), rules::shippedPolicy(),
                             ordsExchange());
    const std::string table = ordsCsv(unit.lines, ordsExchange());

    EXPECT_TRUE(table.starts_with("id,data_provider,country,partner_product_category,product_category,"
                                  "product_category_id,brand,year_of_manufacture,product_age,repair_status,"
                                  "repair_barrier_if_end_of_life,group_identifier,event_date,problem\r\n"));
    EXPECT_THAT(table,
                HasSubstr(",Regrade warehouse,DEU,\"Electronics ~ =Earbuds, \"\"Duo\"\"\",Headphones,11,Unknown,,,"
                          "Fixed,,Regrade warehouse,2026-03-03,Does not work\r\n"));
    EXPECT_THAT(table, Not(HasSubstr("T07")));
    EXPECT_THAT(table, Not(HasSubstr("ORDER")));
}

} // namespace regrade::passport
