#include "workers/caretaker.h"

#include "store/chain.h"
#include "tests/store/samples.h"
#include "tests/workers/workerssupport.h"

#include <gtest/gtest.h>

namespace regrade::workers {
namespace {

using std::chrono::hours;

/// A store with a few units, its key, and a clock that stands still until it is moved.
class CaretakerOfAStore : public testing::Test {
protected:
    CaretakerOfAStore()
        : m_plan{m_folder / "regrade.db", m_folder / "backups", m_folder / "heads.txt", {}, hours(24), 3,
                 std::chrono::seconds(0)},
          m_key(*store::StationKey::openOrMake(m_folder / "station.key"))
    {
        work(5);
    }

    void work(int units)
    {
        auto database = store::Database::openForWriting(m_plan.store);
        store::EventLog log(*database);
        for (int i = 0; i < units; ++i) {
            const domain::SubjectId unit("UNIT" + std::to_string(++m_units));
            ASSERT_TRUE(database->inTransaction([&]() -> Result<void> {
                const auto written = log.append(unit, 0, {store::received()}, store::stampAt(m_units));
                return written ? Result<void>() : written.error();
            }));
        }
    }

    [[nodiscard]] Caretaker::Told note()
    {
        return [this](const Result<ShiftEnd>& end) { m_told.add(end); };
    }

    [[nodiscard]] Result<ShiftEnd> endOnce() { return endShiftNow(m_plan, m_key, m_clock.now()); }

    TemporaryFolder m_folder;
    SetClock m_clock;
    BackupPlan m_plan;
    store::StationKey m_key;
    Told<Result<ShiftEnd>> m_told;
    int m_units = 0;
};

TEST_F(CaretakerOfAStore, copiesItWhenThereIsNoCopyYet)
{
    const Caretaker caretaker(m_plan, m_key, m_clock, note());

    ASSERT_TRUE(m_told.waitForCount(1));
    const auto end = m_told.all().front();
    ASSERT_TRUE(end) << end.error().what() << end.error().detail;
    EXPECT_EQ(end->backup.events, 5);
    EXPECT_TRUE(store::checkBackup(end->backup));
}

TEST_F(CaretakerOfAStore, leavesItAloneWhileTheNewestCopyIsYoung)
{
    ASSERT_TRUE(endOnce());
    m_clock.advance(hours(23));
    {
        Caretaker caretaker(m_plan, m_key, m_clock, note());
        Told<Result<ShiftEnd>> asked;
        caretaker.endShift([&](const Result<ShiftEnd>& end) { asked.add(end); });
        ASSERT_TRUE(asked.waitForCount(1));
    }

    EXPECT_TRUE(m_told.all().empty()) << "only what was asked for";
    EXPECT_EQ(store::backupsIn(m_plan.backups).size(), 2U);
}

TEST_F(CaretakerOfAStore, copiesItAgainWhenTheNewestCopyIsTooOldOrFromTheFuture)
{
    m_plan.keep = 10;
    for (const auto passed : {hours(24), -hours(24 * 3'652)}) {
        m_clock.advance(hours(1));
        ASSERT_TRUE(endOnce());
        m_clock.advance(passed);
        const auto before = store::backupsIn(m_plan.backups).size();
        Told<Result<ShiftEnd>> told;

        const Caretaker caretaker(m_plan, m_key, m_clock, [&](const Result<ShiftEnd>& end) { told.add(end); });

        ASSERT_TRUE(told.waitForCount(1));
        EXPECT_TRUE(told.all().front());
        EXPECT_EQ(store::backupsIn(m_plan.backups).size(), before + 1);
    }
}

TEST_F(CaretakerOfAStore, keepsTheNewestCopiesWhateverTheClockSaid)
{
    m_clock.advance(hours(24 * 3'652)); // the clock was wrong for a while
    for (int day = 0; day < 3; ++day) {
        ASSERT_TRUE(endOnce());
        m_clock.advance(hours(24));
    }
    m_clock.advance(-hours(24 * 3'652));
    work(1);

    const auto end = endOnce();

    ASSERT_TRUE(end);
    const auto kept = store::backupsIn(m_plan.backups);
    EXPECT_EQ(kept.size(), 3U);
    EXPECT_EQ(kept.front().events, 6);
    EXPECT_TRUE(store::checkBackup(kept.front())) << "the one just made is not the one that goes";
}

TEST_F(CaretakerOfAStore, makesTwoCopiesInOneSecond)
{
    const auto first = endOnce();
    work(1);
    const auto second = endOnce();

    ASSERT_TRUE(first && second);
    EXPECT_NE(first->backup.file, second->backup.file);
    EXPECT_EQ(store::backupsIn(m_plan.backups).size(), 2U);
    EXPECT_TRUE(store::checkBackup(first->backup));
    EXPECT_TRUE(store::checkBackup(second->backup));
}

TEST_F(CaretakerOfAStore, signsWhereTheChainStandsAtTheEndOfAShift)
{
    Caretaker caretaker(m_plan, m_key, m_clock, {});
    caretaker.endShift(note());

    ASSERT_TRUE(m_told.waitForCount(1));
    const auto end = m_told.all().front();
    ASSERT_TRUE(end) << end.error().what();
    ASSERT_EQ(end->heads.size(), 1U);
    const auto paper = store::readSignedHead(end->heads.front().text);
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->head.seq, 5);
    EXPECT_EQ(store::HeadBook(m_plan.heads).furthest(m_key.publicKey()), std::vector{paper->head});
}

TEST_F(CaretakerOfAStore, tellsOfADamagedStoreAndKeepsTheCopiesThatHold)
{
    ASSERT_TRUE(endOnce());
    m_clock.advance(hours(25));
    auto bytes = fileBytes(m_plan.store);
    const std::string word = "Hand mixer";
    auto found = bytes.begin();
    const auto isWord = [&](auto at) {
        return std::equal(word.begin(), word.end(), at,
                          [](char letter, std::byte byte) { return letter == static_cast<char>(byte); });
    };
    while (!isWord(found)) {
        ASSERT_LT(++found, bytes.end() - static_cast<std::ptrdiff_t>(word.size()));
    }
    *found ^= std::byte{1};
    writeFile(m_plan.store, bytes);

    const Caretaker caretaker(m_plan, m_key, m_clock, note());

    ASSERT_TRUE(m_told.waitForCount(1));
    const auto end = m_told.all().front();
    ASSERT_FALSE(end);
    EXPECT_NE(end.error().what().find("damaged"), std::string::npos) << end.error().what();
    EXPECT_EQ(store::backupsIn(m_plan.backups).size(), 1U);
}

} // namespace
} // namespace regrade::workers
