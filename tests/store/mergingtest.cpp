#include "tests/store/storesupport.h"

#include "store/merging.h"
#include "store/outbox.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>

namespace regrade::store {
namespace {

using domain::Events;

/// One station with a store of its own; what it wrote can be carried to others.
class Desk {
public:
    explicit Desk(const std::string& name)
        : m_name(name), m_database(std::make_unique<Database>(Database::inMemory().value())),
          m_journal(Journal::open(*m_database, testProjections()).value())
    {
    }

    [[nodiscard]] Database& database() { return *m_database; }

    void write(const std::string& unit, const Events& events, int minute)
    {
        const auto written = m_journal.record(
            domain::ItemId(unit), [&](const domain::Item&) { return Result<Events>(events); }, stampAt(minute, m_name));
        ASSERT_TRUE(written) << written.error().what();
    }

    [[nodiscard]] std::vector<EventRow> rowsOf(const std::string& station) const
    {
        std::vector<EventRow> rows;
        EXPECT_TRUE(
            m_database->each("SELECT " + std::string(kEventColumns) + " FROM event WHERE station = ? ORDER BY seq",
                             {station}, [&](const Row& row) { rows.push_back(readRow(row)); }));
        return rows;
    }
    [[nodiscard]] std::vector<EventRow> own() const { return rowsOf(m_name); }

    void take(const std::vector<EventRow>& rows)
    {
        const auto received = m_journal.receive(rows);
        ASSERT_TRUE(received) << received.error().what();
    }
    [[nodiscard]] Result<int> tryToTake(const std::vector<EventRow>& rows) { return m_journal.receive(rows); }

    [[nodiscard]] domain::Item unit(const std::string& id) const
    {
        return EventLog(*m_database).item(domain::ItemId(id)).value();
    }
    [[nodiscard]] std::string models() const
    {
        std::string all;
        for (const char* sql :
             {"SELECT item || '/' || version || '/' || earlier || '/' || stages FROM test_unit ORDER BY 1",
              "SELECT kind || '=' || events FROM test_kind WHERE events <> 0 ORDER BY 1"}) {
            EXPECT_TRUE(m_database->each(sql, {}, [&](const Row& row) { all += row.text(0) + " "; }));
        }
        return all;
    }
    [[nodiscard]] ChainReport verified() const { return verifyChain(*m_database, testProjections()).value(); }

private:
    std::string m_name;
    std::unique_ptr<Database> m_database;
    Journal m_journal;
};

domain::ItemSold sold(const std::string& order) { return {domain::ChannelId("outlet"), Money{8'000, "EUR"}, order}; }
domain::ItemListed listed()
{
    const Money price{8'000, "EUR"};
    return {domain::ChannelId("outlet"), price, price, price, {}, {}};
}
domain::ItemGraded graded(const std::string& grade)
{
    return {.axes = {domain::Packaging::intact, domain::Cosmetic::none, domain::Function::works, false},
            .verdict = {domain::GradeId(grade), {}, "policy-1"}};
}

/// Two stations that know the same unit, on offer.
struct Apart {
    Desk a{"desk-a"};
    Desk b{"desk-b"};

    explicit Apart(const Events& common)
    {
        a.write("UNIT1", common, 1);
        b.take(a.own());
    }
    void meet()
    {
        const auto fromA = a.own();
        a.take(b.own());
        b.take(fromA);
    }
};

TEST(TwoStations, agreeOnOneSaleWhenBothSoldAUnitApart)
{
    Apart desks({received(), listed()});
    desks.a.write("UNIT1", {sold("SO-A")}, 30);
    desks.b.write("UNIT1", {sold("SO-B")}, 20);

    desks.meet();

    for (const Desk* desk : {&desks.a, &desks.b}) {
        const auto unit = desk->unit("UNIT1");
        EXPECT_EQ(unit.standing, domain::Standing::sold);
        EXPECT_EQ(unit.sale->order, "SO-B") << "the earlier sale stands";
        EXPECT_EQ(unit.version, 4) << "both facts are on record";
        ASSERT_EQ(unit.conflicts.size(), 1U);
        EXPECT_EQ(unit.conflicts.front().kind, domain::ConflictKind::soldTwice);
        EXPECT_EQ(unit.conflicts.front().setAside, (domain::EventPlace{domain::StationId("desk-a"), 3}));
        EXPECT_EQ(unit.conflicts.front().stands, (domain::EventPlace{domain::StationId("desk-b"), 1}));
        EXPECT_FALSE(unit.conflicts.front().settled);
        EXPECT_TRUE(desk->verified().readModelsAgree);
        EXPECT_EQ(desk->verified().firstFault, std::nullopt);
    }
    EXPECT_EQ(desks.a.models(), desks.b.models());
}

TEST(TwoStations, letAPersonSettleAConflict)
{
    Apart desks({received(), listed()});
    desks.a.write("UNIT1", {sold("SO-A")}, 30);
    desks.b.write("UNIT1", {sold("SO-B")}, 20);
    desks.meet();

    desks.a.write("UNIT1", {domain::ConflictSettled{domain::StationId("desk-a"), 3, "Another unit was sent."}}, 40);
    desks.b.take(desks.a.own());

    EXPECT_EQ(desks.b.unit("UNIT1").conflicts.front().settled, "Another unit was sent.");
    EXPECT_EQ(desks.b.unit("UNIT1").version, 5);
}

TEST(TwoStations, setAsideTheWorkOnAUnitThatWasSoldMeanwhile)
{
    Apart desks({received(), routed()});
    desks.a.write("UNIT1", {listed()}, 2);
    desks.a.write("UNIT1", {sold("SO-A")}, 3);
    desks.b.write("UNIT1", {domain::WorkStarted{domain::StageId("clean")}}, 4);
    desks.b.write("UNIT1",
                  {domain::WorkFinished{domain::StageId("clean"), std::chrono::minutes(5), Money{500, "EUR"}, false}},
                  9);

    desks.meet();

    for (const Desk* desk : {&desks.a, &desks.b}) {
        const auto unit = desk->unit("UNIT1");
        EXPECT_EQ(unit.standing, domain::Standing::sold);
        EXPECT_EQ(unit.refurbCost.minor, 0);
        ASSERT_EQ(unit.conflicts.size(), 1U) << "one task, not one for each event";
        EXPECT_EQ(unit.conflicts.front().events, 2);
        EXPECT_TRUE(desk->verified().readModelsAgree);
    }
    EXPECT_EQ(desks.a.models(), desks.b.models());
}

TEST(TwoStations, makeTwoDifferentGradesATaskAndTwoEqualOnesNone)
{
    Apart differ({received()});
    differ.a.write("UNIT1", {graded("A"), routed()}, 2);
    differ.b.write("UNIT1", {graded("B"), routed()}, 3);
    Apart agree({received()});
    agree.a.write("UNIT1", {graded("A"), routed()}, 2);
    agree.b.write("UNIT1", {graded("A"), routed()}, 3);

    differ.meet();
    agree.meet();

    EXPECT_EQ(differ.b.unit("UNIT1").grade, domain::GradeId("A"));
    ASSERT_EQ(differ.b.unit("UNIT1").conflicts.size(), 1U);
    EXPECT_EQ(differ.b.unit("UNIT1").conflicts.front().kind, domain::ConflictKind::gradedTwice);
    EXPECT_EQ(differ.b.unit("UNIT1").conflicts.front().events, 2) << "the route goes with its grade";
    EXPECT_TRUE(agree.b.unit("UNIT1").conflicts.empty());
}

TEST(TwoStations, findNoConflictInDeedsThatFitEachOther)
{
    Apart desks({received()});
    desks.a.write("UNIT1", {domain::LabelPrinted{domain::LabelKind::intake, 1, "aa"}}, 2);
    desks.b.write("UNIT1", {graded("B"), routed()}, 3);

    desks.meet();

    EXPECT_EQ(desks.a.unit("UNIT1").grade, domain::GradeId("B"));
    EXPECT_EQ(desks.a.unit("UNIT1").intakeLabels, 1);
    EXPECT_TRUE(desks.a.unit("UNIT1").conflicts.empty());
    EXPECT_EQ(desks.a.models(), desks.b.models());
}

TEST(TwoStations, goOnWithAUnitTogetherAfterTheyMet)
{
    Apart desks({received(), listed()});
    desks.a.write("UNIT1", {sold("SO-A")}, 30);
    desks.b.write("UNIT1", {sold("SO-B")}, 20);
    desks.meet();

    desks.b.write("UNIT1", {domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-B"}, routed()}, 50);
    desks.a.take(desks.b.own());

    EXPECT_EQ(desks.a.unit("UNIT1").cycle, 2);
    EXPECT_EQ(desks.a.unit("UNIT1").conflicts.size(), 1U) << "who knows of both sales makes no new conflict";
}

TEST(ManyStations, endWithTheSameUnitsAndReadModelsWhateverCameFirst)
{
    std::mt19937 chance(20'261'125);
    const auto below = [&](int count) { return static_cast<int>(chance() % static_cast<unsigned>(count)); };
    const std::vector<Events> deeds = {{graded("A")},
                                       {graded("B"), routed()},
                                       {domain::WorkStarted{domain::StageId("clean")}},
                                       {domain::WorkFinished{domain::StageId("clean"), {}, Money{10, "EUR"}, false}},
                                       {listed()},
                                       {sold("SO-1")},
                                       {domain::LabelPrinted{domain::LabelKind::sale, 1, "bb"}},
                                       {domain::ItemExited{domain::ExitRoute::recycled, "old", Money{0, "EUR"}}}};
    int conflicts = 0;
    for (int round = 0; round < 12; ++round) {
        std::vector<std::unique_ptr<Desk>> desks;
        for (const char* name : {"desk-a", "desk-b", "desk-c", "desk-d"}) {
            desks.push_back(std::make_unique<Desk>(name));
        }
        for (int step = 0; step < 60; ++step) {
            Desk& desk = *desks[static_cast<std::size_t>(below(4))];
            const std::string unit = "UNIT" + std::to_string(below(5));
            const bool fresh = !EventLog(desk.database()).item(domain::ItemId(unit));
            desk.write(unit, fresh ? Events{received(), routed()} : deeds[static_cast<std::size_t>(below(8))], step);
            if (below(6) == 0) {
                // Takes all that another knows, from whomever it has it, so nothing comes before what it rests on.
                const Desk& other = *desks[static_cast<std::size_t>(below(4))];
                std::vector<EventRow> rows;
                for (const char* name : {"desk-a", "desk-b", "desk-c", "desk-d"}) {
                    const auto some = other.rowsOf(name);
                    rows.insert(rows.end(), some.begin(), some.end());
                }
                desk.take(rows);
            }
        }
        for (auto& desk : desks) {
            std::vector<std::size_t> order{0, 1, 2, 3};
            std::shuffle(order.begin(), order.end(), chance);
            for (const std::size_t other : order) {
                desk->take(desks[other]->own());
            }
        }
        for (const auto& desk : desks) {
            EXPECT_EQ(desk->models(), desks.front()->models()) << "round " << round;
            EXPECT_TRUE(desk->verified().readModelsAgree) << "round " << round;
            EXPECT_EQ(desk->verified().firstFault, std::nullopt);
            for (int unit = 0; unit < 5; ++unit) {
                const auto id = "UNIT" + std::to_string(unit);
                EXPECT_EQ(desk->unit(id).conflicts, desks.front()->unit(id).conflicts);
                EXPECT_EQ(desk->unit(id).standing, desks.front()->unit(id).standing);
            }
        }
        for (int unit = 0; unit < 5; ++unit) {
            conflicts += static_cast<int>(desks.front()->unit("UNIT" + std::to_string(unit)).conflicts.size());
        }
    }
    EXPECT_GT(conflicts, 20);
    std::cout << "12 rounds of 4 stations: " << conflicts << " conflicts, all the same everywhere\n";
}

TEST(Receive, takesAnEventOnceHoweverOftenItComes)
{
    Desk a("desk-a");
    Desk b("desk-b");
    a.write("UNIT1", {received(), routed()}, 1);

    EXPECT_EQ(*b.tryToTake(a.own()), 2);
    EXPECT_EQ(*b.tryToTake(a.own()), 0);
    EXPECT_EQ(b.own().size(), 0U);
    EXPECT_EQ(b.unit("UNIT1").version, 2);
}

TEST(Receive, refusesWhatDoesNotContinueItsChain)
{
    Desk a("desk-a");
    a.write("UNIT1", {received(), routed()}, 1);
    a.write("UNIT2", {received()}, 2);
    auto edited = a.own();
    edited[1].actor = "bob";
    auto cut = a.own();
    cut.erase(cut.begin() + 1);
    struct Case {
        std::vector<EventRow> rows;
        std::string says;
    };
    for (const Case& one : {Case{edited, "was changed on its way"}, Case{cut, "does not continue event 1"}}) {
        Desk b("desk-b");

        const auto received = b.tryToTake(one.rows);

        ASSERT_FALSE(received);
        EXPECT_NE(received.error().what().find(one.says), std::string::npos) << received.error().what();
        EXPECT_EQ(number(b.database(), "SELECT COUNT(*) FROM event"), 0) << "nothing of the piece was taken";
    }
}

TEST(Receive, saysWhenTwoStationsBearOneName)
{
    Desk a("desk-a");
    Desk other("desk-a");
    a.write("UNIT1", {received()}, 1);
    other.write("UNIT2", {received()}, 1);

    const auto received = a.tryToTake(other.own());

    ASSERT_FALSE(received);
    EXPECT_NE(received.error().what().find("Another station uses the name desk-a"), std::string::npos);
}

TEST(Receive, namesAStationThatRunsANewerProgram)
{
    Desk a("desk-a");
    Desk b("desk-b");
    a.write("UNIT1", {received()}, 1);
    auto rows = a.own();
    rows[0].kind = "ItemTeleported";
    rows[0].hash = hashOf(rows[0]);

    const auto received = b.tryToTake(rows);

    ASSERT_FALSE(received);
    EXPECT_NE(received.error().what().find("newer version of this program"), std::string::npos);
}

TEST(Outbox, getsItsRowsWithTheEventsAndLosesThemOnlyWhenTheyAreConfirmed)
{
    Desk a("desk-a");
    a.write("UNIT1", {received()}, 1);
    ASSERT_EQ(*unsentEvents(a.database()), 0) << "no hub, no outbox";

    ASSERT_TRUE(joinHub(a.database(), domain::StationId("desk-a")));
    a.write("UNIT2", {received(), routed()}, 2);

    ASSERT_EQ(*unsentEvents(a.database()), 3);
    const auto rows = nextUnsent(a.database(), 2);
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ(rows->back().seq, 2);
    ASSERT_TRUE(confirmSent(a.database(), 2));
    EXPECT_EQ(*unsentEvents(a.database()), 1);
    ASSERT_TRUE(noteUnsentBehind(a.database(), 1));
    EXPECT_EQ(*unsentEvents(a.database()), 2);
}

TEST(Outbox, holdsNoForeignEvents)
{
    Desk a("desk-a");
    Desk b("desk-b");
    ASSERT_TRUE(joinHub(b.database(), domain::StationId("desk-b")));
    a.write("UNIT1", {received()}, 1);

    b.take(a.own());

    EXPECT_EQ(*unsentEvents(b.database()), 0);
}

TEST(Outbox, isNotWrittenWhenTheDeedIsNot)
{
    Desk a("desk-a");
    ASSERT_TRUE(joinHub(a.database(), domain::StationId("desk-a")));
    const auto failed = a.database().inTransaction([&]() -> Result<void> {
        const auto written =
            EventLog(a.database()).append(domain::SubjectId("UNIT9"), 0, {received()}, stampAt(1, "desk-a"));
        EXPECT_TRUE(written);
        return storageError("The power went.");
    });

    EXPECT_FALSE(failed);
    EXPECT_EQ(*unsentEvents(a.database()), 0);
    EXPECT_EQ(number(a.database(), "SELECT COUNT(*) FROM event"), 0);
}

} // namespace
} // namespace regrade::store
