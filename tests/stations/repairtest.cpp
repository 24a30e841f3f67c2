#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

/// Of a unit of 100.00 EUR; labour is 24.00 an hour.
Result<domain::Events> toldOf(const Unit& unit, int minutes, std::int64_t partsMinor)
{
    return forecastRepair(unit.item(), shipped(),
                          {.fault = "other", .minutes = minutes, .parts = Money{partsMinor, "EUR"}});
}

const domain::StageId kMending{"repair"};

Unit unitOf(std::int64_t priceMinor)
{
    Unit unit;
    domain::ProductRegistered product = lamp();
    product.originalPrice = Money{priceMinor, "EUR"};
    unit.does(receive(unit.item(), shipped(), product, {.order = "ORD-1"}));
    unit.graded(axesOf(domain::Cosmetic::light, domain::Function::fault));
    return unit;
}

} // namespace

TEST(RepairForecast, addsLabourPartsAndWhatTheUnitHasCost)
{
    Unit unit = unitOf(10'000);

    const auto events = unit.does(toldOf(unit, 25, 400));

    const auto* told = find<domain::RepairForecast>(events);
    EXPECT_EQ(told->labour, (Money{1'000, "EUR"})) << "25 minutes of 24.00 an hour";
    EXPECT_EQ(told->total, (Money{1'400, "EUR"}));
    EXPECT_EQ(shareOf(told->total, told->originalPrice), 1'400);
    EXPECT_TRUE(startWork(unit.item(), shipped(), kMending));
}

TEST(RepairForecast, takesWhatIsUsualForTheFault)
{
    Unit unit = unitOf(20'000);

    const auto events =
        unit.does(forecastRepair(unit.item(), shipped(), {.fault = "display", .minutes = {}, .parts = {}}));

    EXPECT_EQ(find<domain::RepairForecast>(events)->minutes, 30);
    EXPECT_EQ(find<domain::RepairForecast>(events)->parts, (Money{2'500, "EUR"}));
}

TEST(RepairForecast, isExactAtFifteenHundredths)
{
    // 10,000.00 EUR, so that a hundredth of a percent is a whole amount.
    Unit exact = unitOf(1'000'000);
    exact.does(toldOf(exact, 0, 150'000));
    Unit above = unitOf(1'000'000);
    above.does(toldOf(above, 0, 150'100));

    EXPECT_EQ(shareOf(exact.item().forecast->total, exact.item().forecast->originalPrice), 1'500);
    EXPECT_FALSE(needsApproval(exact.item(), shipped()));
    EXPECT_TRUE(startWork(exact.item(), shipped(), kMending));
    EXPECT_EQ(shareOf(above.item().forecast->total, above.item().forecast->originalPrice), 1'501);
    EXPECT_TRUE(needsApproval(above.item(), shipped()));
    EXPECT_EQ(
        sentenceOf(startWork(above.item(), shipped(), kMending)),
        "The repair is expected to bring the cost to 15.01 % of the original price; above 15.00 % it is not worth "
        "it. A lead can approve it, or the unit is taken apart.");
    EXPECT_TRUE(isAbove(Money{150'001, "EUR"}, 0.15, Money{1'000'000, "EUR"})) << "a cent is enough";
}

TEST(RepairForecast, mustComeBeforeTheRepair)
{
    Unit unit = unitOf(10'000);

    EXPECT_EQ(sentenceOf(startWork(unit.item(), shipped(), kMending)),
              "Say first what is broken: a repair begins with what it is expected to cost.");
    EXPECT_EQ(sentenceOf(forecastRepair(unit.item(), shipped(), {.fault = "magic", .minutes = {}, .parts = {}})),
              "The policy lists no fault \"magic\".");
    EXPECT_EQ(sentenceOf(toldOf(unit, -1, 0)),
              "Minutes and cost of the parts must not be negative, nor above 10000 minutes.");
    EXPECT_EQ(sentenceOf(toldOf(unitAtCleaning(), 5, 0)), "This unit is not at a stage that repairs.");
    unit.started();
    EXPECT_EQ(sentenceOf(toldOf(unit, 5, 0)), "The work at Repair has already been started.");
}

TEST(RepairApproval, isALeadsDeedAndHoldsForItsForecastOnly)
{
    Unit unit = unitOf(10'000);
    EXPECT_EQ(sentenceOf(approveRepair(unit.item(), shipped(), "why")),
              "No repair of this unit waits for an approval.");
    unit.does(toldOf(unit, 60, 0));
    EXPECT_EQ(sentenceOf(approveRepair(unit.item(), shipped(), " ")), "Say why the repair is worth its cost.");

    const auto events = unit.does(approveRepair(unit.item(), shipped(), "the last one of a set"));

    EXPECT_EQ(domain::deedsOf(events), std::vector{domain::DeedId("repair.approve")});
    EXPECT_TRUE(startWork(unit.item(), shipped(), kMending));
    unit.does(toldOf(unit, 90, 0));
    EXPECT_FALSE(startWork(unit.item(), shipped(), kMending)) << "another forecast needs another approval";
}

TEST(RepairApproval, endsWithTheRepairAlsoWhenThatIsBrokenOff)
{
    Unit unit = unitOf(10'000);
    unit.does(toldOf(unit, 60, 0));
    unit.does(approveRepair(unit.item(), shipped(), "the last one of a set"));
    unit.does(startWork(unit.item(), shipped(), kMending));

    unit.does(sendBack(unit.item(), shipped(), "wrongly graded", unit.now()));
    unit.graded(axesOf(domain::Cosmetic::light, domain::Function::fault));

    EXPECT_EQ(unit.stage(), "repair");
    EXPECT_FALSE(startWork(unit.item(), shipped(), kMending)) << "another repair needs its own forecast";
}

TEST(RepairApproval, orElseTheUnitIsTakenApart)
{
    Unit unit = unitOf(10'000);
    unit.does(toldOf(unit, 5, 0));
    EXPECT_EQ(sentenceOf(giveUpRepair(unit.item(), shipped())),
              "This repair is within its limit, so the unit is not given up for its cost.");
    unit.does(toldOf(unit, 60, 0));

    unit.does(giveUpRepair(unit.item(), shipped()));

    EXPECT_EQ(unit.stage(), "dismantle");
}

} // namespace regrade::stations
