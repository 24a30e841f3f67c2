#include "insight/tradeins.h"

#include "insight/arrivals.h"
#include "insight/catalogue.h"
#include "tests/insight/history.h"

#include <gmock/gmock.h>

namespace regrade::insight {
namespace {

using testing::SizeIs;

domain::TradeInQuoted quote(const std::string& code, const std::string& grade)
{
    return {.sku = domain::Sku("MIX-900"),
            .code = code,
            .answers = {{"looks", "good"}},
            .grade = domain::GradeId(grade),
            .lines = {{"tradein.json/rates#4", {"25 %", "25%"}, Money{2'500, "EUR"}}},
            .offer = Money{2'500, "EUR"},
            .originalPrice = Money{10'000, "EUR"},
            .lastDay = "2026-07-14"};
}

domain::ItemReceived tradedIn(const std::string& code)
{
    auto facts = received();
    facts.quote = code;
    return facts;
}

domain::ItemGraded graded(const std::string& grade)
{
    return {{domain::Packaging::damaged, domain::Cosmetic::light, domain::Function::works, true},
            {domain::GradeId(grade), {}, "p"},
            {},
            {},
            std::chrono::minutes(1)};
}

TEST(TradeIns, areComparedWithTheFirstGradeOfTheirUnits)
{
    Warehouse house;
    for (const char* code : {"TRDBBBBBBBB", "TRDCCCCCCCC", "TRDDDDDDDDD", "TRDEEEEEEEE"}) {
        house.recordProduct("MIX-900", kToday, {quote(code, "B")});
    }
    house.record("UNIT1", kToday, {tradedIn("TRDBBBBBBBB"), graded("C"), graded("B")});
    house.record("UNIT2", kToday, {tradedIn("TRDCCCCCCCC"), graded("B")});
    house.record("UNIT3", kToday, {tradedIn("TRDDDDDDDDD")});

    const auto figures = tradeInFigures(house.reader(), {"A", "B", "C", "D"});

    ASSERT_TRUE(figures) << figures.error().detail;
    EXPECT_EQ(figures->quotes, 4);
    EXPECT_EQ(figures->paid, 3);
    EXPECT_EQ(figures->graded, 2);
    EXPECT_EQ(figures->worse.part, 1);
    EXPECT_EQ(figures->worse.whole, 2);
    EXPECT_LT(figures->worse.low, 0.5);
    EXPECT_GT(figures->worse.high, 0.5);
    EXPECT_EQ(figures->better.part, 0);
    EXPECT_EQ(tradeInOf(house.reader(), domain::ItemId("UNIT1"))->value().graded, "C");
}

TEST(TradeIns, knowTheUnitThatAQuoteWasPaidFor)
{
    Warehouse house;
    house.recordProduct("MIX-900", kToday, {quote("TRDBBBBBBBB", "B")});
    EXPECT_FALSE(*findQuote(house.reader(), "TRDCCCCCCCC"));
    EXPECT_THAT((*findQuote(house.reader(), "TRDBBBBBBBB"))->usedBy, SizeIs(0));
    house.record("UNIT1", kToday, {tradedIn("TRDBBBBBBBB")});

    const auto known = findQuote(house.reader(), "TRDBBBBBBBB");

    ASSERT_TRUE(known && *known);
    EXPECT_EQ((*known)->quote, quote("TRDBBBBBBBB", "B"));
    EXPECT_EQ((*known)->usedBy, std::vector<domain::ItemId>{domain::ItemId("UNIT1")});
    house.record("UNIT1", kToday, {domain::IntakeUndone{"oops"}});
    EXPECT_THAT((*findQuote(house.reader(), "TRDBBBBBBBB"))->usedBy, SizeIs(0)) << "it can be paid after all";
}

TEST(Undone, aUnitCountsNowhere)
{
    Warehouse house;
    auto facts = received();
    facts.batch = "P-17";
    house.record("UNIT1", kToday, {facts, routed({"grading"})});
    house.record("UNIT2", kToday, {facts, routed({"grading"})});
    ASSERT_THAT(*arrivedWith(house.reader(), "P-17"), SizeIs(2));

    house.record("UNIT2", kToday, {domain::IntakeUndone{"scanned twice"}});

    const auto units = arrivedWith(house.reader(), "P-17");
    ASSERT_THAT(*units, SizeIs(1));
    EXPECT_EQ(units->front().item.text(), "UNIT1");
    EXPECT_EQ(products(house.reader())->front().units, 1);
    EXPECT_EQ(
        house.number("SELECT SUM(units) FROM throughput WHERE metric IN ('received', 'monthReceived', 'standing')"), 3);
    EXPECT_EQ(sellers(house.reader()).value(), std::vector<std::string>{"greenhome"});
}

TEST(OpenReturns, areCountedAndFoundAndMarkedWhenTheyAreOverdue)
{
    auto database = store::Database::inMemory().value();
    auto journal = store::Journal::open(database, allProjections()).value();
    const auto announce = [&](Time at, const std::string& order, int quantity) {
        const auto list = store::beginAnnouncedList(database, "list.csv", domain::ActorId("T01"), at);
        domain::Announcement what{.order = order, .sku = domain::Sku("MIX-900")};
        what.quantity = quantity;
        ASSERT_TRUE(store::addAnnounced(database, *list, what));
        ASSERT_TRUE(store::completeAnnouncedList(database, *list, quantity));
    };
    const auto day = std::chrono::hours(24);
    announce(kToday - day * 20, "OLD-1", 3);
    announce(kToday - day * 20, "OLD-2", 1);
    announce(kToday - day, "NEW-1", 2);
    const auto arrived =
        journal.record(domain::ItemId("UNIT1"),
                       [](const domain::Item&) {
                           return Result<domain::Events>(domain::Events{received("x", "y", "MIX-900", "OLD-2")});
                       },
                       {kToday, 1, domain::StationId("desk-1"), domain::ActorId("W01"), "policy-1", "", true});
    ASSERT_TRUE(arrived);
    const OpenFilter all{"", false, kToday - day * 14};

    const auto open = openReturns(database, all, 10);

    ASSERT_TRUE(open) << open.error().detail;
    EXPECT_EQ(open->rows, 2);
    EXPECT_EQ(open->units, 5);
    EXPECT_EQ(open->overdueRows, 1);
    EXPECT_EQ(open->overdueUnits, 3);
    ASSERT_THAT(open->first, SizeIs(2));
    EXPECT_EQ(open->first[0].row.what.order, "OLD-1");
    EXPECT_THAT(openReturns(database, {"", true, all.overdueBefore}, 10)->first, SizeIs(1));
    EXPECT_THAT(openReturns(database, {"new-", false, all.overdueBefore}, 10)->first, SizeIs(1));
    EXPECT_THAT(openReturns(database, all, 1)->first, SizeIs(1));
    EXPECT_FALSE(openReturns(database, all, 10, [] { return false; })) << "it was given up";
}

} // namespace
} // namespace regrade::insight
