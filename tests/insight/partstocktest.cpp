#include "insight/partstock.h"

#include "store/chain.h"
#include "store/eventrow.h"
#include "store/journal.h"
#include "tests/insight/history.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

namespace regrade::insight {
namespace {

using domain::PartOrigin;
using store::EventRow;

const domain::StageId kRepair("repair");
const domain::StageId kDismantle("dismantle");

domain::PartRegistered partCalled(const std::string& number)
{
    return {.sku = domain::Sku(number), .name = number + " part", .reorderPoint = 3, .unitCost = Money{150, "EUR"}};
}

domain::PartReceived came(const std::string& number, int quantity, PartOrigin origin = PartOrigin::newOem,
                          int cents = 150)
{
    return {domain::Sku(number), quantity, origin, Money{cents, "EUR"}, "DN-1"};
}

domain::PartUsed used(const std::string& number, int quantity, std::optional<PartOrigin> origin = PartOrigin::newOem,
                      std::optional<domain::ItemId> source = {})
{
    return {kRepair, number, quantity, Money{150 * quantity, "EUR"}, false, origin, std::move(source), {}};
}

std::optional<domain::PartStock> stockOf(const store::Database& database, const std::string& number)
{
    const auto found = findPart(database, domain::Sku(number));
    EXPECT_TRUE(found) << (found ? "" : found.error().detail);
    return found ? *found : std::nullopt;
}

TEST(PartStock, isWhatCameLessWhatWent)
{
    Warehouse house;
    house.recordProduct("LID-1", kToday, {partCalled("LID-1")});
    house.recordProduct("LID-1", kToday, {came("LID-1", 3)});
    house.recordProduct("LID-1", kToday + std::chrono::minutes(1), {came("LID-1", 2, PartOrigin::newAftermarket, 90)});
    house.record("UNIT1", kToday, {received(), used("LID-1", 2)});
    house.recordProduct("LID-1", kToday + std::chrono::minutes(2),
                        {domain::PartAdjusted{domain::Sku("LID-1"), -1, PartOrigin::newAftermarket, {}, {}, "broken"}});

    const auto stock = stockOf(house.reader(), "LID-1");

    ASSERT_TRUE(stock);
    EXPECT_EQ(stock->onHand, 2);
    ASSERT_EQ(stock->lots.size(), 2U);
    EXPECT_EQ(stock->lots[0], (domain::PartLot{PartOrigin::newOem, {}, 1, Money{150, "EUR"}, kToday}));
    EXPECT_EQ(stock->lots[1].unitCost, (Money{90, "EUR"}));
    EXPECT_EQ(stock->lots[1].quantity, 1);
    EXPECT_FALSE(stockOf(house.reader(), "LID-2"));
}

TEST(PartStock, keepsTheOldestPieceOfEachOriginForTheNextUse)
{
    Warehouse house;
    house.recordProduct("LID-1", kToday, {partCalled("LID-1"), came("LID-1", 2, PartOrigin::newOem, 100)});
    house.recordProduct("LID-1", kToday + std::chrono::hours(1), {came("LID-1", 2, PartOrigin::newOem, 120)});
    house.record("UNIT1", kToday + std::chrono::hours(2), {received(), used("LID-1", 3)});

    const auto stock = stockOf(house.reader(), "LID-1");

    ASSERT_TRUE(stock && stock->lots.size() == 1U);
    EXPECT_EQ(stock->lots.front().unitCost, (Money{120, "EUR"}));
    EXPECT_EQ(stock->lots.front().quantity, 1);
}

TEST(PartStock, knowsTheUnitThatAHarvestedPieceCameFrom)
{
    Warehouse house;
    house.recordProduct("MOT-1", kToday, {partCalled("MOT-1")});
    house.record("UNIT1", kToday,
                 {received(), domain::WorkStarted{kDismantle},
                  domain::PartHarvested{kDismantle, domain::Sku("MOT-1"), 2, 60},
                  domain::PartHarvested{kDismantle, domain::Sku("MOT-1"), -1, -30}});

    const auto stock = stockOf(house.reader(), "MOT-1");

    ASSERT_TRUE(stock && stock->lots.size() == 1U);
    EXPECT_EQ(stock->lots.front().source, domain::ItemId("UNIT1"));
    EXPECT_EQ(stock->lots.front().quantity, 1);
    EXPECT_EQ(stock->lots.front().unitCost, (Money{0, "EUR"}));
}

TEST(PartStock, tellsUsesWithoutStockApart)
{
    Warehouse house;
    house.record("UNIT1", kToday, {received(), used("OLD-LID", 2, std::nullopt)});
    house.recordProduct("OLD-LID", kToday, {partCalled("OLD-LID")});

    const auto stock = stockOf(house.reader(), "OLD-LID");
    const auto moves = movesOf(house.reader(), domain::Sku("OLD-LID"), 10);

    ASSERT_TRUE(stock && moves);
    EXPECT_EQ(stock->onHand, 0) << "a free text of former times is no piece of the stock";
    ASSERT_EQ(moves->size(), 1U);
    EXPECT_EQ(moves->front().what, "loose");
    EXPECT_EQ(moves->front().unit, "UNIT1");
}

TEST(PartStock, listsWhatIsLowAndHowManyKitsAreWhole)
{
    Warehouse house;
    auto kit = partCalled("KIT-1");
    kit.kit = {{domain::Sku("LID-1"), 1}, {domain::Sku("SCREW-1"), 4}};
    house.recordProduct("LID-1", kToday, {partCalled("LID-1"), came("LID-1", 3)});
    house.recordProduct("SCREW-1", kToday, {partCalled("SCREW-1"), came("SCREW-1", 11)});
    house.recordProduct("KIT-1", kToday, {kit});

    const auto rows = parts(house.reader());

    ASSERT_TRUE(rows && rows->size() == 3U);
    EXPECT_EQ((*rows)[0].facts, kit);
    EXPECT_EQ((*rows)[0].onHand, 2);
    EXPECT_FALSE((*rows)[0].isLow());
    EXPECT_TRUE((*rows)[1].isLow()) << "three are at the reorder point";
    EXPECT_FALSE((*rows)[2].isLow());
}

/// A store in memory that takes what others wrote.
class Shop {
public:
    Shop() : m_database(store::Database::inMemory().value()), m_journal(open(m_database)) {}

    [[nodiscard]] const store::Database& database() const { return m_database; }
    void take(const std::vector<EventRow>& rows)
    {
        const auto received = m_journal.receive(rows);
        ASSERT_TRUE(received) << received.error().what() << received.error().detail;
    }
    template <class Id>
    void record(const Id& id, const std::string& station, Time at, const domain::Events& events)
    {
        using State = std::conditional_t<std::is_same_v<Id, domain::Sku>, domain::Product, domain::Item>;
        const std::function<Result<domain::Events>(const State&)> decide = [&](const State&) {
            return Result<domain::Events>(events);
        };
        ASSERT_TRUE(m_journal.record(
            id, decide, {at, 1, domain::StationId(station), domain::ActorId("W01"), "policy-1", "", true}));
    }
    [[nodiscard]] std::vector<EventRow> rowsOf(const std::string& station) const
    {
        std::vector<EventRow> rows;
        EXPECT_TRUE(m_database.each("SELECT " + std::string(store::kEventColumns) +
                                        " FROM event WHERE station = ? ORDER BY seq",
                                    {station}, [&](const store::Row& row) { rows.push_back(store::readRow(row)); }));
        return rows;
    }
    /// Every row of the stock.
    [[nodiscard]] std::string tables() const
    {
        std::string all;
        for (const char* table : {"part", "part_count", "part_move"}) {
            std::string columns;
            EXPECT_TRUE(m_database.each("SELECT name FROM pragma_table_info(?)", {table}, [&](const store::Row& row) {
                columns += (columns.empty() ? "quote(" : " || ',' || quote(") + row.text(0) + ")";
            }));
            EXPECT_TRUE(m_database.each("SELECT " + columns + " FROM " + table + " ORDER BY 1", {},
                                        [&](const store::Row& row) { all += row.text(0) + '\n'; }));
        }
        return all;
    }
    void rebuild() { ASSERT_TRUE(m_journal.rebuild()); }

private:
    static store::Journal open(store::Database& database)
    {
        return store::Journal::open(database, allProjections()).value();
    }
    store::Database m_database;
    store::Journal m_journal;
};

/// What one of two stations did that do not know of each other, on the same parts and the same units.
domain::Events anyPartDeed(std::mt19937& chance, const std::string& part)
{
    const auto pieces = [&](int most) { return 1 + static_cast<int>(chance() % static_cast<unsigned>(most)); };
    switch (chance() % 4) {
    case 0: return {came(part, pieces(9), chance() % 2 == 0 ? PartOrigin::newOem : PartOrigin::newAftermarket)};
    case 1: return {partCalled(part)};
    case 2:
        return {domain::PartAdjusted{domain::Sku(part), pieces(3), PartOrigin::newOem, {}, Money{10, "EUR"}, "found"}};
    default: return {domain::PartAdjusted{domain::Sku(part), -pieces(3), PartOrigin::newOem, {}, {}, "lost"}};
    }
}

domain::Events anyUnitDeed(std::mt19937& chance, const std::string& part)
{
    const int pieces = 1 + static_cast<int>(chance() % 3);
    switch (chance() % 6) {
    case 0: return {domain::WorkStarted{kRepair}};
    case 1: return {domain::WorkFinished{kRepair, std::chrono::minutes(4), Money{150, "EUR"}, true}};
    case 2: return {domain::PartHarvested{kDismantle, domain::Sku(part), pieces, 30 * pieces}};
    case 3: return {used(part, pieces, PartOrigin::harvested, domain::ItemId("UNIT1"))};
    case 4: return {used(part, pieces, std::nullopt)};
    default: return {used(part, pieces)};
    }
}

TEST(PartStock, isTheSameInWhateverOrderTheEventsOfTwoStationsArrive)
{
    constexpr int kDeeds = 400;
    constexpr int kOrders = 20;
    std::mt19937 chance(20'261'128);
    std::map<std::string, std::unique_ptr<Shop>> shops;
    for (const std::string station : {"desk-1", "desk-2"}) {
        auto& shop = *(shops[station] = std::make_unique<Shop>());
        for (int deed = 0; deed < kDeeds; ++deed) {
            const std::string part = "PART-" + std::to_string(chance() % 5);
            const Time at = kToday + std::chrono::seconds(chance() % 4'000);
            if (chance() % 2 == 0) {
                shop.record(domain::Sku(part), station, at, anyPartDeed(chance, part));
            } else {
                shop.record(domain::ItemId("UNIT" + std::to_string(chance() % 6)), station, at,
                            anyUnitDeed(chance, part));
            }
        }
    }
    std::string first;
    for (int order = 0; order < kOrders; ++order) {
        Shop merged;
        std::map<std::string, std::vector<EventRow>> left;
        for (const auto& [station, shop] : shops) {
            left[station] = shop->rowsOf(station);
            std::reverse(left[station].begin(), left[station].end());
        }
        while (!left["desk-1"].empty() || !left["desk-2"].empty()) {
            auto& from = left["desk-1"].empty() || (chance() % 2 == 0 && !left["desk-2"].empty()) ? left["desk-2"]
                                                                                                  : left["desk-1"];
            std::vector<EventRow> some;
            for (auto most = 1 + chance() % 60; most > 0 && !from.empty(); --most) {
                some.push_back(from.back());
                from.pop_back();
            }
            merged.take(some);
        }
        const std::string live = merged.tables();
        first = first.empty() ? live : first;
        EXPECT_EQ(live, first) << "order " << order;
        merged.rebuild();
        EXPECT_EQ(merged.tables(), live) << "order " << order << ": what is made anew from the log";
    }
    std::cout << kOrders << " orders of 2 x " << kDeeds << " deeds gave the same "
              << std::count(first.begin(), first.end(), '\n') << " rows\n";
}

} // namespace
} // namespace regrade::insight
