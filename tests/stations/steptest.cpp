#include "tests/stations/house.h"

#include <cmath>

namespace regrade::stations {

namespace {

using domain::StepOutcome;

const domain::StageId kWashing{"cleaning"};
const domain::StageId kSafety{"safety"};

StepForm stepForm(const domain::StageId& stage, const char* step)
{
    return {.stage = stage, .step = domain::StepId(step)};
}

StepForm measured(const domain::StageId& stage, const char* step, double value)
{
    StepForm reading = stepForm(stage, step);
    reading.value = value;
    return reading;
}

StepForm chosen(const domain::StageId& stage, const char* step, const char* option)
{
    StepForm choice = stepForm(stage, step);
    choice.options = {option};
    return choice;
}

StepForm exposed(int distanceMm, int seconds, int sides = 2)
{
    StepForm light = stepForm(kWashing, "uv");
    light.exposures.assign(static_cast<std::size_t>(sides), {distanceMm, seconds, 0});
    return light;
}

StepOutcome outcomeOf(const domain::Events& events) { return find<domain::StepDone>(events)->outcome; }

Unit unitAtSafety(const char* protection)
{
    Unit unit = unitAtRepair("appliances").worked().started();
    unit.step(chosen(kSafety, "class", protection));
    return unit;
}

/// The shipped policy with one instrument's facts changed.
rules::Policy with(const char* instrument, void (*change)(rules::InstrumentRow&))
{
    rules::Policy policy = shipped();
    for (rules::InstrumentRow& row : policy.instruments) {
        if (row.id == instrument) {
            change(row);
        }
    }
    return policy;
}

} // namespace

TEST(Measure, keepsToItsLimitAtTheBoundaryOfEachClassAndLead)
{
    struct Case {
        const char* protection;
        const char* lead; ///< null = not asked for
        const char* step;
        double good;
        double bad;
    };
    const Case cases[] = {{"class_1", "to_5", "protective_conductor", 0.30, 0.31},
                          {"class_1", "to_12_5", "protective_conductor", 0.40, 0.41},
                          {"class_1", "to_20", "protective_conductor", 0.50, 0.51},
                          {"class_1", "to_27_5", "protective_conductor", 0.60, 0.61},
                          {"class_1", nullptr, "insulation", 1.0, 0.99},
                          {"class_2", nullptr, "insulation", 2.0, 1.99},
                          {"class_1", nullptr, "leakage", 3.5, 3.51},
                          {"class_2", nullptr, "touch", 0.5, 0.51}};
    for (const Case& one : cases) {
        Unit unit = unitAtSafety(one.protection);
        if (one.lead != nullptr) {
            unit.step(chosen(kSafety, "lead", one.lead));
        }

        const auto good = unit.does(doStep(unit.item(), shipped(), measured(kSafety, one.step, one.good), unit.now()));
        const auto bad = unit.does(doStep(unit.item(), shipped(), measured(kSafety, one.step, one.bad), unit.now()));

        EXPECT_EQ(outcomeOf(good), StepOutcome::passed) << one.protection << ' ' << one.step << ' ' << one.good;
        EXPECT_EQ(outcomeOf(bad), StepOutcome::failed) << one.protection << ' ' << one.step << ' ' << one.bad;
    }
}

TEST(Measure, isAskedForByTheClassThatWasChosen)
{
    Unit second = unitAtSafety("class_2");
    Unit third = unitAtSafety("class_3");

    EXPECT_EQ(sentenceOf(doStep(second.item(), shipped(), measured(kSafety, "leakage", 0.1), second.now())),
              "The step \"Protective conductor current\" is not asked for with this unit.");
    third.step(stepForm(kSafety, "visual")).step(stepForm(kSafety, "function"));
    EXPECT_TRUE(finishWork(third.item(), shipped(), kSafety, third.now()));
}

TEST(Measure, followsTheReadingsOfTheInstrumentThatWasUsed)
{
    struct Case {
        const char* readings;
        double pass;
        double caution;
        double fail;
    };
    for (const Case& one :
         {Case{"hygiena", 10, 30, 31}, Case{"clean_trace", 299, 500, 501}, Case{"kikkoman", 250, 500, 501}}) {
        static const char* profile = nullptr;
        profile = one.readings;
        const rules::Policy policy = with("ATP-1", [](rules::InstrumentRow& row) { row.readings = profile; });
        for (const auto& [value, outcome, caution] :
             {std::tuple(one.pass, StepOutcome::passed, false), std::tuple(one.pass + 1, StepOutcome::passed, true),
              std::tuple(one.caution, StepOutcome::passed, true), std::tuple(one.fail, StepOutcome::failed, false)}) {
            const Unit unit = unitAtCleaning().started();
            const auto events = doStep(unit.item(), policy, measured(kWashing, "atp", value), unit.now());
            ASSERT_TRUE(events);
            EXPECT_EQ(outcomeOf(*events), outcome) << one.readings << ' ' << value;
            EXPECT_EQ(find<domain::StepDone>(*events)->caution, caution) << one.readings << ' ' << value;
            EXPECT_EQ(find<domain::StepDone>(*events)->instrument->id, "ATP-1");
        }
    }
}

TEST(Measure, isRefusedFromTheDayAfterTheCalibrationRanOut)
{
    const rules::Policy policy = with("ATP-1", [](rules::InstrumentRow& row) { row.calibratedUntil = "2026-03-31"; });
    rules::Policy lenient = policy;
    lenient.limits.expiredCalibrationRefused = false;
    const Unit unit = unitAtCleaning().started();
    const StepForm swab = measured(kWashing, "atp", 4);
    const Time lastDay = parseIso("2026-03-31T23:59:59Z").value();
    const Time dayAfter = parseIso("2026-04-01T00:00:00Z").value();

    const auto good = doStep(unit.item(), policy, swab, lastDay);
    const auto noted = doStep(unit.item(), lenient, swab, dayAfter);

    ASSERT_TRUE(good);
    EXPECT_FALSE(find<domain::StepDone>(*good)->instrument->expired);
    EXPECT_EQ(sentenceOf(doStep(unit.item(), policy, swab, dayAfter)),
              "The calibration of ATP meter ran out on 2026-03-31: use another instrument, or have it calibrated.");
    ASSERT_TRUE(noted);
    EXPECT_TRUE(find<domain::StepDone>(*noted)->instrument->expired);
}

TEST(Measure, asksWhichInstrumentWhereTheHouseHasTwo)
{
    rules::Policy policy = shipped();
    policy.instruments.push_back(policy.instruments.front());
    policy.instruments.back().id = "ATP-2";
    const Unit unit = unitAtCleaning().started();
    StepForm swab = measured(kWashing, "atp", 4);

    EXPECT_EQ(sentenceOf(doStep(unit.item(), policy, swab, unit.now())),
              "Say which instrument \"ATP swab, before the disinfectant\" was read from: scan its code, or choose it.");
    swab.instrument = "ST-1";
    EXPECT_EQ(sentenceOf(doStep(unit.item(), policy, swab, unit.now())),
              "\"ST-1\" is no instrument for \"ATP swab, before the disinfectant\".");
    swab.instrument = "ATP-2";
    EXPECT_TRUE(doStep(unit.item(), policy, swab, unit.now()));
}

TEST(Swab, comesBeforeTheDisinfectantOrAfterAnotherCleaning)
{
    Unit unit = unitAtCleaning().started();
    unit.step(chosen(kWashing, "agent", "neutral")).step(stepForm(kWashing, "clean"));
    unit.step(chosen(kWashing, "disinfect", "wipe")).step(stepForm(kWashing, "dry"));

    EXPECT_EQ(sentenceOf(doStep(unit.item(), shipped(), measured(kWashing, "atp", 4), unit.now())),
              "The step \"ATP swab, before the disinfectant\" comes before \"Disinfect\", which is done already: do "
              "\"Clean all surfaces\" again first.");

    unit.step(stepForm(kWashing, "clean")).step(measured(kWashing, "atp", 4));
    EXPECT_EQ(sentenceOf(finishWork(unit.item(), shipped(), kWashing, unit.now())),
              "The step \"Disinfect\" has to be done again, after \"ATP swab, before the disinfectant\".");
    unit.step(chosen(kWashing, "disinfect", "wipe"));
    EXPECT_TRUE(finishWork(unit.item(), shipped(), kWashing, unit.now()));
}

TEST(Swab, thatFailedIsTakenAgainOnlyAfterAnotherCleaning)
{
    Unit unit = unitAtCleaning().started();
    unit.step(chosen(kWashing, "agent", "neutral")).step(stepForm(kWashing, "clean"));
    unit.step(measured(kWashing, "atp", 31));

    EXPECT_EQ(sentenceOf(doStep(unit.item(), shipped(), measured(kWashing, "atp", 4), unit.now())),
              "The step \"ATP swab, before the disinfectant\" has failed: do \"Clean all surfaces\" again first.");

    unit.step(stepForm(kWashing, "clean")).step(measured(kWashing, "atp", 4));
    unit.step(chosen(kWashing, "disinfect", "wipe")).step(stepForm(kWashing, "dry"));
    EXPECT_TRUE(finishWork(unit.item(), shipped(), kWashing, unit.now()));
}

TEST(Exposure, changesWithTheSquareOfTheDistance)
{
    const rules::InstrumentRow& lamp = *shipped().findInstrument("UV-1");

    EXPECT_DOUBLE_EQ(rules::doseOf(lamp, 300, 24), 24.0) << "1 mW/cm2 at 300 mm";
    EXPECT_DOUBLE_EQ(rules::doseOf(lamp, 600, 24), 6.0);
    EXPECT_DOUBLE_EQ(rules::doseOf(lamp, 150, 24), 96.0);
    EXPECT_EQ(rules::secondsFor(lamp, 300, 24), 24);
    EXPECT_EQ(rules::secondsFor(lamp, 600, 24), 96);
    EXPECT_EQ(rules::secondsFor(lamp, 310, 24), 26) << "25.63 s, never rounded down";
}

TEST(Exposure, failsUnderTheDoseOnItsWeakestSide)
{
    Unit unit = unitAtCleaning().started();
    unit.step(chosen(kWashing, "disinfect", "uvc"));
    const auto with = [&](const StepForm& light) { return doStep(unit.item(), shipped(), light, unit.now()); };
    StepForm uneven = exposed(300, 24);
    uneven.exposures.back().distanceMm = 301;

    EXPECT_EQ(outcomeOf(with(exposed(300, 24)).value()), StepOutcome::passed);
    EXPECT_EQ(outcomeOf(with(exposed(300, 23)).value()), StepOutcome::failed);
    EXPECT_EQ(outcomeOf(with(exposed(600, 95)).value()), StepOutcome::failed);
    EXPECT_EQ(outcomeOf(with(exposed(600, 96)).value()), StepOutcome::passed) << "after a change of distance";
    const domain::Events shaded = with(uneven).value();
    EXPECT_EQ(outcomeOf(shaded), StepOutcome::failed);
    EXPECT_NEAR(*find<domain::StepDone>(shaded)->value, 24.0 * 300 * 300 / (301.0 * 301.0), 1e-9);
    EXPECT_EQ(sentenceOf(with(exposed(300, 24, 1))),
              "The step \"UV-C, each side\" needs 2 sides; light reaches only what it sees.");
    EXPECT_EQ(sentenceOf(with(exposed(0, 24))),
              "Distance and time of a side must lie between 1 and 10000 mm, and 1 and 86400 s.");
}

TEST(Choice, keepsWhatTheListSaidOnThatDay)
{
    rules::Policy policy = shipped();
    for (rules::ChoiceRow& list : policy.choices) {
        if (list.id == "agents") {
            list.options.front().batch = "2026-114";
            list.options.front().sheet = "SDS-0231";
        }
    }
    Unit unit = unitAtCleaning().started();

    const auto events = unit.does(doStep(unit.item(), policy, chosen(kWashing, "agent", "neutral"), unit.now()));

    const domain::Chosen& agent = find<domain::StepDone>(events)->chosen->front();
    EXPECT_EQ(agent.name.en, "Neutral cleaner");
    EXPECT_EQ(agent.batch, "2026-114");
    EXPECT_EQ(agent.sheet, "SDS-0231");
    EXPECT_EQ(sentenceOf(doStep(unit.item(), policy, stepForm(kWashing, "agent"), unit.now())),
              "The step \"Cleaner\" needs one of its options.");
    EXPECT_EQ(sentenceOf(doStep(unit.item(), policy, chosen(kWashing, "agent", "soap"), unit.now())),
              "\"Cleaners\" has no option \"soap\".");
}

TEST(Choice, thatIsAFindingFailsItsStep)
{
    Unit unit = Unit().received("electronics").graded(axesOf(domain::Cosmetic::light)).started();
    ASSERT_EQ(unit.stage(), "datawipe");
    const domain::StageId wipe{"datawipe"};
    unit.step(stepForm(wipe, "account")).step(chosen(wipe, "media", "flash"));

    EXPECT_EQ(sentenceOf(doStep(unit.item(), shipped(), stepForm(wipe, "carriers"), unit.now())),
              "The step \"Serial number of each data carrier\" needs its words: scan or type them.");
    unit.step(chosen(wipe, "wipe", "failed"));

    EXPECT_EQ(unit.item().work->findStep(domain::StepId("wipe"))->outcome, StepOutcome::failed);
}

TEST(Pause, costsNothingAndEndsWithTheNextStep)
{
    Unit unit = unitAtCleaning().started();
    const Time began = unit.item().work->startedAt;
    unit.does(pauseWork(unit.item(), shipped(), unit.now()));
    EXPECT_EQ(sentenceOf(pauseWork(unit.item(), shipped(), unit.now())), "The work on this unit rests already.");
    const Time paused = *unit.item().work->pausedAt;
    EXPECT_EQ(unit.item().work->workedUntil(paused + std::chrono::hours{3}), paused - began);
    for (int minute = 0; minute < 30; ++minute) {
        unit.does(domain::Events{}); // half an hour passes
    }

    unit.step(stepForm(kWashing, "clean"));

    EXPECT_FALSE(unit.item().work->pausedAt);
    EXPECT_EQ(unit.item().work->rested, std::chrono::minutes{31});
    EXPECT_EQ(sentenceOf(resumeWork(unit.item())), "No work on this unit rests.");
}

TEST(ElectricalSafety, asksForASkilledPersonInEveryDeed)
{
    Unit unit = unitAtRepair("appliances").worked();
    const auto started = unit.does(startWork(unit.item(), shipped(), kSafety));
    const auto step = unit.does(doStep(unit.item(), shipped(), chosen(kSafety, "class", "class_3"), unit.now()));
    unit.stepsPassed();
    const auto finished = finishWork(unit.item(), shipped(), kSafety, unit.now()).value();
    const auto broken = sendBack(unit.item(), shipped(), "tester is broken", unit.now()).value();

    const std::vector skilled{domain::DeedId("work.electrical")};
    EXPECT_EQ(domain::deedsOf(started), skilled);
    EXPECT_EQ(domain::deedsOf(step), skilled);
    EXPECT_EQ(domain::deedsOf(finished), skilled);
    EXPECT_EQ(domain::deedsOf(broken).front(), domain::DeedId("work.do")) << "anybody may stop";
}

} // namespace regrade::stations
