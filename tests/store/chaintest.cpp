#include "tests/store/storesupport.h"

#include "store/chain.h"

#include <random>

namespace regrade::store {
namespace {

std::string faultIn(const std::filesystem::path& file)
{
    const auto database = Database::openForReading(file);
    if (!database) {
        return database.error().what();
    }
    const auto report = verifyChain(*database);
    return report ? report->firstFault.value_or("") : report.error().what();
}

TEST(ChainHash, isWhatAnotherImplementationOfBlake2bGives)
{
    const RecordedEvent event{1,
                              domain::SubjectId("UNIT1"),
                              1,
                              stampAt(1),
                              domain::WorkStarted{domain::StageId("clean")},
                              std::string(64, '0'),
                              {}};

    // Python: hashlib.blake2b(digest_size=32) over length (8 bytes, little endian) and bytes of each field.
    EXPECT_EQ(chainHash(event, R"({"stage":"clean"})"),
              "d1dc87ac1bc0220d344240638b0499532a3cffb277ba335f64c0c2fce8410ba5");
}

TEST(VerifyChain, findsNothingInAnUntouchedStore)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 20);
    const auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database);

    const auto report = verifyChain(*database, testProjections());

    ASSERT_TRUE(report) << report.error().what();
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_EQ(report->events, 41);
    EXPECT_EQ(report->stations, 1);
    EXPECT_TRUE(report->readModelsAgree);
}

TEST(VerifyChain, namesTheEventThatATampererTouched)
{
    struct Case {
        std::string sql;
        std::string sentence;
    };
    const std::vector<Case> cases = {
        {"UPDATE event SET body = replace(body, '4711', '4712') WHERE seq = 4", "Event 4 of station desk-1 is not"},
        {"UPDATE event SET actor = 'bob' WHERE seq = 5", "Event 5 of station desk-1 is not"},
        {"UPDATE event SET at_utc = '2026-03-01T09:00:00.000Z' WHERE seq = 6", "Event 6 of station desk-1 is not"},
        {"UPDATE event SET hash = prev_hash WHERE seq = 7", "Event 7 of station desk-1 is not"},
        {"UPDATE event SET prev_hash = hash WHERE seq = 8", "Event 8 of station desk-1 is not"},
        {"DELETE FROM event WHERE seq = 3", "Event 2 of station desk-1 is not followed by event 3 but by event 4"},
        {"UPDATE event SET rowid = -rowid WHERE seq = 9", "Event 0 of station desk-1 is not followed by event 1"},
    };
    for (const Case& one : cases) {
        const TemporaryFolder folder;
        fill(folder / "regrade.db", 10);
        ASSERT_EQ(tamper(folder / "regrade.db", kWithoutGuards + one.sql), "");

        EXPECT_NE(faultIn(folder / "regrade.db").find(one.sentence), std::string::npos)
            << one.sql << ": " << faultIn(folder / "regrade.db");
    }
}

TEST(VerifyChain, findsAnEventThatWasHashedAgainByItsForger)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 3);
    auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);
    RecordedEvent forged = EventLog(*database).history(domain::SubjectId("UNIT1"))->front();
    forged.stamp.actor = domain::ActorId("bob");
    std::string body;
    ASSERT_TRUE(database->each("SELECT body FROM event WHERE seq = ?", {forged.seq},
                               [&](const Row& row) { body = row.text(0); }));
    const std::string seq = std::to_string(forged.seq);
    ASSERT_EQ(tamper(folder / "regrade.db", kWithoutGuards + "UPDATE event SET actor = 'bob', hash = '" +
                                                chainHash(forged, body) + "' WHERE seq = " + seq),
              "");

    const std::string fault = faultIn(folder / "regrade.db");

    EXPECT_NE(fault.find("Event " + std::to_string(forged.seq + 1) + " of station desk-1 does not continue"),
              std::string::npos)
        << fault;
}

TEST(VerifyChain, findsAGapInTheHistoryOfAUnit)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    EventLog log(*database);
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT1"), 0, {received(), routed()}, stampAt(1, "desk-1")));
    ASSERT_TRUE(log.append(domain::SubjectId("UNIT1"), 2, {domain::WorkStarted{domain::StageId("clean")}},
                           stampAt(2, "desk-2")));
    // The end of one station's chain is cut: that chain itself is whole, the unit's history is not.
    for (const std::string_view sql : {"DROP TRIGGER event_is_never_deleted", "DELETE FROM event WHERE version = 2"}) {
        ASSERT_TRUE(database->run(sql));
    }

    const auto report = verifyChain(*database);

    ASSERT_TRUE(report && report->firstFault);
    EXPECT_NE(report->firstFault->find("Event 1 of station desk-2 is entry 3 of UNIT1, but entry 2 was due"),
              std::string::npos)
        << *report->firstFault;
}

TEST(VerifyChain, saysWhenAReadModelDiffersFromTheLog)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 5);
    ASSERT_EQ(tamper(folder / "regrade.db", "UPDATE test_unit SET stages = 7 WHERE item = 'UNIT2'"), "");
    const auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database);

    const auto report = verifyChain(*database, testProjections());

    ASSERT_TRUE(report);
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_FALSE(report->readModelsAgree);
}

TEST(VerifyChain, leavesTheStoreReadyForWriting)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 2);
    auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);

    ASSERT_TRUE(verifyChain(*database, testProjections()));

    EXPECT_TRUE(database->inTransaction([&]() -> Result<void> {
        const auto appended = EventLog(*database).append(domain::SubjectId("UNIT3"), 0, {received()}, stampAt(9));
        return appended ? Result<void>() : appended.error();
    }));
}

TEST(VerifyChain, findsEveryFlippedBitInABody)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 60);
    const std::string whole = bytesOf(folder / "regrade.db");
    // Bodies are found by what every one of their kind contains.
    std::vector<std::size_t> places;
    for (const std::string& mark : {std::string("order-4711"), std::string("routing.json#1")}) {
        for (std::size_t at = whole.find(mark); at != std::string::npos; at = whole.find(mark, at + 1)) {
            places.push_back(at);
        }
    }
    ASSERT_EQ(places.size(), 120U);
    std::mt19937 random(7);

    int flips = 0;
    for (const std::size_t place : places) {
        std::string damaged = whole;
        const std::size_t at = place + random() % 10;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        writeBytes(folder / "damaged.db", damaged);
        const std::string fault = faultIn(folder / "damaged.db");
        EXPECT_NE(fault.find("Event "), std::string::npos) << "flip at " << at << ": " << fault;
        EXPECT_NE(fault.find("of station desk-1"), std::string::npos) << "flip at " << at << ": " << fault;
        ++flips;
    }
    std::cout << flips << " flipped bits in event bodies, all named\n";
}

TEST(VerifyChain, findsDamageAnywhereElseOrTheDamageChangesNothing)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 200);
    const std::string whole = bytesOf(folder / "regrade.db");
    const auto logOf = [](const std::filesystem::path& file) {
        std::string log;
        const auto database = Database::openForReading(file);
        EXPECT_TRUE(database);
        EXPECT_TRUE(EventLog(*database).forEach([&](const RecordedEvent& event) { log += event.hash; }));
        return log;
    };
    const std::string log = logOf(folder / "regrade.db");
    std::mt19937 random(11);

    int found = 0;
    int harmless = 0;
    for (int round = 0; round < 150; ++round) {
        std::string damaged = whole;
        const std::size_t at = random() % whole.size();
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        writeBytes(folder / "damaged.db", damaged);
        if (faultIn(folder / "damaged.db").empty()) {
            EXPECT_EQ(logOf(folder / "damaged.db"), log) << "an unreported flip at " << at << " changed the log";
            ++harmless;
        } else {
            ++found;
        }
    }
    EXPECT_GT(found, 50);
    std::cout << "150 flipped bits anywhere: " << found << " reported, " << harmless << " without effect on the log\n";
}

} // namespace
} // namespace regrade::store
