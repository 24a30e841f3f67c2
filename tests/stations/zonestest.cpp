#include "stations/zones.h"

#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

domain::ProductTaught lessonOn(const std::string& picture)
{
    domain::PhotoRef first = photo();
    first.hash = domain::PhotoHash(picture);
    return {.sku = lamp().sku, .view = "front", .photos = {first, photo()}, .model = "m1"};
}

domain::Product framedProduct()
{
    domain::Product product{lamp().sku};
    product = domain::after(product, lamp(), Time{});
    return domain::after(product, lessonOn("p1"), Time{});
}

const std::vector<domain::ZoneArea> kScreen{{domain::Zone("screen"), 0.25, 0.25, 0.5, 0.5}};

std::string refusal(const std::string& view, const std::vector<domain::ZoneArea>& zones)
{
    const auto events = drawZones(framedProduct(), shipped(), view, zones);
    return events ? "accepted" : events.error().what();
}

} // namespace

TEST(DrawZones, giveTheLessonItsZonesAndReplaceTheEarlierOnes)
{
    domain::Product product = framedProduct();

    const auto first = drawZones(product, shipped(), "front", kScreen);
    ASSERT_TRUE(first) << first.error().what();
    product = domain::after(product, first->front(), Time{});
    EXPECT_EQ(product.taughtView("front")->zones, kScreen);
    EXPECT_EQ(std::get<domain::ProductZoned>(first->front()).picture, domain::PhotoHash("p1"));

    product = domain::after(product, drawZones(product, shipped(), "front", {})->front(), Time{});
    EXPECT_TRUE(product.taughtView("front")->zones->empty());
    EXPECT_EQ(product.zoned.size(), 1U);
}

TEST(DrawZones, endWithThePictureThatTheyWereDrawnOn)
{
    domain::Product product = framedProduct();
    product = domain::after(product, drawZones(product, shipped(), "front", kScreen)->front(), Time{});

    product = domain::after(product, lessonOn("p2"), Time{});
    EXPECT_EQ(product.taughtView("front")->zones, std::nullopt) << "the new picture shows the product elsewhere";
    EXPECT_EQ(product.zonedView("front")->zones, kScreen) << "kept for a person to lay over the new picture";

    product = domain::after(product, lessonOn("p1"), Time{});
    EXPECT_EQ(product.taughtView("front")->zones, kScreen) << "taught again from the same first photo";
}

TEST(DrawZones, areRefusedWhereNothingCanBeDrawn)
{
    EXPECT_EQ(refusal("front", kScreen), "accepted");
    EXPECT_EQ(refusal("back", kScreen),
              "The side \"back\" of LAMP-1 has not been taught, so it has no picture to draw zones on.");
    EXPECT_EQ(refusal("front", {{domain::Zone("moon"), 0.1, 0.1, 0.2, 0.2}}), "The policy lists no zone \"moon\".");
    for (const domain::ZoneArea& bad : {domain::ZoneArea{domain::Zone("base"), -0.1, 0.1, 0.2, 0.2},
                                        domain::ZoneArea{domain::Zone("base"), 0.9, 0.1, 0.2, 0.2},
                                        domain::ZoneArea{domain::Zone("base"), 0.1, 0.1, 0.005, 0.2}}) {
        EXPECT_EQ(refusal("front", {bad}),
                  "The zone \"base\" must lie inside the picture, with sides of one per cent of it at least.");
    }
    EXPECT_EQ(refusal("front", std::vector<domain::ZoneArea>(25, kScreen.front())),
              "25 zones are too many: at most 24 fit on a picture.");
}

} // namespace regrade::stations
