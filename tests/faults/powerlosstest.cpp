#include "tests/faults/faultdisk.h"
#include "tests/faults/firstschema.h"
#include "tests/faults/profile.h"
#include "tests/store/storesupport.h"

#include "store/chain.h"

#include <iostream>
#include <map>

namespace regrade::store {
namespace {

using faults::DiskImage;
using faults::FaultDisk;

void writeImage(const std::filesystem::path& folder, const DiskImage& image)
{
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [file, content] : image) {
        writeBytes(folder / file, content);
    }
}

std::vector<std::string> hashesOf(const Database& database)
{
    std::vector<std::string> hashes;
    EXPECT_TRUE(database.each("SELECT hash FROM event ORDER BY rowid", {},
                              [&](const Row& row) { hashes.push_back(row.text(0)); }));
    return hashes;
}

class PowerLoss : public testing::Test {
protected:
    PowerLoss() { fill(m_folder / "regrade.db", 5); }

    /// Forty deeds under the recording disk; what was acknowledged is marked. The log as it was at the end.
    std::vector<std::string> work(const std::string& synchronous)
    {
        m_before = {{"regrade.db", bytesOf(m_folder / "regrade.db")}};
        m_disk.record();
        auto database = Database::openForWriting(m_folder / "regrade.db");
        EXPECT_TRUE(database && database->run("PRAGMA synchronous = " + synchronous));
        // Checkpoints, too, must be cut through.
        EXPECT_TRUE(database->run("PRAGMA wal_autocheckpoint = 24"));
        auto journal = Journal::open(*database, testProjections());
        EXPECT_TRUE(journal);
        for (int unit = 100; unit < 140; ++unit) {
            EXPECT_TRUE(journal->record(
                domain::ItemId("UNIT" + std::to_string(unit)),
                [](const domain::Item&) {
                    return domain::Events{received(), routed()};
                },
                stampAt(unit)));
            m_disk.mark(number(*database, "SELECT COUNT(*) FROM event"));
        }
        auto hashes = hashesOf(*database);
        m_steps = m_disk.steps();
        m_disk.beQuiet();
        return hashes;
    }

    struct Tally {
        int points = 0;
        int lost = 0;
        int damaged = 0;
        std::int64_t shortest = 1'000'000; ///< tail that was lost, in events
        std::int64_t longest = 0;
    };

    /// Cuts the power at random steps, and looks at what the next start makes of it.
    Tally cutPower(const std::vector<std::string>& whole, int points)
    {
        Tally tally;
        std::mt19937 random(20'260'301);
        for (int point = 0; point < points; ++point) {
            const std::size_t count = random() % (m_steps.size() + 1);
            const std::int64_t acknowledged = std::max<std::int64_t>(11, faults::markAfter(m_steps, count));
            writeImage(m_folder / "crash", faults::imageAfter(m_before, m_steps, count, random));
            ++tally.points;
            const auto database = Database::openForWriting(m_folder / "crash" / "regrade.db");
            const auto report = database ? verifyChain(*database, testProjections()) : database.error();
            if (!report || report->firstFault || !report->readModelsAgree) {
                ++tally.damaged;
                ADD_FAILURE() << "after " << count << " steps: "
                              << (report ? report->firstFault.value_or("read models") : report.error().what());
                continue;
            }
            const auto hashes = hashesOf(*database);
            EXPECT_TRUE(std::equal(hashes.begin(), hashes.end(), whole.begin())) << "not a beginning of the log";
            const auto missing = acknowledged - static_cast<std::int64_t>(hashes.size());
            tally.lost += missing > 0 ? 1 : 0;
            tally.longest = std::max(tally.longest, missing);
        }
        return tally;
    }

    TemporaryFolder m_folder;
    FaultDisk m_disk;
    DiskImage m_before;
    std::vector<faults::DiskStep> m_steps;
};

TEST_F(PowerLoss, losesNothingThatWasAcknowledged)
{
    const auto whole = work("FULL");

    const Tally tally = cutPower(whole, faults::rounds(300, 2'000));

    EXPECT_EQ(tally.lost, 0);
    EXPECT_EQ(tally.damaged, 0);
    std::cout << tally.points << " power cuts at FULL over " << m_steps.size() << " steps: " << tally.lost
              << " lost acknowledged events, " << tally.damaged << " damaged\n";
}

TEST_F(PowerLoss, wouldLoseOnlyTheTailWithoutFullSynchronisation)
{
    const auto whole = work("NORMAL");

    const Tally tally = cutPower(whole, faults::rounds(150, 1'000));

    EXPECT_EQ(tally.damaged, 0);
    EXPECT_GT(tally.lost, 0) << "the disk of this test loses nothing: it shows nothing";
    std::cout << tally.points << " power cuts at NORMAL: " << tally.lost << " lost a tail of up to " << tally.longest
              << " events, " << tally.damaged << " damaged\n";
}

TEST(PowerLossInAMigration, leavesTheOldSchemaOrTheNewOne)
{
    const TemporaryFolder folder;
    makeFirstSchema(folder / "regrade.db");
    const DiskImage before{{"regrade.db", bytesOf(folder / "regrade.db")}};
    FaultDisk disk;
    disk.record();
    ASSERT_TRUE(Database::openForWriting(folder / "regrade.db"));
    const auto steps = disk.steps();
    disk.beQuiet();
    std::mt19937 random(3);
    std::map<std::int64_t, int> found;
    const auto newest = static_cast<std::int64_t>(migrationSteps().size());

    for (int point = 0; point < faults::rounds(100, 500); ++point) {
        writeImage(folder / "crash", faults::imageAfter(before, steps, random() % (steps.size() + 1), random));
        std::int64_t schema = 0;
        {
            const auto remains = Database::openRemains(folder / "crash" / "regrade.db");
            ASSERT_TRUE(remains);
            schema = number(*remains, "PRAGMA user_version");
            EXPECT_EQ(number(*remains, "SELECT COUNT(*) FROM event"), 50);
            EXPECT_EQ(number(*remains, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'projection'"),
                      schema >= 2 ? 1 : 0);
        }
        ++found[schema];
        const auto database = Database::openForWriting(folder / "crash" / "regrade.db");
        ASSERT_TRUE(database) << database.error().what() << database.error().detail;
        EXPECT_EQ(*schemaOf(*database), newest);
        EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event"), 50);
    }
    EXPECT_GT(found[1], 0);
    EXPECT_GT(found[newest], 0);
    for (const auto& [schema, times] : found) {
        std::cout << times << " power cuts in a migration left schema " << schema << "; ";
    }
    std::cout << "all opened afterwards with 50 of 50 events\n";
}

} // namespace
} // namespace regrade::store
