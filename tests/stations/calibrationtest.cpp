#include "stations/calibration.h"

#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

const domain::ProductTaught kLesson{.sku = lamp().sku, .view = "front", .photos = {photo()}, .model = "m1"};

domain::Product taughtProduct()
{
    domain::Product product{lamp().sku};
    product = domain::after(product, lamp(), Time{});
    return domain::after(product, kLesson, Time{});
}

stats::CalibrationProposal proposal(double factor = 1.2, int good = 39)
{
    return {.limitFactor = factor, .good = good, .damaged = 6, .bound = 0.05};
}

std::string refusal(const domain::Product& product, const domain::ProductTaught& lesson,
                    const stats::CalibrationProposal& wanted, const std::string& reason = "new lamp")
{
    const auto events = calibrateProduct(product, shipped(), lesson, wanted, reason);
    return events ? "accepted" : events.error().what();
}

} // namespace

TEST(MapLooks, logsTheNextVersionAndPutsItInUse)
{
    domain::Product product = taughtProduct();
    const domain::LookMap map{.levels = {domain::Cosmetic::none, domain::Cosmetic::flaw},
                              .cuts = {0.5},
                              .weights = {1.0, 0.0, 0.0},
                              .centres = {0.0, 0.0, 0.0},
                              .spreads = {1.0, 1.0, 1.0},
                              .results = 64};

    for (const int version : {1, 2}) {
        const auto events = mapLooks(product, shipped(), map, "two months of lamps");
        ASSERT_TRUE(events) << events.error().what();
        product = domain::after(product, events->front(), Time{});
        EXPECT_EQ(product.looks->version, version);
        EXPECT_EQ(product.looks->map, map);
        EXPECT_EQ(product.looks->category, domain::CategoryId("home"));
    }
}

TEST(MapLooks, isRefusedOnTooFewResultsAndWithoutAReason)
{
    const domain::LookMap few{.results = shipped().limits.ordinalLeast - 1};
    const domain::LookMap enough{.results = shipped().limits.ordinalLeast};

    EXPECT_EQ(mapLooks(taughtProduct(), shipped(), few, "why").error().what(),
              "39 confirmed results are too few to tell the looks apart: at least 40 are needed.");
    EXPECT_EQ(mapLooks(taughtProduct(), shipped(), enough, " ").error().what(), "Say why the looks are drawn anew.");
    EXPECT_FALSE(mapLooks(domain::Product{lamp().sku}, shipped(), enough, "why"));
}

TEST(CalibrateProduct, logsTheNextVersionWithWhatItRestsOn)
{
    domain::Product product = taughtProduct();

    const auto first = calibrateProduct(product, shipped(), kLesson, proposal(), "new lamp");

    ASSERT_TRUE(first) << first.error().what();
    ASSERT_EQ(first->size(), 1U);
    const auto& event = std::get<domain::ProductCalibrated>(first->front());
    EXPECT_EQ(event, (domain::ProductCalibrated{lamp().sku, "front", "m1", 1, 1.2, 39, 6, 0.05, "new lamp"}));

    product = domain::after(product, event, Time{});
    const auto second = calibrateProduct(product, shipped(), kLesson, proposal(1.3, 60), "more units");
    EXPECT_EQ(std::get<domain::ProductCalibrated>(second->front()).version, 2);
}

TEST(CalibrateProduct, isRefusedWithoutALessonEnoughUnitsASaneLimitAndAReason)
{
    domain::ProductTaught side = kLesson;
    side.view = "side";
    domain::ProductTaught older = kLesson;
    older.model = "m0";

    EXPECT_EQ(refusal(taughtProduct(), side, proposal()),
              "The side \"side\" of LAMP-1 has not been taught, so it has no limit to move.");
    EXPECT_EQ(refusal(taughtProduct(), older, proposal()),
              "The product LAMP-1 was taught again meanwhile. Work out the limit anew.");
    EXPECT_EQ(refusal(taughtProduct(), kLesson, proposal(1.2, 18)),
              "18 confirmed good units are too few to move the limit: at least 19 are needed.");
    EXPECT_EQ(refusal(taughtProduct(), kLesson, proposal(5.1)),
              "The new limit lies too far from the taught one. Teach the product LAMP-1 again instead.");
    EXPECT_EQ(refusal(taughtProduct(), kLesson, proposal(0.1)),
              "The new limit lies too far from the taught one. Teach the product LAMP-1 again instead.");
    EXPECT_EQ(refusal(taughtProduct(), kLesson, proposal(), " "), "Say why the limit is moved.");
    EXPECT_EQ(refusal(taughtProduct(), kLesson, proposal()), "accepted");
}

TEST(TeachProduct, neverLogsACalibrationWithALesson)
{
    domain::ProductTaught lesson = kLesson;
    lesson.calibration = domain::CalibrationInUse{3, 2.0, 0.1};

    const auto events = teachProduct(taughtProduct(), lesson);

    ASSERT_TRUE(events);
    EXPECT_EQ(std::get<domain::ProductTaught>(events->front()).calibration, std::nullopt);
}

} // namespace regrade::stations
