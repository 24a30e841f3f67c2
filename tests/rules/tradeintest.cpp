#include "rules/tradein.h"

#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::rules {
namespace {

using testing::HasSubstr;

domain::ProductRegistered product(const std::string& category, std::int64_t cents = 12'990)
{
    return {.sku = domain::Sku("P-1"),
            .name = "Product",
            .category = domain::CategoryId(category),
            .owner = domain::OwnerId("house"),
            .originalPrice = Money{cents, "EUR"}};
}

std::vector<domain::Answer> soundPhone()
{
    return {{"works", "yes"}, {"looks", "good"}, {"complete", "yes"}, {"account", "yes"}, {"battery", "sound"}};
}

Money sumOf(const TradeInOffer& offer)
{
    Money sum{0, "EUR"};
    for (const domain::QuoteLine& line : offer.lines) {
        sum = sum + line.amount;
    }
    return sum;
}

TEST(TradeInOffer, isTheShareOfTheOriginalPriceForASoundUnit)
{
    const auto offer = tradeInOffer(shippedPolicy(), product("electronics"), soundPhone());

    ASSERT_TRUE(offer) << offer.error().what();
    EXPECT_EQ(offer->offer, (Money{5'196, "EUR"})) << "40 % of 129.90";
    EXPECT_EQ(offer->grade, domain::GradeId("B")) << "a used unit is never new";
    EXPECT_EQ(offer->lines.front().name.en, "40 % of the original price");
}

/// Every combination of answers, for prices that do not divide evenly.
TEST(TradeInOffer, isAlwaysTheSumOfItsLinesToTheCent)
{
    int offers = 0;
    for (const char* works : {"yes", "partly", "no"}) {
        for (const char* looks : {"good", "marks", "broken"}) {
            for (const char* complete : {"yes", "no"}) {
                for (const std::int64_t cents : {1, 99, 3'333, 12'990, 99'999}) {
                    const auto offer = tradeInOffer(
                        shippedPolicy(), product("toys", cents),
                        {{"works", works}, {"looks", looks}, {"complete", complete}, {"battery", "sound"}});
                    ASSERT_TRUE(offer) << offer.error().what();
                    EXPECT_EQ(sumOf(*offer), offer->offer) << works << looks << complete << cents;
                    EXPECT_GE(offer->offer.minor, 0);
                    ++offers;
                }
            }
        }
    }
    EXPECT_EQ(offers, 90);
}

TEST(TradeInOffer, isNeverUnderTheLowestOfTheHouse)
{
    auto answers = soundPhone();
    answers[0].option = "no";
    answers[1].option = "broken";

    const auto offer = tradeInOffer(shippedPolicy(), product("electronics"), answers);

    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->offer, (Money{500, "EUR"}));
    EXPECT_EQ(sumOf(*offer), offer->offer);
    EXPECT_EQ(offer->lines.back().name.en, "The house's lowest offer");
    EXPECT_EQ(offer->grade, domain::GradeId("D")) << "the worst answer decides";
}

TEST(TradeInOffer, isRefusedWithASentenceForEveryUnsoundAnswer)
{
    struct Case {
        void (*spoil)(std::vector<domain::Answer>&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& a) { a.pop_back(); }, "is not answered yet"},
        {[](auto& a) { a.push_back(a.front()); }, "was answered twice"},
        {[](auto& a) { a[1].option = "dented"; }, "has no option \"dented\""},
        {[](auto& a) {
             a.push_back({"colour", "red"});
         },
         "asks no question \"colour\""},
        {[](auto& a) { a[3].option = "no"; }, "locked device"},
        {[](auto& a) { a[4].option = "damaged"; }, "must not be posted"},
    };
    for (const Case& expected : cases) {
        auto answers = soundPhone();
        expected.spoil(answers);
        const auto offer = tradeInOffer(shippedPolicy(), product("electronics"), answers);
        ASSERT_FALSE(offer) << expected.sentence;
        EXPECT_THAT(offer.error().what(), HasSubstr(expected.sentence));
    }
}

TEST(TradeInTable, isRefusedWithFileAndRowWhenItIsOff)
{
    const std::pair<std::pair<const char*, const char*>, const char*> cases[] = {
        {{"\"share_percent\": 25", "\"share_percent\": 125"}, "tradein.json/rates"},
        {{"\"floor\": \"5.00 EUR\"", "\"floor\": \"5.00 USD\""}, "the lowest offer is in EUR"},
        {{"\"category\": \"electronics\", \"share", "\"category\": \"garden\", \"share"}, "\"garden\""},
        {{"{\"category\": \"electronics\", \"share", "{\"share"}, "the last row, and only the last"},
        {{"\"grade\": \"C\"", "\"grade\": \"Z\""}, "no grade \"Z\""},
    };
    for (const auto& [change, sentence] : cases) {
        const PolicyCopy copy;
        std::string text = copy.text("tradein.json");
        const auto at = text.find(change.first);
        ASSERT_NE(at, std::string::npos) << change.first;
        copy.write("tradein.json", text.replace(at, std::string(change.first).size(), change.second));
        const auto policy = readPolicy(copy.folder());
        ASSERT_FALSE(policy) << change.second;
        EXPECT_THAT(policy.error().what(), HasSubstr(sentence));
    }
}

TEST(Questions, thatMayBeADangerAreNeverAnsweredOnceForABatch)
{
    const PolicyCopy copy;
    std::string text = copy.text("choices.json");
    const auto at = text.find("\"options\"", text.find("{\"id\": \"battery\"", text.find("\"questions\"")));
    ASSERT_NE(at, std::string::npos);
    copy.write("choices.json", text.insert(at, "\"once_for_batch\": true, "));

    const auto policy = readPolicy(copy.folder());

    ASSERT_FALSE(policy);
    EXPECT_THAT(policy.error().what(), HasSubstr("asked of every unit"));
}

} // namespace
} // namespace regrade::rules
