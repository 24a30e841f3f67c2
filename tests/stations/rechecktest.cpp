#include "stations/recheck.h"

#include "rules/lots.h"
#include "tests/stations/house.h"

#include <algorithm>

namespace regrade::stations {

namespace {

const Time kRecheckDay = *parseIso("2026-11-30T10:00:00Z");
const std::string kLotSeed = "8f1d6c2a90b34e57a1c4d2e6f7081923";

/// A house in memory: finished units that T-01 and T-02 graded, and the stream of the second inspections.
class SecondLook {
public:
    explicit SecondLook(int units)
    {
        for (int i = 0; i < units; ++i) {
            Unit unit("UNIT" + std::to_string(100 + i));
            unit.received().graded(axesOf(domain::Cosmetic::light));
            const domain::ActorId by(i % 3 == 0 ? "T-02" : "T-01");
            m_past.push_back({unit.item(), by, {by, domain::ActorId("T-09")}});
        }
    }

    [[nodiscard]] domain::RecheckBook book() const
    {
        return {.all = [this] { return Result(domain::rechecksOf(m_told)); },
                .finished =
                    [this](const std::string&, const std::string&) {
                        std::vector<domain::FinishedUnit> all;
                        for (const domain::UnitPast& one : m_past) {
                            all.push_back({one.item.id, *one.item.grade, *one.gradedBy});
                        }
                        return Result(all);
                    },
                .past = [this](const domain::ItemId& unit, std::optional<Time>) -> Result<domain::UnitPast> {
                    return *std::find_if(m_past.begin(), m_past.end(),
                                         [&](const auto& one) { return one.item.id == unit; });
                }};
    }
    domain::Events does(const Result<domain::Events>& deed, const char* by = "L-01")
    {
        EXPECT_TRUE(deed) << deed.error().what();
        for (const domain::Event& event : *deed) {
            m_told.push_back({event, kRecheckDay, domain::ActorId(by)});
        }
        return *deed;
    }
    void planned(const std::string& seed = kLotSeed)
    {
        does(planRecheck(shipped(), book(), {"2026-11-01", "2026-11-30", seed}, kRecheckDay));
    }
    void drawnFor(std::vector<domain::ActorId> inspectors) { does(drawRecheck(book(), "RC-2026-11-30", inspectors)); }
    [[nodiscard]] domain::Recheck lot() const { return domain::rechecksOf(m_told).back(); }
    Result<domain::Events> look(const domain::ItemId& unit, domain::Cosmetic look, const char* by) const
    {
        return submitRecheck(shipped(), book(), unit, {axesOf(look), ""}, domain::ActorId(by));
    }

private:
    std::vector<domain::UnitPast> m_past;
    std::vector<domain::HouseEvent> m_told;
};

} // namespace

TEST(PlanRecheck, putsTheSeedOnRecordBeforeTheDrawAndEachPeriodIsPlannedOnce)
{
    SecondLook house(72);
    const auto events = planRecheck(shipped(), house.book(), {"2026-11-01", "2026-11-30", kLotSeed}, kRecheckDay);

    ASSERT_TRUE(events);
    const auto& plan = std::get<domain::RecheckPlanned>(events->front());
    EXPECT_EQ(plan.seed, kLotSeed);
    EXPECT_EQ(plan.severity, "normal");
    EXPECT_EQ(plan.draw, "RC-2026-11-30");
    EXPECT_EQ(domain::deedsOf(*events), std::vector{domain::DeedId("recheck.lead")});

    house.planned();
    EXPECT_EQ(sentenceOf(planRecheck(shipped(), house.book(), {"2026-11-20", "2026-11-30", "x"}, kRecheckDay)),
              "The second inspection RC-2026-11-30 covers 2026-11-01 to 2026-11-30: a unit is in one lot only.");
    EXPECT_FALSE(planRecheck(shipped(), house.book(), {"2026-12-01", "2026-12-24", "x"}, kRecheckDay)) << "to come";
    EXPECT_FALSE(planRecheck(shipped(), house.book(), {"May", "2026-10-24", "x"}, kRecheckDay));
}

TEST(DrawRecheck, drawsThePlansNumberByTheSeedAndAnybodyDrawsTheSame)
{
    SecondLook house(72);
    house.planned();
    house.drawnFor({domain::ActorId("T-05"), domain::ActorId("T-06")});
    SecondLook again(72);
    again.planned();
    again.drawnFor({domain::ActorId("T-07")});
    SecondLook other(72);
    other.planned(std::string(32, 'a'));
    other.drawnFor({domain::ActorId("T-07")});

    const auto lot = house.lot();
    EXPECT_EQ(lot.drawn->lot, 72);
    EXPECT_EQ(lot.drawn->units.size(), 20U) << "level II, AQL 2.5";
    EXPECT_EQ(lot.drawn->accept, 1);
    EXPECT_EQ(lot.drawn->reject, 2);
    EXPECT_EQ(again.lot().drawn->units, lot.drawn->units);
    EXPECT_EQ(again.lot().drawn->digest, lot.drawn->digest);
    EXPECT_NE(other.lot().drawn->units, lot.drawn->units);
    for (const auto& unit : lot.units) {
        EXPECT_TRUE(unit.inspector == domain::ActorId("T-05") || unit.inspector == domain::ActorId("T-06"));
    }
    EXPECT_EQ(sentenceOf(drawRecheck(house.book(), "RC-2026-11-30", {domain::ActorId("T-05")})),
              "The units of RC-2026-11-30 were drawn already, and are drawn once.");
}

TEST(DrawRecheck, namesNobodyWhoTouchedTheUnit)
{
    SecondLook house(72);
    house.planned();
    EXPECT_NE(sentenceOf(drawRecheck(house.book(), "RC-2026-11-30", {domain::ActorId("T-09")})).find("has worked on"),
              std::string::npos);
    house.drawnFor({domain::ActorId("T-01"), domain::ActorId("T-02")});
    for (const auto& unit : house.lot().units) {
        EXPECT_NE(unit.inspector, house.book().past(unit.unit, {})->gradedBy);
    }
    SecondLook small(1);
    small.planned();
    EXPECT_FALSE(drawRecheck(small.book(), "RC-2026-11-30", {domain::ActorId("T-05")})) << "no lot of one";
}

TEST(SubmitRecheck, isForTheNamedInspectorAloneAndNeverForOneWhoTouchedTheUnit)
{
    SecondLook house(72);
    house.planned();
    house.drawnFor({domain::ActorId("T-05")});
    const domain::ItemId unit = house.lot().units.front().unit;
    const std::string first = house.book().past(unit, {})->gradedBy->text();

    EXPECT_EQ(sentenceOf(house.look(unit, domain::Cosmetic::light, first.c_str())),
              first + " has worked on the unit " + unit.text() + " before: somebody else must inspect it blind.");
    EXPECT_EQ(sentenceOf(house.look(unit, domain::Cosmetic::light, "T-06")),
              "The unit " + unit.text() + " is for T-05 to inspect.");
    const auto events = house.does(house.look(unit, domain::Cosmetic::light, "T-05"), "T-05");
    const auto& look = std::get<domain::RecheckSubmitted>(events.front());
    EXPECT_EQ(look.first.by.text(), first);
    EXPECT_EQ(look.first.grade, look.grade) << "both saw the same";
    EXPECT_EQ(domain::deedsOf(events), std::vector{domain::DeedId("recheck.inspect")});
    EXPECT_FALSE(house.look(unit, domain::Cosmetic::light, "T-05")) << "once only";
}

TEST(AdjudicateRecheck, isForAThirdPersonAndClosesTheLotWithItsVerdict)
{
    SecondLook house(5);
    house.planned();
    house.drawnFor({domain::ActorId("T-05")});
    const auto units = house.lot().units;
    ASSERT_GE(units.size(), 2U);
    for (const auto& unit : units) {
        house.does(house.look(unit.unit, domain::Cosmetic::heavy, "T-05"), "T-05");
    }
    EXPECT_FALSE(house.lot().closed) << "grades differ";
    const domain::ItemId& one = units.front().unit;
    const domain::GradeId first = house.lot().units.front().submitted->first.grade;
    const std::string grader = house.lot().units.front().submitted->first.by.text();
    for (const std::string& by : {std::string("T-05"), grader}) {
        EXPECT_EQ(sentenceOf(adjudicateRecheck(shipped(), house.book(), one, first, "why", domain::ActorId(by))),
                  by + " gave one of the two grades of " + one.text() + ": a third person decides.");
    }
    EXPECT_FALSE(adjudicateRecheck(shipped(), house.book(), one, first, " ", domain::ActorId("L-01")));
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto look = *house.lot().units[i].submitted; // the lot is a copy
        // The second look was right of the first two units.
        house.does(adjudicateRecheck(shipped(), house.book(), units[i].unit, i < 2 ? look.grade : look.first.grade,
                                     "looked together", domain::ActorId("L-01")));
    }
    ASSERT_TRUE(house.lot().closed);
    EXPECT_EQ(house.lot().closed->inspected, static_cast<int>(units.size()));
    EXPECT_EQ(house.lot().closed->wrong, 2);
    EXPECT_EQ(house.lot().closed->accepted, 2 < house.lot().drawn->reject);
}

TEST(MissRecheck, takesAUnitOutThatIsGone)
{
    SecondLook house(72);
    house.planned();
    house.drawnFor({domain::ActorId("T-05")});
    const domain::ItemId unit = house.lot().units.front().unit;
    EXPECT_FALSE(missRecheck(house.book(), unit, ""));
    house.does(missRecheck(house.book(), unit, "sold meanwhile"));
    EXPECT_FALSE(house.look(unit, domain::Cosmetic::none, "T-05"));
    EXPECT_TRUE(house.lot().units.front().isDone());
}

TEST(SwitchingAfter, tightensAfterTwoLotsOfFiveAndReturnsAfterFive)
{
    std::vector<domain::Recheck> lots;
    const auto add = [&](int wrong, const std::string& severity) {
        domain::Recheck lot;
        lot.plan = {"RC", "2026-11-01", "2026-11-30", "II", 2.5, severity, "s"};
        lot.drawn = domain::RecheckDrawn{"RC", 72, "d", 1, 2, {}};
        lot.closed = domain::RecheckClosed{"RC", 20, wrong, wrong < 2};
        lots.push_back(lot);
    };
    add(0, "normal");
    EXPECT_EQ(switchingAfter(lots).severity(), stats::Severity::normal);
    add(3, "normal");
    add(2, "normal");
    EXPECT_EQ(switchingAfter(lots).severity(), stats::Severity::tightened);
    for (int i = 0; i < 5; ++i) {
        add(0, "tightened");
    }
    EXPECT_EQ(switchingAfter(lots).severity(), stats::Severity::normal);
}

TEST(RecordInspection, proposesNothingWhereTheCameraIsSwitchedOffAndKeepsWhatItWouldHaveSaid)
{
    Unit unit;
    unit.received();
    domain::Inspection seen;
    seen.photos = {photo()};
    seen.model = "m1";
    seen.confidence = 0.95;
    const auto usual = recordInspection(unit.item(), shipped(), seen);
    const auto off = recordInspection(unit.item(), shipped(), seen, {}, domain::Text{"It did not hold.", "不可靠。"});
    ASSERT_TRUE(usual && off);
    const auto& proposed = std::get<domain::ItemInspected>(usual->front()).inspection.proposed;
    const auto& inspection = std::get<domain::ItemInspected>(off->front()).inspection;
    ASSERT_TRUE(proposed);
    EXPECT_FALSE(inspection.proposed);
    EXPECT_EQ(inspection.withheld, proposed);
    EXPECT_EQ(inspection.reasons.front().why.en, "It did not hold.");
}

} // namespace regrade::stations
