#include "insight/repairability.h"

#include "rules/policyfile.h"
#include "tests/insight/history.h"

#include <gtest/gtest.h>

namespace regrade::insight {
namespace {

using domain::Sku;
using domain::StageId;

const rules::Policy& repairPolicy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

domain::ItemGraded seenAs(domain::Function function)
{
    return {.axes = {domain::Packaging::intact, domain::Cosmetic::light, function, true},
            .verdict = {.grade = domain::GradeId(function == domain::Function::works ? "B" : "D")}};
}

domain::WorkFinished finished(int minutes, bool brokenOff = false)
{
    return {.stage = StageId("repair"),
            .duration = std::chrono::minutes(minutes),
            .labour = Money{100 * minutes, "EUR"},
            .repaired = !brokenOff,
            .brokenOff = brokenOff ? std::optional(true) : std::nullopt};
}

/// Twelve repairs of a kettle: nine hold, one was broken off, two are faulty again.
void repairTwelve(Warehouse& house)
{
    house.recordProduct(
        "PT-HEA-12", kToday,
        {domain::PartRegistered{
            .sku = Sku("PT-HEA-12"), .name = "Heating plate", .supplier = "Elstar", .unitCost = Money{500, "EUR"}}});
    house.recordProduct(
        "PT-LID-1", kToday,
        {domain::PartRegistered{.sku = Sku("PT-LID-1"), .name = "Lid", .unitCost = Money{100, "EUR"}},
         domain::PartReceived{Sku("PT-LID-1"), 3, domain::PartOrigin::newOem, Money{100, "EUR"}, "DN"}});
    for (int i = 0; i < 12; ++i) {
        domain::Events events{received("greenhome", "packaging", "KET-300"), seenAs(domain::Function::fault)};
        if (i < 8) {
            events.push_back(domain::PartUsed{StageId("repair"), "PT-HEA-12", 1, Money{500, "EUR"}});
        }
        if (i < 3) {
            events.push_back(domain::PartUsed{StageId("repair"), "PT-LID-1", 2, Money{200, "EUR"}});
        }
        if (i == 0) {
            events.push_back(domain::PartUsed{StageId("repair"), "glue", 1, Money{10, "EUR"}});
        }
        events.push_back(finished(10 + i, i == 11));
        events.push_back(seenAs(i == 9 || i == 10 ? domain::Function::fault : domain::Function::works));
        house.record("KET-" + std::to_string(i), kToday, events);
    }
}

TEST(Repairability, tellsHowManyHeldHowLongTheyTookAndWhatTheyNeeded)
{
    Warehouse house;
    repairTwelve(house);

    const auto all = repairability(house.reader(), repairPolicy(), {}, {});

    ASSERT_TRUE(all) << all.error().what();
    ASSERT_EQ(all->size(), 1U);
    const Repairability& kettle = all->front();
    EXPECT_EQ(kettle.sku, "KET-300");
    EXPECT_EQ(kettle.repairs, 12);
    ASSERT_TRUE(kettle.figures) << kettle.tooFew->what();
    EXPECT_EQ(kettle.figures->success.part, 9);
    EXPECT_EQ(kettle.figures->success.whole, 12);
    EXPECT_LT(kettle.figures->success.low, 0.75);
    EXPECT_DOUBLE_EQ(kettle.figures->minutes.value, 15.0) << "of 10 to 20 minutes";
    EXPECT_LT(kettle.figures->minutes.low, 15.0);
    EXPECT_GT(kettle.figures->minutes.high, 15.0);
    ASSERT_TRUE(kettle.figures->cost);
    EXPECT_DOUBLE_EQ(kettle.figures->cost->value, 1900.0);
    const auto& parts = kettle.figures->parts;
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[0].part, "PT-HEA-12");
    EXPECT_EQ(parts[0].repairs, 8);
    EXPECT_EQ(parts[0].supply, PartSupply::orderable);
    EXPECT_EQ(parts[1].part, "PT-LID-1");
    EXPECT_EQ(parts[1].pieces, 6);
    EXPECT_EQ(parts[1].supply, PartSupply::inStock);
    EXPECT_EQ(parts[2].supply, PartSupply::none) << "glue was never registered";
}

TEST(Repairability, saysNothingOfTooFewRepairsAndHoldsToOneSeller)
{
    Warehouse house;
    for (int i = 0; i < 9; ++i) {
        house.record("KET-" + std::to_string(i), kToday, {received("greenhome", "packaging", "KET-300"), finished(10)});
    }

    const auto few = repairability(house.reader(), repairPolicy(), "greenhome", "KET-300").value();
    const auto others = repairability(house.reader(), repairPolicy(), "nordlicht", {}).value();

    ASSERT_EQ(few.size(), 1U);
    EXPECT_FALSE(few.front().figures);
    EXPECT_EQ(few.front().tooFew->what(),
              "9 repairs of KET-300 are on record: under 10 nothing is said of how well it repairs.");
    EXPECT_TRUE(others.empty());
}

TEST(Repairability, aFaultOfALaterCycleIsNoFaultOfTheRepair)
{
    Warehouse house;
    for (int i = 0; i < 10; ++i) {
        house.record("KET-" + std::to_string(i), kToday,
                     {received("greenhome", "packaging", "KET-300"), finished(10), seenAs(domain::Function::works),
                      domain::ItemReturnedAgain{domain::ReasonId("defective"), "ORDER-2"},
                      seenAs(domain::Function::fault)});
    }

    const auto all = repairability(house.reader(), repairPolicy(), {}, {}).value();

    EXPECT_EQ(all.front().figures->success.part, 10);
}

TEST(MiddleOf, hasTheIntervalOfOrderStatistics)
{
    std::vector<double> figures;
    for (int i = 100; i >= 1; --i) {
        figures.push_back(i);
    }
    const Middle middle = middleOf(figures);

    EXPECT_DOUBLE_EQ(middle.value, 50.5);
    EXPECT_DOUBLE_EQ(middle.low, 40.0); // Conover 1999: ranks 40 and 61 of 100
    EXPECT_DOUBLE_EQ(middle.high, 61.0);
    std::vector<double> one{7.0};
    EXPECT_DOUBLE_EQ(middleOf(one).low, 7.0);
    EXPECT_DOUBLE_EQ(middleOf(one).high, 7.0);
}

} // namespace
} // namespace regrade::insight
