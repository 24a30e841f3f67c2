#include "stations/marketprice.h"
#include "domain/person.h"
#include "stations/sale.h"
#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

domain::Product lampProduct() { return domain::after(domain::Product{lamp().sku}, domain::Event{lamp()}, Time{}); }

Time today() { return *parseIso("2026-12-05T10:00:00Z"); }

MarketPriceForm seenAt(std::int64_t minor, const std::string& day = "2026-12-01")
{
    return {.price = Money{minor, "EUR"}, .source = "shop.example", .day = day};
}

std::string noting(const MarketPriceForm& form)
{
    return sentenceOf(noteMarketPrice(lampProduct(), shipped(), form, today()));
}

} // namespace

TEST(MarketPrice, isNotedWithItsSourceAndDay)
{
    domain::Product product = lampProduct();
    for (const auto& [minor, day] :
         {std::pair{9'900, "2026-12-01"}, std::pair{9'500, "2026-12-04"}, std::pair{9'700, "2026-12-02"}}) {
        const auto events = noteMarketPrice(product, shipped(), seenAt(minor, day), today());
        ASSERT_TRUE(events);
        product = domain::after(std::move(product), events->front(), today());
    }
    ASSERT_EQ(product.prices.size(), 1U) << "of one source the latest counts";
    EXPECT_EQ(product.prices.front().price.minor, 9'500);
    EXPECT_EQ(product.prices.front().day, "2026-12-04");
}

TEST(MarketPrice, isRefusedWithoutWhatMakesItAFigure)
{
    EXPECT_EQ(noting(seenAt(0)), "A price that was seen must be above zero.");
    EXPECT_EQ(noting(seenAt(9'900, "2026-12-06")), "The day 2026-12-06 has not come yet, so nothing was seen on it.");
    EXPECT_EQ(noting(seenAt(9'900, "yesterday")), "(another kind of error)");
    auto form = seenAt(9'900);
    form.source = " ";
    EXPECT_EQ(noting(form), "Say where the price was seen.");
    form = seenAt(9'900);
    form.price.currency = "JPY";
    EXPECT_EQ(noting(form), "There is no rate between JPY and EUR in pricing.json.");
    form = seenAt(9'900);
    form.grade = domain::GradeId("B");
    EXPECT_EQ(noting(form), "\"B\" is no grade of a refurbished offer.") << "a new one has no grade";
    form.kind = domain::PriceKind::refurbished;
    EXPECT_EQ(noting(form), "(not refused)");
    EXPECT_EQ(sentenceOf(noteMarketPrice(domain::Product{domain::Sku("X-9")}, shipped(), seenAt(100), today())),
              "The product X-9 is not registered, so no price is noted for it.");
}

TEST(ChangeOffer, keepsToTheRulesOfAnOffer)
{
    Unit unit = unitAtPacking().packed().listed();
    const rules::Quote quote = unit.quote();
    EXPECT_EQ(sentenceOf(changeOffer(unitAtPacking().item(), shipped(), quote, {})),
              "This unit is not on offer, so its offer cannot be changed.");
    EXPECT_TRUE(changeOffer(unit.item(), shipped(), quote, {})->empty()) << "nothing is other than before";
    const Money lower{quote.low.minor + 100, "EUR"};
    EXPECT_EQ(sentenceOf(changeOffer(unit.item(), shipped(), quote, {.price = lower})),
              "Channel or price differs from the proposal: say why.");
    unit.does(changeOffer(unit.item(), shipped(), quote, {.price = lower, .overrideReason = "slow"}));
    EXPECT_EQ(unit.item().offer->price, lower);
    EXPECT_EQ(unit.item().standing, domain::Standing::listed);
    const auto cheap = changeOffer(unit.item(), shipped(), quote, {.price = Money{1, "EUR"}, .overrideReason = "gift"});
    EXPECT_EQ(sentenceOf(cheap),
              "The price 0.01 EUR lies outside the band from " + toText(quote.low) + " to " + toText(quote.high) + ".");
}

TEST(EndOffer, bringsTheUnitBackToWhereOffersAreMade)
{
    Unit unit = unitAtPacking().packed().listed();
    EXPECT_EQ(sentenceOf(endOffer(unit.item(), shipped(), " ")), "Say why the offer ends.");
    unit.does(endOffer(unit.item(), shipped(), "new photos"));
    EXPECT_EQ(unit.stage(), "listing");
    EXPECT_FALSE(unit.item().offer);
    unit.listed().sold();
    EXPECT_EQ(sentenceOf(endOffer(unit.item(), shipped(), "new photos")),
              "This unit is not on offer, so its offer cannot be ended.");
}

TEST(Allot, changesTheChannelOfTheNextOfferAndNeverSellsAFaultyUnit)
{
    Unit unit = unitAtPacking().packed();
    const domain::ChannelId social("social");
    EXPECT_EQ(sentenceOf(allot(unit.item(), shipped(), social, " ")), "Say why the unit is meant for another channel.");
    unit.does(allot(unit.item(), shipped(), social, "sells there"));
    EXPECT_TRUE(allot(unit.item(), shipped(), social, "sells there")->empty());
    EXPECT_EQ(unit.quote().channel, social);
    unit.listed();
    EXPECT_EQ(unit.item().offer->channel, social);
    EXPECT_FALSE(unit.item().offer->overrideReason) << "it is the proposal now";
    unit.does(allot(unit.item(), shipped(), std::nullopt, "undone"));
    EXPECT_FALSE(unit.item().allotted);

    EXPECT_EQ(sentenceOf(allot(unitAtRepair().item(), shipped(), social, "sells there")),
              "A unit of grade D is never sold at retail: repair it, or let it leave the house.");
    EXPECT_EQ(sentenceOf(allot(unitAtPacking().packed().listed().sold().item(), shipped(), social, "x")),
              "This unit is sold: it can only be taken back as a return.");
}

TEST(Deeds, outsideTheBandIsALeads)
{
    const Unit unit = unitAtPacking().packed();
    const rules::Quote quote = unit.quote();
    const auto deeds = [&](const Money& price, bool outside) {
        const auto events = listItem(unit.item(), shipped(), quote,
                                     {.price = price, .overrideReason = "why not", .outsideBand = outside});
        EXPECT_TRUE(events) << events.error().what();
        return domain::deedsOf(*events).front().text();
    };
    EXPECT_EQ(deeds(quote.price, false), "unit.list");
    EXPECT_EQ(deeds(quote.high, false), "price.choose");
    EXPECT_EQ(deeds(Money{quote.high.minor + 1, "EUR"}, true), "price.outside_band");
    EXPECT_EQ(deeds(Money{quote.low.minor - 1, "EUR"}, true), "price.outside_band");
}

} // namespace regrade::stations
