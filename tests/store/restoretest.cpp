#include "tests/store/storesupport.h"

#include "store/backup.h"
#include "store/chain.h"
#include "store/restore.h"
#include "store/segments.h"

#include <random>

namespace regrade::store {
namespace {

Time day(int number) { return *parseIso("2026-03-01T08:00:00Z") + std::chrono::hours(24 * number); }
Journal::Projections readModels() { return testProjections(); }

class StoreWithBackups : public testing::Test {
protected:
    /// 41 events, a backup, 20 events more that the segments hold, and 4 that only the store holds.
    StoreWithBackups()
    {
        fill(m_store, 20);
        backUp(1);
        add("LATER", 10);
        {
            const auto log = Database::openForReading(m_store);
            auto segments = SegmentWriter::open(m_sources.segments, *log);
            EXPECT_TRUE(segments && segments->follow() && segments->sync());
        }
        add("LAST", 2);
        const auto database = Database::openForReading(m_store);
        m_heads = *headsOf(*database);
    }

    void add(const std::string& prefix, int units)
    {
        auto database = Database::openForWriting(m_store);
        auto journal = Journal::open(*database, testProjections());
        ASSERT_TRUE(journal);
        for (int unit = 1; unit <= units; ++unit) {
            ASSERT_TRUE(journal->record(
                domain::ItemId(prefix + std::to_string(unit)),
                [](const domain::Item&) {
                    return domain::Events{received(), routed()};
                },
                stampAt(100 + unit)));
        }
    }

    void backUp(int onDay) const
    {
        const auto database = Database::openForReading(m_store);
        const auto backup = makeBackup(*database, m_sources.backups, day(onDay));
        ASSERT_TRUE(backup) << backup.error().what() << backup.error().detail;
    }

    Result<RestoreReport> restore() const
    {
        return restoreStore(m_store, m_folder / "quarantine", m_sources, readModels, day(9));
    }

    void expectWhole(std::int64_t events) const
    {
        const auto database = Database::openForReading(m_store);
        ASSERT_TRUE(database) << database.error().what();
        const auto report = verifyChain(*database, testProjections());
        ASSERT_TRUE(report);
        EXPECT_EQ(report->firstFault, std::nullopt);
        EXPECT_TRUE(report->readModelsAgree);
        EXPECT_EQ(report->events, events);
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_store = m_folder / "regrade.db";
    RestoreSources m_sources{m_folder / "backups", m_folder / "segments", m_store};
    std::vector<ChainHead> m_heads;
};

TEST_F(StoreWithBackups, tellsWhatEachHolds)
{
    backUp(2);

    const auto backups = backupsIn(m_sources.backups);

    ASSERT_EQ(backups.size(), 2U);
    EXPECT_EQ(backups[0].at, day(2));
    EXPECT_EQ(backups[0].events, 65);
    EXPECT_EQ(backups[0].heads, m_heads);
    EXPECT_EQ(backups[1].events, 41);
    EXPECT_TRUE(checkBackup(backups[0]));
    EXPECT_EQ(backups[0].file.filename(), "regrade-20260303T080000Z.db");
}

TEST_F(StoreWithBackups, isRestoredFromBackupSegmentsAndWhatIsLeftOfTheFile)
{
    // The end of the file, where the newest pages lie, is gone.
    const std::string whole = bytesOf(m_store);
    writeBytes(m_store, whole.substr(0, whole.size() - 8'192));

    const auto report = restore();

    ASSERT_TRUE(report) << report.error().what() << report.error().detail;
    EXPECT_EQ(report->fromBackup, 41);
    EXPECT_EQ(report->fromSegments, 20);
    expectWhole(report->events());
    EXPECT_GE(report->events(), 61) << "every event up to the last segment";
    EXPECT_EQ(bytesOf(report->quarantine / "regrade.db"), whole.substr(0, whole.size() - 8'192))
        << "the damaged file is kept as it was";
}

TEST_F(StoreWithBackups, isRestoredWholeWhenOnlyAnEarlyPageIsDamaged)
{
    ASSERT_EQ(tamper(m_store, kWithoutGuards + "UPDATE event SET actor = 'bob' WHERE seq = 7"), "");

    const auto report = restore();

    ASSERT_TRUE(report) << report.error().what();
    EXPECT_EQ(report->fromRemains, 4) << "what came after the last segment is still in the file, and its chain holds";
    EXPECT_EQ(report->heads, m_heads);
    expectWhole(65);
}

TEST_F(StoreWithBackups, isRestoredWhenTheFileIsGone)
{
    std::filesystem::remove(m_store);

    const auto report = restore();

    ASSERT_TRUE(report) << report.error().what();
    EXPECT_TRUE(report->quarantine.empty());
    expectWhole(61);
}

TEST_F(StoreWithBackups, passesOverADamagedBackup)
{
    backUp(2);
    const auto newest = backupsIn(m_sources.backups).front().file;
    std::string bytes = bytesOf(newest);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    writeBytes(newest, bytes);
    std::filesystem::remove(m_store);

    const auto report = restore();

    ASSERT_TRUE(report);
    EXPECT_EQ(report->passedOver, 1);
    EXPECT_EQ(report->fromBackup, 41);
    expectWhole(61);
}

TEST_F(StoreWithBackups, isRestoredFromItsSegmentsAlone)
{
    std::filesystem::remove_all(m_sources.backups);
    std::filesystem::remove(m_store);

    const auto report = restore();

    ASSERT_TRUE(report) << report.error().what();
    EXPECT_EQ(report->backup, std::nullopt);
    EXPECT_EQ(report->fromSegments, 61);
    expectWhole(61);
}

TEST_F(StoreWithBackups, isLeftAsItIsWhenThereIsNothingToRestoreFrom)
{
    std::filesystem::remove_all(m_sources.backups);
    std::filesystem::remove_all(m_sources.segments);
    writeBytes(m_store, "rubbish");

    const auto report = restore();

    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::refused);
    EXPECT_EQ(bytesOf(m_store), "rubbish");
    EXPECT_FALSE(std::filesystem::exists(m_store.string() + ".restoring"));
}

TEST_F(StoreWithBackups, isRestoredUpToTheLastSegmentHoweverItRots)
{
    const std::string whole = bytesOf(m_store);
    std::mt19937 random(5);
    std::int64_t fewest = 65;
    for (int round = 0; round < 40; ++round) {
        std::string damaged = whole;
        for (int bit = 0; bit < 200; ++bit) {
            const std::size_t at = random() % damaged.size();
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        }
        writeBytes(m_store, damaged);
        const auto report = restore();
        ASSERT_TRUE(report) << report.error().what() << report.error().detail;
        fewest = std::min(fewest, report->events());
        expectWhole(report->events());
        std::filesystem::remove_all(m_folder / "quarantine");
    }
    EXPECT_GE(fewest, 61);
    std::cout << "40 rotten stores of 65 events restored; the fewest events after it: " << fewest
              << " (61 were in the segments)\n";
}

TEST_F(StoreWithBackups, isBackedUpWhileAnotherConnectionWrites)
{
    auto writer = Database::openForWriting(m_store);
    const auto reader = Database::openForReading(m_store);
    ASSERT_TRUE(writer->inTransaction([&]() -> Result<void> {
        const auto appended = EventLog(*writer).append(domain::SubjectId("OPEN1"), 0, {received()}, stampAt(300));
        EXPECT_TRUE(appended);
        const auto backup = makeBackup(*reader, m_sources.backups, day(3));
        EXPECT_TRUE(backup) << backup.error().what() << backup.error().detail;
        EXPECT_EQ(backup->events, 65) << "what is not committed is not in it";
        return {};
    }));
    EXPECT_EQ(number(*reader, "SELECT COUNT(*) FROM event"), 66);
}

} // namespace
} // namespace regrade::store
