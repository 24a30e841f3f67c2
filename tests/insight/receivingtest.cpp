#include "insight/conflicts.h"
#include "store/chain.h"
#include "store/eventrow.h"
#include "tests/insight/history.h"

#include <iostream>
#include <memory>

namespace regrade::insight {
namespace {

using store::EventRow;

/// A read model without its quicker ways: event by event.
class Plain final : public store::Projection {
public:
    explicit Plain(std::unique_ptr<const store::Projection> inner) : m_inner(std::move(inner)) {}
    [[nodiscard]] std::string name() const override { return m_inner->name(); }
    [[nodiscard]] int version() const override { return m_inner->version(); }
    [[nodiscard]] Result<void> reset(store::Database& database) const override { return m_inner->reset(database); }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return m_inner->take(database, event, before, after);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product& after) const override
    {
        return m_inner->take(database, event, after);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return m_inner->forget(database, steps);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ProductStep>& steps) const override
    {
        return m_inner->forget(database, steps);
    }

private:
    std::unique_ptr<const store::Projection> m_inner;
};

store::Journal::Projections plainProjections()
{
    store::Journal::Projections plain;
    for (auto& projection : allProjections()) {
        plain.push_back(std::make_unique<Plain>(std::move(projection)));
    }
    return plain;
}

/// A store in memory that takes what others wrote.
class Station {
public:
    explicit Station(store::Journal::Projections projections = allProjections())
        : m_database(std::make_unique<store::Database>(store::Database::inMemory().value())),
          m_journal(store::Journal::open(*m_database, std::move(projections)).value())
    {
    }

    [[nodiscard]] const store::Database& database() const { return *m_database; }
    [[nodiscard]] store::Journal& journal() { return m_journal; }
    [[nodiscard]] std::vector<EventRow> rowsOf(const std::string& station) const
    {
        std::vector<EventRow> rows;
        EXPECT_TRUE(m_database->each("SELECT " + std::string(store::kEventColumns) +
                                         " FROM event WHERE station = ? ORDER BY seq",
                                     {station}, [&](const store::Row& row) { rows.push_back(store::readRow(row)); }));
        return rows;
    }
    void take(const std::vector<EventRow>& rows, std::size_t atOnce)
    {
        for (std::size_t from = 0; from < rows.size(); from += atOnce) {
            const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(from + atOnce, rows.size()));
            const auto received = m_journal.receive({rows.begin() + static_cast<std::ptrdiff_t>(from), end});
            ASSERT_TRUE(received) << received.error().what() << received.error().detail;
        }
    }
    /// Every row of every table that the log alone makes.
    [[nodiscard]] std::string models() const
    {
        std::string all;
        for (const char* table : {"worklist", "worklist_word", "throughput", "throughput_duration", "throughput_bucket",
                                  "throughput_orders", "catalogue", "judgements", "conflict", "part", "part_count",
                                  "part_move", "unit_deed"}) {
            std::string columns;
            EXPECT_TRUE(m_database->each("SELECT name FROM pragma_table_info(?)", {table}, [&](const store::Row& row) {
                columns += (columns.empty() ? "quote(" : " || ',' || quote(") + row.text(0) + ")";
            }));
            all += std::string(table) + ":\n";
            EXPECT_TRUE(m_database->each("SELECT " + columns + " FROM " + table + " ORDER BY 1", {},
                                         [&](const store::Row& row) { all += row.text(0) + '\n'; }));
        }
        return all;
    }
    [[nodiscard]] bool agrees(const store::Journal::Projections& projections = allProjections()) const
    {
        const auto report = store::verifyChain(*m_database, projections);
        EXPECT_TRUE(report && !report->firstFault);
        return report && report->readModelsAgree;
    }

private:
    std::unique_ptr<store::Database> m_database;
    store::Journal m_journal;
};

domain::ItemInspected inspected(domain::Cosmetic proposed)
{
    domain::Inspection seen;
    seen.model = "frame-and-change 5";
    seen.score = 0.8;
    seen.proposed = proposed;
    return {seen};
}

domain::Events anyDeed(unsigned dice)
{
    const Money price{5'000 + static_cast<int>(dice % 900), "EUR"};
    const domain::StageId cleaning("cleaning");
    switch (dice % 11) {
    case 0: return {inspected(domain::Cosmetic::light)};
    case 1: return {graded("A", domain::Cosmetic::light, domain::Cosmetic::light, 90)};
    case 2:
        return {graded("B", domain::Cosmetic::none, domain::Cosmetic::flaw, 80),
                routed({"cleaning", "packing", "listing"})};
    case 3: return {domain::WorkStarted{cleaning}};
    case 4: return {domain::WorkFinished{cleaning, std::chrono::minutes(4), Money{150, "EUR"}, false}};
    case 5: return {domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}};
    case 6: return {domain::ItemSold{domain::ChannelId("outlet"), price, "SO-" + std::to_string(dice % 90)}};
    case 7: return {domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-1"}, routed({"grading"})};
    case 8: return {domain::ItemExited{domain::ExitRoute::recycled, "not worth it", Money{0, "EUR"}}};
    case 9:
        return {domain::PartUsed{cleaning, "LID-1", 1, Money{90, "EUR"}, false, domain::PartOrigin::newOem, {}, "Lid"}};
    default: return {domain::LabelPrinted{domain::LabelKind::sale, 1, "aa"}};
    }
}

/// What three stations wrote, who met now and then.
class ThreeStations : public testing::Test {
protected:
    ThreeStations() : m_stations(kNames.size())
    {
        for (int step = 0; step < 240; ++step) {
            writeAt(below(kNames.size()), step);
            if (below(12) == 0) {
                meet(below(kNames.size()), below(kNames.size()));
            }
        }
    }

    /// All that was written, as a hub hands it over: nothing before what its writer knew.
    [[nodiscard]] std::vector<EventRow> everything() const
    {
        std::vector<EventRow> all;
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            const auto own = m_stations[i].rowsOf(kNames[i]);
            all.insert(all.end(), own.begin(), own.end());
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const EventRow& left, const EventRow& right) { return left.at < right.at; });
        return all;
    }

private:
    inline static const std::vector<std::string> kNames{"desk-1", "desk-2", "desk-3"};

    [[nodiscard]] std::size_t below(std::size_t count) { return m_chance() % count; }
    void writeAt(std::size_t station, int step)
    {
        const domain::ItemId unit("UNIT" + std::to_string(below(14)));
        const unsigned dice = static_cast<unsigned>(m_chance());
        const auto written = m_stations[station].journal().record(
            unit,
            [&](const domain::Item& item) -> Result<domain::Events> {
                return item.intake
                           ? anyDeed(dice)
                           : domain::Events{received(dice % 2 == 0 ? "greenhome" : "nordlicht"), routed({"grading"})};
            },
            {kToday + std::chrono::minutes(step), step, domain::StationId(kNames[station]), domain::ActorId("W01"),
             "policy-1", "", false});
        ASSERT_TRUE(written) << written.error().what();
    }
    void meet(std::size_t taker, std::size_t giver)
    {
        for (const std::string& name : kNames) {
            m_stations[taker].take(m_stations[giver].rowsOf(name), 1'000);
        }
    }

    std::mt19937 m_chance{20'261'127};
    std::vector<Station> m_stations;
};

TEST_F(ThreeStations, giveTheSameReadModelsHoweverManyEventsAreTakenAtOnce)
{
    const auto all = everything();
    Station plain(plainProjections());
    plain.take(all, 1);
    ASSERT_TRUE(plain.agrees(plainProjections()));
    const std::string wanted = plain.models();
    for (const std::size_t atOnce : {std::size_t{1}, std::size_t{7}, std::size_t{50}, all.size()}) {
        Station station;
        station.take(all, atOnce);

        EXPECT_EQ(station.models(), wanted) << atOnce << " at once";
        EXPECT_TRUE(station.agrees()) << "and made anew from the log";
    }
    const auto tasks = conflicts(plain.database(), false);
    ASSERT_TRUE(tasks);
    EXPECT_GT(tasks->size(), 10U) << "or the stations never met apart";
    std::cout << all.size() << " events of 3 stations, " << tasks->size() << " conflicts, the same in five ways\n";
}

TEST_F(ThreeStations, areReplayedWholeByAStationThatAddsToWhatTheyWrote)
{
    Station station;
    station.take(everything(), 50);
    const auto written = station.journal().record(
        domain::ItemId("UNIT3"), [](const domain::Item&) { return domain::Events{inspected(domain::Cosmetic::flaw)}; },
        {kToday + std::chrono::hours(9), 1, domain::StationId("desk-9"), domain::ActorId("W01"), "policy-1", "",
         false});
    ASSERT_TRUE(written);

    const std::string before = station.models();
    ASSERT_TRUE(station.journal().rebuild());

    EXPECT_EQ(station.models(), before);
}

} // namespace
} // namespace regrade::insight
