#include "tests/store/storesupport.h"

#include "store/announcedbook.h"
#include "store/batchbook.h"

#include <gmock/gmock.h>

namespace regrade::store {
namespace {

using testing::SizeIs;

const domain::BatchFacts kFacts{"P-17", domain::SourceId("pallet"), domain::OwnerId("BlueTech"), domain::MarketId("FR"),
                                domain::ReasonId("unknown")};
Time hour(int number) { return *parseIso("2026-03-01T08:00:00Z") + std::chrono::hours(number); }

TEST(BatchBook, keepsWhatIsSaidOnceAndWhatWasPutAside)
{
    auto database = Database::inMemory().value();
    const auto number = beginBatch(database, kFacts, domain::ActorId("T01"), hour(0));
    ASSERT_TRUE(number);
    ASSERT_TRUE(answerForBatch(database, *number, {"complete", "yes"}));
    ASSERT_TRUE(answerForBatch(database, *number, {"complete", "part"}));
    ASSERT_TRUE(putAside(database, *number, {"X-1", "unknown"}, hour(1)));

    const auto batch = findBatch(database, "P-17");

    ASSERT_TRUE(batch && *batch);
    EXPECT_EQ((*batch)->facts, kFacts);
    EXPECT_EQ((*batch)->answers, (std::vector<domain::Answer>{{"complete", "part"}}));
    const auto aside = asideOf(database, *number);
    ASSERT_TRUE(aside);
    ASSERT_THAT(*aside, SizeIs(1));
    EXPECT_EQ(aside->front().code, "X-1");
}

TEST(BatchBook, opensABatchAgainAsItWasBegun)
{
    auto database = Database::inMemory().value();
    const auto first = beginBatch(database, kFacts, domain::ActorId("T01"), hour(0));
    ASSERT_TRUE(first);
    ASSERT_TRUE(endBatch(database, *first, hour(1)));
    EXPECT_THAT(*openBatches(database), SizeIs(0));

    domain::BatchFacts other = kFacts;
    other.market = domain::MarketId("US");
    const auto again = beginBatch(database, other, domain::ActorId("T02"), hour(2));

    ASSERT_TRUE(again);
    EXPECT_EQ(*again, *first);
    ASSERT_THAT(*openBatches(database), SizeIs(1));
    EXPECT_EQ(openBatches(database)->front().facts.market, domain::MarketId("FR"));
}

TEST(AnnouncedBook, findsWhatWasAnnouncedWithABatchWithItsSeller)
{
    auto database = Database::inMemory().value();
    const auto list = beginAnnouncedList(database, "list.csv", domain::ActorId("T01"), hour(0));
    ASSERT_TRUE(list);
    domain::Announcement what{.order = "O-1", .sku = domain::Sku("LAMP-1")};
    what.owner = domain::OwnerId("BlueTech");
    what.batch = "P-17";
    ASSERT_TRUE(addAnnounced(database, *list, what));
    EXPECT_THAT(*announcedWith(database, "P-17"), SizeIs(0)) << "the list is not complete yet";
    ASSERT_TRUE(completeAnnouncedList(database, *list, 1));

    const auto rows = announcedWith(database, "P-17");

    ASSERT_TRUE(rows);
    ASSERT_THAT(*rows, SizeIs(1));
    EXPECT_EQ(rows->front().what, what);
    EXPECT_THAT(*announcedWith(database, ""), SizeIs(0));
}

} // namespace
} // namespace regrade::store
