#include "workstation/demo.h"

#include "insight/projections.h"
#include "insight/throughput.h"
#include "insight/worklist.h"
#include "store/chain.h"
#include "tests/workstation/folder.h"
#include "workstation/demodice.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

namespace regrade::workstation {

namespace {

const std::filesystem::path kResources = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";
const Time kToday = *parseIso("2026-06-30T15:00:00Z");

/// A store with the demo warehouse in it.
class DemoStore {
public:
    explicit DemoStore(std::uint64_t seed)
        : m_station(Workstation::open({m_folder.path() / "data", kResources / "policy", kResources}, m_clock).value()),
          m_report(load(seed))
    {
    }

    [[nodiscard]] Result<DemoReport> load(std::uint64_t seed)
    {
        return loadDemo(m_station->clerk(), m_station->bench(), *m_station->policy(), m_station->reader(),
                        kResources / "demo", seed, kToday, [this](int done, int total) {
                            EXPECT_GE(done, m_progress);
                            EXPECT_LE(done, total);
                            m_progress = done;
                        });
    }
    [[nodiscard]] const Result<DemoReport>& report() const { return m_report; }
    [[nodiscard]] int progress() const { return m_progress; }
    [[nodiscard]] const store::Database& reader() const { return m_station->reader(); }
    [[nodiscard]] insight::Overview overview(const std::optional<std::string>& owner = {}) const
    {
        return insight::overview(reader(), kToday, owner, m_station->policy()->limits.ageLimitDays).value();
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& sql) const
    {
        std::vector<std::string> found;
        EXPECT_TRUE(reader().each(sql, {}, [&](const store::Row& row) { found.push_back(row.text(0)); }));
        return found;
    }
    [[nodiscard]] int number(const std::string& sql) const { return std::stoi(texts(sql).at(0)); }

private:
    TemporaryFolder m_folder;
    SystemClock m_clock;
    std::unique_ptr<Workstation> m_station;
    int m_progress = 0;
    Result<DemoReport> m_report;
};

std::map<std::string, int> asMap(const std::vector<insight::Count>& counts)
{
    std::map<std::string, int> map;
    for (const auto& count : counts) {
        map[count.key] = count.units;
    }
    return map;
}

} // namespace

class DemoTest : public testing::Test {
protected:
    static void SetUpTestSuite() { s_store = std::make_unique<DemoStore>(1); }
    static void TearDownTestSuite() { s_store.reset(); }
    void SetUp() override { ASSERT_TRUE(s_store->report()) << s_store->report().error().what(); }

    static std::unique_ptr<DemoStore> s_store;
};
std::unique_ptr<DemoStore> DemoTest::s_store;

TEST_F(DemoTest, holdsTwelveHundredOrdersAndTheirReturns)
{
    const auto figures = s_store->overview();

    EXPECT_EQ(s_store->report()->orders, 1200);
    EXPECT_EQ(s_store->report()->returns, 216);
    EXPECT_EQ(figures.orders, 1200);
    EXPECT_EQ(figures.received, 216);
    EXPECT_EQ(s_store->number("SELECT sum(json_extract(body, '$.orders')) FROM event WHERE kind = 'OrdersCounted'"),
              1200);
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event"), s_store->report()->events);
    EXPECT_EQ(s_store->progress(), 216);
}

TEST_F(DemoTest, mixesReasonsAndGradesAsTheReturnsOfTheYearDid)
{
    const auto figures = s_store->overview();

    EXPECT_EQ(
        asMap(figures.byReason),
        (std::map<std::string, int>{{"packaging", 97}, {"changed_mind", 65}, {"cosmetic", 32}, {"defective", 22}}));
    EXPECT_EQ(asMap(figures.byFirstGrade), (std::map<std::string, int>{{"A", 97}, {"B", 65}, {"C", 32}, {"D", 22}}));
    EXPECT_GT(s_store->number("SELECT count(*) FROM event AS r JOIN event AS g ON g.item = r.item"
                              " AND g.kind = 'ItemGraded' WHERE r.kind = 'ItemReceived'"
                              " AND json_extract(r.body, '$.reason') = 'packaging'"
                              " AND json_extract(g.body, '$.verdict.grade') <> 'A'"),
              0)
        << "reason and grade are different facts";
}

TEST_F(DemoTest, leavesWorkAtEveryStageAndSomeOfItTooLong)
{
    const auto figures = s_store->overview();
    const auto stages = asMap(figures.byStage);

    for (const auto* stage :
         {"grading", "cleaning", "testing", "datawipe", "repair", "safety", "dismantle", "packing", "listing"}) {
        EXPECT_GT(stages.count(stage), 0U) << stage;
    }
    EXPECT_GT(figures.listed, 20);
    EXPECT_GT(figures.sold, 100);
    EXPECT_GT(figures.exited, 4);
    EXPECT_GT(figures.overAgeLimit, 5);
    EXPECT_GT(figures.secondReturns.part, 5);
    EXPECT_GT(s_store->number("SELECT count(*) FROM worklist WHERE working = 1"), 2);
    EXPECT_GE(figures.months.size(), 5U);
}

TEST_F(DemoTest, keepsBothOpinionsWhereCameraAndTechnicianDiffer)
{
    const auto figures = s_store->overview();

    // Units of the five products that were taught with four photos have no proposal to agree with.
    EXPECT_GT(figures.aiAgreement.whole, 50);
    EXPECT_LT(figures.aiAgreement.part, figures.aiAgreement.whole);
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event WHERE kind = 'ItemGraded'"
                              " AND json_extract(body, '$.proposed') <> json_extract(body, '$.axes.cosmetic')"
                              " AND json_extract(body, '$.cosmeticReason') IS NULL"),
              0);
}

TEST_F(DemoTest, teachesRenderedProductsFromEightPhotosAndDrawnOnesFromFour)
{
    const auto photos = s_store->texts("SELECT json_array_length(body, '$.photos') || ' ' || count(*) FROM event"
                                       " WHERE kind = 'ProductTaught' GROUP BY json_array_length(body, '$.photos')"
                                       " ORDER BY 1");

    EXPECT_EQ(photos, (std::vector<std::string>{"4 5", "8 3"}));
}

TEST_F(DemoTest, happenedInOrderAndBeforeToday)
{
    const auto times = s_store->texts("SELECT at_utc FROM event ORDER BY seq");

    EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
    EXPECT_LE(times.back(), toIso(kToday));
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event WHERE replayed = 0"), 0);
}

TEST_F(DemoTest, hasAWholeChainAndReadModelsThatAgree)
{
    const auto report = store::verifyChain(s_store->reader(), insight::allProjections());

    ASSERT_TRUE(report);
    EXPECT_FALSE(report->firstFault) << *report->firstFault;
    EXPECT_TRUE(report->readModelsAgree);
}

TEST_F(DemoTest, belongsToTwoSellersWhoseFiguresAddUp)
{
    const auto all = s_store->overview();
    const auto first = s_store->overview("greenhome");
    const auto second = s_store->overview("nordlicht");

    EXPECT_GT(first.received, 0);
    EXPECT_EQ(first.received + second.received, all.received);
    EXPECT_EQ(first.capitalTiedUp + second.capitalTiedUp, all.capitalTiedUp);
    EXPECT_EQ(first.orders + second.orders, all.orders);
}

TEST_F(DemoTest, isTheSameAgainWithTheSameSeedAndRefusedOnAStoreInUse)
{
    const std::string bodies = "SELECT item || ' ' || kind || ' ' || at_utc || ' ' || actor || ' ' || body FROM event"
                               " ORDER BY seq";
    DemoStore again(1);
    ASSERT_TRUE(again.report());

    EXPECT_EQ(s_store->texts(bodies), again.texts(bodies));

    const auto before = again.number("SELECT count(*) FROM event");
    const auto refusal = again.load(2);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, ErrorCode::refused);
    EXPECT_EQ(again.number("SELECT count(*) FROM event"), before);
}

TEST(Apportion, givesTheLargestRemaindersTheRest)
{
    EXPECT_EQ(apportion(216, {45, 30, 15, 10}), (std::vector<int>{97, 65, 32, 22}));
    EXPECT_EQ(apportion(10, {1, 1, 1}), (std::vector<int>{4, 3, 3}));
}

} // namespace regrade::workstation
