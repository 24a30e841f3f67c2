#include "tests/stations/house.h"

namespace regrade::stations {

TEST(ListItem, offersAPackedUnitAsProposed)
{
    Unit unit = unitAtPacking().packed();

    const domain::Events events = unit.does(listItem(unit.item(), shipped(), unit.quote(), {}));

    const auto* listed = find<domain::ItemListed>(events);
    EXPECT_EQ(listed->channel.text(), "outlet");
    EXPECT_EQ(listed->price, (Money{9'000, "EUR"}));
    EXPECT_EQ(listed->bandLow, (Money{8'500, "EUR"}));
    EXPECT_EQ(listed->bandHigh, (Money{9'500, "EUR"}));
    EXPECT_EQ(listed->reasons.size(), 2U);
    EXPECT_EQ(listed->overrideReason, std::nullopt);
    EXPECT_EQ(unit.item().standing, domain::Standing::listed);
    EXPECT_EQ(unit.stage(), "");
}

TEST(ListItem, takesAnotherChannelOrPriceWithAReasonOnly)
{
    const Unit unit = unitAtPacking().packed();
    ListingForm form{.channel = domain::ChannelId("social")};

    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), form)),
              "Channel or price differs from the proposal: say why.");
    form.overrideReason = "live show on Friday";
    const auto listed = listItem(unit.item(), shipped(), unit.quote(), form);
    EXPECT_EQ(find<domain::ItemListed>(listed.value())->overrideReason, "live show on Friday");
}

TEST(ListItem, keepsThePriceInsideTheBandWithItsEdges)
{
    const Unit unit = unitAtPacking().packed();
    const auto at = [&](std::int64_t minor) {
        return listItem(unit.item(), shipped(), unit.quote(),
                        {.price = Money{minor, "EUR"}, .overrideReason = "market"});
    };

    EXPECT_TRUE(at(8'500));
    EXPECT_TRUE(at(9'500));
    EXPECT_EQ(sentenceOf(at(8'499)), "The price 84.99 EUR lies outside the band from 85.00 EUR to 95.00 EUR.");
    EXPECT_EQ(sentenceOf(at(9'501)), "The price 95.01 EUR lies outside the band from 85.00 EUR to 95.00 EUR.");
}

TEST(ListItem, isRefusedForAnUnknownChannelAndAForeignCurrency)
{
    const Unit unit = unitAtPacking().packed();

    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), {.channel = domain::ChannelId("bazaar")})),
              "The policy has no channel \"bazaar\".");
    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), {.price = Money{9'000, "USD"}})),
              "Amounts of this unit are kept in EUR, not in USD.");
}

TEST(ListItem, isRefusedForTheFaultGradeOnEveryRetailChannel)
{
    domain::Item item = unitAtPacking().packed().item();
    item.grade = domain::GradeId("D");
    const rules::Quote quote = rules::quote(shipped(), item, lamp().partsValue).value();
    int retail = 0;

    for (const rules::ChannelRow& channel : shipped().channels) {
        const ListingForm form{.channel = channel.id, .overrideReason = "please"};
        if (channel.retail) {
            ++retail;
            EXPECT_EQ(sentenceOf(listItem(item, shipped(), quote, form)),
                      "A unit of grade D is never sold at retail: repair it, or let it leave the house.");
        } else {
            EXPECT_TRUE(listItem(item, shipped(), quote, form));
        }
    }
    EXPECT_EQ(retail, 3);
}

TEST(ListItem, isRefusedTheSecondTime)
{
    const Unit unit = unitAtPacking().packed().listed();

    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), {})),
              "This unit is on offer already, on the channel \"Refurbished outlet\".");
}

TEST(ListItem, isRefusedForAUnitThatIsNotPacked)
{
    domain::Item unpacked = unitAtPacking().packed().item();
    unpacked.packing.reset();
    const rules::Quote quote = unitAtPacking().quote();

    EXPECT_EQ(sentenceOf(listItem(unpacked, shipped(), quote, {})), "This unit is not packed yet: pack it first.");
    EXPECT_EQ(sentenceOf(listItem(unitAtPacking().item(), shipped(), quote, {})),
              "This unit is at Packing, not at Listing.");
}

TEST(Sell, takesAListedUnitAtAnyPriceOfItsCurrency)
{
    Unit unit = unitAtPacking().packed().listed();

    const domain::Events events = unit.does(sell(unit.item(), Money{8'800, "EUR"}, "ORD-2"));

    EXPECT_EQ(find<domain::ItemSold>(events)->channel.text(), "outlet");
    EXPECT_EQ(unit.item().standing, domain::Standing::sold);
}

TEST(Sell, isRefusedOffOfferTwiceAndForUnsoundFields)
{
    const Unit listed = unitAtPacking().packed().listed();
    const Money price{9'000, "EUR"};

    EXPECT_EQ(sentenceOf(sell(unitAtPacking().item(), price, "ORD-2")),
              "This unit is not on offer, so it cannot be sold.");
    EXPECT_EQ(sentenceOf(sell(unitAtPacking().packed().listed().sold().item(), price, "ORD-2")),
              "This unit is sold: it can only be taken back as a return.");
    EXPECT_EQ(sentenceOf(sell(listed.item(), Money{9'000, "USD"}, "ORD-2")), "The unit is offered in EUR, not in USD.");
    EXPECT_EQ(sentenceOf(sell(listed.item(), Money{0, "EUR"}, "ORD-2")), "The price of a sale must be above zero.");
    EXPECT_EQ(sentenceOf(sell(listed.item(), price, "")), "The order number is missing.");
}

TEST(Leave, takesAUnitOutAtEveryPointBeforeItsSale)
{
    for (Unit unit :
         {Unit().received(), unitAtCleaning().started(), unitAtPacking().packed(), unitAtPacking().packed().listed()}) {
        unit.does(leave(unit.item(), domain::ExitRoute::returnedToSupplier, "older than 45 days", Money{0, "EUR"}));
        EXPECT_EQ(unit.item().standing, domain::Standing::exited);
        EXPECT_FALSE(unit.item().work);
    }
}

TEST(Leave, isRefusedWithoutAReasonAndForASoldUnit)
{
    const Unit unit = Unit().received();
    const Money nothing{0, "EUR"};

    EXPECT_EQ(sentenceOf(leave(unit.item(), domain::ExitRoute::recycled, " ", nothing)),
              "Say why the unit leaves the house.");
    EXPECT_EQ(sentenceOf(leave(unit.item(), domain::ExitRoute::recycled, "old", Money{-1, "EUR"})),
              "The proceeds must not be negative.");
    EXPECT_EQ(sentenceOf(leave(unit.item(), domain::ExitRoute::recycled, "old", Money{5, "USD"})),
              "Amounts of this unit are kept in EUR, not in USD.");
    EXPECT_EQ(
        sentenceOf(leave(unitAtPacking().packed().listed().sold().item(), domain::ExitRoute::recycled, "old", nothing)),
        "This unit is sold: it can only be taken back as a return.");
}

TEST(ListItem, isRefusedForATextThatBreaksARuleOfTheMarketOnThatDay)
{
    const Unit unit = unitAtPacking().packed();
    ListingForm form{.texts = {"Desk lamp", "A carbon-neutral lamp."}, .day = "2026-11-28"};
    const auto listed = [&] { return listItem(unit.item(), shipped(), unit.quote(), form); };

    EXPECT_EQ(sentenceOf(listed()),
              "The rule EU-EMPCO-1 does not allow the words \"carbon-neutral\" in DE: A product may not be called "
              "neutral, reduced or positive in greenhouse gases on the ground of offsets. Write instead: second use "
              "instead of a new unit");
    form.day = "2026-09-26";
    EXPECT_TRUE(listed()) << "the day before the rule holds";
    form.day = "2026-11-28";
    form.texts = {"Desk lamp", "It is not carbon neutral.", "台灯"};
    EXPECT_TRUE(listed());
    form.texts = {"Desk lamp", "Returned with order " + unit.item().intake->order + "-77"};
    EXPECT_TRUE(listed()) << "an order number of four letters may be any word";
}

} // namespace regrade::stations
