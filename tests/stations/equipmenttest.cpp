#include "stations/equipment.h"

#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

const domain::StageId kCleaning{"cleaning"};
const domain::EquipmentId kWasher{"washer"}; // 36.00 EUR a month, 60 h: a cent a minute

Unit unitInCleaning() { return unitAtCleaning().started(); }

void start(Unit& unit, const domain::EquipmentId& equipment = kWasher)
{
    unit.does(startEquipment(unit.item(), shipped(), kCleaning, equipment));
}

std::string starting(const Unit& unit, const char* stage, const char* equipment)
{
    return sentenceOf(startEquipment(unit.item(), shipped(), domain::StageId(stage), domain::EquipmentId(equipment)));
}

} // namespace

TEST(Equipment, costsTheUnitTheMinutesThatItWasInUse)
{
    Unit unit = unitInCleaning();
    start(unit); // a minute passes with each deed
    unit.pass(std::chrono::minutes{29});

    const auto events = unit.does(stopEquipment(unit.item(), shipped(), kWasher, unit.now()));

    const auto* stopped = find<domain::EquipmentStopped>(events);
    ASSERT_NE(stopped, nullptr);
    EXPECT_EQ(stopped->duration, std::chrono::minutes{30});
    EXPECT_EQ(stopped->cost, (Money{30, "EUR"}));
    EXPECT_EQ(stopped->name.en, "Washing machine");
    EXPECT_EQ(unit.item().refurbCost.minor, 30);
    EXPECT_TRUE(unit.item().work->running.empty());
}

TEST(Equipment, roundsItsShareHalfUpToTheCent)
{
    EXPECT_EQ(equipmentCost(shipped(), kWasher, std::chrono::milliseconds{29'999}).minor, 0);
    EXPECT_EQ(equipmentCost(shipped(), kWasher, std::chrono::milliseconds{30'000}).minor, 1);
    EXPECT_EQ(equipmentCost(shipped(), kWasher, std::chrono::hours{60}).minor, 3'600);
    EXPECT_EQ(equipmentCost(shipped(), kWasher, std::chrono::hours{-1}).minor, 0) << "a clock that was set back";
    EXPECT_EQ(equipmentCost(shipped(), domain::EquipmentId("gone"), std::chrono::hours{60}).minor, 0);
}

TEST(Equipment, isStoppedWhenTheWorkRestsEndsOrIsBrokenOff)
{
    for (const bool finishes : {false, true}) {
        Unit unit = unitInCleaning();
        start(unit);
        const auto paused = unit.does(pauseWork(unit.item(), shipped(), unit.now()));
        EXPECT_NE(find<domain::EquipmentStopped>(paused), nullptr);
        start(unit);
        EXPECT_FALSE(unit.item().work->pausedAt) << "who starts equipment works on";
        const auto ended = finishes ? unit.stepsPassed().does(finishWork(unit.item(), shipped(), kCleaning, unit.now()))
                                    : unit.does(sendBack(unit.item(), shipped(), "it is broken", unit.now()));
        EXPECT_NE(find<domain::EquipmentStopped>(ended), nullptr);
        EXPECT_FALSE(unit.item().work);
    }
}

TEST(Equipment, holdsAUnitInTheHouseUntilItIsStopped)
{
    Unit unit = unitInCleaning();
    start(unit);

    EXPECT_EQ(sentenceOf(leave(unit.item(), domain::ExitRoute::recycled, "too old", Money{0, "EUR"})),
              "Equipment is still in use for this unit: stop it first.");
    unit.does(stopEquipment(unit.item(), shipped(), kWasher, unit.now()));
    unit.exited();
}

TEST(Equipment, isStartedOnceAtItsOwnStageOnOpenWork)
{
    Unit unit = unitInCleaning();
    start(unit);

    EXPECT_EQ(starting(unit, "cleaning", "washer"), "Washing machine is in use for this unit already.");
    EXPECT_EQ(starting(unit, "cleaning", "solder"), "Soldering station is not used at Cleaning.");
    EXPECT_EQ(starting(unit, "cleaning", "laser"), "The policy has no equipment \"laser\".");
    EXPECT_EQ(starting(unitAtCleaning(), "cleaning", "washer"), "The work at Cleaning has not been started.");
    EXPECT_EQ(sentenceOf(stopEquipment(unit.item(), shipped(), domain::EquipmentId("uv_cabinet"), unit.now())),
              "UV-C cabinet is not in use for this unit.");
}

TEST(Consumable, isChargedToTheUnitEachTimeItIsUsed)
{
    rules::Policy policy = shipped();
    for (rules::ChoiceRow& list : policy.choices) {
        for (rules::OptionRow& option : list.options) {
            option.cost = option.id == "alcohol" ? std::optional(Money{12, "EUR"}) : std::nullopt;
        }
    }
    Unit unit = unitInCleaning();
    const auto wipe = [&](const char* agent) {
        StepForm form{.stage = kCleaning, .step = domain::StepId("agent")};
        form.options = {agent};
        unit.does(doStep(unit.item(), policy, form, unit.now()));
    };

    wipe("alcohol");
    wipe("water");
    wipe("alcohol");

    EXPECT_EQ(unit.item().refurbCost, (Money{24, "EUR"}));
}

} // namespace regrade::stations
