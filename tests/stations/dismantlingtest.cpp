#include "stations/dismantling.h"
#include "tests/stations/house.h"
#include "tests/stations/shelf.h"

namespace regrade::stations {

namespace {

const domain::StageId kDismantle{"dismantle"};

/// Repaired without success, so it is to be taken apart; it weighs so much.
Unit unitAtDismantling(double kilograms)
{
    Unit unit = unitAtRepair().worked().graded(axesOf(domain::Cosmetic::light, domain::Function::fault)).started();
    for (const char* check : {"carriers", "hazards", "parts"}) {
        unit.does(doStep(unit.item(), shipped(), {.stage = kDismantle, .step = domain::StepId(check)}, unit.now()));
    }
    unit.does(doStep(unit.item(), shipped(),
                     {.stage = kDismantle, .step = domain::StepId("weight"), .value = kilograms}, unit.now()));
    return unit;
}

Shelf motors()
{
    Shelf shelf;
    shelf.add("MOTOR-1");
    return shelf;
}

HarvestForm motor(int quantity, std::optional<int> grams = {})
{
    return {kDismantle, domain::Sku("MOTOR-1"), quantity, grams};
}

void recover(Unit& unit, const char* fraction, int grams)
{
    unit.does(recoverMaterial(unit.item(), shipped(), {kDismantle, domain::FractionId(fraction), grams}));
}

std::string finishing(const Unit& unit)
{
    return sentenceOf(finishWork(unit.item(), shipped(), kDismantle, unit.now()));
}

} // namespace

TEST(HarvestPart, weighsAsRegisteredUnlessTheScaleSaysOtherwise)
{
    Unit unit = unitAtDismantling(1.0);

    unit.does(harvestPart(unit.item(), shipped(), motor(2), motors().find()));
    unit.does(harvestPart(unit.item(), shipped(), motor(1, 41), motors().find()));

    EXPECT_EQ(unit.item().work->harvested[0],
              (domain::PartHarvested{kDismantle, domain::Sku("MOTOR-1"), 2, 60, false}));
    EXPECT_EQ(massBalanceOf(*unit.item().work, shipped()).harvested, 101);
}

TEST(HarvestPart, isPutBackOnlyWhileItIsThere)
{
    Unit unit = unitAtDismantling(1.0);
    unit.does(harvestPart(unit.item(), shipped(), motor(2), motors().find()));
    Shelf one = motors();
    one.lots("MOTOR-1") = {{domain::PartOrigin::harvested, unit.item().id, 1, Money{0, "EUR"}, {}}};

    EXPECT_EQ(sentenceOf(harvestPart(unit.item(), shipped(), motor(-3), one.find())),
              "Only 2 of part MOTOR-1 were taken out of this unit here, so 3 cannot be put back.");
    EXPECT_EQ(sentenceOf(harvestPart(unit.item(), shipped(), motor(-2), one.find())),
              "The part MOTOR-1 of this unit is not on the shelf any more, so it cannot be put back.");
    unit.does(harvestPart(unit.item(), shipped(), motor(-1), one.find()));
    EXPECT_EQ(massBalanceOf(*unit.item().work, shipped()).harvested, 30);
}

TEST(SendBack, isRefusedWhilePartsOfTheUnitLieInTheStock)
{
    Unit unit = unitAtDismantling(1.0);
    unit.does(harvestPart(unit.item(), shipped(), motor(1), motors().find()));
    Shelf one = motors();
    one.lots("MOTOR-1") = {{domain::PartOrigin::harvested, unit.item().id, 1, Money{0, "EUR"}, {}}};

    EXPECT_EQ(sentenceOf(sendBack(unit.item(), shipped(), "can be repaired after all", unit.now())),
              "Parts of this unit lie in the stock: put them back first, or finish dismantling it.");
    unit.does(harvestPart(unit.item(), shipped(), motor(-1), one.find()));
    EXPECT_TRUE(sendBack(unit.item(), shipped(), "can be repaired after all", unit.now()));
}

TEST(HarvestPart, saysWhetherThePartWasTested)
{
    Unit unit = unitAtDismantling(1.0);
    HarvestForm tried = motor(1);
    tried.tested = true;

    const auto first = unit.does(harvestPart(unit.item(), shipped(), tried, motors().find()));
    const auto second = unit.does(harvestPart(unit.item(), shipped(), motor(1), motors().find()));

    EXPECT_EQ(find<domain::PartHarvested>(first)->tested, true);
    EXPECT_EQ(find<domain::PartHarvested>(second)->tested, false);
}

TEST(SendBack, isRefusedWhileMaterialOfTheUnitIsOnRecord)
{
    Unit unit = unitAtDismantling(1.0);
    recover(unit, "plastic", 300);

    EXPECT_EQ(sentenceOf(sendBack(unit.item(), shipped(), "can be repaired after all", unit.now())),
              "Material of this unit is on record: set its weights back to 0 first, or finish dismantling it.");
    recover(unit, "plastic", 0);
    EXPECT_TRUE(sendBack(unit.item(), shipped(), "can be repaired after all", unit.now()));
}

TEST(HarvestPart, isRefusedWhereNothingIsTakenApartAndForPartsOfOtherProducts)
{
    Shelf shelf = motors();
    shelf.facts("MOTOR-1").products = {domain::Sku("LAMP-2")};
    Shelf light = motors();
    light.facts("MOTOR-1").weightG = 0;
    HarvestForm atRepair = motor(1);
    atRepair.stage = domain::StageId("repair");

    EXPECT_EQ(sentenceOf(harvestPart(unitAtRepair().started().item(), shipped(), atRepair, motors().find())),
              "Repair is not a stage where units are dismantled.");
    EXPECT_EQ(sentenceOf(harvestPart(unitAtDismantling(1.0).item(), shipped(), motor(1), shelf.find())),
              "The part MOTOR-1 does not belong to this product. Scan the part that was taken out.");
    EXPECT_EQ(sentenceOf(harvestPart(unitAtDismantling(1.0).item(), shipped(), motor(1), light.find())),
              "Weigh part MOTOR-1 and give its grams: without them mass in and mass out cannot be compared.");
    EXPECT_EQ(sentenceOf(harvestPart(unitAtDismantling(1.0).item(), shipped(), motor(0), motors().find())),
              "Say how many pieces of part MOTOR-1 were taken out, 1 to 1000.");
}

TEST(RecoverMaterial, replacesTheEarlierWeightOfTheFraction)
{
    Unit unit = unitAtDismantling(1.0);

    recover(unit, "plastic", 3'000);
    recover(unit, "ferrous", 200);
    recover(unit, "plastic", 300);

    EXPECT_EQ(massBalanceOf(*unit.item().work, shipped()).recovered, 500);
    EXPECT_EQ(sentenceOf(recoverMaterial(unit.item(), shipped(), {kDismantle, domain::FractionId("gold"), 1})),
              "The policy has no fraction \"gold\".");
    EXPECT_EQ(sentenceOf(recoverMaterial(unit.item(), shipped(), {kDismantle, domain::FractionId("rest"), -1})),
              "The weight of a fraction is 0 to 1000000 g, not -1 g.");
}

TEST(FinishWork, ofDismantlingNeedsMassInToBeMassOutWithinTheLimit)
{
    // 2 % of 1450 g are 29 g.
    struct Case {
        int plastic;
        bool holds;
    };
    const Case cases[] = {{1'390, false}, {1'391, true}, {1'420, true}, {1'449, true}, {1'450, false}};
    for (const Case& expected : cases) {
        Unit unit = unitAtDismantling(1.45);
        unit.does(harvestPart(unit.item(), shipped(), motor(1), motors().find()));
        recover(unit, "plastic", expected.plastic);

        const std::string answer = finishing(unit);

        EXPECT_EQ(answer == "(not refused)", expected.holds) << expected.plastic << ": " << answer;
    }
    Unit forgotten = unitAtDismantling(1.45);
    recover(forgotten, "plastic", 1'000);
    EXPECT_EQ(finishing(forgotten),
              "The unit weighed 1450 g, but parts and materials make 1000 g; 29 g more or less are "
              "allowed. Weigh what is missing, or correct a weight.");
}

TEST(FinishWork, ofDismantlingNeedsTheUnitsWeight)
{
    rules::Policy lax = shipped();
    for (rules::StageRow& stage : lax.stages) {
        for (rules::StepRow& step : stage.steps) {
            step.min.reset();
        }
    }
    Unit unit = unitAtDismantling(1.0);
    unit.does(
        doStep(unit.item(), lax, {.stage = kDismantle, .step = domain::StepId("weight"), .value = 0.0}, unit.now()));

    EXPECT_EQ(sentenceOf(finishWork(unit.item(), lax, kDismantle, unit.now())),
              "Weigh the unit first: mass in must equal mass out.");
}

} // namespace regrade::stations
