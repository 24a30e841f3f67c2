#include "tests/stations/house.h"

#include <limits>

namespace regrade::stations {

namespace {

const domain::StageId kCleaning{"cleaning"};

StepForm stepOf(const char* step, domain::StepOutcome outcome = domain::StepOutcome::passed)
{
    return {.stage = kCleaning, .step = domain::StepId(step), .outcome = outcome};
}

StepForm swab(double value)
{
    StepForm form = stepOf("atp");
    form.value = value;
    return form;
}

StepForm choiceOf(const char* step, const char* option)
{
    StepForm form = stepOf(step);
    form.options = {option};
    return form;
}

} // namespace

TEST(StartWork, isRefusedWhenTheItemIsAtAnotherStage)
{
    const Unit unit = unitAtCleaning();

    EXPECT_EQ(sentenceOf(startWork(unit.item(), shipped(), domain::StageId("testing"))),
              "This unit is at Cleaning, not at Testing.");
    EXPECT_EQ(sentenceOf(startWork(unit.item(), shipped(), domain::StageId("polishing"))),
              "The policy has no stage \"polishing\".");
}

TEST(StartWork, isRefusedTheSecondTime)
{
    EXPECT_EQ(sentenceOf(startWork(unitAtCleaning().started().item(), shipped(), kCleaning)),
              "The work at Cleaning has already been started.");
}

TEST(StartWork, isRefusedAtAStageWithoutWork)
{
    EXPECT_EQ(sentenceOf(startWork(unitAtPacking().item(), shipped(), domain::StageId("packing"))),
              "Packing is not a stage where work is recorded.");
}

TEST(DoStep, isRefusedBeforeTheWorkHasStarted)
{
    EXPECT_EQ(sentenceOf(doStep(unitAtCleaning().item(), shipped(), stepOf("agent"), Time{})),
              "The work at Cleaning has not been started.");
}

TEST(DoStep, isRefusedForAStepThatTheStageDoesNotHave)
{
    EXPECT_EQ(sentenceOf(doStep(unitAtCleaning().started().item(), shipped(), stepOf("rinse"), Time{})),
              "Cleaning has no step \"rinse\".");
}

TEST(DoStep, needsAValueForAMeasureAndAPhotoForAPhotoStep)
{
    const Unit cleaning = unitAtCleaning().started();
    const Unit repair = unitAtRepair().started();
    const StepForm after{.stage = domain::StageId("repair"), .step = domain::StepId("after")};

    EXPECT_EQ(sentenceOf(doStep(cleaning.item(), shipped(), stepOf("atp"), Time{})),
              "The step \"ATP swab, before the disinfectant\" needs a measured value in RLU.");
    EXPECT_EQ(sentenceOf(doStep(cleaning.item(), shipped(), swab(std::numeric_limits<double>::quiet_NaN()), Time{})),
              "The step \"ATP swab, before the disinfectant\" needs a measured value in RLU.");
    EXPECT_EQ(sentenceOf(doStep(repair.item(), shipped(), after, Time{})),
              "The step \"Photo after the repair\" needs a photo.");
}

TEST(DoStep, failsAMeasureOutsideItsLimitsWhateverWasSaid)
{
    struct Case {
        double value;
        domain::StepOutcome said;
        domain::StepOutcome recorded;
    };
    using domain::StepOutcome;
    for (const Case& expected :
         {Case{-0.1, StepOutcome::passed, StepOutcome::failed}, Case{0.0, StepOutcome::passed, StepOutcome::passed},
          Case{10.0, StepOutcome::passed, StepOutcome::passed}, Case{10.1, StepOutcome::passed, StepOutcome::passed},
          Case{30.0, StepOutcome::passed, StepOutcome::passed}, Case{30.1, StepOutcome::passed, StepOutcome::failed},
          Case{5.0, StepOutcome::failed, StepOutcome::failed}}) {
        Unit unit = unitAtCleaning().started();
        StepForm form = swab(expected.value);
        form.outcome = expected.said;

        const domain::Events events = unit.does(doStep(unit.item(), shipped(), form, Time{}));

        EXPECT_EQ(find<domain::StepDone>(events)->outcome, expected.recorded) << expected.value;
        EXPECT_EQ(find<domain::StepDone>(events)->value, expected.value);
        EXPECT_EQ(find<domain::StepDone>(events)->unit, "RLU");
        EXPECT_EQ(find<domain::StepDone>(events)->caution, expected.value > 10.0 && expected.value <= 30.0);
    }
}

TEST(FinishWork, movesTheUnitOnAndCountsTheLabour)
{
    Unit unit = unitAtCleaning().started().stepsPassed();
    const Time started = unit.item().work->startedAt;

    const domain::Events events =
        unit.does(finishWork(unit.item(), shipped(), kCleaning, started + std::chrono::minutes{12}));

    const auto* finished = find<domain::WorkFinished>(events);
    EXPECT_EQ(finished->duration, std::chrono::minutes{12});
    EXPECT_EQ(finished->labour, (Money{480, "EUR"})) << "12 minutes of 24.00 an hour";
    EXPECT_FALSE(finished->repaired);
    EXPECT_EQ(unit.stage(), "testing");
    EXPECT_FALSE(unit.item().work);
    EXPECT_EQ(unit.item().refurbCost, (Money{480, "EUR"}));
}

TEST(FinishWork, roundsTheLabourToTheNearestCent)
{
    const Unit unit = unitAtCleaning().started().stepsPassed();
    const Time started = unit.item().work->startedAt;
    const auto labourAfter = [&](std::chrono::milliseconds time) {
        return find<domain::WorkFinished>(finishWork(unit.item(), shipped(), kCleaning, started + time).value())
            ->labour.minor;
    };

    EXPECT_EQ(labourAfter(std::chrono::milliseconds{749}), 0) << "one cent is 1.5 s";
    EXPECT_EQ(labourAfter(std::chrono::milliseconds{750}), 1);
    EXPECT_EQ(labourAfter(std::chrono::milliseconds{-60'000}), 0) << "the clock was set back";
}

TEST(FinishWork, isRefusedWhileARequiredStepIsMissing)
{
    Unit unit = unitAtCleaning().started();
    unit.step(choiceOf("agent", "neutral")).step(stepOf("clean")).step(stepOf("dry"));

    EXPECT_EQ(sentenceOf(finishWork(unit.item(), shipped(), kCleaning, unit.now())),
              "The step \"Disinfect\" is not done yet.");

    unit.step(choiceOf("disinfect", "wipe"));
    EXPECT_TRUE(finishWork(unit.item(), shipped(), kCleaning, unit.now())) << "the swab is not required";
}

TEST(FinishWork, isRefusedAfterAFailedStepUntilItIsRepeated)
{
    Unit unit = unitAtCleaning().started();
    unit.step(choiceOf("agent", "neutral")).step(stepOf("clean")).step(choiceOf("disinfect", "wipe"));
    unit.step(stepOf("dry", domain::StepOutcome::failed));

    EXPECT_EQ(sentenceOf(finishWork(unit.item(), shipped(), kCleaning, unit.now())),
              "The step \"Dry and free of residue\" has failed: do it again, or send the unit back to grading.");

    unit.step(stepOf("dry"));
    EXPECT_TRUE(finishWork(unit.item(), shipped(), kCleaning, unit.now()));
}

TEST(FinishWork, isRefusedBeforeTheWorkHasStarted)
{
    EXPECT_EQ(sentenceOf(finishWork(unitAtCleaning().item(), shipped(), kCleaning, Time{})),
              "The work at Cleaning has not been started.");
}

TEST(FinishWork, marksTheUnitAsRepairedAfterARepairOnly)
{
    EXPECT_TRUE(unitAtRepair().worked().item().everRepaired);
    EXPECT_FALSE(unitAtCleaning().worked().item().everRepaired);
}

TEST(SendBack, closesTheOpenWorkAndLeadsToGrading)
{
    Unit unit = unitAtCleaning().worked().started();

    const domain::Events events = unit.does(sendBack(unit.item(), shipped(), "it does not start", unit.now()));

    EXPECT_EQ(find<domain::WorkFinished>(events)->stage.text(), "testing");
    EXPECT_EQ(find<domain::ItemRouted>(events)->reasons.front().why.en, "it does not start");
    EXPECT_EQ(unit.stage(), "grading");
    EXPECT_FALSE(unit.item().work);
}

TEST(SendBack, countsABrokenOffRepairAsOneWhenPartsWereUsed)
{
    Unit untouched = unitAtRepair().started();
    untouched.does(sendBack(untouched.item(), shipped(), "wrongly graded", untouched.now()));
    Unit touched = unitAtRepair().started();
    touched.does(domain::Events{domain::PartUsed{domain::StageId("repair"), "HINGE-2", 2, Money{350, "EUR"}, true}});
    touched.does(sendBack(touched.item(), shipped(), "beyond repair", touched.now()));

    EXPECT_FALSE(untouched.item().everRepaired);
    EXPECT_TRUE(touched.item().everRepaired);
}

TEST(SendBack, isRefusedAtGradingWithoutAReasonAndAfterTheLastStage)
{
    const Unit dismantled =
        unitAtRepair().worked().graded(axesOf(domain::Cosmetic::light, domain::Function::fault)).worked();

    EXPECT_EQ(sentenceOf(sendBack(Unit().received().item(), shipped(), "why", Time{})),
              "This unit is at Grading already.");
    EXPECT_EQ(sentenceOf(sendBack(unitAtCleaning().item(), shipped(), " ", Time{})),
              "Say why the unit goes back to grading.");
    EXPECT_EQ(sentenceOf(sendBack(dismantled.item(), shipped(), "why", Time{})),
              "This unit has no stage ahead: it can only leave the house.");
}

} // namespace regrade::stations
