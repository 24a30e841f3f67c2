#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/eventrow.h"

#include <algorithm>
#include <iostream>
#include <random>

namespace regrade::store {
namespace {

const std::string kSwap4And5 = "UPDATE event SET seq = 1000 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5; "
                               "UPDATE event SET seq = 5 WHERE seq = 1000";
/// Makes room behind event 4, then puts a copy of event 4 there as an event of another unit.
const std::string kInsertBehind4 =
    "UPDATE event SET seq = -seq WHERE seq > 4; UPDATE event SET seq = 1 - seq WHERE seq < 0; "
    "INSERT INTO event SELECT station, 5, 'UNIT99', 1, kind, body, at_utc, mono_ns, actor, policy_version, "
    "model_version, replayed, hash, prev_hash FROM event WHERE seq = 4";

/// What a stranger does to the columns; CHECKs hold him up no more than triggers.
std::string tamperFreely(const std::filesystem::path& file, const std::string& sql)
{
    return tamper(file, "PRAGMA ignore_check_constraints = ON; " + kWithoutGuards + sql);
}

std::vector<ChainHead> witnessOf(const std::filesystem::path& file)
{
    const auto database = Database::openForReading(file);
    EXPECT_TRUE(database);
    return *headsOf(*database);
}

std::optional<ChainFault> brokenAt(const std::filesystem::path& file, const std::vector<ChainHead>& witnesses = {})
{
    const auto report = verifyFile(file, testProjections(), witnesses);
    EXPECT_TRUE(report) << report.error().what();
    return report ? report->fault : std::nullopt;
}

TEST(Tampering, isToldByItsKindAndByTheFirstEventThatDoesNotHold)
{
    struct Case {
        std::string name;
        std::string sql;
        Tampering kind;
        std::int64_t seq;
    };
    const std::vector<Case> cases = {
        {"edit", "UPDATE event SET body = replace(body, '4711', '4712') WHERE seq = 4", Tampering::edited, 4},
        {"edit of the actor", "UPDATE event SET actor = 'bob' WHERE seq = 7", Tampering::edited, 7},
        {"delete", "DELETE FROM event WHERE seq = 6", Tampering::deleted, 6},
        {"delete and close the gap",
         "DELETE FROM event WHERE seq = 6; UPDATE event SET seq = -seq WHERE seq > 6; "
         "UPDATE event SET seq = -seq - 1 WHERE seq < 0",
         Tampering::deleted, 6},
        {"reorder by number", kSwap4And5, Tampering::reordered, 4},
        {"reorder by place", "UPDATE event SET rowid = -rowid WHERE seq = 9", Tampering::reordered, 1},
        {"insert", kInsertBehind4, Tampering::inserted, 5},
        {"cut the tail", "DELETE FROM event WHERE seq > 15", Tampering::tailCut, 16},
    };
    for (const Case& one : cases) {
        const TemporaryFolder folder;
        fill(folder / "regrade.db", 10);
        const auto witness = witnessOf(folder / "regrade.db");
        ASSERT_EQ(tamperFreely(folder / "regrade.db", one.sql), "") << one.name;

        const auto fault = brokenAt(folder / "regrade.db", witness);

        ASSERT_TRUE(fault) << one.name;
        EXPECT_EQ(nameOf(fault->kind), nameOf(one.kind)) << one.name << ": " << fault->sentence;
        EXPECT_EQ(fault->seq, one.seq) << one.name << ": " << fault->sentence;
        EXPECT_EQ(fault->station, "desk-1") << one.name;
    }
    std::cout << cases.size() << " ways of tampering, " << cases.size() << " found and named\n";
}

TEST(Tampering, ofAWholeFileIsFoundThroughTheWitnessHeadOnly)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 5);
    const std::string old = bytesOf(folder / "regrade.db");
    std::filesystem::remove(folder / "regrade.db");
    fill(folder / "regrade.db", 10);
    const auto witness = witnessOf(folder / "regrade.db");
    fill(folder / "other.db", 12);
    ASSERT_EQ(tamperFreely(folder / "other.db", "UPDATE event SET actor = 'bob'"), "");

    writeBytes(folder / "regrade.db", old);
    EXPECT_EQ(brokenAt(folder / "regrade.db"), std::nullopt) << "the old copy is whole in itself";
    const auto playedBack = brokenAt(folder / "regrade.db", witness);
    ASSERT_TRUE(playedBack);
    EXPECT_EQ(playedBack->kind, Tampering::playedBack) << playedBack->sentence;
    EXPECT_EQ(playedBack->seq, 12);
}

TEST(Tampering, bySwappingTheDatabaseIsFoundThroughTheWitnessHead)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 10);
    const auto witness = witnessOf(folder / "regrade.db");
    std::filesystem::remove(folder / "regrade.db");
    // The same station, the same number of events, but not the same events.
    auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);
    auto journal = Journal::open(*database, testProjections());
    ASSERT_TRUE(journal);
    for (int unit = 1; unit <= 12; ++unit) {
        ASSERT_TRUE(journal->record(
            domain::ItemId("OTHER" + std::to_string(unit)),
            [](const domain::Item&) {
                return domain::Events{received(), routed()};
            },
            stampAt(unit)));
    }

    EXPECT_EQ(brokenAt(folder / "regrade.db"), std::nullopt);
    const auto swapped = brokenAt(folder / "regrade.db", witness);
    ASSERT_TRUE(swapped);
    EXPECT_EQ(swapped->kind, Tampering::swapped) << swapped->sentence;
    EXPECT_EQ(swapped->seq, 21);
}

TEST(VerifySince, looksOnlyAtWhatCameAfterTheMark)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 10);
    const auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database);
    const auto whole = *headsOf(*database);
    std::string hash;
    ASSERT_TRUE(
        database->each("SELECT hash FROM event WHERE seq = 15", {}, [&](const Row& row) { hash = row.text(0); }));

    EXPECT_EQ(verifySince(*database, {})->events, 21);
    EXPECT_EQ(verifySince(*database, {{"desk-1", 15, hash}})->events, 6);
    EXPECT_EQ(verifySince(*database, whole)->events, 0);
    EXPECT_EQ(verifySince(*database, whole)->fault, std::nullopt);
}

TEST(VerifySince, findsWhatHappenedBehindTheMarkAndToTheMarkItself)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 10);
    const auto marks = witnessOf(folder / "regrade.db");
    {
        auto database = Database::openForWriting(folder / "regrade.db");
        EventLog log(*database);
        ASSERT_TRUE(log.append(domain::SubjectId("UNIT50"), 0, {received(), routed()}, stampAt(50)));
    }
    ASSERT_EQ(tamperFreely(folder / "regrade.db", "UPDATE event SET actor = 'bob' WHERE seq = 23"), "");
    const auto database = Database::openForReading(folder / "regrade.db");

    const auto edited = verifySince(*database, marks)->fault;
    const auto rewritten = verifySince(*database, {{"desk-1", 21, std::string(64, 'a')}})->fault;
    const auto cut = verifySince(*database, {{"desk-1", 30, std::string(64, 'a')}})->fault;

    ASSERT_TRUE(edited && rewritten && cut);
    EXPECT_EQ(edited->seq, 23);
    EXPECT_EQ(rewritten->kind, Tampering::swapped);
    EXPECT_EQ(cut->seq, 24);
}

/// The rows of the log as SQLite gives them, up to where it gives up.
std::vector<std::string> rowsOf(const std::filesystem::path& file)
{
    std::vector<std::string> rows;
    const auto database = Database::openRemains(file);
    if (database) {
        static_cast<void>(database->each("SELECT " + std::string(kEventColumns) + " FROM event ORDER BY rowid", {},
                                         [&](const Row& row) {
                                             std::string all;
                                             for (int column = 0; column < 14; ++column) {
                                                 all += row.text(column) + '|';
                                             }
                                             rows.push_back(all);
                                         }));
    }
    return rows;
}

class Rot : public testing::Test {
protected:
    Rot()
    {
        fill(m_folder / "regrade.db", 160);
        m_whole = bytesOf(m_folder / "regrade.db");
        m_rows = rowsOf(m_folder / "regrade.db");
        m_witness = witnessOf(m_folder / "regrade.db");
    }

    /// A damage that changes an event is reported with the number of the first that it changed.
    void check(const std::string& damaged, const std::string& name)
    {
        writeBytes(m_folder / "damaged.db", damaged);
        const auto rows = rowsOf(m_folder / "damaged.db");
        const auto report = verifyFile(m_folder / "damaged.db", {}, m_witness);
        if (rows == m_rows) {
            m_harmless += 1;
            return;
        }
        const auto differ = std::mismatch(rows.begin(), rows.end(), m_rows.begin(), m_rows.end());
        const auto first = 1 + (differ.second - m_rows.begin());
        m_changed += 1;
        ASSERT_TRUE(report) << name << ": " << report.error().what();
        ASSERT_TRUE(report->fault) << name << ": " << report->firstFault.value_or("nothing reported");
        EXPECT_EQ(report->fault->seq, first) << name << ": " << report->fault->sentence;
        m_named += report->fault->seq == first ? 1 : 0;
    }

    TemporaryFolder m_folder;
    std::string m_whole;
    std::vector<std::string> m_rows;
    std::vector<ChainHead> m_witness;
    std::mt19937 m_random{20'260'301};
    int m_changed = 0;
    int m_named = 0;
    int m_harmless = 0;
};

TEST_F(Rot, ofOneBitIsReportedWithTheNumberOfTheEventWheneverItChangesOne)
{
    for (int round = 0; round < 500; ++round) {
        std::string damaged = m_whole;
        const std::size_t at = m_random() % m_whole.size();
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << m_random() % 8));
        check(damaged, "flip at " + std::to_string(at));
    }
    EXPECT_GT(m_changed, 150);
    std::cout << "500 flipped bits: " << m_changed << " changed an event, " << m_named << " named by number, "
              << m_harmless << " changed none\n";
}

TEST_F(Rot, ofAPageIsReportedWithTheNumberOfTheFirstLostEvent)
{
    constexpr std::size_t kPage = 4'096;
    const std::size_t pages = m_whole.size() / kPage;
    for (std::size_t page = 0; page < pages; ++page) {
        std::string damaged = m_whole;
        damaged.replace(page * kPage, kPage, std::string(kPage, '\0'));
        check(damaged, "page " + std::to_string(page));
    }
    EXPECT_GT(m_changed, 18) << "the 65 events lie on about so many pages";
    std::cout << pages << " pages emptied, one each time: " << m_changed << " changed an event, " << m_named
              << " named by number\n";
}

TEST_F(Rot, ofTheEndOfTheFileIsReportedWithTheNumberOfTheFirstLostEvent)
{
    for (int round = 0; round < 100; ++round) {
        const std::size_t size = m_random() % m_whole.size();
        check(m_whole.substr(0, size), "cut at " + std::to_string(size));
    }
    EXPECT_GT(m_changed, 50);
    std::cout << "100 cut files: " << m_changed << " changed an event, " << m_named << " named by number\n";
}

} // namespace
} // namespace regrade::store
