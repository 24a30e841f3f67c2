#include "tests/store/storesupport.h"

#include "store/backup.h"
#include "store/printbook.h"
#include "store/restore.h"

#include <gmock/gmock.h>

namespace regrade::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const domain::ActorId kActor("T01");
Journal::Projections makeReadModels() { return testProjections(); }
Time minute(int number) { return *parseIso("2026-03-01T08:00:00Z") + std::chrono::minutes(number); }

Bytes bytesOfText(const std::string& text)
{
    const auto* const first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

class PrintBook : public testing::Test {
protected:
    PrintBook()
    {
        auto opened = Database::openForWriting(m_file);
        EXPECT_TRUE(opened) << opened.error().what();
        m_database.emplace(std::move(*opened));
    }

    std::int64_t handIn(int copy = 1, const std::string& unit = "UNIT1",
                        domain::LabelKind label = domain::LabelKind::sale)
    {
        const auto added = addPrint(
            *m_database,
            {"Zebra", "Mug", domain::ItemId(unit), label, copy, "application/pdf", bytesOfText(std::string("a\0b", 3))},
            kActor, minute(0));
        EXPECT_TRUE(added) << added.error().detail;
        return *added;
    }
    [[nodiscard]] PrintState stateOf(std::int64_t number) const { return printJob(*m_database, number)->state; }
    void send(std::int64_t number)
    {
        const auto begun = beginPrint(*m_database, number, minute(1));
        ASSERT_TRUE(begun && *begun);
        ASSERT_TRUE(finishPrint(*m_database, number, minute(2)));
    }

    const TemporaryFolder m_folder;
    const std::filesystem::path m_file = m_folder / "regrade.db";
    std::optional<Database> m_database;
};

TEST_F(PrintBook, keepsBytesAsTheyAre)
{
    EXPECT_EQ(*printBytes(*m_database, handIn()), bytesOfText(std::string("a\0b", 3)));
    EXPECT_EQ(number(*m_database, "SELECT COUNT(*) FROM print_job WHERE typeof(bytes) = 'blob'"), 1);
}

TEST_F(PrintBook, isLeftByAJobOnlyInItsOrder)
{
    const auto job = handIn();
    EXPECT_FALSE(confirmPrint(*m_database, job, kActor, minute(1))) << "it did not go out";
    ASSERT_TRUE(finishPrint(*m_database, job, minute(1)));
    EXPECT_EQ(stateOf(job), PrintState::waiting) << "nobody had begun";

    EXPECT_TRUE(*beginPrint(*m_database, job, minute(1)));
    EXPECT_FALSE(*beginPrint(*m_database, job, minute(1))) << "somebody has it";
    EXPECT_FALSE(cancelPrint(*m_database, job, kActor, minute(1))) << "it is on its way";
    ASSERT_TRUE(doubtPrint(*m_database, job, deviceError("The printer at {} cannot be reached.", {"x"}), minute(2)));
    EXPECT_EQ(stateOf(job), PrintState::unsure);
    EXPECT_FALSE(*nextPrint(*m_database, "Zebra")) << "it is never sent again by itself";
    EXPECT_EQ(printJob(*m_database, job)->reason->what(), "The printer at x cannot be reached.");
    ASSERT_TRUE(confirmPrint(*m_database, job, kActor, minute(3)));
    EXPECT_EQ(stateOf(job), PrintState::confirmed);
    EXPECT_TRUE(printBytes(*m_database, job)->empty()) << "nobody needs them any more";
    EXPECT_FALSE(cancelPrint(*m_database, job, kActor, minute(4)));
}

TEST_F(PrintBook, voidsTheCopiesBefore)
{
    const auto waits = handIn(1);
    const auto other = handIn(1, "UNIT2");
    const auto intake = handIn(1, "UNIT1", domain::LabelKind::intake);
    const auto sent = handIn(2);
    EXPECT_EQ(stateOf(waits), PrintState::cancelled);
    send(sent);
    const auto sending = handIn(3);
    EXPECT_EQ(stateOf(sent), PrintState::cancelled);
    EXPECT_THAT(printJob(*m_database, sent)->reason->what(), HasSubstr("Copy 3"));
    ASSERT_TRUE(*beginPrint(*m_database, sending, minute(3)));
    const auto last = handIn(4);
    EXPECT_EQ(stateOf(sending), PrintState::sending) << "it is out already";
    ASSERT_TRUE(holdPrint(*m_database, sending, deviceError("The printer at {} does not answer.", {"x"}), minute(4)));

    EXPECT_EQ(stateOf(sending), PrintState::cancelled) << "a void copy is not sent once more";
    EXPECT_TRUE(printJob(*m_database, sending)->isVoid);
    EXPECT_FALSE(printJob(*m_database, last)->isVoid);
    EXPECT_EQ(stateOf(other), PrintState::waiting);
    EXPECT_EQ(stateOf(intake), PrintState::waiting);
}

TEST_F(PrintBook, confirmsTheNewestLabelOfAUnitByItsScan)
{
    const domain::ItemId unit("UNIT1");
    EXPECT_FALSE(*confirmScanned(*m_database, unit, kActor, minute(0)));
    const auto job = handIn();
    EXPECT_FALSE(*confirmScanned(*m_database, unit, kActor, minute(0))) << "it still waits";
    ASSERT_TRUE(*beginPrint(*m_database, job, minute(1)));

    EXPECT_TRUE(*confirmScanned(*m_database, unit, kActor, minute(1))) << "a quick printer, a long farewell";

    ASSERT_TRUE(finishPrint(*m_database, job, minute(2)));
    EXPECT_EQ(stateOf(job), PrintState::confirmed);
    EXPECT_FALSE(*confirmScanned(*m_database, unit, kActor, minute(3)));
}

TEST_F(PrintBook, listsWhatIsOpenFirstAndCounts)
{
    const auto done = handIn(1, "UNIT1");
    const auto sent = handIn(1, "UNIT2");
    const auto waits = handIn(1, "UNIT3");
    const auto unsure = handIn(1, "UNIT4");
    const auto held = handIn(1, "UNIT5");
    send(done);
    ASSERT_TRUE(confirmPrint(*m_database, done, kActor, minute(3)));
    send(sent);
    ASSERT_TRUE(*beginPrint(*m_database, unsure, minute(1)));
    EXPECT_EQ(*doubtInterrupted(*m_database, minute(2)), 1);
    ASSERT_TRUE(holdPrint(*m_database, held, deviceError("The printer at {} does not answer.", {"x"}), minute(2)));

    std::vector<std::int64_t> numbers;
    const auto listed = prints(*m_database, 10);
    ASSERT_TRUE(listed);
    for (const PrintJob& job : *listed) {
        numbers.push_back(job.number);
    }

    EXPECT_THAT(numbers, ElementsAre(waits, unsure, held, sent, done));
    EXPECT_EQ(prints(*m_database, 2)->size(), 2U);
    const auto counts = printCounts(*m_database);
    EXPECT_EQ(counts->waiting, 2);
    EXPECT_EQ(counts->held, 1);
    EXPECT_EQ(counts->unsure, 1);
}

TEST_F(PrintBook, forgetsWhatIsDoneAfterItsTimeAndNothingElse)
{
    const auto done = handIn(1, "UNIT1");
    send(done);
    ASSERT_TRUE(confirmPrint(*m_database, done, kActor, minute(3)));
    const auto sent = handIn(1, "UNIT2");
    send(sent);
    const auto waits = handIn(1, "UNIT3");

    EXPECT_EQ(*thinPrints(*m_database, minute(3)), 0);
    EXPECT_EQ(*thinPrints(*m_database, minute(4)), 1);

    EXPECT_FALSE(printJob(*m_database, done));
    EXPECT_EQ(stateOf(sent), PrintState::sent);
    EXPECT_EQ(stateOf(waits), PrintState::waiting);
    EXPECT_GT(handIn(1, "UNIT4"), waits) << "a number is never given twice";
}

TEST_F(PrintBook, isTakenOverFromADamagedStoreAndDoubtedFromABackup)
{
    m_database.reset();
    std::filesystem::remove(m_file);
    fill(m_file, 3);
    m_database.emplace(std::move(*Database::openForWriting(m_file)));
    const auto inBoth = handIn(1, "UNIT1");
    const RestoreSources sources{m_folder / "backups", m_folder / "segments", m_file};
    ASSERT_TRUE(makeBackup(*m_database, sources.backups, minute(0)));
    send(inBoth);
    const auto later = handIn(1, "UNIT2");
    m_database.reset();

    const auto whole = m_folder / "whole.db";
    ASSERT_TRUE(rebuildStore(whole, sources, makeReadModels));
    const auto old = m_folder / "old.db";
    ASSERT_TRUE(rebuildStore(old, {sources.backups, sources.segments, {}}, makeReadModels));

    const auto restored = Database::openForReading(whole);
    EXPECT_EQ(printJob(*restored, inBoth)->state, PrintState::sent) << "it is not printed again";
    EXPECT_EQ(printJob(*restored, later)->state, PrintState::waiting) << "it is not lost";
    const auto fromBackup = Database::openForReading(old);
    EXPECT_EQ(printJob(*fromBackup, inBoth)->state, PrintState::unsure) << "it may have been printed since";
    EXPECT_THAT(printJob(*fromBackup, inBoth)->reason->what(), HasSubstr("was restored"));
}

} // namespace
} // namespace regrade::store
