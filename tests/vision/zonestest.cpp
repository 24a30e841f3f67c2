#include "vision/zones.h"

#include "tests/support/frames.h"
#include "vision/inspector.h"

#include <gtest/gtest.h>

using namespace regrade;

namespace {

domain::Defect markAt(int x, int y, int width = 20, int height = 20)
{
    return {.box = {x, y, width, height}, .photo = domain::PhotoHash("a1")};
}

std::string zoneOf(const domain::Defect& defect, const std::vector<domain::ZoneArea>& zones, const cv::Mat& from)
{
    std::vector<domain::Defect> defects{defect};
    vision::nameZones(defects, zones, from);
    return defects.front().zone.text();
}

/// A photo of 400 x 200 pixels that lies on the reference as it is.
const cv::Mat kSamePlace = (cv::Mat_<double>(2, 3) << 400.0, 0.0, 0.0, 0.0, 200.0, 0.0);
const std::vector<domain::ZoneArea> kFrontWithScreen{{domain::Zone("front"), 0.1, 0.1, 0.8, 0.8},
                                                     {domain::Zone("screen"), 0.3, 0.3, 0.4, 0.4}};

} // namespace

TEST(NameZones, takesTheSmallerOfTwoThatHoldTheMark)
{
    EXPECT_EQ(zoneOf(markAt(190, 90), kFrontWithScreen, kSamePlace), "screen");
    EXPECT_EQ(zoneOf(markAt(60, 40), kFrontWithScreen, kSamePlace), "front");
    EXPECT_EQ(zoneOf(markAt(0, 0), kFrontWithScreen, kSamePlace), "body") << "off every zone";
}

TEST(NameZones, callsAMarkAcrossABorderAfterTheZoneThatHoldsMostOfIt)
{
    const std::vector<domain::ZoneArea> halves{{domain::Zone("front"), 0.0, 0.0, 0.5, 1.0},
                                               {domain::Zone("handle"), 0.5, 0.0, 0.4, 1.0}};

    EXPECT_EQ(zoneOf(markAt(170, 50, 40, 10), halves, kSamePlace), "front");
    EXPECT_EQ(zoneOf(markAt(190, 50, 40, 10), halves, kSamePlace), "handle");
    EXPECT_EQ(zoneOf(markAt(348, 50, 40, 10), halves, kSamePlace), "handle") << "three tenths of it";
    EXPECT_EQ(zoneOf(markAt(354, 50, 40, 10), halves, kSamePlace), "body") << "less than a fifth of it";
}

TEST(NameZones, followTheProductWhereItLiesTurnedAndShifted)
{
    // Turned by a right angle: right on the reference is down in the photo.
    const cv::Mat turned = (cv::Mat_<double>(2, 3) << 0.0, -200.0, 300.0, 400.0, 0.0, 50.0);
    const std::vector<domain::ZoneArea> base{{domain::Zone("base"), 0.8, 0.0, 0.2, 1.0}};

    EXPECT_EQ(zoneOf(markAt(180, 400), base, turned), "base");
    EXPECT_EQ(zoneOf(markAt(180, 100), base, turned), "body");
    EXPECT_EQ(zoneOf(markAt(180, 400), base, cv::Mat()), "body") << "the photo could not be laid over the reference";
    EXPECT_EQ(zoneOf(markAt(180, 400), {}, turned), "body");
}

TEST(Inspect, tellsWhereTheReferenceLiesInAPhotoOfAnotherPlace)
{
    std::vector<cv::Mat> good;
    for (int i = 0; i < 4; ++i) {
        good.push_back(tests::drawProduct({.shift = i, .size = {320, 240}}));
    }
    const auto taught = vision::teach(good).value();

    const auto seen = taught->inspect(tests::drawProduct({.scratch = true, .shift = 12, .size = {320, 240}}));

    ASSERT_TRUE(seen) << seen.error().what();
    ASSERT_EQ(seen->fromReference.size(), cv::Size(3, 2));
    // The screen's left upper corner: (200, 120) as it is drawn, 12 pixels on in the photo, both at half the size.
    const cv::Mat corner = seen->fromReference * (cv::Mat_<double>(3, 1) << 200.0 / 640.0, 120.0 / 480.0, 1.0);
    EXPECT_NEAR(corner.at<double>(0), 106.0, 2.0);
    EXPECT_NEAR(corner.at<double>(1), 66.0, 2.0);
}
