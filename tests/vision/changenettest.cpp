#include "vision/changenet.h"

#include "tests/support/frames.h"

#include <cstring>
#include <gtest/gtest.h>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

using namespace regrade;

namespace {

const cv::Size kSize(320, 240);

cv::Mat labOf(const tests::Drawing& look)
{
    cv::Mat lab;
    cv::cvtColor(tests::drawProduct(look), lab, cv::COLOR_BGR2Lab);
    return lab;
}

vision::Normal normalByTwo() { return vision::normalOf({labOf({.size = kSize}), labOf({.light = 1, .size = kSize})}); }

} // namespace

TEST(Normal, leavesOutThePhotoThatIsAskedAbout)
{
    const cv::Mat dark(8, 8, CV_8UC3, cv::Scalar::all(10));
    const cv::Mat light(8, 8, CV_8UC3, cv::Scalar::all(200));

    const vision::Normal both = vision::normalOf({dark, light});
    const vision::Normal one = vision::normalOf({dark, light}, 1);

    EXPECT_EQ(both.high7.at<cv::Vec3b>(4, 4)[0], 200);
    EXPECT_FLOAT_EQ(both.mean.at<cv::Vec3f>(4, 4)[0], 105.0F);
    EXPECT_FLOAT_EQ(both.spread.at<float>(4, 4), 95.0F);
    EXPECT_EQ(one.high7.at<cv::Vec3b>(4, 4)[0], 10);
    EXPECT_FLOAT_EQ(one.spread.at<float>(4, 4), 0.0F);
}

TEST(ChangeNet, answersADrawnStainLouderThanTheCleanProduct)
{
    cv::Mat stained = tests::drawProduct({.size = kSize});
    cv::circle(stained, {160, 120}, 9, cv::Scalar(40, 50, 60), -1, cv::LINE_AA);
    cv::cvtColor(stained, stained, cv::COLOR_BGR2Lab);
    const cv::Mat everywhere(kSize, CV_8U, cv::Scalar(255));

    const vision::Change clean = vision::lookForChange(labOf({.size = kSize}), normalByTwo(), everywhere);
    const vision::Change damaged = vision::lookForChange(stained, normalByTwo(), everywhere);

    const cv::Rect spot(76, 56, 8, 8); // half size
    EXPECT_GT(cv::mean(damaged.damage(spot))[0], 1.0);
    EXPECT_LT(cv::mean(clean.damage(spot))[0], -1.0);
}

TEST(ChangeNet, saysNothingWhereItIsNotAsked)
{
    cv::Mat where(kSize, CV_8U, cv::Scalar(0));
    where(cv::Rect(100, 100, 60, 40)).setTo(255);

    const vision::Change change = vision::lookForChange(labOf({.scratch = true, .size = kSize}), normalByTwo(), where);

    EXPECT_FLOAT_EQ(change.damage.at<float>(20, 20), vision::kNoDamage);
    EXPECT_GT(change.damage.at<float>(60, 65), vision::kNoDamage);
}

TEST(ChangeNet, givesTheSameBytesWithOneThreadAndWithMany)
{
    const cv::Size large(800, 600); // several tiles
    const cv::Mat query = labOf({.scratch = true, .size = large});
    const vision::Normal normal = vision::normalOf({labOf({.size = large})});
    const cv::Mat everywhere(large, CV_8U, cv::Scalar(255));
    const int usual = cv::getNumThreads();

    const vision::Change many = vision::lookForChange(query, normal, everywhere);
    cv::setNumThreads(1);
    const vision::Change one = vision::lookForChange(query, normal, everywhere);
    cv::setNumThreads(usual);

    ASSERT_EQ(many.damage.size(), one.damage.size());
    EXPECT_EQ(std::memcmp(many.damage.data, one.damage.data, one.damage.total() * one.damage.elemSize()), 0);
}
