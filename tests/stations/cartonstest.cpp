#include "tests/stations/house.h"

#include "stations/cartons.h"

#include <set>

namespace regrade::stations {

namespace {

const Time kThatDay = parseIso("2026-11-28").value();
const domain::FillerId kWrap("paper_wrap"); // 6 mm on every side

CartonWish wishFor(const domain::BoxSize& product, const char* market = "DE")
{
    return {.product = product, .filler = kWrap, .market = domain::MarketId(market)};
}

std::vector<CartonOffer> offersFor(const CartonWish& wish, const rules::Policy& policy = shipped(), Time now = kThatDay)
{
    return proposeCarton(policy, wish, now).value();
}

const CartonOffer& offerOf(const std::vector<CartonOffer>& offers, const char* carton)
{
    return *std::find_if(offers.begin(), offers.end(),
                         [&](const CartonOffer& offer) { return offer.carton == domain::CartonId(carton); });
}

} // namespace

TEST(VoidRatio, isTheEmptyShareOfTheBox)
{
    EXPECT_DOUBLE_EQ(voidRatio({300, 200, 100}, {200, 150, 100}), 0.5);
    EXPECT_DOUBLE_EQ(voidRatio({300, 200, 100}, {300, 200, 100}), 0.0);
}

TEST(FitsInto, needsTheRoomOnEverySide)
{
    EXPECT_TRUE(fitsInto({100, 90, 80}, {92, 112, 102}, 6)) << "turned";
    EXPECT_FALSE(fitsInto({100, 90, 80}, {92, 112, 101}, 6));
    EXPECT_TRUE(fitsInto({100, 90, 80}, {80, 100, 90}));
    EXPECT_FALSE(fitsInto({100, 90, 80}, {79, 100, 90}));
}

TEST(ProposeCarton, putsTheFullestThatFitsFirst)
{
    const auto offers = offersFor(wishFor({100, 100, 100}));

    ASSERT_EQ(offers.size(), shipped().cartons.size());
    EXPECT_EQ(offers.front().carton, domain::CartonId("cube"));
    EXPECT_DOUBLE_EQ(*offers.front().voidRatio, 1.0 - 1'000'000.0 / 1'728'000.0);
    EXPECT_EQ(offers.front().filler->ml, 728);
    EXPECT_EQ(offers.front().cost, (Money{27 + 3, "EUR"}));
    bool refusedBefore = false;
    double share = 0.0;
    for (const CartonOffer& offer : offers) {
        EXPECT_FALSE(refusedBefore && !offer.why) << offer.carton.text() << " can be taken and stands too low";
        if (!offer.why) {
            EXPECT_GE(*offer.voidRatio, share);
            share = *offer.voidRatio;
        }
        refusedBefore = offer.why.has_value();
    }
}

TEST(ProposeCarton, putsTheCheaperFirstWhereTheEmptySpaceIsTheSame)
{
    rules::Policy policy = shipped();
    rules::CartonRow twin = *policy.findCarton(domain::CartonId("cube"));
    twin.id = domain::CartonId("twin");
    twin.cost.minor -= 5;
    policy.cartons.push_back(twin);

    const auto offers = offersFor(wishFor({100, 100, 100}), policy);

    EXPECT_EQ(offers[0].carton, domain::CartonId("twin"));
    EXPECT_EQ(offers[1].carton, domain::CartonId("cube"));
}

TEST(ProposeCarton, takesTheProductInAnyPosition)
{
    for (const domain::BoxSize& turned : {domain::BoxSize{214, 98, 127}, {98, 127, 214}, {127, 214, 98}}) {
        EXPECT_EQ(offersFor(wishFor(turned)).front().carton, domain::CartonId("long"));
    }
}

TEST(ProposeCarton, tellsWhyACartonCannotBeTaken)
{
    const auto offers = offersFor(wishFor({200, 150, 100}));

    EXPECT_EQ(offerOf(offers, "cube").why->what(), "Cube is too small for the product. Choose a larger carton.");
    EXPECT_EQ(offerOf(offers, "cube").voidRatio, std::nullopt);
    EXPECT_EQ(offerOf(offersFor(wishFor({155, 105, 75})), "small").why->what(),
              "Small leaves no 6 mm on every side for Paper wrap. Choose a larger carton or another filler.");
    EXPECT_TRUE(offerOf(offersFor({{155, 105, 75}, std::nullopt, domain::MarketId("DE")}), "small").why == std::nullopt)
        << "without a filler it fits";
}

TEST(ProposeCarton, isHeldToTheLawOfTheMarketOnThatDay)
{
    const Time later = parseIso("2030-01-01").value();
    const domain::BoxSize product{100, 100, 100};
    const std::string law = offerOf(offersFor(wishFor(product), shipped(), later), "medium").why->what();

    EXPECT_EQ(law,
              "Law (EU, from 2030-01-01): 77.7 % of the box is empty, at most 50.0 % may be. Choose a smaller box.");
    EXPECT_FALSE(offerOf(offersFor(wishFor(product)), "medium").why);
    EXPECT_FALSE(offerOf(offersFor(wishFor(product, "US"), shipped(), later), "medium").why);
    EXPECT_EQ(offersFor(wishFor(product), shipped(), later).front().carton, domain::CartonId("cube"));
}

TEST(ProposeCarton, keepsToTheHouseRuleOnMaterials)
{
    rules::Policy policy = shipped();
    for (rules::MaterialRow& material : policy.materials) {
        material.recyclable = material.biodegradable = false;
    }

    for (const CartonOffer& offer : offersFor(wishFor({100, 100, 100}), policy)) {
        EXPECT_TRUE(offer.why) << offer.carton.text();
    }
    EXPECT_EQ(offerOf(offersFor(wishFor({100, 100, 100}), policy), "cube").why->what().rfind("House rule: ", 0), 0U);
}

TEST(ProposeCarton, tellsNoShareOfAProductOfUnknownSize)
{
    const auto offers = offersFor(wishFor({}));

    for (std::size_t i = 0; i < offers.size(); ++i) {
        EXPECT_EQ(offers[i].carton, shipped().cartons[i].id) << "in the policy's order";
        EXPECT_EQ(offers[i].voidRatio, std::nullopt);
        EXPECT_FALSE(offers[i].why);
    }
}

TEST(ProposeCarton, isRefusedForAFillerThatNobodyLists)
{
    const auto offers =
        proposeCarton(shipped(), {{1, 1, 1}, domain::FillerId("sand"), domain::MarketId("DE")}, kThatDay);

    ASSERT_FALSE(offers);
    EXPECT_EQ(offers.error().what(), "The policy lists no filler \"sand\".");
}

} // namespace regrade::stations
