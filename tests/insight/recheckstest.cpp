#include "insight/rechecks.h"

#include "insight/housebook.h"
#include "insight/unitdeeds.h"
#include "rules/policyfile.h"
#include "tests/insight/history.h"

#include <algorithm>

namespace regrade::insight {
namespace {

const rules::Policy& recheckPolicy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

void recordBy(Warehouse& house, const std::string& actor, const std::string& item, Time at,
              const domain::Events& events)
{
    const auto written = house.journal().record(
        domain::ItemId(item), [&](const domain::Item&) { return Result<domain::Events>(events); },
        {at, 1, domain::StationId("desk-1"), domain::ActorId(actor), "policy-1", "", true});
    ASSERT_TRUE(written) << written.error().what();
}

void tellBy(Warehouse& house, const std::string& actor, Time at, const domain::Events& events)
{
    const auto written = house.journal().record(
        domain::rechecksSku(), [&](const domain::Product&) { return Result<domain::Events>(events); },
        {at, 1, domain::StationId("desk-1"), domain::ActorId(actor), "policy-1", "", true});
    ASSERT_TRUE(written) << written.error().what();
}

void finishUnit(Warehouse& house, const std::string& item, const std::string& grader)
{
    recordBy(house, "R-01", item, kToday, {received(), routed({"grading"})});
    recordBy(house, grader, item, kToday + std::chrono::hours(1),
             {graded("B", domain::Cosmetic::light, domain::Cosmetic::light, 90), routed({"packing", "listing"})});
    recordBy(house, "P-01", item, kToday + std::chrono::hours(2),
             {domain::ItemPacked{domain::MaterialId("carton"), {}, {}, 600, Money{65, "EUR"}}});
}

domain::RecheckUnit decidedUnit(int said, int right, std::optional<int> camera = {}, const std::string& by = "T-01",
                                Time at = kToday)
{
    const auto grade = [](int rank) {
        return domain::GradeId(recheckPolicy().grades[static_cast<std::size_t>(rank)].id);
    };
    domain::RecheckUnit unit;
    unit.unit = domain::ItemId("UNIT1");
    unit.submitted = domain::RecheckSubmitted{
        .draw = "RC",
        .unit = unit.unit,
        .category = domain::CategoryId("home"),
        .axes = {},
        .grade = grade(right),
        .note = {},
        .first = {grade(said), domain::ActorId(by), camera ? std::optional(grade(*camera)) : std::nullopt}};
    unit.submittedAt = at;
    if (said != right) {
        unit.adjudicated = domain::RecheckAdjudicated{"RC", unit.unit, grade(right), "why"};
    }
    return unit;
}

domain::Recheck lotOf(std::vector<domain::RecheckUnit> units)
{
    domain::Recheck lot;
    lot.plan.draw = "RC";
    lot.drawn = domain::RecheckDrawn{};
    lot.drawnAt = kToday;
    lot.units = std::move(units);
    return lot;
}

TEST(RecheckBook, knowsTheFinishedUnitsAndWhoTouchedThem)
{
    Warehouse house;
    finishUnit(house, "UNIT1", "T-01");
    finishUnit(house, "UNIT2", "T-02");
    recordBy(house, "S-01", "UNIT2", kToday + std::chrono::hours(3),
             {domain::ItemListed{domain::ChannelId("outlet"), {}, {}, {}, {}, {}}});
    finishUnit(house, "UNIT3", "T-01");
    recordBy(house, "S-01", "UNIT3", kToday + std::chrono::hours(3),
             {domain::ItemListed{domain::ChannelId("outlet"), {}, {}, {}, {}, {}},
              domain::ItemSold{domain::ChannelId("outlet"), {}, "SO-1"}});
    const auto book = recheckBookIn(house.reader());

    const auto finished = book.finished("2026-06-30", "2026-06-30");
    ASSERT_TRUE(finished);
    ASSERT_EQ(finished->size(), 2U) << "the third one is sold";
    EXPECT_EQ(finished->at(0).gradedBy.text(), "T-01");
    EXPECT_EQ(finished->at(1).gradedBy.text(), "T-02");
    EXPECT_TRUE(book.finished("2026-06-01", "2026-06-29")->empty());

    tellBy(house, "T-05", kToday + std::chrono::hours(5),
           {domain::RecheckSubmitted{.draw = "RC",
                                     .unit = domain::ItemId("UNIT2"),
                                     .category = domain::CategoryId("appliances"),
                                     .axes = {},
                                     .grade = domain::GradeId("B"),
                                     .note = {},
                                     .first = {domain::GradeId("B"), domain::ActorId("T-02"), {}}}});
    const auto past = book.past(domain::ItemId("UNIT2"), kToday + std::chrono::minutes(30));
    ASSERT_TRUE(past);
    EXPECT_FALSE(past->item.grade) << "it had none then";
    for (const char* who : {"R-01", "T-02", "P-01", "S-01", "T-05"}) {
        EXPECT_TRUE(past->touchedBy.contains(domain::ActorId(who))) << who;
    }
    EXPECT_FALSE(past->touchedBy.contains(domain::ActorId("T-01")));
}

TEST(BlindUnits, areThoseOfTheNamedInspectorUntilTheLookIsGiven)
{
    Warehouse house;
    const domain::ItemId one("UNIT1");
    const domain::ItemId two("UNIT2");
    tellBy(house, "L-01", kToday,
           {domain::RecheckPlanned{"RC", "2026-06-01", "2026-06-30", "II", 2.5, "normal", "8f"},
            domain::RecheckDrawn{"RC", 9, "d", 0, 1, {one, two}},
            domain::RecheckAssigned{"RC", one, domain::ActorId("T-05")},
            domain::RecheckAssigned{"RC", two, domain::ActorId("T-06")}});

    EXPECT_EQ(*blindUnitsOf(house.reader(), "T-05"), std::vector{one});
    EXPECT_EQ(*blindUnitsOf(house.reader(), "T-06"), std::vector{two});
    EXPECT_TRUE(blindUnitsOf(house.reader(), "L-01")->empty());
    tellBy(house, "L-01", kToday, {domain::RecheckAssigned{"RC", one, domain::ActorId("T-06")}});
    EXPECT_TRUE(blindUnitsOf(house.reader(), "T-05")->empty()) << "somebody else's now";
    tellBy(house, "L-01", kToday, {domain::RecheckMissed{"RC", two, "sold"}});
    EXPECT_EQ(*blindUnitsOf(house.reader(), "T-06"), std::vector{one});
    tellBy(house, "T-06", kToday, {domain::RecheckMissed{"RC", one, "gone"}, domain::RecheckClosed{"RC", 0, 0, true}});
    EXPECT_TRUE(blindUnitsOf(house.reader(), "T-06")->empty());
    ASSERT_EQ(rechecks(house.reader())->size(), 1U);
    EXPECT_TRUE(house.journal().rebuild());
    EXPECT_TRUE(rechecks(house.reader())->front().closed) << "the same from the log";
}

TEST(RecheckFigures, giveAccuracyAndKappaOfAKnownTable)
{
    const int table[4][4] = {{44, 5, 1, 0}, {4, 40, 6, 0}, {0, 7, 38, 5}, {0, 1, 4, 45}};
    std::vector<domain::RecheckUnit> units;
    for (int said = 0; said < 4; ++said) {
        for (int right = 0; right < 4; ++right) {
            for (int i = 0; i < table[said][right]; ++i) {
                units.push_back(decidedUnit(said, right, said));
            }
        }
    }
    const auto figures = recheckFigures({lotOf(units)}, recheckPolicy(), Time{});

    EXPECT_EQ(figures.house.accuracy.part, 167);
    EXPECT_EQ(figures.house.accuracy.whole, 200);
    EXPECT_NEAR(figures.house.accuracy.low, .777, 5e-3) << "Wilson";
    EXPECT_NEAR(figures.house.accuracy.high, .880, 5e-3);
    ASSERT_TRUE(figures.house.quadratic && figures.house.linear);
    EXPECT_NEAR(figures.house.quadratic->value, .92, 5e-3);
    EXPECT_NEAR(figures.house.quadratic->interval.low, .89, 5e-3);
    EXPECT_NEAR(figures.house.quadratic->interval.high, .95, 5e-3);
    EXPECT_EQ(figures.camera.accuracy.part, 167);
    ASSERT_EQ(figures.technicians.size(), 1U);
    EXPECT_EQ(figures.technicians.front().who, "T-01");
    ASSERT_EQ(figures.drift.size(), 1U);
    EXPECT_EQ(figures.drift.front().accuracy.whole, 200);
}

TEST(RecheckFigures, sayNothingOfAPersonWithFewUnits)
{
    std::vector<domain::RecheckUnit> units(19, decidedUnit(0, 0));
    EXPECT_FALSE(recheckFigures({lotOf(units)}, recheckPolicy(), Time{}).house.isEnough);
    units.push_back(decidedUnit(0, 1));
    EXPECT_TRUE(recheckFigures({lotOf(units)}, recheckPolicy(), Time{}).house.isEnough);
}

TEST(RecheckFigures, driftForgetsWhatIsOlderThanAQuarter)
{
    const Time early = kToday - std::chrono::days(120);
    std::vector<domain::RecheckUnit> units(30, decidedUnit(0, 1, {}, "T-01", early));
    units.resize(60, decidedUnit(0, 0, {}, "T-01", kToday));
    const auto drift = recheckFigures({lotOf(units)}, recheckPolicy(), Time{}).drift;
    ASSERT_EQ(drift.size(), 2U);
    EXPECT_EQ(drift.front().accuracy.part, 0);
    EXPECT_EQ(drift.back().accuracy.part, 30);
    EXPECT_EQ(drift.back().accuracy.whole, 30);
}

TEST(CameraGate, staysOpenUnjudgedAndShutsWhereTheCameraDidNotHold)
{
    const domain::CategoryId home("home");
    const auto gateOf = [&](int right, int wrong) {
        std::vector<domain::RecheckUnit> units;
        for (int i = 0; i < right; ++i) {
            units.push_back(decidedUnit(i % 3, i % 3, i % 3));
        }
        for (int i = 0; i < wrong; ++i) {
            units.push_back(decidedUnit(0, 0, 3));
        }
        return cameraGate({lotOf(units)}, recheckPolicy(), home, kToday + std::chrono::days(1));
    };
    EXPECT_TRUE(gateOf(10, 20).isOpen) << "too few to judge";
    EXPECT_FALSE(gateOf(10, 20).isJudged);
    EXPECT_TRUE(gateOf(60, 0).isOpen);
    EXPECT_FALSE(gateOf(60, 12).isOpen);
    EXPECT_NE(gateOf(60, 12).why.en.find("proposes nothing in this category"), std::string::npos);
    EXPECT_TRUE(
        cameraGate({lotOf(std::vector(80, decidedUnit(0, 0, 3)))}, recheckPolicy(), domain::CategoryId("toys"), kToday)
            .isOpen)
        << "another category";
}

} // namespace
} // namespace regrade::insight
