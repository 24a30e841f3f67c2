#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/eventlog.h"

namespace regrade::store {
namespace {

constexpr int kUnits = 13'000; ///< so many that the log is read ahead

/// One log for all tests of this file: making it takes longest.
class LongLog : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<TemporaryFolder>();
        auto database = Database::openForWriting(file());
        ASSERT_TRUE(database);
        auto journal = Journal::open(*database, {});
        ASSERT_TRUE(journal);
        const auto written = database->inGroup([&] {
            for (int unit = 0; unit < kUnits; ++unit) {
                const auto done = journal->record(
                    domain::ItemId("UNIT" + std::to_string(unit)),
                    [](const domain::Item&) {
                        return Result<domain::Events>({received(), routed()});
                    },
                    stampAt(unit));
                ASSERT_TRUE(done) << done.error().what();
            }
        });
        ASSERT_TRUE(written);
    }
    static void TearDownTestSuite() { s_folder.reset(); }
    static std::filesystem::path file() { return *s_folder / "log.db"; }

    /// A store of the test's own, with one body made unreadable.
    std::filesystem::path brokenAt(std::int64_t seq)
    {
        const auto copy = m_folder / "broken.db";
        const auto whole = Database::openForReading(file());
        EXPECT_TRUE(whole->copyTo(copy));
        EXPECT_EQ(
            tamper(copy, kWithoutGuards + "UPDATE event SET body = 'not JSON' WHERE seq = " + std::to_string(seq)), "");
        return copy;
    }

    TemporaryFolder m_folder;

private:
    inline static std::unique_ptr<TemporaryFolder> s_folder;
};

TEST_F(LongLog, isReadAheadInTheOrderOfArrival)
{
    const auto database = Database::openForReading(file());
    std::int64_t due = 0;

    const auto read = EventLog(*database).forEachAhead([&](const RecordedEvent& event) {
        EXPECT_EQ(event.subject.text(), "UNIT" + std::to_string(due / 2));
        return event.seq == ++due;
    });

    EXPECT_TRUE(read);
    EXPECT_EQ(due, 2 * kUnits);
}

TEST_F(LongLog, isReadNoFurtherThanIsWanted)
{
    const auto database = Database::openForReading(file());
    for (const std::int64_t wanted : {1, 5'000, 25'999}) {
        std::int64_t taken = 0;

        const auto read = EventLog(*database).forEachAhead([&](const RecordedEvent&) { return ++taken < wanted; });

        EXPECT_TRUE(read);
        EXPECT_EQ(taken, wanted);
    }
}

TEST_F(LongLog, isReadUpToTheEventThatCannotBeUnderstood)
{
    const auto broken = brokenAt(7'777);
    const auto database = Database::openForReading(broken);
    std::int64_t taken = 0;

    const auto read = EventLog(*database).forEachAhead([&](const RecordedEvent&) { return ++taken > 0; });

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().what(),
              "Event 7777 of station desk-1 cannot be read. Nothing was changed; check the store.");
    EXPECT_EQ(taken, 7'776);
}

TEST_F(LongLog, leavesOutNothingThatIsNotCommittedYet)
{
    const auto copy = m_folder / "growing.db";
    ASSERT_TRUE(Database::openForReading(file())->copyTo(copy));
    auto database = *Database::openForWriting(copy);
    std::int64_t taken = 0;

    const auto done = database.inTransaction([&]() -> Result<void> {
        const auto added = EventLog(database).append(domain::SubjectId("NEW"), 0, {received(), routed()}, stampAt(0));
        return added ? EventLog(database).forEachAhead([&](const RecordedEvent&) { return ++taken > 0; })
                     : added.error();
    });

    EXPECT_TRUE(done);
    EXPECT_EQ(taken, 2 * kUnits + 2);
}

TEST_F(LongLog, isVerifiedWholeAndTheFirstChangedEventIsNamed)
{
    EXPECT_EQ(verifySince(*Database::openForReading(file()), {})->events, 2 * kUnits);
    for (const std::int64_t seq : {1, 1'500, 25'999, 26'000}) {
        const auto report = verifySince(*Database::openForReading(brokenAt(seq)), {});

        ASSERT_TRUE(report && report->fault);
        EXPECT_EQ(report->fault->seq, seq);
        EXPECT_EQ(report->fault->kind, Tampering::edited);
        std::filesystem::remove(m_folder / "broken.db");
    }
}

} // namespace
} // namespace regrade::store
