#include "rules/pricing.h"
#include "tests/rules/gradedunit.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {

TEST(Quote, keepsTheBandsOfTheHouseAtAHundredEuros)
{
    struct Case {
        const char* grade;
        std::int64_t low;
        std::int64_t start;
        std::int64_t high;
        const char* channel;
    };
    for (const Case& expected : {Case{"A", 8500, 9000, 9500, "outlet"}, Case{"B", 7000, 7800, 8500, "discount"},
                                 Case{"C", 5000, 6000, 7000, "social"}}) {
        const auto offer = quote(shippedPolicy(), gradedUnit(expected.grade, 10'000), Money{});

        ASSERT_TRUE(offer) << offer.error().what();
        EXPECT_EQ(offer->low, (Money{expected.low, "EUR"}));
        EXPECT_EQ(offer->price, (Money{expected.start, "EUR"}));
        EXPECT_EQ(offer->high, (Money{expected.high, "EUR"}));
        EXPECT_EQ(offer->channel.text(), expected.channel);
        EXPECT_EQ(offer->reasons.size(), 2U);
    }
}

TEST(Quote, letsTwoGradesShareTheEdgeOfTheirBands)
{
    const auto a = quote(shippedPolicy(), gradedUnit("A", 12'345), Money{});
    const auto b = quote(shippedPolicy(), gradedUnit("B", 12'345), Money{});
    const auto c = quote(shippedPolicy(), gradedUnit("C", 12'345), Money{});

    EXPECT_EQ(a->low, b->high);
    EXPECT_EQ(b->low, c->high);
    EXPECT_EQ(a->low.minor, 10'493) << "85 % of 123.45 is 104.9325";
    EXPECT_EQ(c->low.minor, 6'173) << "50 % of 123.45 is 61.725, rounded away from zero";
}

TEST(Quote, pricesTheFaultGradeByItsParts)
{
    const auto offer = quote(shippedPolicy(), gradedUnit("D", 10'000), Money{1'234, "EUR"});

    EXPECT_EQ(offer->price, (Money{1'234, "EUR"}));
    EXPECT_EQ(offer->low, offer->high);
    EXPECT_EQ(offer->channel.text(), "parts");
    EXPECT_FALSE(shippedPolicy().findChannel(offer->channel)->retail);
}

TEST(Quote, isRefusedWhileTheUnitIsUngraded)
{
    domain::Item item = gradedUnit("A", 10'000);
    item.grade.reset();

    EXPECT_EQ(quote(shippedPolicy(), item, Money{}).error().what(), "This unit has no grade yet, so it has no price.");
}

TEST(ExpectedPrice, isTheUsualOneOfTheGradeAndOfTheLowestRetailGradeUntilThereIsOne)
{
    domain::Item ungraded = gradedUnit("A", 10'000);
    ungraded.grade.reset();

    EXPECT_EQ(expectedPrice(shippedPolicy(), gradedUnit("B", 10'000)), (Money{7'800, "EUR"}));
    EXPECT_EQ(expectedPrice(shippedPolicy(), gradedUnit("D", 10'000)), (Money{6'000, "EUR"})) << "repaired, as C";
    EXPECT_EQ(expectedPrice(shippedPolicy(), ungraded), (Money{6'000, "EUR"}));
}

} // namespace regrade::rules
