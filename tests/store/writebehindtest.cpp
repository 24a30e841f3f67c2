#include "tests/store/storesupport.h"

#include "store/writebehind.h"

namespace regrade::store {
namespace {

/// A store with a table of numbers, none twice.
struct WithNumbers {
    TemporaryFolder folder;
    Database database = *Database::openForWriting(folder / "regrade.db");

    WithNumbers() { EXPECT_TRUE(database.run("CREATE TABLE tried (number INTEGER PRIMARY KEY) STRICT")); }
    [[nodiscard]] Result<void> add(std::int64_t number)
    {
        std::vector<Value> values{number};
        auto added = database.runLater("INSERT INTO tried (number) VALUES (?)", values);
        EXPECT_TRUE(values.empty());
        return added;
    }
};

TEST(WriteBehind, isSeenByTheNextReader)
{
    WithNumbers with;
    WriteBehind writing(with.database);
    ASSERT_TRUE(with.database.inTransaction([&]() -> Result<void> {
        for (int value = 1; value <= 5'000; ++value) {
            EXPECT_TRUE(with.add(value));
            if (value % 1'000 == 0) {
                EXPECT_EQ(number(with.database, "SELECT COUNT(*) FROM tried"), value);
            }
        }
        return {};
    }));
    EXPECT_TRUE(writing.settle());
    EXPECT_EQ(number(with.database, "SELECT SUM(number) FROM tried"), 5'000 * 5'001 / 2);
}

TEST(WriteBehind, tellsAFaultAtTheNextUseAndKeepsNothingOfTheTransaction)
{
    WithNumbers with;
    WriteBehind writing(with.database);
    const auto kept = with.database.inTransaction([&]() -> Result<void> {
        EXPECT_TRUE(with.add(1));
        EXPECT_TRUE(with.add(1)) << "nobody waited for it";
        EXPECT_TRUE(with.add(2)) << "not run any more";
        return {};
    });
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::conflict) << kept.error().what();
    EXPECT_TRUE(writing.settle()) << "told once";
    EXPECT_EQ(number(with.database, "SELECT COUNT(*) FROM tried"), 0);
    EXPECT_TRUE(with.add(3)) << "and goes on";
    EXPECT_EQ(number(with.database, "SELECT COUNT(*) FROM tried"), 1);
}

TEST(WriteBehind, waitsForNoThreadWhileRowsAreHandedOver)
{
    WithNumbers with;
    WriteBehind writing(with.database);
    ASSERT_TRUE(with.add(1));
    ASSERT_TRUE(with.add(2));
    int rows = 0;
    ASSERT_TRUE(
        with.database.each("SELECT number FROM tried WHERE number < 10 ORDER BY number DESC", {}, [&](const Row& row) {
            ++rows;
            EXPECT_TRUE(with.add(row.integer(0) + 100));
            EXPECT_EQ(number(with.database, "SELECT COUNT(*) FROM tried"), 2 + rows);
        }));
    EXPECT_EQ(rows, 2);
}

TEST(WriteBehind, runsEverythingBeforeItGoes)
{
    WithNumbers with;
    {
        const WriteBehind writing(with.database);
        for (int value = 1; value <= 100; ++value) {
            ASSERT_TRUE(with.add(value));
        }
    }
    EXPECT_EQ(number(with.database, "SELECT COUNT(*) FROM tried"), 100);
    EXPECT_FALSE(with.add(100)) << "without it a fault is told at once";
}

} // namespace
} // namespace regrade::store
