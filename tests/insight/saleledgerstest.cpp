#include "insight/saleledgers.h"
#include "tests/insight/history.h"

#include <gmock/gmock.h>

#include <cmath>

namespace regrade::insight {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kDay = "2026-06-30";

domain::PointsGranted granted(const std::string& voucher, int points, const std::string& until)
{
    return {voucher, points, Money{points, "EUR"}, until};
}

domain::RatingNoted rated(const std::string& reference, int stars, const std::string& unit = "",
                          const std::string& day = "2026-06-01", bool praise = false)
{
    return {domain::Sku("MIX-900"),
            unit.empty() ? std::nullopt : std::optional(domain::ItemId(unit)),
            stars,
            "shop.example",
            day,
            reference,
            praise};
}

} // namespace

TEST(Bundles, areTheUnitsOfEachBox)
{
    Warehouse house;
    for (const char* tag : {"UNIT1", "UNIT2", "UNIT3"}) {
        house.record(tag, kToday - days(9), {received()});
    }
    house.record("UNIT2", kToday - days(3), {domain::ItemBundled{"BOX-2", "b-box", "Box"}});
    house.record("UNIT1", kToday - days(2), {domain::ItemBundled{"BOX-2", "b-box", "Box"}});
    house.record("UNIT3", kToday - days(1), {domain::ItemBundled{"BOX-1", "c-box", "Other"}});

    for (const bool again : {false, true}) {
        const auto all = bundles(house.reader()).value();
        ASSERT_THAT(all, SizeIs(2)) << again;
        EXPECT_EQ(all[0].bundle, "BOX-2");
        EXPECT_THAT(all[0].units, ElementsAre("UNIT2", "UNIT1"));
        EXPECT_EQ(all[1].kind, "c-box");
        EXPECT_THAT(unitsIn(house.reader(), "BOX-2").value(), ElementsAre("UNIT2", "UNIT1"));
        ASSERT_TRUE(house.journal().rebuild());
    }
    house.record("UNIT2", kToday, {domain::ItemUnbundled{"BOX-2", "alone"}});
    house.record("UNIT3", kToday, {domain::ItemExited{}});
    EXPECT_THAT(unitsIn(house.reader(), "BOX-2").value(), ElementsAre("UNIT1"));
    EXPECT_THAT(unitsIn(house.reader(), "BOX-1").value(), IsEmpty());
}

TEST(Vouchers, balanceGrantedWithOpenRedeemedAndExpired)
{
    Warehouse house;
    house.record("UNIT1", kToday - days(9), {received(), granted("RCPA", 80, "2026-06-30")});
    house.record("UNIT2", kToday - days(8), {received(), granted("RCPB", 50, "2026-06-29")});
    house.record("UNIT3", kToday - days(7), {received(), granted("RCPC", 20, "2026-12-31")});
    house.record("UNIT3", kToday - days(6), {domain::PointsRedeemed{"RCPC", "SO-9"}});

    for (const bool again : {false, true}) {
        const auto all = vouchers(house.reader(), kDay).value();
        ASSERT_THAT(all, SizeIs(3)) << again;
        EXPECT_EQ(findVoucher(house.reader(), "RCPA", kDay).value()->state, VoucherState::open);
        EXPECT_EQ(findVoucher(house.reader(), "RCPB", kDay).value()->state, VoucherState::expired);
        EXPECT_EQ(findVoucher(house.reader(), "RCPC", kDay).value()->order, "SO-9");
        EXPECT_FALSE(findVoucher(house.reader(), "RCPX", kDay).value());
        const auto balance = balanceOf(all);
        ASSERT_THAT(balance, SizeIs(1));
        EXPECT_EQ(balance[0].granted, 150);
        EXPECT_EQ(balance[0].granted, balance[0].open + balance[0].redeemed + balance[0].expired);
        EXPECT_EQ(balance[0].liability, (Money{80, "EUR"}));
        ASSERT_TRUE(house.journal().rebuild());
    }
}

TEST(Ratings, tellFirstAndSecondSalesApartWithTheirInterval)
{
    Warehouse house;
    domain::Events first;
    for (int i = 0; i < 40; ++i) {
        first.push_back(rated("a" + std::to_string(i), i % 2 == 0 ? 500 : 400));
    }
    house.recordProduct("MIX-900", kToday, first);
    house.recordProduct(
        "MIX-900", kToday,
        {rated("b1", 500, "UNIT1", "2026-05-31", true), rated("b2", 300, "UNIT2"), rated("b2", 300, "UNIT2")});

    const auto main = ratings(house.reader(), false, {}).value();
    EXPECT_EQ(main.n, 40);
    EXPECT_DOUBLE_EQ(main.mean, 4.5);
    const double spread = std::sqrt(40.0 * 0.25 / 39.0);
    EXPECT_NEAR(main.spread, spread, 1e-12);
    EXPECT_NEAR(main.high - main.mean, 1.959963985 * spread / std::sqrt(40.0), 1e-9);
    const auto second = ratings(house.reader(), true, {}).value();
    EXPECT_EQ(second.n, 2) << "a reference counts once";
    EXPECT_DOUBLE_EQ(second.mean, 4.0);
    EXPECT_EQ(second.low, second.high) << "too few for an interval";
    EXPECT_EQ(second.praisesReuse.part, 1);
    EXPECT_EQ(ratings(house.reader(), true, {.from = "2026-06-01"}).value().n, 1);
    EXPECT_EQ(ratings(house.reader(), true, {.to = "2026-05-31"}).value().n, 1);
    EXPECT_EQ(ratings(house.reader(), false, {.sku = "OTHER"}).value().n, 0);
    EXPECT_TRUE(isRated(house.reader(), "b1").value());
    EXPECT_FALSE(isRated(house.reader(), "b3").value());
}

TEST(Participation, comparesUnitsWithAndWithoutASay)
{
    Warehouse house;
    const domain::ItemListed offer{.channel = domain::ChannelId("outlet"),
                                   .price = Money{5'000, "EUR"},
                                   .bandLow = Money{1, "EUR"},
                                   .bandHigh = Money{9'000, "EUR"},
                                   .reasons = {}};
    const domain::ItemSold sale{domain::ChannelId("outlet"), Money{5'000, "EUR"}, "SO-1"};
    for (int i = 0; i < 60; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        house.record(tag, kToday - days(9), {received()});
        if (i % 2 == 0) {
            house.record(tag, kToday - days(8),
                         {domain::PollOpened{"PO-1", "?", {{"1", "a"}, {"2", "b"}}, "2026-06-30"}});
        }
        house.record(tag, kToday - days(7), {offer});
        house.record(tag, kToday - days(6), {sale});
        if (i % 2 == 1 && i < 40) {
            house.record(tag, kToday - days(1), {domain::ItemReturnedAgain{domain::ReasonId("unknown"), "SO-1"}});
        }
    }
    for (const bool again : {false, true}) {
        const auto figures = participation(house.reader()).value();
        EXPECT_EQ(figures.with.whole, 30) << again;
        EXPECT_EQ(figures.with.part, 0);
        EXPECT_EQ(figures.without.whole, 30);
        EXPECT_EQ(figures.without.part, 20);
        ASSERT_TRUE(figures.difference);
        EXPECT_LT(figures.difference->high, 0.0) << "shown";
        ASSERT_TRUE(house.journal().rebuild());
    }
}

} // namespace regrade::insight
