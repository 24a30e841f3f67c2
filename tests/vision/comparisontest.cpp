#include "vision/comparison.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace regrade::vision {

namespace {

/// Grey, with a square of the colour at (x, y).
cv::Mat photoWith(const cv::Scalar& colour, int x, int y, int side = 40)
{
    cv::Mat photo(480, 640, CV_8UC3, cv::Scalar::all(128));
    photo(cv::Rect(x, y, side, side)).setTo(colour);
    return photo;
}

} // namespace

TEST(BeforeBesideAfter, showsBothRegionsAtTheSameSizeWithTheirSurroundings)
{
    const Region before{photoWith({0, 0, 255}, 300, 200), {300, 200, 40, 40}};
    const Region after{photoWith({0, 255, 0}, 100, 50), {100, 50, 40, 40}};

    const auto pair = beforeBesideAfter(before, after, 200);

    ASSERT_TRUE(pair) << pair.error().what();
    ASSERT_EQ(pair->size(), cv::Size(404, 200));
    EXPECT_EQ(pair->at<cv::Vec3b>(100, 100), cv::Vec3b(0, 0, 255));
    EXPECT_EQ(pair->at<cv::Vec3b>(100, 304), cv::Vec3b(0, 255, 0));
    EXPECT_EQ(pair->at<cv::Vec3b>(10, 10), cv::Vec3b(128, 128, 128)) << "the surroundings are seen too";
    EXPECT_EQ(pair->at<cv::Vec3b>(100, 202), cv::Vec3b(255, 255, 255));
}

TEST(BeforeBesideAfter, cutsAtTheEdgeAndRefusesARegionOutsideThePhoto)
{
    const Region edge{photoWith({0, 0, 255}, 0, 0), {-5, -5, 30, 30}};
    const Region outside{photoWith({0, 0, 255}, 0, 0), {700, 10, 30, 30}};
    const Region none{cv::Mat(), {0, 0, 30, 30}};

    EXPECT_TRUE(beforeBesideAfter(edge, edge));
    EXPECT_FALSE(beforeBesideAfter(edge, outside));
    EXPECT_FALSE(beforeBesideAfter(none, edge));
}

} // namespace regrade::vision
