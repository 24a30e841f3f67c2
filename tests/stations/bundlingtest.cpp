#include "stations/bundling.h"
#include "stations/points.h"
#include "stations/rating.h"
#include "tests/stations/house.h"

#include <numeric>
#include <random>

namespace regrade::stations {
namespace {

const rules::BundleRow& box() { return *shipped().bundles->find("b-box"); }

/// Grade B, packed, at the stage where offers are made.
Unit readyB(const std::string& tag = "BCDEFGHIJKLN")
{
    Unit unit(tag);
    unit.received().graded(axesOf(domain::Cosmetic::light));
    while (unit.stage() != "packing") {
        unit.worked();
    }
    unit.packed();
    return unit;
}

Unit boxed(const std::string& tag = "BCDEFGHIJKLN")
{
    Unit unit = readyB(tag);
    unit.does(putIntoBundle(unit.item(), shipped(), box(), "BOX-1", 0));
    return unit;
}

std::int64_t sumOf(const std::vector<Money>& shares)
{
    return std::accumulate(shares.begin(), shares.end(), std::int64_t{0},
                           [](std::int64_t sum, const Money& share) { return sum + share.minor; });
}

domain::Product known()
{
    domain::Product product{.sku = lamp().sku};
    product.facts = lamp();
    return product;
}

} // namespace

TEST(Bundle, holdsAUnitOfItsGradeThatIsPackedAndNotOnOffer)
{
    const auto put = [](const domain::Item& item, int already) {
        return sentenceOf(putIntoBundle(item, shipped(), box(), "BOX-2", already));
    };
    EXPECT_EQ(put(readyB().item(), 0), "(not refused)");
    EXPECT_EQ(put(readyB().item(), box().most), "The box BOX-2 is full: 6 units.");
    EXPECT_EQ(put(boxed().item(), 0), "This unit lies in the box BOX-1 already.");
    EXPECT_EQ(put(readyB().listed().item(), 0), "This unit is on offer by itself: end that offer first.");
    EXPECT_EQ(put(unitAtPacking().packed().item(), 0), "A unit of grade A does not belong into a \"Second-life box\".");
    EXPECT_NE(put(unitAtCleaning().item(), 0), "(not refused)");
}

TEST(Bundle, isOfferedChangedEndedAndSoldAsAWhole)
{
    Unit unit = boxed();
    const std::string alone = "This unit lies in the box BOX-1: deal with the box, or take the unit out of it first.";
    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), {})), alone);
    EXPECT_EQ(sentenceOf(listItem(unit.item(), shipped(), unit.quote(), {.bundle = "BOX-9"})), alone);
    unit.does(listItem(unit.item(), shipped(), unit.quote(), {.bundle = "BOX-1"}));
    EXPECT_EQ(sentenceOf(changeOffer(unit.item(), shipped(), unit.quote(), {})), alone);
    EXPECT_EQ(sentenceOf(endOffer(unit.item(), shipped(), "photos")), alone);
    EXPECT_EQ(sentenceOf(sell(unit.item(), unit.item().offer->price, "ORD-2")), alone);
    EXPECT_EQ(sentenceOf(sell(readyB().listed().item(), Money{7'000, "EUR"}, "ORD-2", "BOX-1")),
              "This unit does not lie in the box BOX-1.");
    unit.does(sell(unit.item(), unit.item().offer->price, "ORD-2", "BOX-1"));
    EXPECT_EQ(unit.item().standing, domain::Standing::sold);
    EXPECT_EQ(sentenceOf(takeFromBundle(unit.item(), shipped(), "why")),
              "This unit is sold: it can only be taken back as a return.");
}

TEST(Bundle, letsAUnitOutAndOffTheOffer)
{
    Unit unit = boxed();
    EXPECT_EQ(sentenceOf(takeFromBundle(unit.item(), shipped(), " ")), "Say why the unit is taken out of its box.");
    unit.does(listItem(unit.item(), shipped(), unit.quote(), {.bundle = "BOX-1"}));
    unit.does(takeFromBundle(unit.item(), shipped(), "a buyer wants it alone"));
    EXPECT_FALSE(unit.item().bundle);
    EXPECT_EQ(unit.stage(), "listing");
    EXPECT_EQ(sentenceOf(takeFromBundle(unit.item(), shipped(), "again")), "This unit lies in no box.");
    unit.listed();
    EXPECT_EQ(unit.item().standing, domain::Standing::listed) << "by itself again";
}

TEST(Bundle, endsWithTheCycleOfItsUnit)
{
    Unit unit = boxed();
    unit.does(listItem(unit.item(), shipped(), unit.quote(), {.bundle = "BOX-1"}));
    unit.does(sell(unit.item(), unit.item().offer->price, "ORD-2", "BOX-1"));
    unit.does(receiveAgain(unit.item(), shipped(), {.reason = domain::ReasonId("unknown"), .order = "ORD-2"}));
    EXPECT_FALSE(unit.item().bundle);
}

TEST(BundlePrices, takeTheDiscountAndKeepEveryUnitInItsBand)
{
    const auto quote = readyB().quote();
    const auto prices = bundlePrices(box(), {quote, quote}, std::nullopt);
    ASSERT_TRUE(prices);
    const std::int64_t least = std::max(quote.low.minor, quote.floor.minor);
    EXPECT_EQ(prices->front().minor, std::max(least, quote.price.minor * 95 / 100));
    EXPECT_EQ(bundlePrices(box(), {quote}, std::nullopt).error().what(),
              "A \"Second-life box\" holds 2 units at least, and this box has 1.");
}

TEST(BundlePrices, addUpToThePriceOfTheBoxToTheCentForRandomBoxes)
{
    std::mt19937_64 random(3);
    const auto some = [&](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    };
    int tried = 0;
    for (int run = 0; run < 10'000; ++run) {
        std::vector<rules::Quote> quotes(static_cast<std::size_t>(some(2, 6)),
                                         rules::Quote{.channel = domain::ChannelId("discount")});
        std::int64_t lowest = 0;
        std::int64_t highest = 0;
        for (rules::Quote& quote : quotes) {
            quote.low = {some(1, 90'000), "EUR"};
            quote.high = {quote.low.minor + some(0, 20'000), "EUR"};
            quote.floor = {some(0, quote.high.minor), "EUR"};
            quote.price = {some(quote.low.minor, quote.high.minor), "EUR"};
            lowest += std::max(quote.low.minor, quote.floor.minor);
            highest += quote.high.minor;
        }
        const Money price{some(lowest, highest), "EUR"};
        const auto shares = bundlePrices(box(), quotes, price);
        ASSERT_TRUE(shares) << shares.error().what();
        ASSERT_EQ(sumOf(*shares), price.minor);
        for (std::size_t i = 0; i < quotes.size(); ++i) {
            ASSERT_GE((*shares)[i].minor, std::max(quotes[i].low.minor, quotes[i].floor.minor));
            ASSERT_LE((*shares)[i].minor, quotes[i].high.minor);
        }
        ASSERT_FALSE(bundlePrices(box(), quotes, Money{lowest - 1, "EUR"}));
        ASSERT_FALSE(bundlePrices(box(), quotes, Money{highest + 1, "EUR"}));
        std::vector<Money> offers;
        for (const rules::Quote& quote : quotes) {
            offers.push_back(quote.price);
        }
        ASSERT_EQ(sumOf(shareOut(price, offers)), price.minor);
        ++tried;
    }
    EXPECT_EQ(tried, 10'000);
}

TEST(Points, areGrantedOnceForWhatIsRecoveredAndUsedUpOnce)
{
    Unit unit = unitAtRepair("electronics");
    EXPECT_EQ(sentenceOf(grantPoints(unit.item(), shipped(), 900, "RCPXBCDFGHJ", unit.now())),
              "Points are granted for a unit that left to be taken apart or recycled; this one did not.");
    unit.exited();
    unit.does(grantPoints(unit.item(), shipped(), 1'500, "RCPXBCDFGHJ", unit.now()));
    EXPECT_EQ(unit.item().points->points, 50 + 30) << "per unit and for 1.5 kg";
    EXPECT_EQ(unit.item().points->worth, (Money{80, "EUR"}));
    EXPECT_EQ(sentenceOf(grantPoints(unit.item(), shipped(), 900, "RCPOTHER", unit.now())),
              "This unit has its voucher RCPXBCDFGHJ already.");

    const auto redeem = [&](const std::string& voucher, const std::string& order, Time at) {
        return redeemPoints(unit.item(), voucher, order, at);
    };
    EXPECT_EQ(sentenceOf(redeem("RCPNONE", "ORD-3", unit.now())), "There is no voucher RCPNONE.");
    EXPECT_EQ(sentenceOf(redeem("RCPXBCDFGHJ", "ORD-3", unit.now() + std::chrono::hours(24) * 366)),
              "The voucher RCPXBCDFGHJ could be used until " + unit.item().points->until + ".");
    EXPECT_TRUE(redeem("RCPXBCDFGHJ", "ORD-3", unit.now() + std::chrono::hours(24) * 365)) << "on its last day";
    unit.does(redeem("RCPXBCDFGHJ", "ORD-3", unit.now()));
    EXPECT_EQ(sentenceOf(redeem("RCPXBCDFGHJ", "ORD-4", unit.now())), "The voucher RCPXBCDFGHJ was used already.");
}

TEST(Points, areNotGrantedForAGift)
{
    Unit unit = unitAtPacking().packed().listed();
    unit.does(leave(unit.item(), shipped(),
                    {.route = domain::ExitRoute::donated,
                     .reason = "too old",
                     .proceeds = Money{0, "EUR"},
                     .recipient = "Repair café"},
                    unit.now()));
    EXPECT_FALSE(grantPoints(unit.item(), shipped(), 900, "RCPXBCDFGHJ", unit.now()));
}

TEST(Points, haveVouchersThatNobodyGuesses)
{
    std::set<std::string> codes;
    for (int i = 0; i < 2'000; ++i) {
        codes.insert(newVoucherCode());
    }
    EXPECT_EQ(codes.size(), 2'000U);
    EXPECT_EQ(codes.begin()->size(), 12U);
}

TEST(Rating, isTurnedToFiveStarsToTheHundredth)
{
    const Time now = Unit().now();
    const auto stars = [&](double given, double best) {
        const auto noted = noteRating(
            known(), {.stars = given, .best = best, .source = "shop.example", .day = "2026-03-01", .reference = "r"},
            now);
        return noted ? find<domain::RatingNoted>(*noted)->stars : 0;
    };
    EXPECT_EQ(stars(1, 5), 100);
    EXPECT_EQ(stars(4.5, 5), 450);
    EXPECT_EQ(stars(10, 10), 500);
    EXPECT_EQ(stars(5.5, 10), 300) << "the middle of the scale";
    EXPECT_EQ(stars(0, 5), 0) << "off the scale";
    EXPECT_EQ(stars(6, 5), 0);
    EXPECT_EQ(stars(NAN, 5), 0);
}

TEST(Rating, isRefusedWithoutDaySourceOrReference)
{
    const auto note = [](const RatingForm& form) {
        const auto noted = noteRating(known(), form, Unit().now());
        return noted ? std::string("noted") : noted.error().what();
    };
    const RatingForm good{.stars = 4, .source = "shop.example", .day = "2026-03-01", .reference = "r"};
    EXPECT_EQ(note(good), "noted");
    RatingForm form = good;
    form.day = "yesterday";
    EXPECT_EQ(note(form), "\"yesterday\" is not a day such as 2026-03-31.");
    form.day = "2026-03-03";
    EXPECT_EQ(note(form), "The day 2026-03-03 is yet to come.");
    form = good;
    form.source = " ";
    EXPECT_EQ(note(form), "Say where the rating was given.");
    form = good;
    form.reference.clear();
    EXPECT_EQ(note(form), "A rating needs the number that it has there, so that it counts once.");
}

TEST(AllotByItself, movesOnlyWhatWaitsAndOnlyWhereThePolicySaysSo)
{
    rules::Policy policy = shipped();
    const domain::ChannelId social("social");
    EXPECT_TRUE(allotByItself(readyB().item(), policy, social, "AL-1")->empty()) << "off by default";
    policy.limits.allocationAuto = true;
    const auto moved = allotByItself(readyB().item(), policy, social, "AL-1");
    ASSERT_EQ(moved->size(), 1U);
    EXPECT_EQ(find<domain::ItemAllotted>(*moved)->automatic, true);
    EXPECT_TRUE(domain::deedsOf(*moved).empty()) << "nobody's deed";
    EXPECT_TRUE(allotByItself(readyB().listed().item(), policy, social, "AL-1")->empty()) << "on offer";
    EXPECT_TRUE(allotByItself(boxed().item(), policy, social, "AL-1")->empty()) << "in a box";
    EXPECT_FALSE(domain::deedsOf(*allot(readyB().item(), policy, social, "AL-1")).empty()) << "a lead's deed";
}

} // namespace regrade::stations
