#include "tests/store/storesupport.h"

#include <thread>

namespace regrade::store {
namespace {

TEST(EventLog, givesBackWhatWasAppended)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    EventLog log(*database);
    Stamp stamp = stampAt(3);
    stamp.modelVersion = "model-7";
    stamp.replayed = true;

    const auto written = log.append(domain::SubjectId("UNIT1"), 0, {received(), routed()}, stamp);
    const auto read = log.history(domain::SubjectId("UNIT1"));

    ASSERT_TRUE(written && read);
    ASSERT_EQ(read->size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const RecordedEvent& event = (*read)[i];
        EXPECT_EQ(event.seq, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(event.version, static_cast<int>(i) + 1);
        EXPECT_EQ(event.hash, (*written)[i].hash);
        EXPECT_EQ(event.stamp.at, stamp.at);
        EXPECT_EQ(event.stamp.monotonicNs, stamp.monotonicNs);
        EXPECT_EQ(event.stamp.actor, stamp.actor);
        EXPECT_EQ(event.stamp.policyVersion, "policy-1");
        EXPECT_EQ(event.stamp.modelVersion, "model-7");
        EXPECT_TRUE(event.stamp.replayed);
    }
    EXPECT_EQ(read->front().event, domain::Event(received()));
    EXPECT_EQ(read->back().event, domain::Event(routed()));
    EXPECT_EQ(read->back().prevHash, read->front().hash);
}

TEST(EventLog, refusesAnAppendOntoAHistoryThatHasGrown)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    EventLog log(*database);
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT1"), 0, {received()}, stampAt(1)));

    const auto late = log.append(domain::SubjectId("UNIT1"), 0, {routed()}, stampAt(2));

    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event"), 1);
}

TEST(EventLog, keepsAChainPerStation)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    EventLog log(*database);
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT1"), 0, {received()}, stampAt(1, "desk-1")));
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT2"), 0, {received()}, stampAt(2, "desk-2")));
    const auto third = log.append(domain::SubjectId("UNIT1"), 1, {routed()}, stampAt(3, "desk-2"));

    ASSERT_TRUE(third);
    EXPECT_EQ(third->front().seq, 2);
    EXPECT_EQ(third->front().version, 2);
    EXPECT_EQ(third->front().prevHash, log.history(domain::SubjectId("UNIT2"))->front().hash);
}

TEST(EventLog, cannotBeChangedDeletedOrReplaced)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 2);
    const auto contents = [&] {
        std::string all;
        const auto database = Database::openForReading(folder / "regrade.db");
        EXPECT_TRUE(database->each("SELECT station || seq || item || body || hash FROM event ORDER BY rowid", {},
                                   [&](const Row& row) { all += row.text(0); }));
        return all;
    };
    const std::string before = contents();

    EXPECT_EQ(tamper(folder / "regrade.db", "UPDATE event SET actor = 'bob'"), "an event is never changed");
    EXPECT_EQ(tamper(folder / "regrade.db", "DELETE FROM event"), "an event is never deleted");
    EXPECT_EQ(tamper(folder / "regrade.db", "INSERT OR REPLACE INTO event SELECT station, seq, item, version, kind, "
                                            "'{}', at_utc, mono_ns, actor, policy_version, model_version, replayed, "
                                            "prev_hash, hash FROM event LIMIT 1"),
              "an event is never replaced");
    EXPECT_EQ(contents(), before);
}

TEST(EventLog, foldsAUnitAndAProduct)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    EventLog log(*database);
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT1"), 0, {received(), routed()}, stampAt(1)));
    ASSERT_TRUE(log.append(domain::SubjectId("sku:MIX-900"), 0, {registered()}, stampAt(2)));

    const auto item = log.item(domain::ItemId("UNIT1"));
    const auto product = log.product(domain::Sku("MIX-900"));

    ASSERT_TRUE(item && product);
    EXPECT_EQ(item->version, 2);
    EXPECT_EQ(item->intake, received());
    EXPECT_EQ(item->stage(), domain::StageId("clean"));
    EXPECT_EQ(product->version, 1);
    EXPECT_EQ(product->facts, registered());
}

TEST(EventLog, knowsWhenAUnitOrAProductIsNotThere)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    const EventLog log(*database);

    EXPECT_EQ(log.item(domain::ItemId("UNIT1")).error().code, ErrorCode::notFound);
    EXPECT_EQ(log.product(domain::Sku("MIX-900")).error().code, ErrorCode::notFound);
    EXPECT_TRUE(log.history(domain::SubjectId("UNIT1"))->empty());
}

TEST(EventLog, tellsWhichEventCannotBeRead)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 2);
    ASSERT_EQ(tamper(folder / "regrade.db", kWithoutGuards + "UPDATE event SET body = '{' WHERE seq = 3"), "");
    const auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database);

    int taken = 0;
    const auto walked = EventLog(*database).forEach([&](const RecordedEvent&) { ++taken; });

    ASSERT_FALSE(walked);
    EXPECT_NE(walked.error().what().find("Event 3 of station desk-1"), std::string::npos) << walked.error().what();
    EXPECT_EQ(taken, 2);
}

TEST(EventLog, takesTwoProgramsOnOneFileInTurns)
{
    const TemporaryFolder folder;
    constexpr int kEach = 60;
    const auto write = [&](int first) {
        auto database = Database::openForWriting(folder / "regrade.db");
        ASSERT_TRUE(database) << database.error().what();
        auto journal = Journal::open(*database, testProjections());
        ASSERT_TRUE(journal) << journal.error().what();
        for (int unit = first; unit < first + kEach; ++unit) {
            const auto done = journal->record(
                domain::ItemId("UNIT" + std::to_string(unit)),
                [](const domain::Item&) { return domain::Events{received()}; }, stampAt(unit));
            ASSERT_TRUE(done) << done.error().what() << done.error().detail;
        }
    };

    std::thread other(write, 1'000);
    write(1);
    other.join();

    const auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database);
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event"), 2 * kEach);
    EXPECT_EQ(number(*database, "SELECT MAX(seq) FROM event"), 2 * kEach);
    EXPECT_EQ(number(*database, "SELECT events FROM test_kind WHERE kind = 'ItemReceived'"), 2 * kEach);
}

} // namespace
} // namespace regrade::store
