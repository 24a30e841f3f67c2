#include "tests/exchange/desk.h"
#include "tests/support/relay.h"

#include <thread>

namespace regrade::exchange {
namespace {

using insight::graded;
using insight::received;
using insight::registered;
using insight::routed;

domain::ItemListed listed()
{
    const Money price{8'000, "EUR"};
    return {domain::ChannelId("outlet"), price, price, price, {}, {}};
}
domain::ItemSold sold(const std::string& order) { return {domain::ChannelId("outlet"), Money{8'000, "EUR"}, order}; }

/// A clean hub, and stations that reach it through a relay.
class Hub : public testing::Test {
protected:
    void SetUp() override
    {
        NEEDS_POSTGRES();
        m_relay = std::make_unique<support::Relay>(server().port());
        server().sql("TRUNCATE regrade.event, regrade.station, regrade.head, regrade.lease, regrade.photo");
    }

    [[nodiscard]] std::string address() { return stationAddress(m_relay->port(), m_folder / "passwords"); }
    [[nodiscard]] std::unique_ptr<Desk> desk(const std::string& name, ExchangeRules rules = {})
    {
        auto made = std::make_unique<Desk>(name, address(), m_folder / "", rules);
        const auto joined = made->join();
        EXPECT_TRUE(joined) << joined.error().what() << joined.error().detail;
        return made;
    }
    static void exchangeAll(std::initializer_list<Desk*> desks)
    {
        for (int turn = 0; turn < 2; ++turn) {
            for (Desk* one : desks) {
                const auto round = one->round();
                ASSERT_TRUE(round) << round.error().what() << round.error().detail;
            }
        }
    }
    [[nodiscard]] support::Relay& relay() { return *m_relay; }
    [[nodiscard]] std::filesystem::path folder(const std::string& name) { return m_folder / name; }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<support::Relay> m_relay;
};

TEST_F(Hub, bringsTwoStationsToTheSameEventsAndReadModels)
{
    const auto a = desk("desk-a");
    const auto b = desk("desk-b");
    a->writeProduct("MIX-900", {registered("MIX-900", "Hand mixer 手持搅拌机")});
    a->write("UNIT1", {received(), routed({"grading"})});
    b->write("UNIT2", {received(), routed({"grading"})});

    exchangeAll({a.get(), b.get()});

    EXPECT_EQ(a->events(), 5);
    EXPECT_EQ(a->log(), b->log());
    EXPECT_EQ(a->models(), b->models());
    EXPECT_EQ(a->unsent(), 0);
    EXPECT_EQ(server().sql("SELECT count(*) FROM regrade.event"), "5");
    EXPECT_EQ(b->verified().firstFault, std::nullopt);
    EXPECT_TRUE(b->verified().readModelsAgree);
}

TEST_F(Hub, keepsEveryCharacterOfAnEvent)
{
    const auto a = desk("desk-a");
    const auto b = desk("desk-b");
    auto facts = received();
    facts.product = "\"quoted\" \\back\\ {brace,comma} 手持\t\n'; DROP TABLE regrade.event; --";
    a->write("UNIT1", {facts});

    exchangeAll({a.get(), b.get()});

    EXPECT_EQ(b->unit("UNIT1").intake->product, facts.product);
    EXPECT_EQ(a->log(), b->log());
}

TEST_F(Hub, givesANewStationTheWholePicture)
{
    const auto a = desk("desk-a");
    for (int unit = 0; unit < 700; ++unit) {
        a->write("UNIT" + std::to_string(unit), {received(), routed({"grading"})});
    }
    ASSERT_TRUE(a->round());

    const auto late = desk("desk-late");
    const auto round = late->round();

    ASSERT_TRUE(round);
    EXPECT_EQ(round->received, 1'400);
    EXPECT_EQ(late->models(), a->models());
}

TEST_F(Hub, makesATaskOfAUnitThatTwoStationsSoldApart)
{
    const auto a = desk("desk-a");
    const auto b = desk("desk-b");
    a->write("UNIT1", {received(), listed()});
    exchangeAll({a.get(), b.get()});
    relay().down(true);
    a->write("UNIT1", {sold("SO-A")});
    b->write("UNIT1", {sold("SO-B")});
    EXPECT_FALSE(a->round());
    relay().down(false);

    exchangeAll({a.get(), b.get()});

    for (const Desk* one : {a.get(), b.get()}) {
        EXPECT_EQ(one->unit("UNIT1").sale->order, "SO-A");
        const auto open = insight::conflicts(one->reader(), true);
        ASSERT_EQ(open->size(), 1U);
        EXPECT_EQ(open->front().kind, domain::ConflictKind::soldTwice);
        EXPECT_EQ(open->front().setAside.station, domain::StationId("desk-b"));
        EXPECT_EQ(one->number("SELECT COUNT(*) FROM event WHERE kind = 'ItemSold'"), 2) << "both facts stay";
    }
    EXPECT_EQ(a->models(), b->models());

    b->write("UNIT1", {domain::ConflictSettled{domain::StationId("desk-b"), 1, "The buyer took another one."}});
    exchangeAll({a.get(), b.get()});

    EXPECT_EQ(*insight::openConflicts(a->reader()), 0);
    EXPECT_EQ(insight::conflicts(a->reader(), false)->front().reason, "The buyer took another one.");
}

TEST_F(Hub, leavesNoTraceInTheFiguresOfADecisionThatWasSetAside)
{
    const auto a = desk("desk-a");
    const auto b = desk("desk-b");
    a->write("UNIT1", {received(), routed({"grading"})});
    exchangeAll({a.get(), b.get()});
    a->write("UNIT1", {graded("A", domain::Cosmetic::none, domain::Cosmetic::none, 90), routed({"packing"})});
    b->write("UNIT1", {graded("C", domain::Cosmetic::none, domain::Cosmetic::flaw, 90), routed({"cleaning"})});

    exchangeAll({a.get(), b.get()});

    EXPECT_EQ(a->models(), b->models());
    EXPECT_EQ(b->number("SELECT COUNT(*) FROM throughput WHERE metric = 'grade' AND key = 'C'"), 0);
    EXPECT_TRUE(a->verified().readModelsAgree);
    EXPECT_TRUE(b->verified().readModelsAgree);
}

TEST_F(Hub, worksOnWhileTheServerIsDeadAndSendsLater)
{
    const auto a = desk("desk-a");
    server().kill();
    a->write("UNIT1", {received()});

    const auto dead = a->round();
    server().start();

    ASSERT_FALSE(dead);
    EXPECT_EQ(dead.error().code, ErrorCode::device);
    EXPECT_NE(dead.error().what().find("Work goes on here"), std::string::npos) << dead.error().what();
    EXPECT_EQ(a->unsent(), 1);
    const auto alive = a->round();
    ASSERT_TRUE(alive) << alive.error().what() << alive.error().detail;
    EXPECT_EQ(alive->sent, 1);
}

TEST_F(Hub, noticesAHalfOpenLinkWithinTenSeconds)
{
    ExchangeRules rules;
    rules.times.call = std::chrono::milliseconds(1'500);
    const auto a = desk("desk-a", rules);
    ASSERT_TRUE(a->round());
    relay().swallow(true);
    a->write("UNIT1", {received()});
    const auto before = std::chrono::steady_clock::now();

    const auto half = a->round();

    const auto waited = std::chrono::steady_clock::now() - before;
    relay().swallow(false);
    EXPECT_FALSE(half);
    EXPECT_LT(waited, std::chrono::seconds(4));
    EXPECT_LE(LinkTimes{}.call, std::chrono::seconds(10)) << "the shipped time";
    EXPECT_EQ(a->unsent(), 1);
    ASSERT_TRUE(a->round());
    EXPECT_EQ(a->unsent(), 0);
}

TEST_F(Hub, refusesASecondStationOfTheSameName)
{
    const auto a = desk("desk-a");
    std::filesystem::create_directory(folder("other"));
    Desk twin("desk-a", address(), folder("other"));

    const auto joined = twin.join();

    ASSERT_FALSE(joined);
    EXPECT_NE(joined.error().what().find("Another station uses the name desk-a"), std::string::npos);
}

TEST_F(Hub, findsOutWhenTheHubHoldsAnotherEventUnderAStationsNumber)
{
    const auto a = desk("desk-a");
    a->write("UNIT1", {received()});
    ASSERT_TRUE(a->round());
    server().sql("UPDATE regrade.event SET hash = 'forged'; UPDATE regrade.station SET head_hash = 'forged'");
    a->restart();
    a->write("UNIT2", {received()});

    const auto round = a->round();

    ASSERT_FALSE(round);
    EXPECT_EQ(round.error().code, ErrorCode::conflict);
    EXPECT_EQ(a->unsent(), 1) << "nothing left the outbox";
}

TEST_F(Hub, givesAStationItsLostTailBack)
{
    const auto a = desk("desk-a");
    a->write("UNIT1", {received()});
    ASSERT_TRUE(a->round());
    a->shut();
    std::filesystem::copy_file(a->file(), folder("old.db"));
    a->restart();
    a->write("UNIT2", {received(), routed({"grading"})});
    ASSERT_TRUE(a->round());
    const auto log = a->log();
    a->shut();
    for (const char* part : {"-wal", "-shm"}) {
        std::filesystem::remove(a->file().string() + part);
    }
    std::filesystem::copy_file(folder("old.db"), a->file(), std::filesystem::copy_options::overwrite_existing);
    a->restart();
    ASSERT_EQ(a->events(), 1);

    ASSERT_TRUE(a->round());

    EXPECT_EQ(a->log(), log);
    a->write("UNIT3", {received()});
    ASSERT_TRUE(a->round());
    EXPECT_EQ(a->unsent(), 0);
}

TEST_F(Hub, sendsWhatItsOutboxForgot)
{
    const auto a = desk("desk-a");
    a->write("UNIT1", {received()});
    a->write("UNIT2", {received()});
    ASSERT_TRUE(a->clerk().attendAndWait([&]() -> Result<void> {
        const auto emptied = a->writer().run("DELETE FROM outbox");
        return emptied ? Result<void>() : Result<void>(emptied.error());
    }));

    a->restart();
    const auto round = a->round();

    ASSERT_TRUE(round);
    EXPECT_EQ(round->sent, 2);
}

TEST_F(Hub, warnsWhenTheClocksDiffer)
{
    const auto a = desk("desk-a");
    a->clock().skew(std::chrono::minutes(10));
    a->restart();

    const auto round = a->round();

    ASSERT_TRUE(round);
    ASSERT_TRUE(round->warning);
    EXPECT_NE(round->warning->what().find("differ by"), std::string::npos) << round->warning->what();
    EXPECT_NEAR(double(round->skew.count()), -600'000.0, 30'000.0);
}

TEST_F(Hub, leavesASignedHeadAsAWitness)
{
    const auto a = desk("desk-a");
    a->write("UNIT1", {received(), routed({"grading"})});
    ASSERT_TRUE(a->round());

    const auto head = store::readSignedHead(server().sql("SELECT signed_text FROM regrade.head"));

    ASSERT_TRUE(head) << head.error().what();
    EXPECT_EQ(head->head.seq, 2);
    EXPECT_EQ(head->key, a->key().publicKey());
}

TEST_F(Hub, letsAStationAddFactsAndChangeNone)
{
    const auto link = HubLink::open(parseHubAddress(address()).value(), "test", LinkTimes{}, {});
    ASSERT_TRUE(link);
    auto a = std::move(const_cast<HubLink&>(*link));

    for (const char* sql :
         {"UPDATE regrade.event SET body = '{}'", "DELETE FROM regrade.event", "TRUNCATE regrade.event",
          "UPDATE regrade.hub SET version = 9", "DROP TABLE regrade.event"}) {
        const auto answer = a.ask(sql);
        ASSERT_FALSE(answer) << sql;
        EXPECT_EQ(a.lastState(), "42501") << sql;
    }
}

struct Refusal {
    std::string address;
    std::string says;
};

TEST_F(Hub, saysWhatIsWrongWithALink)
{
    const std::string file = folder("wrong").string();
    std::ofstream(file) << "*:*:*:station:not-the-password\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    server().sql("CREATE DATABASE shop", "postgres");
    const std::string here = std::to_string(server().port());
    for (const Refusal& one :
         {Refusal{"postgresql://station@127.0.0.1:" + here + "/regrade?passfile=" + file, "user or password is wrong"},
          Refusal{"postgresql://station@localhost:1/regrade", "cannot be reached"},
          Refusal{server().ownerAddress("absent"), "has no hub \"absent\""},
          Refusal{server().ownerAddress("shop"), "is not a hub"}}) {
        auto link = HubLink::open(parseHubAddress(one.address).value(), "test", LinkTimes{}, {});
        const auto checked = link ? checkHub(*link, parseHubAddress(one.address).value()) : Result<void>(link.error());

        ASSERT_FALSE(checked) << one.address;
        EXPECT_NE(checked.error().what().find(one.says), std::string::npos) << checked.error().what();
        EXPECT_EQ(checked.error().what().find("not-the-password"), std::string::npos);
        EXPECT_EQ(checked.error().detail.find("not-the-password"), std::string::npos);
    }
}

TEST_F(Hub, refusesAnotherVersionOfTheHubWithTheWayOut)
{
    const auto a = desk("desk-a");
    for (const auto& [version, says] : {std::pair{0, "older version"}, std::pair{99, "newer version"}}) {
        server().sql("UPDATE regrade.hub SET version = " + std::to_string(version));
        a->restart();

        const auto round = a->round();

        ASSERT_FALSE(round);
        EXPECT_NE(round.error().what().find(says), std::string::npos) << round.error().what();
    }
    server().sql("UPDATE regrade.hub SET version = " + std::to_string(kHubVersion));
}

TEST_F(Hub, isBroughtUpToDateByInitialisingItAgainAndNeverTakenBack)
{
    const auto address = parseHubAddress(server().ownerAddress());
    server().sql("DROP INDEX regrade.event_order; UPDATE regrade.hub SET version = 1");

    ASSERT_TRUE(initHub(*address, LinkTimes{}));

    EXPECT_EQ(server().sql("SELECT version FROM regrade.hub"), std::to_string(kHubVersion));
    EXPECT_EQ(server().sql("SELECT count(*) FROM pg_indexes WHERE indexname = 'event_order'"), "1");
    server().sql("UPDATE regrade.hub SET version = 99");
    EXPECT_FALSE(initHub(*address, LinkTimes{}));
    EXPECT_EQ(server().sql("SELECT version FROM regrade.hub"), "99");
    server().sql("UPDATE regrade.hub SET version = " + std::to_string(kHubVersion));
}

TEST_F(Hub, canBeInitialisedAgainWithoutLosingAnything)
{
    const auto a = desk("desk-a");
    a->write("UNIT1", {received()});
    ASSERT_TRUE(a->round());

    ASSERT_TRUE(initHub(parseHubAddress(server().ownerAddress()).value(), LinkTimes{}));

    EXPECT_EQ(server().sql("SELECT count(*) FROM regrade.event"), "1");
}

TEST(HubAddress, refusesWhatIsNotSafe)
{
    for (const Refusal& one :
         {Refusal{"postgresql://station:secret@hub/regrade", "A password never stands"},
          Refusal{"host=hub password=secret", "A password never stands"},
          Refusal{"postgresql://station@hub/regrade?sslmode=require", "sslmode=verify-full"},
          Refusal{"postgresql://station@hub/regrade?sslmode=disable", "must be encrypted"},
          Refusal{"not an address", "not the address of a hub"}, Refusal{"", "not the address of a hub"}}) {
        const auto address = parseHubAddress(one.address);

        ASSERT_FALSE(address) << one.address;
        EXPECT_NE(address.error().what().find(one.says), std::string::npos) << address.error().what();
        EXPECT_EQ(address.error().what().find("secret"), std::string::npos);
        EXPECT_EQ(address.error().detail.find("secret"), std::string::npos);
    }
}

TEST(HubAddress, demandsACheckedCertificateOfAnotherMachine)
{
    const auto address = parseHubAddress("postgresql://station@hub.example/regrade").value();

    EXPECT_FALSE(address.local);
    EXPECT_NE(std::find(address.settings.begin(), address.settings.end(),
                        std::pair<std::string, std::string>("sslmode", "verify-full")),
              address.settings.end());
    EXPECT_TRUE(parseHubAddress("postgresql:///regrade")->local);
    EXPECT_TRUE(parseHubAddress("host=/run/postgresql")->local);
    EXPECT_EQ(parseHubAddress("host=/run/postgresql")->database(), "regrade");
}

TEST(HubAddress, refusesAPasswordFileThatOthersCanRead)
{
    const TemporaryFolder folder;
    const auto file = folder / "passwords";
    std::ofstream(file) << "*:*:*:*:x\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::group_read);

    const auto address = parseHubAddress("postgresql://station@localhost/regrade?passfile=" + file.string());

    ASSERT_FALSE(address);
    EXPECT_NE(address.error().what().find("chmod 600"), std::string::npos);
}

} // namespace
} // namespace regrade::exchange
