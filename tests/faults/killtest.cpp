#include "tests/faults/firstschema.h"
#include "tests/faults/profile.h"
#include "tests/faults/writerprogram.h"
#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/photoarchive.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

namespace regrade::store {
namespace {

using faults::Writer;
using std::chrono::steady_clock;

/// Every acknowledged entry is in the log, under the hash that was told. How many there were.
int checkAcknowledged(const Database& database, const std::vector<std::string>& lines)
{
    for (const std::string& line : lines) {
        std::istringstream words(line);
        std::string item;
        std::int64_t version = 0;
        std::string hash;
        words >> item >> version >> hash;
        std::string kept = "nothing";
        EXPECT_TRUE(database.each("SELECT hash FROM event WHERE item = ? AND version = ?", {item, version},
                                  [&](const Row& row) { kept = row.text(0); }));
        EXPECT_EQ(kept, hash) << "acknowledged and lost: " << line;
    }
    return static_cast<int>(lines.size());
}

/// The chain holds, deeds are whole, read models agree, and every cited photo is there.
void checkWhole(const Database& database, const PhotoArchive& archive)
{
    const auto report = verifyChain(database, testProjections());
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_TRUE(report->readModelsAgree);
    const std::string torn = "SELECT COUNT(*) FROM (SELECT MAX(version) AS last FROM event GROUP BY item) "
                             "WHERE last IN (1, 4)";
    EXPECT_EQ(number(database, torn), 0) << "a deed of two events was half written";
    int missing = 0;
    EXPECT_TRUE(EventLog(database).forEach([&](const RecordedEvent& event) {
        if (const auto* step = std::get_if<domain::StepDone>(&event.event)) {
            missing += archive.read(step->photos.front().hash) ? 0 : 1;
        }
    }));
    EXPECT_EQ(missing, 0) << "photos that are cited but not archived";
}

struct Tally {
    int kills = 0;
    int acknowledged = 0;
    int beforeFirstWord = 0;
};

/// Two stations write into one folder and are both killed at a random moment.
void killTwo(const std::filesystem::path& folder, const std::string& prefix, std::mt19937& random, int longestMs,
             Tally& tally)
{
    Writer first(folder, "desk-1", prefix + "A");
    Writer second(folder, "desk-2", prefix + "B");
    first.listenForBeginning();
    second.listenForBeginning();
    const auto begun = steady_clock::now();
    const auto moment = [&] {
        return begun + std::chrono::microseconds(random() % (1'000U * static_cast<unsigned>(longestMs)));
    };
    std::array moments = {moment(), moment()};
    std::sort(moments.begin(), moments.end());
    EXPECT_FALSE(first.listenUntil(moments[0])) << "the writer gave up by itself";
    auto lines = first.kill();
    EXPECT_FALSE(second.listenUntil(moments[1])) << "the writer gave up by itself";
    const auto more = second.kill();
    tally.kills += 2;
    tally.beforeFirstWord += (lines.empty() ? 1 : 0) + (more.empty() ? 1 : 0);
    lines.insert(lines.end(), more.begin(), more.end());
    if (!std::filesystem::exists(folder / "regrade.db")) {
        EXPECT_TRUE(lines.empty());
        return;
    }
    const auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database) << database.error().what() << database.error().detail;
    tally.acknowledged += checkAcknowledged(*database, lines);
}

TEST(KilledWriter, losesNothingItHasAcknowledged)
{
    const TemporaryFolder folder;
    std::mt19937 random(20'260'301);
    Tally tally;
    for (int round = 0; round < faults::rounds(100, 1'050) && !testing::Test::HasFailure(); ++round) {
        killTwo(folder / "data", "R" + std::to_string(round) + "U", random, 80, tally);
    }

    const auto database = Database::openForReading(folder / "data" / "regrade.db");
    ASSERT_TRUE(database);
    checkWhole(*database, PhotoArchive(folder / "data" / "photos"));
    EXPECT_GT(tally.acknowledged, tally.kills) << "the writers hardly wrote: the test shows nothing";
    std::cout << tally.kills << " kills, " << tally.acknowledged << " deeds acknowledged, "
              << number(*database, "SELECT COUNT(*) FROM event") << " events, 0 lost, " << tally.beforeFirstWord
              << " killed before their first word\n";
}

TEST(KilledWriter, leavesNoHalfMadeStore)
{
    std::mt19937 random(7);
    Tally tally;
    int absent = 0;
    for (int round = 0; round < 30 && !testing::Test::HasFailure(); ++round) {
        const TemporaryFolder folder;
        killTwo(folder / "data", "U", random, 8, tally);
        if (!std::filesystem::exists(folder / "data" / "regrade.db")) {
            ++absent;
            continue;
        }
        auto database = Database::openForWriting(folder / "data" / "regrade.db");
        ASSERT_TRUE(database) << database.error().what();
        const auto journal = Journal::open(*database, testProjections());
        ASSERT_TRUE(journal) << journal.error().what();
        checkWhole(*database, PhotoArchive(folder / "data" / "photos"));
    }
    std::cout << tally.kills << " kills while the store was made: " << absent << " times absent, else whole\n";
}

TEST(TwoPrograms, writeIntoOneStoreWithoutLosingAnEventOrBeingTurnedAway)
{
    const TemporaryFolder folder;
    const int units = faults::rounds(150, 5'000);
    std::filesystem::create_directories(folder / "data");
    ASSERT_TRUE(Database::openForWriting(folder / "data" / "regrade.db"));

    Writer first(folder / "data", "desk-1", "A", units);
    Writer second(folder / "data", "desk-2", "B", units);
    first.listenForBeginning();
    second.listenForBeginning();
    auto [lines, firstEnd] = first.finish();
    const auto [more, secondEnd] = second.finish();

    EXPECT_EQ(firstEnd, 0) << "the first was turned away: see its sentence above";
    EXPECT_EQ(secondEnd, 0) << "the second was turned away: see its sentence above";
    lines.insert(lines.end(), more.begin(), more.end());
    const auto database = Database::openForReading(folder / "data" / "regrade.db");
    ASSERT_TRUE(database);
    EXPECT_EQ(checkAcknowledged(*database, lines), 8 * units);
    checkWhole(*database, PhotoArchive(folder / "data" / "photos"));
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event"), 12 * units);
    std::cout << "two programs, one store: " << 12 * units << " events, 0 lost, 0 turned away\n";
}

TEST(KilledMigration, leavesTheOldSchemaOrTheNewOne)
{
    std::mt19937 random(11);
    std::map<std::int64_t, int> found;
    for (int round = 0; round < 100 && !testing::Test::HasFailure(); ++round) {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder / "data");
        makeFirstSchema(folder / "data" / "regrade.db");
        Writer writer(folder / "data", "desk-2", "U", 1);
        writer.listenForBeginning();
        // It may be done before: then the kill meets nobody.
        static_cast<void>(writer.listenUntil(steady_clock::now() + std::chrono::microseconds(random() % 4'000)));
        static_cast<void>(writer.kill());
        {
            const auto remains = Database::openRemains(folder / "data" / "regrade.db");
            ASSERT_TRUE(remains);
            ++found[number(*remains, "PRAGMA user_version")];
        }
        const auto database = Database::openForWriting(folder / "data" / "regrade.db");
        ASSERT_TRUE(database) << database.error().what() << database.error().detail;
        EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event WHERE station = 'desk-1'"), 50);
    }
    for (const auto& [schema, times] : found) {
        std::cout << times << " kills around a migration left schema " << schema << "; ";
    }
    std::cout << "all opened afterwards with 50 of 50 events\n";
}

} // namespace
} // namespace regrade::store
