#include "insight/worklist.h"

#include "insight/catalogue.h"
#include "tests/insight/history.h"

namespace regrade::insight {

namespace {

std::vector<std::string> tags(const Warehouse& warehouse, const WorklistFilter& filter, int offset = 0, int limit = 100)
{
    std::vector<std::string> found;
    const auto rows = worklist(warehouse.reader(), filter, offset, limit).value();
    for (const auto& row : rows) {
        found.push_back(row.item);
    }
    return found;
}

WorklistFilter textFilter(const std::string& text)
{
    WorklistFilter filter;
    filter.text = text;
    return filter;
}

using Tags = std::vector<std::string>;

} // namespace

class WorklistTest : public testing::Test {
protected:
    WorklistTest()
    {
        m_warehouse.recordProduct("MIX-900", day(0), {registered("MIX-900", "Hand mixer 手持搅拌机")});
        m_warehouse.recordProduct("LMP-100", day(0), {registered("LMP-100", "Desk lamp 台灯")});
        m_warehouse.record("BCDEFGHIJKLNO", day(3),
                           {received("greenhome", "packaging", "MIX-900", "GL-2026-000123"), routed({"grading"})});
        m_warehouse.record("CDEFGHIJKLNOP", day(1),
                           {received("nordlicht", "defective", "LMP-100", "GL-2026-000777"), routed({"grading"})});
        m_warehouse.record("DEFGHIJKLNOPR", day(2),
                           {received("greenhome", "defective", "LMP-100", "GL-2025-000123"), routed({"grading"})});
    }

    [[nodiscard]] static Time day(int number) { return *parseIso("2026-03-01") + std::chrono::days{number}; }

    Warehouse m_warehouse;
};

TEST_F(WorklistTest, listsTheOldestFirstPageByPage)
{
    EXPECT_EQ(tags(m_warehouse, {}), (Tags{"CDEFGHIJKLNOP", "DEFGHIJKLNOPR", "BCDEFGHIJKLNO"}));
    EXPECT_EQ(tags(m_warehouse, {}, 1, 1), (Tags{"DEFGHIJKLNOPR"}));
    EXPECT_EQ(*worklistCount(m_warehouse.reader(), {}), 3);
}

TEST_F(WorklistTest, filtersByWhereAUnitStandsAndWhoseItIs)
{
    m_warehouse.record("BCDEFGHIJKLNO", day(4), {graded("B", {}, domain::Cosmetic::light, 90), routed({"cleaning"})});
    WorklistFilter filter;
    filter.stage = "grading";
    filter.owner = "greenhome";

    EXPECT_EQ(tags(m_warehouse, filter), (Tags{"DEFGHIJKLNOPR"}));

    filter.stage = "cleaning";
    filter.grade = "B";
    EXPECT_EQ(tags(m_warehouse, filter), (Tags{"BCDEFGHIJKLNO"}));
}

TEST_F(WorklistTest, tellsOpenWorkAndThePriceOfTheOffer)
{
    m_warehouse.record("BCDEFGHIJKLNO", day(4),
                       {graded("B", {}, domain::Cosmetic::light, 90), routed({"cleaning", "packing", "listing"}),
                        domain::WorkStarted{domain::StageId("cleaning")}});
    EXPECT_TRUE(worklist(m_warehouse.reader(), textFilter("BCDE"), 0, 1)->front().working);

    const Money price{7'800, "EUR"};
    m_warehouse.record("BCDEFGHIJKLNO", day(5),
                       {domain::WorkFinished{domain::StageId("cleaning"), {}, Money{0, "EUR"}, false},
                        domain::ItemPacked{domain::MaterialId("carton"), {}, {}, 1, Money{0, "EUR"}},
                        domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}});
    const auto row = worklist(m_warehouse.reader(), textFilter("BCDE"), 0, 1)->front();

    EXPECT_FALSE(row.working);
    EXPECT_EQ(row.standing, "listed");
    EXPECT_EQ(row.stage, "");
    EXPECT_EQ(row.price, price);
    EXPECT_EQ(row.changedAt, day(5));
}

TEST_F(WorklistTest, findsWhatAPersonTypes)
{
    EXPECT_EQ(tags(m_warehouse, textFilter("bcde fghi")), (Tags{"BCDEFGHIJKLNO"})) << "groups, small letters";
    EXPECT_EQ(tags(m_warehouse, textFilter("lnop")), (Tags{"DEFGHIJKLNOPR"})) << "a later group of a tag";
    EXPECT_EQ(tags(m_warehouse, textFilter("000123")), (Tags{"DEFGHIJKLNOPR", "BCDEFGHIJKLNO"})) << "part of an order";
    EXPECT_EQ(tags(m_warehouse, textFilter("GL-2026-000123")), (Tags{"BCDEFGHIJKLNO"}));
    EXPECT_EQ(tags(m_warehouse, textFilter("台灯")), (Tags{"CDEFGHIJKLNOP", "DEFGHIJKLNOPR"})) << "product's name";
    EXPECT_EQ(tags(m_warehouse, textFilter("mix-9")), (Tags{"BCDEFGHIJKLNO"})) << "SKU";
    EXPECT_TRUE(tags(m_warehouse, textFilter("nothing like it")).empty());
    EXPECT_TRUE(tags(m_warehouse, textFilter("%")).empty()) << "no wildcard";
    EXPECT_EQ(tags(m_warehouse, textFilter(" ")).size(), 3U) << "blank text filters nothing";
}

TEST_F(WorklistTest, findsTheSameWhenMoreUnitsMatchThanAreWorthGathering)
{
    constexpr int kMany = 2'100;
    ASSERT_TRUE(m_warehouse.journal().together([&] {
        for (int unit = 0; unit < kMany; ++unit) {
            m_warehouse.record("ZZZZ" + std::to_string(1'000 + unit), day(unit % 50),
                               {received("greenhome", "defective", "MIX-900", "WIDE-" + std::to_string(unit)),
                                routed({unit % 100 == 0 ? "cleaning" : "grading"})});
        }
    }));
    for (const char* wide : {"zzzz", "wide-", "wide", "hand", "MIX"}) {
        const bool product = wide == std::string("hand") || wide == std::string("MIX");
        EXPECT_EQ(*worklistCount(m_warehouse.reader(), textFilter(wide)), kMany + (product ? 1 : 0)) << wide;
        WorklistFilter filter = textFilter(wide);
        filter.stage = "cleaning";
        EXPECT_EQ(tags(m_warehouse, filter).size(), kMany / 100U) << wide;
    }
    EXPECT_EQ(tags(m_warehouse, textFilter("wide-77")).size(), 11U) << "few are gathered";
}

TEST_F(WorklistTest, ageBracketsLeadToTheRowsThatTheyCount)
{
    int units = 0;
    for (const auto& bracket : ageBrackets(day(50))) {
        WorklistFilter filter;
        filter.receivedSince = bracket.since;
        filter.receivedBefore = bracket.before;
        units += *worklistCount(m_warehouse.reader(), filter);
        if (bracket.key == "46-60") {
            EXPECT_EQ(tags(m_warehouse, filter), (Tags{"CDEFGHIJKLNOP", "DEFGHIJKLNOPR", "BCDEFGHIJKLNO"}));
        }
    }
    EXPECT_EQ(units, 3);
}

TEST_F(WorklistTest, everyFilterAnswersFromAnIndex)
{
    const std::vector<std::string> conditions{"stage = 'x'", "standing = 'x'", "grade = 'x'",
                                              "owner = 'x'", "category = 'x'", "1"};
    for (const auto& condition : conditions) {
        std::string plan;
        ASSERT_TRUE(m_warehouse.reader().each("EXPLAIN QUERY PLAN SELECT item FROM worklist WHERE " + condition +
                                                  " ORDER BY received_at, item LIMIT 20",
                                              {}, [&](const store::Row& row) { plan += row.text(3) + "; "; }));
        EXPECT_NE(plan.find("INDEX"), std::string::npos) << condition << ": " << plan;
        EXPECT_TRUE(plan.find("TEMP B-TREE") == std::string::npos || condition == "owner = 'x'") << plan;
    }
}

TEST_F(WorklistTest, theCatalogueCountsUnitsAndTaughtPhotos)
{
    const domain::PhotoRef photo{domain::PhotoHash("ab"), "front", 640, 480};
    m_warehouse.recordProduct("LMP-100", day(6),
                              {domain::ProductTaught{domain::Sku("LMP-100"), "front", {photo, photo}, "m1"}});
    m_warehouse.recordProduct("LMP-100", day(7),
                              {domain::ProductTaught{domain::Sku("LMP-100"), "back", {photo}, "m1"}});
    m_warehouse.recordProduct("LMP-100", day(8),
                              {domain::ProductTaught{domain::Sku("LMP-100"), "front", {photo}, "m2"}});

    const auto rows = products(m_warehouse.reader()).value();

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].name, "Desk lamp 台灯");
    EXPECT_EQ(rows[0].units, 2);
    EXPECT_EQ(rows[0].taughtPhotos, 2) << "a view taught again replaces its photos";
    EXPECT_EQ(rows[1].units, 1);
    EXPECT_EQ(rows[1].originalPrice, (Money{10'000, "EUR"}));
}

} // namespace regrade::insight
