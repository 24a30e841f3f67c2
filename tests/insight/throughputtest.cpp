#include "insight/throughput.h"

#include "insight/worklist.h"
#include "store/chain.h"
#include "tests/insight/history.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace regrade::insight {

namespace {

std::map<std::string, int> asMap(const std::vector<Count>& counts)
{
    std::map<std::string, int> map;
    for (const auto& count : counts) {
        map[count.key] = count.units;
    }
    return map;
}

/// What the units say of themselves, folded one by one from their histories.
struct Folded {
    std::map<std::string, int> byStage;
    std::map<std::string, int> byGrade;
    std::map<std::string, int> byStanding;
    std::int64_t tiedUp = 0;
    std::int64_t revenue = 0;
    std::int64_t refurbCost = 0;
    int ready = 0;
    int finished = 0;
    int overLimit = 0;
};

void take(Folded& folded, const domain::Item& item)
{
    folded.byStanding[std::string(domain::nameOf(item.standing))] += 1;
    if (item.stage()) {
        folded.byStage[item.stage()->text()] += 1;
    }
    if (item.grade) {
        folded.byGrade[item.grade->text()] += 1;
    }
    const bool inHouse = item.standing == domain::Standing::inHouse;
    if (inHouse || item.standing == domain::Standing::listed) {
        folded.tiedUp += item.intake->bookValue.value_or(item.intake->originalPrice).minor;
        const auto age =
            std::chrono::floor<std::chrono::days>(kToday) - std::chrono::floor<std::chrono::days>(*item.receivedAt);
        folded.overLimit += age.count() > kAgeLimitDays ? 1 : 0;
    }
    if (item.standing == domain::Standing::sold) {
        folded.revenue += item.sale->price.minor;
        folded.refurbCost += item.refurbCost.minor;
    }
    if (item.packing || !inHouse) {
        folded.finished += 1;
        folded.ready += item.packing ? 1 : 0;
    }
}

Folded foldAll(const Warehouse& warehouse, const std::string& owner = "")
{
    Folded folded;
    const store::EventLog log(warehouse.reader());
    std::vector<std::string> items;
    EXPECT_TRUE(warehouse.reader().each("SELECT DISTINCT item FROM event WHERE item NOT LIKE 'sku:%'", {},
                                        [&](const store::Row& row) { items.push_back(row.text(0)); }));
    for (const auto& id : items) {
        const auto item = log.item(domain::ItemId(id)).value();
        if (owner.empty() || item.intake->owner.text() == owner) {
            take(folded, item);
        }
    }
    return folded;
}

std::string countOf(const std::string& kind) { return "SELECT count(*) FROM event WHERE kind = '" + kind + "'"; }

} // namespace

class ThroughputTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_warehouse = std::make_unique<Warehouse>();
        RandomHistory(*s_warehouse).write(300);
    }
    static void TearDownTestSuite() { s_warehouse.reset(); }

    [[nodiscard]] static Overview seen(const std::optional<std::string>& owner = {})
    {
        return overview(s_warehouse->reader(), kToday, owner, kAgeLimitDays).value();
    }

    static std::unique_ptr<Warehouse> s_warehouse;
};
std::unique_ptr<Warehouse> ThroughputTest::s_warehouse;

TEST_F(ThroughputTest, countsStandingsStagesAndGradesAsTheUnitsSay)
{
    const auto figures = seen();
    const auto units = foldAll(*s_warehouse);

    EXPECT_EQ(asMap(figures.byStage), units.byStage);
    EXPECT_EQ(asMap(figures.byGrade), units.byGrade);
    EXPECT_EQ(figures.open, units.byStanding.at("inHouse"));
    EXPECT_EQ(figures.listed, units.byStanding.at("listed"));
    EXPECT_EQ(figures.sold, units.byStanding.at("sold"));
    EXPECT_EQ(figures.exited, units.byStanding.at("exited"));
    EXPECT_EQ(figures.received, figures.open + figures.listed + figures.sold + figures.exited);
}

TEST_F(ThroughputTest, sumsOfStagesAreTheOpenUnits)
{
    const auto figures = seen();

    const auto sum = std::accumulate(figures.byStage.begin(), figures.byStage.end(), 0,
                                     [](int total, const Count& count) { return total + count.units; });
    EXPECT_EQ(sum, figures.open);
}

TEST_F(ThroughputTest, figuresEqualIndependentQueriesOverTheLog)
{
    const auto figures = seen();

    EXPECT_EQ(figures.received, s_warehouse->number(countOf("ItemReceived")));
    EXPECT_EQ(figures.secondReturns.part, s_warehouse->number(countOf("ItemReturnedAgain")));
    EXPECT_EQ(figures.secondReturns.whole, s_warehouse->number(countOf("ItemSold")));
    EXPECT_EQ(figures.assessments, s_warehouse->number(countOf("ItemGraded")));
    EXPECT_EQ(figures.aiAgreement.whole, s_warehouse->number("SELECT count(*) FROM event WHERE kind = 'ItemGraded'"
                                                             " AND json_extract(body, '$.proposed') IS NOT NULL"));
    EXPECT_EQ(figures.aiAgreement.part,
              s_warehouse->number("SELECT count(*) FROM event WHERE kind = 'ItemGraded'"
                                  " AND json_extract(body, '$.proposed') = json_extract(body, '$.axes.cosmetic')"));
    for (const auto& [reason, units] : asMap(figures.byReason)) {
        EXPECT_EQ(units, s_warehouse->number("SELECT count(*) FROM event WHERE kind = 'ItemReceived'"
                                             " AND json_extract(body, '$.reason') = '" +
                                             reason + "'"));
    }
    for (const auto& [grade, units] : asMap(figures.byFirstGrade)) {
        EXPECT_EQ(units,
                  s_warehouse->number("SELECT count(*) FROM event AS e WHERE kind = 'ItemGraded'"
                                      " AND json_extract(body, '$.verdict.grade') = '" +
                                      grade +
                                      "' AND version ="
                                      " (SELECT min(version) FROM event WHERE item = e.item AND kind = 'ItemGraded')"));
    }
}

TEST_F(ThroughputTest, moneyEqualsTheUnitsMoney)
{
    const auto figures = seen();
    const auto units = foldAll(*s_warehouse);

    EXPECT_EQ(figures.capitalTiedUp, (Money{units.tiedUp, "EUR"}));
    EXPECT_EQ(figures.revenue, (Money{units.revenue, "EUR"}));
    EXPECT_EQ(figures.refurbCost, (Money{units.refurbCost, "EUR"}));
    EXPECT_GT(units.revenue, 0);
}

TEST_F(ThroughputTest, conversionLeavesUnitsStillInWorkOut)
{
    const auto figures = seen();
    const auto units = foldAll(*s_warehouse);

    EXPECT_EQ(figures.conversion.part, units.ready);
    EXPECT_EQ(figures.conversion.whole, units.finished);
    EXPECT_LT(figures.conversion.whole, figures.received);
}

TEST_F(ThroughputTest, mediansAreThoseOfTheSortedDurations)
{
    std::vector<double> seconds;
    ASSERT_TRUE(s_warehouse->reader().each(
        "SELECT json_extract(body, '$.assessmentMs') / 1000.0 AS s FROM event WHERE kind = 'ItemGraded' ORDER BY s", {},
        [&](const store::Row& row) { seconds.push_back(row.real(0)); }));
    const auto n = seconds.size();

    const auto figures = seen();

    EXPECT_DOUBLE_EQ(*figures.assessmentMedianSeconds, (seconds[(n - 1) / 2] + seconds[n / 2]) / 2.0);
    EXPECT_DOUBLE_EQ(*figures.assessmentP90Seconds, seconds[(n * 9 + 9) / 10 - 1]);
    EXPECT_GT(*figures.medianStockDays, 0.0);
}

TEST_F(ThroughputTest, monthsEqualTheLog)
{
    const auto figures = seen();

    ASSERT_GE(figures.months.size(), 5U);
    for (const auto& month : figures.months) {
        EXPECT_EQ(month.received, s_warehouse->number("SELECT count(*) FROM event WHERE kind IN ('ItemReceived',"
                                                      " 'ItemReturnedAgain') AND at_utc LIKE '" +
                                                      month.month + "%'"));
        EXPECT_EQ(month.sold,
                  s_warehouse->number("SELECT count(*) FROM event WHERE kind = 'ItemSold' AND at_utc LIKE '" +
                                      month.month + "%'"));
    }
    EXPECT_TRUE(std::is_sorted(figures.months.begin(), figures.months.end(),
                               [](const MonthCount& a, const MonthCount& b) { return a.month < b.month; }));
}

TEST_F(ThroughputTest, agesCoverTheStockOnce)
{
    const auto figures = seen();

    const auto sum = std::accumulate(figures.byAge.begin(), figures.byAge.end(), 0,
                                     [](int total, const Count& count) { return total + count.units; });
    EXPECT_EQ(sum, figures.open + figures.listed);
    EXPECT_EQ(figures.overAgeLimit, foldAll(*s_warehouse).overLimit);
    EXPECT_EQ(figures.overAgeLimit, figures.byAge[2].units + figures.byAge[3].units);
}

TEST_F(ThroughputTest, oneSellerSeesItsOwnUnitsOnly)
{
    const auto all = seen();
    const auto first = seen("greenhome");
    const auto second = seen("nordlicht");
    const auto units = foldAll(*s_warehouse, "greenhome");

    EXPECT_EQ(asMap(first.byStage), units.byStage);
    EXPECT_EQ(first.capitalTiedUp, (Money{units.tiedUp, "EUR"}));
    EXPECT_EQ(first.overAgeLimit, units.overLimit);
    EXPECT_EQ(first.received + second.received, all.received);
    EXPECT_EQ(first.assessments + second.assessments, all.assessments);
    EXPECT_EQ(first.revenue + second.revenue, all.revenue);
    EXPECT_EQ(seen("stranger").received, 0);
}

TEST_F(ThroughputTest, aRebuildFromTheLogEqualsTheLiveTables)
{
    const auto report = store::verifyChain(s_warehouse->reader(), allProjections());

    ASSERT_TRUE(report);
    EXPECT_TRUE(report->readModelsAgree);
    EXPECT_FALSE(report->firstFault) << *report->firstFault;
}

TEST(Overview, ofAnEmptyStoreIsAllZeroWithoutInventedMedians)
{
    const Warehouse warehouse;

    const auto figures = overview(warehouse.reader(), kToday, {}, kAgeLimitDays);

    ASSERT_TRUE(figures);
    EXPECT_EQ(figures->received, 0);
    EXPECT_FALSE(figures->assessmentMedianSeconds);
    EXPECT_FALSE(figures->medianStockDays);
    EXPECT_TRUE(figures->byStage.empty());
}

TEST(Overview, countsAMonthsOrdersOnceWhenTheyAreCountedAnew)
{
    Warehouse warehouse;
    warehouse.recordProduct("MIX-900", kToday, {registered("MIX-900", "Mixer")});
    const auto counted = [](const std::string& month, int orders) {
        return domain::Events{domain::OrdersCounted{domain::Sku("MIX-900"), month, orders}};
    };

    warehouse.recordProduct("MIX-900", kToday, counted("2026-05", 100));
    warehouse.recordProduct("MIX-900", kToday, counted("2026-05", 120));
    warehouse.recordProduct("MIX-900", kToday, counted("2026-06", 30));

    EXPECT_EQ(overview(warehouse.reader(), kToday, {}, kAgeLimitDays)->orders, 150);
    EXPECT_EQ(overview(warehouse.reader(), kToday, "nordlicht", kAgeLimitDays)->orders, 0);
}

TEST(Overview, dayFortyFiveIsWithinTheLimitAndDayFortySixIsNot)
{
    Warehouse warehouse;
    const auto day = std::chrono::floor<std::chrono::days>(kToday);
    warehouse.record("UNIT1", day - std::chrono::days{45}, {received(), routed({"grading"})});

    EXPECT_EQ(overview(warehouse.reader(), kToday, {}, kAgeLimitDays)->overAgeLimit, 0);
    EXPECT_EQ(overview(warehouse.reader(), kToday + std::chrono::days{1}, {}, kAgeLimitDays)->overAgeLimit, 1);
}

} // namespace regrade::insight
