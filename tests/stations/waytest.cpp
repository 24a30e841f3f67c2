#include "tests/stations/house.h"

#include <functional>
#include <map>
#include <set>

namespace regrade::stations {

namespace {

using domain::Cosmetic;
using domain::Function;

/// Every deed that moves or touches a unit, in the form that fits the point where it is legal.
const std::map<std::string, std::function<Result<domain::Events>(const domain::Item&)>>& deeds()
{
    static const std::map<std::string, std::function<Result<domain::Events>(const domain::Item&)>> kDeeds{
        {"receive", [](const auto& i) { return receive(i, shipped(), lamp(), {.order = "ORD-1"}); }},
        {"inspect", [](const auto& i) { return recordInspection(i, shipped(), {.photos = {photo()}}); }},
        {"grade", [](const auto& i) { return confirmGrade(i, shipped(), {.axes = axesOf(Cosmetic::none)}); }},
        {"start cleaning", [](const auto& i) { return startWork(i, shipped(), domain::StageId("cleaning")); }},
        {"start testing", [](const auto& i) { return startWork(i, shipped(), domain::StageId("testing")); }},
        {"forecast",
         [](const auto& i) {
             return forecastRepair(i, shipped(), {.fault = "software", .minutes = 10, .parts = Money{0, "EUR"}});
         }},
        {"start repair", [](const auto& i) { return startWork(i, shipped(), domain::StageId("repair")); }},
        {"step",
         [](const auto& i) {
             return doStep(i, shipped(), {.stage = domain::StageId("cleaning"), .step = domain::StepId("clean")},
                           Time{});
         }},
        {"finish", [](const auto& i) { return finishWork(i, shipped(), domain::StageId("cleaning"), Time{}); }},
        {"sale label", [](const auto& i) { return printLabel(i, shipped(), domain::LabelKind::sale, "c0ffee"); }},
        {"pack", [](const auto& i) { return pack(i, shipped(), Unit(i.id.text()).packingForm(), Time{}); }},
        {"list",
         [](const auto& i) {
             const auto quote = rules::quote(shipped(), i, lamp().partsValue);
             return listItem(i, shipped(), quote ? *quote : unitAtPacking().quote(), {});
         }},
        {"sell",
         [](const auto& i) {
             return sell(i, Money{9'000, "EUR"}, "ORD-2");
         }},
        {"return",
         [](const auto& i) {
             return receiveAgain(i, shipped(), {.reason = domain::ReasonId("unknown"), .order = "ORD-2"});
         }},
        {"send back", [](const auto& i) { return sendBack(i, shipped(), "a fault showed", Time{}); }},
        {"leave",
         [](const auto& i) {
             return leave(i, domain::ExitRoute::recycled, "old", Money{0, "EUR"});
         }},
    };
    return kDeeds;
}

} // namespace

TEST(Way, allowsAtEveryPointExactlyTheDeedsOfThatPoint)
{
    struct Point {
        const char* name;
        Unit unit;
        std::set<std::string> legal;
    };
    const Point points[] = {
        {"absent", Unit(), {"receive"}},
        {"grading", Unit().received(), {"inspect", "grade", "leave"}},
        {"cleaning", unitAtCleaning(), {"start cleaning", "send back", "leave"}},
        {"cleaning, started", unitAtCleaning().started(), {"step", "send back", "leave"}},
        {"cleaning, done", unitAtCleaning().started().stepsPassed(), {"step", "finish", "send back", "leave"}},
        {"testing", unitAtCleaning().worked(), {"start testing", "send back", "leave"}},
        {"repair", unitAtRepair(), {"forecast", "send back", "leave"}},
        {"repair, forecast", unitAtRepair().forecast(), {"forecast", "start repair", "send back", "leave"}},
        {"packing", unitAtPacking(), {"sale label", "send back", "leave"}},
        {"packing, labelled", unitAtPacking().labelled(), {"sale label", "pack", "send back", "leave"}},
        {"listing", unitAtPacking().packed(), {"list", "send back", "leave"}},
        {"listed", unitAtPacking().packed().listed(), {"sell", "leave"}},
        {"sold", unitAtPacking().packed().listed().sold(), {"return"}},
        {"exited", Unit().received().exited(), {}},
    };
    for (const Point& point : points) {
        for (const auto& [name, deed] : deeds()) {
            const auto decided = deed(point.unit.item());
            EXPECT_EQ(static_cast<bool>(decided), point.legal.contains(name)) << name << " at " << point.name;
            if (!decided) {
                EXPECT_EQ(decided.error().code, ErrorCode::refused) << name << " at " << point.name;
            }
        }
    }
}

TEST(Way, leadsAUsedUnitFromIntakeToItsSale)
{
    Unit unit = Unit().received("electronics").graded(axesOf(Cosmetic::flaw));
    std::vector<std::string> stages;
    while (unit.stage() != "packing") {
        stages.push_back(unit.stage());
        unit.worked();
    }
    unit.packed().listed().sold();

    EXPECT_EQ(stages, (std::vector<std::string>{"datawipe", "cleaning", "testing"}));
    EXPECT_EQ(unit.item().offer->price, (Money{6'000, "EUR"}));
    EXPECT_EQ(unit.item().sale->channel.text(), "social");
}

TEST(Way, gradesAFaultyUnitAgainAfterItsRepairAndNeverGivesItA)
{
    Unit unit = unitAtRepair().worked();
    EXPECT_EQ(unit.stage(), "grading");

    EXPECT_EQ(
        sentenceOf(confirmGrade(
            unit.item(), shipped(),
            {.axes = axesOf(Cosmetic::none), .overrideTo = domain::GradeId("A"), .overrideReason = "as good as new"})),
        "Grade A is for new units only, and this unit was repaired.");

    Unit flawless = unit;
    flawless.graded(axesOf(Cosmetic::none));
    unit.graded(axesOf(Cosmetic::flaw));
    EXPECT_EQ(flawless.item().grade, domain::GradeId("B"));
    EXPECT_EQ(unit.item().grade, domain::GradeId("C"));
    unit.worked().worked().packed().listed();
    EXPECT_EQ(unit.item().standing, domain::Standing::listed);
}

TEST(Way, takesAUnitApartThatStaysFaultyAndLetsItOnlyLeave)
{
    Unit unit = unitAtRepair().worked().graded(axesOf(Cosmetic::light, Function::fault));
    EXPECT_EQ(unit.stage(), "dismantle");

    unit.worked();

    EXPECT_EQ(unit.stage(), "");
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), unit.packingForm(), unit.now())),
              "This unit has no stage ahead, so it cannot be at Packing; it can only leave the house.");
    unit.does(leave(unit.item(), domain::ExitRoute::dismantled, "parts harvested", Money{1'200, "EUR"}));
    EXPECT_EQ(unit.item().exit->proceeds, (Money{1'200, "EUR"}));
}

TEST(Way, testsARepairedMainsUnitForSafetyBeforeItIsGradedAgain)
{
    Unit unit = unitAtRepair("appliances").worked();
    ASSERT_EQ(unit.stage(), "safety");
    unit.started().stepsPassed();

    unit.step({.stage = domain::StageId("safety"), .step = domain::StepId("protective_conductor"), .value = 0.31});

    EXPECT_EQ(sentenceOf(finishWork(unit.item(), shipped(), domain::StageId("safety"), unit.now())),
              "The step \"Protective conductor\" has failed: do it again, or send the unit back to grading.");
}

TEST(Way, leadsARepairedMainsUnitToItsSafetyTestHoweverItWasSentBack)
{
    Unit unit = unitAtRepair("small_appliances").worked();
    unit.does(sendBack(unit.item(), shipped(), "the plug is worn", unit.now()));

    unit.graded(axesOf(Cosmetic::light));

    EXPECT_EQ(unit.stage(), "safety") << "graded as sellable, but its safety was never tested";
    unit.worked();
    EXPECT_EQ(unit.stage(), "cleaning");
    unit.worked().worked().packed();
    EXPECT_TRUE(unit.item().isPacked());
}

TEST(Way, doesNotCountASafetyTestThatWasBrokenOffOrCameBeforeTheRepair)
{
    Unit brokenOff = unitAtRepair("appliances").worked().started();
    brokenOff.does(sendBack(brokenOff.item(), shipped(), "tester is broken", brokenOff.now()));
    brokenOff.graded(axesOf(Cosmetic::light));
    Unit twice = unitAtRepair("appliances").worked().worked();
    ASSERT_TRUE(twice.item().hasPassed(domain::StageId("safety"), true));
    twice.does(domain::Events{domain::WorkStarted{domain::StageId("repair")},
                              domain::WorkFinished{.stage = domain::StageId("repair"), .repaired = true}});

    EXPECT_EQ(brokenOff.stage(), "safety");
    EXPECT_FALSE(twice.item().hasPassed(domain::StageId("safety"), true));
    EXPECT_TRUE(twice.item().hasPassed(domain::StageId("safety"), false));
}

TEST(Way, refusesToPackWhatStillOwesAStageWhereverItsRouteLeads)
{
    Unit unit = unitAtRepair("appliances").worked();
    unit.does(sendBack(unit.item(), shipped(), "the plug is worn", unit.now()));
    unit.graded(axesOf(Cosmetic::light));
    unit.does(domain::Events{domain::ItemRouted{.route = {domain::StageId("packing")}, .reasons = {}}});
    unit.labelled();

    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), unit.packingForm(), unit.now())),
              "Before this unit is packed it must pass Electrical safety. Send it back to grading; its way leads there "
              "then.");
}

TEST(Way, repairsAUnitAgainInItsNextCycleAndNeverGradesItA)
{
    Unit unit = unitAtRepair().worked().graded(axesOf(Cosmetic::none)).worked().worked().packed().listed().sold();
    unit.does(receiveAgain(unit.item(), shipped(), {.reason = domain::ReasonId("defective"), .order = "ORD-2"}));

    Unit faulty = unit;
    faulty.graded(axesOf(Cosmetic::none, Function::fault));
    unit.graded(axesOf(Cosmetic::none));

    EXPECT_EQ(faulty.stage(), "repair");
    EXPECT_EQ(unit.item().grade, domain::GradeId("B"));
}

TEST(Way, regradesAUnitWhoseFaultShowsAtTesting)
{
    Unit unit = unitAtCleaning().worked().started();
    unit.does(sendBack(unit.item(), shipped(), "it does not start", unit.now()));

    unit.graded(axesOf(Cosmetic::light, Function::fault));

    EXPECT_EQ(unit.item().grade, domain::GradeId("D"));
    EXPECT_EQ(unit.stage(), "repair");
}

} // namespace regrade::stations
