#include "insight/kpi.h"

#include "insight/projections.h"
#include "rules/policyfile.h"
#include "store/chain.h"
#include "tests/insight/history.h"
#include "tests/insight/kpihouse.h"
#include "tests/insight/kpioracle.h"

#include <chrono>
#include <iostream>

namespace regrade::insight::kpi {

namespace {

const rules::Policy& policy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

const rules::ImpactRules& impact()
{
    static const rules::ImpactRules kRules =
        rules::readImpactRules(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy", policy()).value();
    return kRules;
}

/// The shipped targets, but figures are told of ever so few units.
rules::Targets targets(int least)
{
    auto shipped = rules::readTargets(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy", policy()).value();
    shipped.least = least;
    return shipped;
}

const Tile& tileIn(const Look& look, const std::string& id)
{
    for (const Tile& tile : look.tiles) {
        if (tile.id == id) {
            return tile;
        }
    }
    throw std::logic_error("no tile " + id);
}

std::int64_t dayOfText(const std::string& text)
{
    return std::chrono::floor<std::chrono::days>(*parseIso(text)).time_since_epoch().count();
}

Span spanOfText(const std::string& from, const std::string& to) { return {dayOfText(from), dayOfText(to)}; }

struct Compared {
    int figures = 0;
    int values = 0; ///< of them those that have one
    int lists = 0;
};

/// A scope and a span by lot: whole months, some days, one seller, one category, one site.
Ask someAsk(RandomHouse& house)
{
    static const std::array<Span, 4> kSpans{
        spanOfText("2025-12-01", "2026-06-30"), spanOfText("2026-05-01", "2026-05-31"),
        spanOfText("2026-03-17", "2026-06-09"), spanOfText("2026-04-11", "2026-04-29")};
    Ask ask{.span = kSpans[static_cast<std::size_t>(house.below(4))], .now = kNow};
    if (house.below(3) == 0) {
        ask.scope.owner = RandomHouse::kOwners[static_cast<std::size_t>(house.below(2))];
    }
    if (house.below(4) == 0) {
        ask.scope.category = RandomHouse::kCategories[static_cast<std::size_t>(house.below(3))];
    }
    if (house.below(4) == 0) {
        ask.scope.site = RandomHouse::kSites[static_cast<std::size_t>(house.below(2))];
    }
    return ask;
}

std::string told(const Ask& ask)
{
    return "owner " + ask.scope.owner.value_or("*") + ", category " + ask.scope.category.value_or("*") + ", site " +
           ask.scope.site.value_or("*") + ", days " + std::to_string(ask.span.from) + " to " +
           std::to_string(ask.span.to);
}

void compareFigures(const Look& look, const Oracle& oracle, const Ask& ask, Compared& compared)
{
    for (const std::string& id : Oracle::tiles()) {
        const Tile& tile = tileIn(look, id);
        const auto wanted = oracle.of(id, ask.scope, ask.span);
        EXPECT_EQ(tile.n, wanted.n) << id << ", " << told(ask);
        const bool both = tile.value.has_value() == wanted.value.has_value();
        EXPECT_TRUE(both) << id << ": " << tile.value.value_or(-1) << " instead of " << wanted.value.value_or(-1)
                          << ", " << told(ask);
        if (both && tile.value) {
            EXPECT_NEAR(*tile.value, *wanted.value, 1e-9 * std::max(1.0, std::abs(*wanted.value)))
                << id << ", " << told(ask);
            ++compared.values;
        }
        ++compared.figures;
    }
}

/// As many units are listed behind a figure as it counts; sums of money leave other currencies out.
void compareLists(store::Database& database, const Rules& rules, const Look& look, const Ask& ask, Compared& compared)
{
    for (const char* id : {"assessMedian", "minutesPerUnit", "stockDays", "stockTurn", "conversion", "secondReturns",
                           "agreement", "gradeMix", "reasonMix", "reusedUnits", "waysOut"}) {
        const auto page = unitsBehind(database, rules, ask, id, {}, 0, 100);
        ASSERT_TRUE(page) << id << page.error().what() << page.error().detail;
        EXPECT_EQ(page->total, tileIn(look, id).n) << id << ", " << told(ask);
        EXPECT_EQ(page->total, static_cast<std::int64_t>(page->units.size())) << id;
        for (const Behind& unit : page->units) {
            EXPECT_TRUE(!ask.scope.owner || unit.fact.owner == *ask.scope.owner) << id;
        }
        ++compared.lists;
    }
}

void compareBoard(store::Database& database, const Rules& rules, const Oracle& oracle, const Scope& scope)
{
    const auto seen = board(database, rules, scope, kNow).value();
    std::map<std::string, std::int64_t> stages;
    std::int64_t ages = 0;
    for (const StageLoad& stage : seen.stages) {
        if (stage.units != 0) {
            stages[stage.key] = stage.units;
        }
    }
    for (const AgeCount& age : seen.ages) {
        ages += age.units;
    }
    EXPECT_EQ(stages, oracle.stages(scope));
    EXPECT_EQ(ages, seen.stock);
}

} // namespace

TEST(Kpi, everyFigureOfAThousandHousesIsThatOfSqlOverTheLog)
{
    const auto told = targets(1);
    const Rules rules{policy(), told, &impact()};
    Compared compared;
    for (std::uint32_t seed = 1; seed <= 1'000 && !testing::Test::HasFailure(); ++seed) {
        RandomHouse house(seed);
        const Oracle oracle(house.database());
        const Ask ask = someAsk(house);
        const auto seen = look(house.database(), rules, ask);
        ASSERT_TRUE(seen) << seen.error().what() << seen.error().detail;
        compareFigures(*seen, oracle, ask, compared);
        compareLists(house.database(), rules, *seen, ask, compared);
        compareBoard(house.database(), rules, oracle, ask.scope);
        EXPECT_FALSE(testing::Test::HasFailure()) << "seed " << seed;
    }
    EXPECT_GE(compared.figures, 23'000);
    std::cout << compared.figures << " figures compared, " << compared.values << " of them with a value; "
              << compared.lists << " lists\n";
}

TEST(Kpi, aRebuildFromTheLogEqualsTheLiveTables)
{
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        RandomHouse house(seed, 25);
        store::Journal::Projections projections;
        projections.push_back(makeKpi());
        const auto report = store::verifyChain(house.database(), projections);

        ASSERT_TRUE(report);
        EXPECT_TRUE(report->readModelsAgree) << "seed " << seed;
    }
}

TEST(Kpi, sayNothingOfTooFewUnits)
{
    RandomHouse house(3, 20);
    const auto told = targets(30);
    const auto seen = look(house.database(), {policy(), told, &impact()},
                           {.span = spanOfText("2025-12-01", "2026-06-30"), .now = kNow});

    ASSERT_TRUE(seen);
    const Tile& conversion = tileIn(*seen, "conversion");
    EXPECT_FALSE(conversion.value);
    EXPECT_FALSE(conversion.interval);
    EXPECT_EQ(conversion.light, Light::none);
    ASSERT_TRUE(conversion.refusal);
    EXPECT_EQ(conversion.refusal->what(), "Not enough data: " + std::to_string(conversion.n) + " of 30.");
    EXPECT_TRUE(tileIn(*seen, "capital").value) << "the stock is counted, not sampled";
}

TEST(Kpi, aSellerSeesNothingOfOthers)
{
    RandomHouse house(11, 60);
    const auto told = targets(1);
    const Rules rules{policy(), told, &impact()};
    Ask ask{.span = spanOfText("2025-12-01", "2026-06-30"), .now = kNow};
    ask.scope.owner = "stranger";

    const auto seen = look(house.database(), rules, ask).value();

    for (const Tile& tile : seen.tiles) {
        EXPECT_EQ(tile.n, 0) << tile.id;
    }
    EXPECT_EQ(board(house.database(), rules, ask.scope, kNow)->stock, 0);
    EXPECT_TRUE(places(house.database(), std::string("stranger"))->owners.empty());
    EXPECT_EQ(places(house.database(), std::string("greenhome"))->owners, std::set<std::string>{"greenhome"});
}

TEST(Kpi, theBoardShowsAUnitAtOnce)
{
    RandomHouse house(5, 40);
    const auto told = targets(1);
    const Rules rules{policy(), told, &impact()};
    const auto before = board(house.database(), rules, {}, kNow).value();
    domain::ItemRouted route;
    route.route.emplace_back("grading");

    const auto begun = std::chrono::steady_clock::now();
    house.record("FRESH", "desk-1", kNow, {received(), route});
    const auto after = board(house.database(), rules, {}, kNow).value();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;

    EXPECT_EQ(after.open, before.open + 1);
    EXPECT_EQ(after.stages.front().key, "grading");
    EXPECT_EQ(after.stages.front().units, before.stages.front().units + 1);
    EXPECT_LT(passed.count(), 1.0);
    const auto sum = [](const Board& seen) {
        std::int64_t units = 0;
        for (const StageLoad& stage : seen.stages) {
            units += stage.key == "listed" || stage.key == "exitDue" ? 0 : stage.units;
        }
        return units;
    };
    EXPECT_EQ(sum(after), after.open);
}

namespace {

/// So many units that were packed, and so many that left unpacked; and sales at one price and cost.
class PlainHouse {
public:
    void unit(bool ready)
    {
        const std::string item = "U" + std::to_string(++m_units);
        m_house.record(item, at(0), {received(), routed({"grading"})});
        m_house.record(item, at(1), ready ? domain::Events{packed(0)} : domain::Events{exited()});
    }
    void sale(std::int64_t price, std::int64_t cost, bool back)
    {
        const std::string item = "S" + std::to_string(++m_units);
        const Money told{price, "EUR"};
        m_house.record(item, at(0), {received(), routed({"packing", "listing"})});
        m_house.record(item, at(1), {packed(cost)});
        m_house.record(item, at(2), {domain::ItemListed{domain::ChannelId("outlet"), told, told, told, {}, {}}});
        m_house.record(item, at(3), {domain::ItemSold{domain::ChannelId("outlet"), told, "SO-1"}});
        if (back) {
            m_house.record(item, at(4), {domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-1"}});
        }
    }
    void orders(int count)
    {
        m_house.recordProduct("MIX-900", at(0), {registered("MIX-900", "Mixer")});
        m_house.recordProduct("MIX-900", at(0), {domain::OrdersCounted{domain::Sku("MIX-900"), "2026-06", count}});
    }
    void rating(int stars, bool second, int number)
    {
        domain::RatingNoted rated{domain::Sku("MIX-900"), {},   stars, "shop", "2026-06-10",
                                  std::to_string(number), false};
        if (second) {
            rated.unit = domain::ItemId("S1");
        }
        m_house.recordProduct("MIX-900", at(0), {rated});
    }
    [[nodiscard]] Tile tile(const std::string& id, int least = 1) const
    {
        const auto told = targets(least);
        const auto seen = look(m_house.reader(), {policy(), told, nullptr},
                               {.span = spanOfText("2026-06-01", "2026-06-30"), .now = kNow});
        return tileIn(seen.value(), id);
    }

private:
    static Time at(int hours) { return *parseIso("2026-06-02T08:00:00Z") + std::chrono::hours(hours); }
    static domain::ItemPacked packed(std::int64_t cost)
    {
        return {domain::MaterialId("carton"), {}, {}, 600, Money{cost, "EUR"}};
    }
    static domain::ItemExited exited() { return {domain::ExitRoute::recycled, "broken", Money{0, "EUR"}}; }

    Warehouse m_house;
    int m_units = 0;
};

} // namespace

TEST(KpiTarget, threeInFourAreNotEnough)
{
    PlainHouse house;
    for (int i = 0; i < 40; ++i) {
        house.unit(i % 4 != 0);
    }
    const Tile even = house.tile("conversion", 30);
    EXPECT_DOUBLE_EQ(*even.value, 0.75);
    EXPECT_FALSE(*even.met);
    EXPECT_EQ(even.light, Light::amber);

    house.unit(true);
    EXPECT_TRUE(*house.tile("conversion").met);
}

TEST(KpiTarget, aFifthOfThePriceIsTooMuch)
{
    PlainHouse house;
    house.sale(10'000, 2'000, false);
    const Tile even = house.tile("refurbCostRate");
    EXPECT_DOUBLE_EQ(*even.value, 0.2);
    EXPECT_FALSE(*even.met);

    house.sale(10'000, 1'990, false);
    EXPECT_TRUE(*house.tile("refurbCostRate").met) << "weighed by price";
}

TEST(KpiTarget, halfOfTheMainRateIsTooMuch)
{
    PlainHouse house;
    house.orders(1'200);
    for (int i = 0; i < 100; ++i) { // 9 of 100 come back
        house.sale(10'000, 500, i < 9);
    }
    for (int i = 0; i < 116; ++i) { // 216 of 1,200 orders: 18 %
        house.unit(true);
    }
    const Tile even = house.tile("secondReturns");
    EXPECT_DOUBLE_EQ(*even.value, 0.09);
    EXPECT_NEAR(even.goal->value, 0.09, 1e-12);
    EXPECT_FALSE(*even.met);
    EXPECT_EQ(even.light, Light::amber);
}

TEST(KpiTarget, anEqualRatingMeetsIt)
{
    PlainHouse house;
    house.orders(10);
    for (int i = 0; i < 30; ++i) {
        house.rating(i % 2 == 0 ? 400 : 450, i < 15, i);
    }
    house.rating(450, true, 98); // both sides: 8 of the one and 8 of the other kind
    house.rating(400, false, 99);
    const Tile even = house.tile("rating");
    EXPECT_DOUBLE_EQ(*even.value, 4.25);
    EXPECT_DOUBLE_EQ(even.goal->value, 4.25);
    EXPECT_TRUE(*even.met);
}

TEST(KpiTarget, theShareOfTheNetProfitNeedsTheBooks)
{
    PlainHouse house;
    for (int i = 0; i < 3; ++i) {
        house.sale(10'000, 500, false);
    }
    const Tile tile = house.tile("netProfitShare");

    EXPECT_FALSE(tile.value);
    EXPECT_NE(tile.refusal->what().find("net_profit in targets.json"), std::string::npos);
}

TEST(KpiTarget, aTrafficLightFollowsTheChance)
{
    PlainHouse house;
    for (int i = 0; i < 60; ++i) {
        house.unit(i % 20 != 0);
    }
    const Tile high = house.tile("conversion", 30);
    EXPECT_GT(*high.chance, 0.9);
    EXPECT_EQ(high.light, Light::green);

    for (int i = 0; i < 60; ++i) {
        house.unit(i % 4 == 0);
    }
    const Tile low = house.tile("conversion", 30);
    EXPECT_LT(*low.chance, 0.1);
    EXPECT_EQ(low.light, Light::red);
}

} // namespace regrade::insight::kpi
