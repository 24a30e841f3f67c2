#include "tests/store/storesupport.h"

#include "store/chain.h"

namespace regrade::store {
namespace {

class JournalOnFile : public testing::Test {
protected:
    JournalOnFile() : m_database(*Database::openForWriting(m_folder / "regrade.db")) {}

    [[nodiscard]] Journal open(int version = 1) { return *Journal::open(m_database, testProjections(version)); }

    [[nodiscard]] std::vector<std::string> tables() const
    {
        std::vector<std::string> rows;
        const auto units = m_database.each("SELECT item || version || earlier || stages FROM test_unit ORDER BY 1", {},
                                           [&](const Row& row) { rows.push_back(row.text(0)); });
        const auto kinds = m_database.each("SELECT kind || events FROM test_kind ORDER BY 1", {},
                                           [&](const Row& row) { rows.push_back(row.text(0)); });
        EXPECT_TRUE(units && kinds);
        return rows;
    }

    TemporaryFolder m_folder;
    Database m_database;
};

using Decision = Result<domain::Events>;
const domain::ItemId kUnit("UNIT1");

TEST_F(JournalOnFile, showsADeedTheUnitAsItIs)
{
    Journal journal = open();
    ASSERT_TRUE(journal.record(
        kUnit,
        [](const domain::Item& item) -> Decision {
            EXPECT_EQ(item.version, 0);
            EXPECT_EQ(item.standing, domain::Standing::absent);
            return domain::Events{received()};
        },
        stampAt(1)));

    const auto second = journal.record(
        kUnit,
        [](const domain::Item& item) -> Decision {
            EXPECT_EQ(item.version, 1);
            EXPECT_EQ(item.standing, domain::Standing::inHouse);
            return domain::Events{routed()};
        },
        stampAt(2));

    ASSERT_TRUE(second);
    EXPECT_EQ(second->front().version, 2);
    EXPECT_EQ(tables(), (std::vector<std::string>{"UNIT1212", "ItemReceived1", "ItemRouted1"}));
}

TEST_F(JournalOnFile, writesNothingWhenTheDeedIsRefused)
{
    Journal journal = open();

    const auto done = journal.record(
        kUnit, [](const domain::Item&) -> Decision { return refused("The unit is at another stage."); }, stampAt(1));

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().what(), "The unit is at another stage.");
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0);
}

TEST_F(JournalOnFile, writesNothingWhenTheDeedThrows)
{
    Journal journal = open();
    const auto broken = [](const domain::Item&) -> Decision { throw std::logic_error("broken"); };

    EXPECT_THROW((void)journal.record(kUnit, broken, stampAt(1)), std::logic_error);

    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0);
    EXPECT_TRUE(journal.record(
        kUnit, [](const domain::Item&) { return domain::Events{received()}; }, stampAt(2)));
}

TEST_F(JournalOnFile, writesNothingWhenNothingBecameTrue)
{
    Journal journal = open();

    const auto done = journal.record(
        kUnit, [](const domain::Item&) { return domain::Events{}; }, stampAt(1));

    ASSERT_TRUE(done);
    EXPECT_TRUE(done->empty());
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0);
}

/// A read model that cannot take the second event of a deed.
class FailingProjection final : public Projection {
public:
    [[nodiscard]] std::string name() const override { return "failing"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] Result<void> reset(Database& /*database*/) const override { return {}; }
    [[nodiscard]] Result<void> take(Database& /*database*/, const RecordedEvent& event, const domain::Item& /*before*/,
                                    const domain::Item& /*after*/) const override
    {
        return event.version == 2 ? Result<void>(storageError("The list is broken.")) : Result<void>();
    }
    [[nodiscard]] Result<void> take(Database& /*database*/, const RecordedEvent& /*event*/,
                                    const domain::Product& /*after*/) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(Database& /*database*/, const std::vector<ItemStep>& /*steps*/) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(Database& /*database*/, const std::vector<ProductStep>& /*steps*/) const override
    {
        return {};
    }
};

TEST_F(JournalOnFile, keepsLogAndReadModelsTogetherWhenAReadModelFails)
{
    Journal::Projections projections = testProjections();
    projections.push_back(std::make_unique<FailingProjection>());
    auto journal = Journal::open(m_database, std::move(projections));
    ASSERT_TRUE(journal);

    const auto done = journal->record(
        kUnit,
        [](const domain::Item&) {
            return domain::Events{received(), routed()};
        },
        stampAt(1));

    ASSERT_FALSE(done);
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0);
    EXPECT_TRUE(tables().empty());
}

TEST_F(JournalOnFile, saysThatTheDiskIsFullAndKeepsWhatWasThere)
{
    Journal journal = open();
    const auto receive = [&](int unit) {
        return journal.record(
            domain::ItemId("UNIT" + std::to_string(unit)),
            [](const domain::Item&) { return domain::Events{received()}; }, stampAt(unit));
    };
    ASSERT_TRUE(receive(0));
    ASSERT_TRUE(
        m_database.run("PRAGMA max_page_count = " + std::to_string(number(m_database, "PRAGMA page_count") + 8)));

    int written = 1;
    auto last = receive(written);
    while (last && written < 10'000) {
        last = receive(++written);
    }

    ASSERT_FALSE(last);
    EXPECT_NE(last.error().what().find("disk is full"), std::string::npos) << last.error().what();
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), written);
    EXPECT_EQ(number(m_database, "SELECT SUM(events) FROM test_kind"), written);
    EXPECT_EQ(verifyChain(m_database)->firstFault, std::nullopt);
}

TEST_F(JournalOnFile, rebuildsTheReadModelsToWhatTheyWereLive)
{
    fill(m_folder / "regrade.db", 25);
    Journal journal = open();
    ASSERT_TRUE(journal.record(
        domain::ItemId("UNIT7"),
        [](const domain::Item&) { return domain::Events{domain::WorkStarted{domain::StageId("clean")}}; },
        stampAt(99)));
    const auto live = tables();
    ASSERT_TRUE(m_database.run("UPDATE test_kind SET events = 0"));
    ASSERT_NE(tables(), live);

    ASSERT_TRUE(journal.rebuild());

    EXPECT_EQ(tables(), live);
}

TEST_F(JournalOnFile, rebuildsAReadModelOfAnotherVersionOnOpening)
{
    fill(m_folder / "regrade.db", 3);
    const auto live = tables();
    ASSERT_TRUE(m_database.run("DELETE FROM test_unit"));

    {
        const Journal same = open(1);
    }
    ASSERT_NE(tables(), live) << "the same version is left alone";
    {
        const Journal newer = open(2);
    }

    EXPECT_EQ(tables(), live);
    EXPECT_EQ(number(m_database, "SELECT version FROM projection WHERE name = 'test'"), 2);
}

TEST_F(JournalOnFile, refusesToWriteOnceANewerProgramHasTakenOver)
{
    Journal old = open(1);
    const Journal newer = open(2);

    const auto done = old.record(
        kUnit, [](const domain::Item&) { return domain::Events{received()}; }, stampAt(1));

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::refused);
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0);
}

} // namespace
} // namespace regrade::store
