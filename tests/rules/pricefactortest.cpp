#include "rules/pricerules.h"
#include "rules/pricing.h"
#include "tests/rules/gradedunit.h"
#include "tests/rules/shipped.h"

#include <cstdio>
#include <gtest/gtest.h>
#include <random>

namespace regrade::rules {

namespace {

constexpr const char* kDay = "2026-11-20";

domain::Item unit(const std::string& grade, std::int64_t original, std::int64_t cost = 0)
{
    domain::Item item = gradedUnit(grade, original);
    item.refurbCost = Money{cost, "EUR"};
    return item;
}

domain::MarketPriceNoted seen(domain::PriceKind kind, std::int64_t minor, const std::string& day = kDay,
                              const std::string& source = "shop.example")
{
    return {domain::Sku("S-1"), kind, std::nullopt, Money{minor, "EUR"}, source, day};
}

/// A policy whose season moves: in November 1.06.
const Policy& seasonal()
{
    static const Policy kPolicy = [] {
        const PolicyCopy copy;
        std::string text = copy.text("pricing.json");
        const std::string flat = "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]";
        text.replace(text.find(flat), flat.size(), "[0.95, 0.96, 1, 1, 1, 1, 1, 1, 1, 1, 1.06, 1.2]");
        const std::string none = "\"share_percent\": 0,\n";
        text.replace(text.find(none), none.size(), "\"share_percent\": 3,\n");
        copy.write("pricing.json", text);
        return readPolicy(copy.folder()).value();
    }();
    return kPolicy;
}

const domain::PriceFactor& line(const Quote& quote, const std::string& id)
{
    static const domain::PriceFactor kNone;
    for (const domain::PriceFactor& factor : quote.factors) {
        if (factor.id == id) {
            return factor;
        }
    }
    ADD_FAILURE() << "no line " << id;
    return kNone;
}

std::int64_t sumOf(const Quote& quote)
{
    std::int64_t sum = 0;
    for (const domain::PriceFactor& factor : quote.factors) {
        sum += factor.contribution.minor;
    }
    return sum;
}

std::int64_t priceWith(const PriceFacts& facts, const Policy& policy = shippedPolicy())
{
    return quote(policy, unit("C", 100'000), facts)->price.minor;
}

} // namespace

TEST(PriceFactors, areSixAndAllAreToldAlsoWithoutAFigure)
{
    const auto offer = quote(shippedPolicy(), unit("B", 10'000), PriceFacts{});

    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->factors.size(), 7U) << "the start, then the six";
    for (const char* id : {"market", "grade", "season", "competition", "stock", "sustainability"}) {
        EXPECT_EQ(line(*offer, id).factor, 1.0) << id;
        EXPECT_EQ(line(*offer, id).contribution.minor, 0) << id;
        EXPECT_EQ(line(*offer, id).source, "") << id;
    }
    EXPECT_EQ(offer->price.minor, 7'800);
}

TEST(PriceFactors, addUpAndMultiplyToThePriceToTheCent)
{
    PriceFacts facts{.noted = {seen(domain::PriceKind::asNew, 95'00), seen(domain::PriceKind::refurbished, 82'00)}};
    facts.today = kDay;
    facts.ageDays = 20;
    const auto offer = quote(seasonal(), unit("B", 10'000), facts);

    ASSERT_TRUE(offer);
    EXPECT_EQ(line(*offer, "market").factor, 0.95);
    EXPECT_EQ(line(*offer, "season").factor, 1.06);
    EXPECT_EQ(line(*offer, "sustainability").factor, 1.03);
    EXPECT_NEAR(line(*offer, "competition").factor, std::sqrt(82.0 / 78.0), 1e-12);
    EXPECT_NEAR(line(*offer, "stock").factor, 1.0 - 0.15 * 5.0 / 30.0, 1e-12);
    EXPECT_EQ(line(*offer, "market").source, "shop.example");
    EXPECT_EQ(line(*offer, "market").day, kDay);
    double product = 7'800.0;
    for (const char* id : {"market", "grade", "season", "competition", "stock", "sustainability"}) {
        product *= line(*offer, id).factor;
    }
    EXPECT_EQ(offer->price.minor, std::llround(product));
    EXPECT_EQ(sumOf(*offer), offer->price.minor);
}

TEST(PriceFactors, areMonotone)
{
    std::int64_t last = 0;
    for (int price = 50'000; price <= 150'000; price += 500) { // the market of a new one
        const auto now = priceWith({.noted = {seen(domain::PriceKind::asNew, price)}, .today = kDay});
        EXPECT_GE(now, last);
        last = now;
    }
    last = 0;
    for (int price = 40'000; price <= 120'000; price += 500) { // competing offers
        const auto now = priceWith({.noted = {seen(domain::PriceKind::refurbished, price)}, .today = kDay});
        EXPECT_GE(now, last);
        last = now;
    }
    last = 1'000'000;
    for (double cover = 0.0; cover <= 200.0; cover += 1.0) { // stock pressure
        const auto now = priceWith({.today = kDay, .coverDays = cover, .salesBehind = 9});
        EXPECT_LE(now, last);
        last = now;
    }
    last = 1'000'000;
    for (int age = 0; age <= 120; ++age) {
        const auto now = priceWith({.today = kDay, .ageDays = age});
        EXPECT_LE(now, last) << age;
        last = now;
    }
    const auto bare = priceWith({.today = kDay});
    EXPECT_GT(priceWith({.today = kDay, .schemes = {"Scheme"}}), bare);
    EXPECT_GT(priceWith({.today = "2026-12-05"}, seasonal()), priceWith({.today = kDay}, seasonal()));
    EXPECT_GT(priceWith({.today = kDay}, seasonal()), priceWith({.today = "2026-05-05"}, seasonal()));
    EXPECT_GT(priceWith({.today = "2026-05-05"}, seasonal()), priceWith({.today = "2026-05-05"})) << "the premium";
}

TEST(PriceFactors, goByTheMedianOfWhatIsFreshAndInAnyCurrencyWithARate)
{
    using enum domain::PriceKind;
    const auto factor = [](std::vector<domain::MarketPriceNoted> noted) {
        PriceFacts facts{.noted = std::move(noted)};
        facts.today = kDay;
        return line(*quote(shippedPolicy(), unit("B", 10'000), facts), "market").factor;
    };
    EXPECT_EQ(factor({seen(asNew, 90'00), seen(asNew, 99'00, kDay, "b"), seen(asNew, 10'00, kDay, "c")}), 0.9);
    EXPECT_EQ(factor({seen(asNew, 90'00), seen(asNew, 98'00, kDay, "b")}), 0.94);
    EXPECT_EQ(factor({seen(asNew, 90'00, "2026-09-20")}), 1.0) << "61 days old";
    EXPECT_EQ(factor({seen(asNew, 90'00, "2026-09-21")}), 0.9) << "60 days old";
    EXPECT_EQ(factor({seen(asNew, 90'00, "2026-11-21")}), 1.0) << "from tomorrow";
    auto dollars = seen(asNew, 105'00);
    dollars.price.currency = "USD";
    EXPECT_EQ(factor({dollars}), 1.0) << "the rate is of a later day";
    auto grade = seen(refurbished, 60'00);
    grade.grade = domain::GradeId("C");
    PriceFacts facts{.noted = {grade}};
    facts.today = kDay;
    EXPECT_EQ(line(*quote(shippedPolicy(), unit("B", 10'000), facts), "competition").factor, 1.0) << "of another grade";
}

TEST(PriceFactors, needSalesBehindTheCover)
{
    EXPECT_EQ(priceWith({.today = kDay, .coverDays = 200.0, .salesBehind = 4}), priceWith({.today = kDay}));
    EXPECT_LT(priceWith({.today = kDay, .coverDays = 200.0, .salesBehind = 5}), priceWith({.today = kDay}));
}

TEST(Rates, areReadBothWaysAtTheLatestDayThatHasCome)
{
    const PriceRules& rules = *shippedPolicy().prices;
    EXPECT_EQ(rules.convert(Money{10'000, "USD"}, "EUR", "2026-12-01"), (Money{9'000, "EUR"}));
    EXPECT_EQ(rules.convert(Money{9'000, "EUR"}, "USD", "2026-12-01"), (Money{10'000, "USD"}));
    EXPECT_EQ(rules.convert(Money{9'000, "EUR"}, "USD", "2020-01-01"), std::nullopt);
    EXPECT_EQ(rules.convert(Money{9'000, "EUR"}, "JPY", "2026-12-01"), std::nullopt);
    EXPECT_EQ(rules.convert(Money{9'000, "EUR"}, "EUR", "2020-01-01"), (Money{9'000, "EUR"}));
}

TEST(Floor, isCostFeesAndMarginRoundedUp)
{
    // (20.00 + 0.35 + 2.00) / 0.88 = 25.3977
    EXPECT_EQ(floorFor(shippedPolicy(), Money{2'000, "EUR"}, domain::ChannelId("discount")).minor, 2'540);
    const std::int64_t floor = 2'540;
    EXPECT_GE(floor - floor * 12 / 100 - 35 - 2'000, 200) << "so much is left of a sale at the floor";
}

TEST(Floor, liftsThePriceAndFlagsABandBelowIt)
{
    const auto lifted = quote(shippedPolicy(), unit("B", 10'000, 7'000), PriceFacts{});
    EXPECT_EQ(lifted->floor.minor, 8'222) << "(70.00 + 0.35 + 2.00) / 0.88 = 82.2159";
    EXPECT_EQ(lifted->price, lifted->floor);
    EXPECT_FALSE(lifted->belowFloor);
    EXPECT_EQ(sumOf(*lifted), lifted->price.minor);

    const auto conflict = quote(shippedPolicy(), unit("B", 10'000, 9'000), PriceFacts{});
    EXPECT_TRUE(conflict->belowFloor);
    EXPECT_EQ(conflict->price, conflict->high);
}

TEST(Quote, neverLeavesBandOrFloorAndAlwaysAddsUpInAMillionCases)
{
    std::mt19937_64 random(20261128);
    const auto upTo = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
    int clamped = 0;
    int conflicts = 0;
    constexpr int kCases = 1'000'000;
    for (int i = 0; i < kCases; ++i) {
        const std::int64_t original = 100 + upTo(500'000);
        const char* const grade = upTo(2) == 0 ? "A" : upTo(1) == 0 ? "B" : "C";
        PriceFacts facts;
        facts.today = kDay;
        if (upTo(1) == 0) {
            facts.noted.push_back(seen(domain::PriceKind::asNew, 1 + upTo(2 * original)));
        }
        if (upTo(1) == 0) {
            facts.noted.push_back(seen(domain::PriceKind::refurbished, 1 + upTo(2 * original)));
        }
        if (upTo(1) == 0) {
            facts.ageDays = static_cast<int>(upTo(100)) - 5;
        }
        if (upTo(1) == 0) {
            facts.coverDays = static_cast<double>(upTo(3'000)) / 10.0;
            facts.salesBehind = static_cast<int>(upTo(20));
        }
        if (upTo(3) == 0) {
            facts.schemes = {"Scheme"};
        }
        const domain::Item item = unit(grade, original, upTo(original));
        const auto offer = quote(upTo(1) == 0 ? seasonal() : shippedPolicy(), item, facts);
        ASSERT_TRUE(offer);
        ASSERT_GE(offer->price.minor, offer->low.minor) << "case " << i;
        ASSERT_LE(offer->price.minor, offer->high.minor) << "case " << i;
        ASSERT_TRUE(offer->belowFloor || offer->price.minor >= offer->floor.minor) << "case " << i;
        ASSERT_EQ(sumOf(*offer), offer->price.minor) << "case " << i;
        if (facts.ageDays) { // a day older, all else equal
            ++*facts.ageDays;
            const auto older = quote(shippedPolicy(), item, facts);
            --*facts.ageDays;
            ASSERT_LE(older->price.minor, quote(shippedPolicy(), item, facts)->price.minor) << "case " << i;
        }
        clamped += offer->factors.size() > 7U ? 1 : 0;
        conflicts += offer->belowFloor ? 1 : 0;
    }
    std::printf("%d cases, %d held to band or floor, %d flagged as below the floor\n", kCases, clamped, conflicts);
    EXPECT_GT(clamped, 1000);
    EXPECT_GT(conflicts, 1000);
}

TEST(Quote, goesWithThePlanOfMarkdownsWhereThereIsOne)
{
    PriceFacts facts{.today = kDay, .ageDays = 3, .markdown = {1.0, 0.98, 0.96, 0.94, 0.95}};
    const auto third = quote(shippedPolicy(), unit("B", 100'000), facts)->price.minor;
    facts.ageDays = 4;
    EXPECT_EQ(quote(shippedPolicy(), unit("B", 100'000), facts)->price.minor, third)
        << "it does not rise with the plan";
    facts.ageDays = 0;
    EXPECT_GT(quote(shippedPolicy(), unit("B", 100'000), facts)->price.minor, third);
}

TEST(Quote, isForTheChannelThatTheUnitIsMeantFor)
{
    domain::Item item = unit("B", 10'000);
    item.allotted = domain::ChannelId("social");
    EXPECT_EQ(quote(shippedPolicy(), item, PriceFacts{})->channel.text(), "social");
    item.grade = domain::GradeId("D");
    EXPECT_EQ(quote(shippedPolicy(), item, PriceFacts{})->channel.text(), "parts") << "never a retail offer";
}

} // namespace regrade::rules
