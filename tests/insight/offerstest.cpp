#include "insight/offers.h"
#include "insight/channels.h"
#include "insight/worklist.h"
#include "tests/insight/history.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdio>

namespace regrade::insight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using testing::IsEmpty;
using testing::SizeIs;

domain::ItemGraded gradedAs(const std::string& grade)
{
    return {{domain::Packaging::damaged, domain::Cosmetic::light, domain::Function::works, true},
            {domain::GradeId(grade), {}, "p"},
            {},
            {},
            std::chrono::minutes(1)};
}

domain::ItemListed listedAt(const std::string& channel, std::int64_t minor)
{
    return {.channel = domain::ChannelId(channel),
            .price = Money{minor, "EUR"},
            .bandLow = Money{1, "EUR"},
            .bandHigh = Money{100'000, "EUR"},
            .reasons = {}};
}

domain::ItemSold soldAt(const std::string& channel, std::int64_t minor)
{
    return {domain::ChannelId(channel), Money{minor, "EUR"}, "SO-1"};
}

constexpr double kElasticity = -4.0;

/// Three hundred units of grade B at random prices; the dearer, the seldomer sold.
void sellByPrice(Warehouse& house)
{
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        const int minor = 5'000 + 10 * std::uniform_int_distribution<int>(0, 350)(random);
        const double chance = 1.0 / (1.0 + std::exp(4.2 - kElasticity * std::log(minor / 10'000.0)));
        const Time begin = kToday - days(300 - i / 2);
        house.record(tag, begin, {received(), gradedAs("B"), listedAt("discount", minor)});
        for (int day = 0; day < 45; ++day) {
            if (std::bernoulli_distribution(chance)(random)) {
                house.record(tag, begin + days(day) + hours(1), {soldAt("discount", minor)});
                break;
            }
            if (day == 44) {
                house.record(tag, begin + days(44) + hours(1), {domain::ExitDue{domain::ExitRoute::donated, {}, 45}});
            }
        }
    }
}

std::vector<OfferRow> all(const Warehouse& house) { return offers(house.reader(), {}).value(); }

} // namespace

TEST(Offers, areOneRowForEachTimeAtAChannelAndPrice)
{
    Warehouse house;
    house.record("UNIT1", kToday - days(10), {received(), gradedAs("B")});
    house.record("UNIT1", kToday - days(8), {listedAt("discount", 7'800)});
    house.record(
        "UNIT1", kToday - days(5),
        {domain::OfferChanged{
            domain::ChannelId("social"), Money{7'500, "EUR"}, Money{1, "EUR"}, Money{9'000, "EUR"}, {}, {}, {}}});
    house.record("UNIT1", kToday - days(1), {soldAt("social", 7'400)});

    const auto rows = all(house);

    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0].channel, "discount");
    EXPECT_EQ(rows[0].outcome, kOfferEnded);
    EXPECT_EQ(rows[0].until, kToday - days(5));
    EXPECT_EQ(rows[0].ageDays, 2);
    EXPECT_EQ(rows[1].channel, "social");
    EXPECT_EQ(rows[1].price, (Money{7'500, "EUR"}));
    EXPECT_EQ(rows[1].outcome, kOfferSold);
    EXPECT_EQ(rows[1].soldFor, (Money{7'400, "EUR"}));
    EXPECT_EQ(rows[1].grade, "B");
}

TEST(Offers, endWithTheExitQueueAndStayOpenWhileNothingHappens)
{
    Warehouse house;
    for (const char* tag : {"UNIT1", "UNIT2", "UNIT3"}) {
        house.record(tag, kToday - days(50), {received(), gradedAs("B"), listedAt("discount", 7'800)});
    }
    house.record("UNIT1", kToday, {domain::ExitDue{domain::ExitRoute::donated, {}, 50}});
    house.record("UNIT2", kToday, {domain::OfferEnded{"photos"}});

    EXPECT_THAT(offers(house.reader(), {.outcome = std::string(kOfferOpen)}).value(), SizeIs(1));
    EXPECT_THAT(offers(house.reader(), {.outcome = std::string(kOfferEnded)}).value(), SizeIs(2));
    EXPECT_THAT(worklist(house.reader(), {.standing = "exitDue"}, 0, 10).value(), SizeIs(1));
}

TEST(Offers, areTheSameFromAWholeLogAtOnce)
{
    Warehouse house;
    for (int i = 0; i < 40; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        house.record(tag, kToday - days(60 - i), {received(), gradedAs(i % 2 == 0 ? "B" : "C")});
        house.record(tag, kToday - days(50 - i), {listedAt(i % 3 == 0 ? "social" : "discount", 6'000 + i)});
        if (i % 4 == 0) {
            house.record(tag, kToday - days(9), {soldAt("social", 5'900)});
        } else if (i % 4 == 1) {
            house.record(tag, kToday - days(8), {domain::OfferEnded{"looked at again"}});
        }
        if (i % 5 == 0) {
            house.record(tag, kToday, {domain::ItemAllotted{domain::ChannelId("social"), "AL-1: sells there"}});
        }
    }
    const auto before = all(house);
    const auto meant = allotments(house.reader()).value();
    ASSERT_TRUE(house.journal().rebuild());

    const auto after = all(house);
    ASSERT_EQ(after.size(), before.size());
    EXPECT_THAT(before, SizeIs(40));
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(after[i].item, before[i].item);
        EXPECT_EQ(after[i].until, before[i].until);
        EXPECT_EQ(after[i].outcome, before[i].outcome);
        EXPECT_EQ(after[i].price, before[i].price);
    }
    EXPECT_EQ(allotments(house.reader()).value().size(), meant.size());
    EXPECT_THAT(meant, SizeIs(8));
}

TEST(ChannelFigures, countUnitDaysSalesAndCover)
{
    Warehouse house;
    for (int i = 0; i < 6; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        house.record(tag, kToday - days(30), {received(), gradedAs("B"), listedAt("discount", 7'800)});
        if (i < 2) {
            house.record(tag, kToday - days(21), {soldAt("discount", 7'700)});
        }
    }
    const auto figures = channelFigures(house.reader(), std::nullopt, kToday);

    ASSERT_TRUE(figures);
    ASSERT_THAT(*figures, SizeIs(1));
    const ChannelFigures& one = figures->front();
    EXPECT_EQ(one.onOffer, 4);
    EXPECT_EQ(one.seen.taken, 2);
    EXPECT_EQ(one.seen.shown, 2 * 10 + 4 * 31) << "the first and the last day count";
    EXPECT_EQ(one.meanPrice, (Money{7'700, "EUR"}));
    EXPECT_EQ(one.sellThrough.part, 2);
    EXPECT_EQ(one.sellThrough.whole, 6);
    ASSERT_TRUE(one.perDay && one.coverDays);
    // Two sales 21 days ago, half-life 30 days, over 90 days.
    const double rate = std::log(2.0) / 30.0;
    EXPECT_NEAR(*one.perDay, 2 * std::exp(-rate * 21) / ((1 - std::exp(-rate * 90)) / rate), 1e-9);
    EXPECT_NEAR(*one.coverDays, 4 / *one.perDay, 1e-9);
}

TEST(SaleHazard, isNotFittedOnAFewSales)
{
    Warehouse house;
    for (int i = 0; i < 12; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        house.record(tag, kToday - days(30), {received(), gradedAs("B"), listedAt("discount", 7'800)});
        house.record(tag, kToday - days(2), {soldAt("discount", 7'700)});
    }
    const auto hazard = saleHazard(house.reader(), rules::shippedPolicy(), "B", kToday);
    ASSERT_FALSE(hazard);
    EXPECT_EQ(hazard.error().what(), "Not enough sales for a plan of markdowns: 12 of 30 within a year.");
}

TEST(SaleHazard, findsHowTheChanceHangsOnThePrice)
{
    Warehouse house;
    sellByPrice(house);
    const auto hazard = saleHazard(house.reader(), rules::shippedPolicy(), "B", kToday);

    ASSERT_TRUE(hazard) << hazard.error().what();
    std::printf("%d sales in %d offers, %.0f unit-days: elasticity %.2f +- %.2f, true %.2f\n", hazard->sales,
                hazard->offers, hazard->unitDays, hazard->model.weights[1], hazard->model.errors[1], kElasticity);
    EXPECT_NEAR(hazard->model.weights[1], kElasticity, 2.5 * hazard->model.errors[1]);
    EXPECT_NEAR(hazard->model.weights[2], 0.0, 2.5 * hazard->model.errors[2]) << "age changes nothing here";

    domain::Item item{.id = domain::ItemId("BCDEFGHIJKLN")};
    item.intake = received();
    item.receivedAt = kToday - days(5);
    item.grade = domain::GradeId("B");
    const auto advice = adviseMarkdown(house.reader(), rules::shippedPolicy(), item, Money{800, "EUR"}, kToday);
    ASSERT_TRUE(advice) << advice.error().what();
    ASSERT_THAT(advice->prices, SizeIs(41)) << "days 5 to 45";
    for (std::size_t day = 1; day < advice->prices.size(); ++day) {
        EXPECT_LE(advice->prices[day].minor, advice->prices[day - 1].minor);
    }
    EXPECT_LT(advice->prices.back().minor, advice->prices.front().minor);
}

namespace {

/// A hundred units of grade B that are replaced as they sell: most on the discount platform, some on the live channel.
struct Simulation {
    std::mt19937_64 random;
    std::vector<OfferRow> rows{};

    /// One day more of both channels.
    void pass(Time day, double discount, double live)
    {
        std::vector<OfferRow> begun;
        for (OfferRow& row : rows) {
            if (row.until) {
                continue;
            }
            if (std::bernoulli_distribution(row.channel == "social" ? live : discount)(random)) {
                row.until = day + hours(20);
                row.outcome = kOfferSold;
                row.soldFor = row.price;
                begun.push_back(offer(row.channel, day + days(1)));
            }
        }
        rows.insert(rows.end(), begun.begin(), begun.end());
    }
    static OfferRow offer(const std::string& channel, Time since)
    {
        return {.item = "U",
                .sku = "S",
                .category = "home",
                .grade = "B",
                .channel = channel,
                .price = Money{7'800, "EUR"},
                .original = Money{10'000, "EUR"},
                .since = since,
                .outcome = ""};
    }
};

/// The first day after the change on which something is proposed; nothing = none within 30 days.
std::optional<int> proposedAfter(std::uint64_t seed, double liveAfter, int& units)
{
    constexpr double kUsual = 0.05;
    Simulation simulation{std::mt19937_64(seed)};
    const Time begin = kToday - days(30);
    for (int i = 0; i < 100; ++i) {
        simulation.rows.push_back(Simulation::offer(i < 80 ? "discount" : "social", begin));
    }
    const ChannelStock stock{{"B", {{"discount", 80}, {"social", 20}}}};
    for (int day = 0; day < 60; ++day) {
        const Time today = begin + days(day);
        simulation.pass(today, kUsual, day < 30 ? kUsual : liveAfter);
        const auto moves = proposeMoves(rules::shippedPolicy(), simulation.rows, stock, today + hours(22));
        if (moves && !moves->empty()) {
            units = moves->front().units;
            return day - 29;
        }
    }
    return std::nullopt;
}

} // namespace

TEST(ChannelMoves, proposeThirtyPercentOfBWithinAWeekOfARise)
{
    int found = 0;
    int slowest = 0;
    for (std::uint64_t run = 0; run < 20; ++run) {
        int units = 0;
        const auto day = proposedAfter(100 + run, 0.30, units);
        ASSERT_TRUE(day) << "run " << run;
        EXPECT_EQ(units, 30);
        slowest = std::max(slowest, *day);
        found += *day >= 1 && *day <= 7 ? 1 : 0;
    }
    std::printf(
        "a rise from 5 to 30 %% a day: 30 of 100 units proposed within 7 days in %d of 20 runs, slowest %d days\n",
        found, slowest);
    EXPECT_EQ(found, 20);
}

TEST(ChannelMoves, areNotProposedWhereNothingChanges)
{
    int alarms = 0;
    for (std::uint64_t run = 0; run < 100; ++run) {
        int units = 0;
        alarms += proposedAfter(1'000 + run, 0.05, units) ? 1 : 0;
    }
    std::printf("60 days without a change, looked at every day: %d of 100 runs proposed something\n", alarms);
    EXPECT_LE(alarms, 5);
}

TEST(ChannelMoves, needExposuresAndNeverMoveWhatIsNotForRetail)
{
    std::vector<OfferRow> rows;
    for (int i = 0; i < 3; ++i) {
        rows.push_back(Simulation::offer("social", kToday - days(2)));
        rows.back().until = kToday - days(1);
        rows.back().outcome = kOfferSold;
        rows.back().soldFor = rows.back().price;
    }
    rows.push_back(Simulation::offer("discount", kToday - days(60)));
    const ChannelStock stock{{"B", {{"discount", 80}, {"social", 20}}}, {"D", {{"parts", 20}}}};
    EXPECT_THAT(proposeMoves(rules::shippedPolicy(), rows, stock, kToday).value(), IsEmpty());
}

TEST(ChannelMoves, leaveRoomForNoMoreThanAChannelTakes)
{
    constexpr double kMore = 0.30;
    Simulation simulation{std::mt19937_64(5)};
    const Time begin = kToday - days(60);
    for (int i = 0; i < 100; ++i) {
        simulation.rows.push_back(Simulation::offer(i < 80 ? "discount" : "social", begin));
    }
    for (int day = 0; day < 60; ++day) {
        simulation.pass(begin + days(day), 0.05, kMore);
    }
    const ChannelStock stock{{"B", {{"discount", 80}, {"social", 20}}}, {"C", {{"social", 15}}}};
    rules::Policy policy = rules::shippedPolicy();
    const auto unitsWith = [&](std::optional<int> capacity) {
        for (rules::ChannelRow& channel : policy.channels) {
            channel.capacity = channel.id.text() == "social" ? capacity : std::nullopt;
        }
        const auto moves = proposeMoves(policy, simulation.rows, stock, kToday).value();
        return moves.empty() ? 0 : moves.front().units;
    };
    EXPECT_EQ(unitsWith(std::nullopt), 30);
    EXPECT_EQ(unitsWith(47), 12) << "20 of B and 15 of C lie there already";
    EXPECT_EQ(unitsWith(35), 0);
    EXPECT_EQ(unitsWith(10), 0) << "too many there already is no fault";
}

TEST(PriceFacts, followThePlanOfMarkdownsWhereEnoughWasSold)
{
    Warehouse house;
    sellByPrice(house);
    domain::Product product{.sku = domain::Sku("MIX-900")};
    product.facts = domain::ProductRegistered{.sku = domain::Sku("MIX-900"),
                                              .name = "Hand mixer",
                                              .category = domain::CategoryId("appliances"),
                                              .owner = domain::OwnerId("greenhome"),
                                              .originalPrice = Money{10'000, "EUR"},
                                              .partsValue = Money{800, "EUR"}};
    domain::Item item{.id = domain::ItemId("BCDEFGHIJKLN")};
    item.intake = received();
    item.receivedAt = kToday;
    item.grade = domain::GradeId("B");
    rules::Policy policy = rules::shippedPolicy();

    const auto facts = priceFacts(house.reader(), policy, item, product, kToday).value();
    ASSERT_THAT(facts.markdown, SizeIs(static_cast<std::size_t>(policy.limits.ageLimitDays) + 1));
    EXPECT_DOUBLE_EQ(facts.markdown.front(), 1.0);
    EXPECT_LT(facts.markdown.back(), 1.0);
    std::int64_t before = rules::quote(policy, item, facts).value().price.minor;
    for (int age = 1; age <= 60; ++age) {
        auto older = facts;
        older.ageDays = age;
        const std::int64_t price = rules::quote(policy, item, older).value().price.minor;
        EXPECT_LE(price, before) << "day " << age;
        before = price;
    }
    policy.limits.markdownPlan = false;
    EXPECT_THAT(priceFacts(house.reader(), policy, item, product, kToday).value().markdown, IsEmpty());
    policy.limits.markdownPlan = true;
    policy.limits.markdownSales = 100'000;
    EXPECT_THAT(priceFacts(house.reader(), policy, item, product, kToday).value().markdown, IsEmpty());
}

} // namespace regrade::insight
