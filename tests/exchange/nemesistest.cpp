#include "tests/exchange/desk.h"
#include "tests/support/relay.h"

#include <array>
#include <iostream>
#include <random>
#include <set>
#include <thread>

namespace regrade::exchange {
namespace {

using insight::graded;
using insight::received;
using insight::registered;
using insight::routed;

constexpr int kStations = 4;
constexpr int kHotUnits = 12;                  ///< so few at a time that stations meet on them while apart
constexpr int kHotEvents = 1'000;              ///< of a station, then there are others
constexpr std::chrono::milliseconds kPace{10}; ///< an event a station; some hundred times what people write

bool isLong() { return std::getenv("REGRADE_FAULTS_LONG") != nullptr; }

/// What the next worker would do with the unit as it is.
domain::Events nextDeed(const domain::Item& unit, unsigned dice)
{
    const Money price{5'000 + static_cast<int>(dice % 3'000), "EUR"};
    switch (unit.standing) {
    case domain::Standing::absent: return {received(), routed({"grading"})};
    case domain::Standing::sold:
        return unit.cycle < 3 && dice % 3 == 0
                   ? domain::Events{domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-1"}, routed({"grading"})}
                   : domain::Events{domain::LabelPrinted{domain::LabelKind::sale, 1, "aa"}};
    case domain::Standing::exited: return {};
    case domain::Standing::exitDue:
        return dice % 2 == 0 ? domain::Events{domain::ExitHeld{"2026-12-31", "a buyer is coming"}, routed({"listing"})}
                             : domain::Events{domain::ItemExited{domain::ExitRoute::donated, "too old", Money{}}};
    case domain::Standing::listed:
        if (dice % 50 == 0) {
            return {domain::ExitDue{domain::ExitRoute::donated, {}, 46}};
        }
        if (dice % 50 == 1) {
            return {domain::OfferEnded{"new photos"}, routed({"listing"})};
        }
        return {domain::ItemSold{domain::ChannelId("outlet"), price, "SO-" + std::to_string(dice % 900)}};
    case domain::Standing::inHouse: break;
    }
    if (dice % 60 == 7) {
        return {domain::ForeignHistoryNoted{"epcis", "ab", 3, "refurb.example", "2026-01-02", "2026-01-05"}};
    }
    if (!unit.grade) {
        return {graded(dice % 2 == 0 ? "A" : "B", domain::Cosmetic::none, domain::Cosmetic::none, 90),
                routed({"cleaning", "packing", "listing"})};
    }
    const auto stage = unit.stage();
    if (!stage || dice % 40 == 0) {
        return {domain::ItemExited{domain::ExitRoute::recycled, "not worth it", Money{0, "EUR"}}};
    }
    if (*stage == domain::StageId("cleaning")) {
        return unit.work
                   ? domain::Events{domain::WorkFinished{*stage, std::chrono::minutes(4), Money{150, "EUR"}, false}}
                   : domain::Events{domain::WorkStarted{*stage}};
    }
    if (*stage == domain::StageId("packing")) {
        return {domain::ItemPacked{domain::MaterialId("carton"), {}, {}, 600, Money{65, "EUR"}}};
    }
    return {domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}};
}

/// Works at one station until it has written so many events.
void workAt(Desk& desk, int station, int events, std::atomic<int>& written)
{
    std::mt19937 dice(static_cast<unsigned>(77 + station));
    const auto begun = std::chrono::steady_clock::now();
    int own = 0;
    int fresh = 0;
    while (own < events) {
        const bool hot = dice() % 4 == 0;
        const int number = hot ? own / kHotEvents * kHotUnits + static_cast<int>(dice() % kHotUnits) : fresh / 9;
        const std::string unit =
            hot ? "HOT" + std::to_string(number) : "UNIT-" + std::to_string(station) + "-" + std::to_string(number);
        fresh += hot ? 0 : 1;
        const unsigned luck = static_cast<unsigned>(dice());
        const auto receipt = desk.perform(
            unit, [luck](const domain::Item& item, Time) { return Result<domain::Events>(nextDeed(item, luck)); });
        ASSERT_TRUE(receipt) << receipt.error().what() << receipt.error().detail;
        own += static_cast<int>(receipt->events.size());
        written += static_cast<int>(receipt->events.size());
        std::this_thread::sleep_until(begun + own * kPace);
    }
}

/// Everything that can go wrong between a station and its hub, in turns, until it is told to stop.
class Nemesis {
public:
    explicit Nemesis(std::vector<std::unique_ptr<support::Relay>>& relays)
        : m_relays(relays), m_thread([this] { work(); })
    {
    }
    ~Nemesis() { stop(); }
    void stop()
    {
        m_closing = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
        for (auto& relay : m_relays) {
            relay->set({});
            relay->down(false);
            relay->swallow(false);
        }
    }
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] int kills() const { return m_kills; }

private:
    void work()
    {
        std::mt19937 dice(4'711);
        while (!m_closing) {
            auto& relay = *m_relays[dice() % m_relays.size()];
            ++m_faults;
            switch (dice() % 6) {
            case 0: relay.set({std::chrono::milliseconds(40), 0.0, 0.0}); break;
            case 1: relay.set({std::chrono::milliseconds(0), 0.08, 0.0}); break;
            case 2: relay.set({std::chrono::milliseconds(0), 0.0, 0.08}); break;
            case 3: relay.down(true); break;
            case 4: relay.swallow(true); break;
            default:
                if (dice() % 3 == 0) {
                    ++m_kills;
                    server().kill();
                    server().start();
                }
            }
            ::usleep(150'000 + static_cast<useconds_t>(dice() % 350'000));
            relay.set({});
            relay.down(false);
            relay.swallow(false);
        }
    }

    std::vector<std::unique_ptr<support::Relay>>& m_relays;
    std::atomic<bool> m_closing{false};
    std::atomic<int> m_faults{0};
    std::atomic<int> m_kills{0};
    std::thread m_thread;
};

class FourStations : public testing::Test {
protected:
    void SetUp() override
    {
        NEEDS_POSTGRES();
        server().sql("TRUNCATE regrade.event, regrade.station, regrade.head, regrade.lease, regrade.photo");
        const ExchangeRules rules = exchangeRules();
        for (int station = 0; station < kStations; ++station) {
            m_relays.push_back(std::make_unique<support::Relay>(server().port()));
            m_desks.push_back(std::make_unique<Desk>("desk-" + std::to_string(station),
                                                     stationAddress(m_relays.back()->port(), m_folder / "passwords"),
                                                     m_folder / "", rules));
            Result<void> joined;
            ASSERT_TRUE(waitUntil([&] { return bool(joined = m_desks.back()->join()); }, std::chrono::seconds(30)))
                << joined.error().what() << joined.error().detail;
        }
    }
    void TearDown() override { m_desks.clear(); }

    /// Short waits, so that many faults fit into a test.
    [[nodiscard]] virtual ExchangeRules exchangeRules() const
    {
        ExchangeRules rules;
        rules.times = {std::chrono::milliseconds(1'000), std::chrono::milliseconds(1'500)};
        return rules;
    }
    [[nodiscard]] bool areTheSame() const
    {
        for (const auto& desk : m_desks) {
            if (desk->unsent() != 0 || desk->events() != m_desks.front()->events()) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] std::int64_t sumOfOwn() const
    {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < m_desks.size(); ++i) {
            sum += m_desks[i]->number("SELECT COUNT(*) FROM event WHERE station = 'desk-" + std::to_string(i) + "'");
        }
        return sum;
    }

    TemporaryFolder m_folder;
    std::vector<std::unique_ptr<support::Relay>> m_relays;
    std::vector<std::unique_ptr<Desk>> m_desks;
};

TEST_F(FourStations, loseNothingAndDoubleNothingWhateverHappensToTheNetworkAndTheServer)
{
    const int events = isLong() ? 200'000 : 8'000;
    const workers::CourierPace pace{std::chrono::milliseconds(200), std::chrono::milliseconds(500)};
    m_desks.front()->writeProduct("MIX-900", {registered("MIX-900", "Hand mixer")});
    for (auto& desk : m_desks) {
        desk->ride(pace);
    }
    std::atomic<int> written{1};
    Nemesis nemesis(m_relays);
    std::vector<std::thread> people;
    for (int station = 0; station < kStations; ++station) {
        people.emplace_back(
            [&, station] { workAt(*m_desks[std::size_t(station)], station, events / kStations, written); });
    }
    for (auto& person : people) {
        person.join();
    }
    EXPECT_TRUE(waitUntil([&] { return nemesis.faults() >= (isLong() ? 200 : 20); }, std::chrono::seconds(300)));
    nemesis.stop();
    const auto healed = std::chrono::steady_clock::now();
    std::int64_t backlog = 0;
    for (const auto& desk : m_desks) {
        backlog += written - desk->events();
    }

    const bool same = waitUntil([&] { return areTheSame() && m_desks.front()->events() == written; },
                                std::chrono::seconds(isLong() ? 300 : 90));
    const auto converged =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - healed);
    for (auto& desk : m_desks) {
        desk->stopRiding();
    }

    ASSERT_TRUE(same) << "unsent " << m_desks[0]->unsent() << ' ' << m_desks[1]->unsent() << ", events "
                      << m_desks[0]->events() << ' ' << m_desks[1]->events() << " of " << written;
    EXPECT_LE(converged.count(), 10'000) << "ms after the network healed";
    EXPECT_EQ(sumOfOwn(), written) << "every deed that was answered is there";
    auto link = HubLink::open(parseHubAddress(server().ownerAddress()).value(), "test", LinkTimes{}, {});
    ASSERT_TRUE(link);
    const auto hashes = link->ask("SELECT hash FROM regrade.event ORDER BY station COLLATE \"C\", seq");
    ASSERT_TRUE(hashes);
    std::string all;
    for (const auto& row : *hashes) {
        all += *row.front() + '\n';
    }
    EXPECT_EQ(hashes->size(), static_cast<std::size_t>(written));
    const std::string union_ = store::sha256Hex(std::as_bytes(std::span(all)));
    const std::string models = m_desks.front()->models();
    for (const auto& desk : m_desks) {
        EXPECT_EQ(desk->log(), union_);
        EXPECT_EQ(desk->models(), models);
        const auto report = desk->verified();
        EXPECT_EQ(report.firstFault, std::nullopt) << *report.firstFault;
        EXPECT_TRUE(report.readModelsAgree);
    }
    int cuts = 0;
    for (const auto& relay : m_relays) {
        cuts += relay->cuts();
    }
    std::cout << written << " events of " << kStations << " stations, " << nemesis.faults() << " faults (" << cuts
              << " cut or doubled pieces, " << nemesis.kills() << " kills of the server): 0 lost, 0 double, "
              << *insight::openConflicts(m_desks.front()->reader()) << " conflicts, the same everywhere "
              << converged.count() << " ms after the network healed, when " << backlog << " copies were missing\n";
}

/// What shops of another program met, as tests of ours.
class OfflineSales : public FourStations {
protected:
    void SetUp() override
    {
        FourStations::SetUp();
        if (IsSkipped()) {
            return;
        }
        const Money price{8'000, "EUR"};
        desk(0).write("UNIT1",
                      {received(), domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}});
        meet();
        for (auto& relay : m_relays) {
            relay->down(true);
        }
    }
    [[nodiscard]] ExchangeRules exchangeRules() const override { return {}; }
    [[nodiscard]] Desk& desk(int number) { return *m_desks[std::size_t(number)]; }
    void sell(int number, const std::string& order)
    {
        desk(number).write("UNIT1", {domain::ItemSold{domain::ChannelId("outlet"), Money{8'000, "EUR"}, order}});
    }
    void heal()
    {
        for (auto& relay : m_relays) {
            relay->down(false);
        }
    }
    void meet()
    {
        for (int turn = 0; turn < 2; ++turn) {
            for (auto& one : m_desks) {
                const auto round = one->round();
                ASSERT_TRUE(round) << round.error().what() << round.error().detail;
            }
        }
    }
};

TEST_F(OfflineSales, surviveTheEndOfTheProgram)
{
    sell(1, "SO-1");
    desk(1).restart();

    EXPECT_EQ(desk(1).unsent(), 1);
    heal();
    meet();
    EXPECT_EQ(desk(0).unit("UNIT1").sale->order, "SO-1");
}

TEST_F(OfflineSales, surviveTheLossOfTheOutbox)
{
    sell(1, "SO-1");
    ASSERT_TRUE(desk(1).clerk().attendAndWait([&]() -> Result<void> {
        const auto emptied = desk(1).writer().run("DELETE FROM outbox");
        return emptied ? Result<void>() : Result<void>(emptied.error());
    }));
    desk(1).restart();

    heal();
    meet();

    EXPECT_EQ(desk(0).unit("UNIT1").sale->order, "SO-1");
}

TEST_F(OfflineSales, areNeverUndoneByWhatAnotherStationDid)
{
    desk(2).write("UNIT1", {domain::ItemExited{domain::ExitRoute::donated, "age", Money{0, "EUR"}}});
    sell(1, "SO-1");

    heal();
    meet();

    for (auto& one : m_desks) {
        EXPECT_EQ(one->number("SELECT COUNT(*) FROM event WHERE kind = 'ItemSold'"), 1) << "the sale is on record";
        ASSERT_EQ(*insight::openConflicts(one->reader()), 1) << "and a person is told";
        const auto task = insight::conflicts(one->reader(), true)->front();
        EXPECT_EQ(task.kind, domain::ConflictKind::workedOnGone);
        EXPECT_EQ(std::set({task.setAside.station.text(), task.stands.station.text()}),
                  std::set<std::string>({"desk-1", "desk-2"}));
    }
}

TEST_F(OfflineSales, goOnFromWhereAnExchangeStopped)
{
    for (int unit = 0; unit < 1'200; ++unit) {
        desk(1).write("MORE" + std::to_string(unit), {received()});
    }
    heal();
    m_relays[1]->cutAfter(650'000);

    EXPECT_FALSE(desk(1).round());
    const int there = std::stoi(server().sql("SELECT count(*) FROM regrade.event WHERE station = 'desk-1'"));
    EXPECT_GT(there, 0);
    EXPECT_LT(there, 1'200);
    EXPECT_EQ(desk(1).unsent(), 1'200 - there);
    meet();

    EXPECT_EQ(server().sql("SELECT count(*) FROM regrade.event WHERE station = 'desk-1'"), "1200");
    EXPECT_EQ(desk(3).log(), desk(1).log());
}

TEST_F(OfflineSales, stillBecomeATaskWhenTwoStationsSoldTheSameUnit)
{
    sell(1, "SO-1");
    sell(2, "SO-2");

    heal();
    meet();

    for (auto& one : m_desks) {
        EXPECT_EQ(one->unit("UNIT1").sale->order, "SO-1");
        EXPECT_EQ(*insight::openConflicts(one->reader()), 1);
    }
}

} // namespace
} // namespace regrade::exchange
