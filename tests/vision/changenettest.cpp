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

vision::NormalPixels countedBy(const std::vector<cv::Mat>& photos)
{
    vision::NormalPixels pixels;
    for (const cv::Mat& photo : photos) {
        pixels.add(photo);
    }
    return pixels;
}

vision::NormalAt normalByTwo()
{
    return [pixels = countedBy({labOf({.size = kSize}), labOf({.light = 1, .size = kSize})})](const cv::Rect& where) {
        return pixels.at(where);
    };
}

} // namespace

TEST(Normal, leavesOutThePhotoThatIsAskedAbout)
{
    const cv::Mat dark(8, 8, CV_8UC3, cv::Scalar::all(10));
    const cv::Mat light(8, 8, CV_8UC3, cv::Scalar::all(200));

    const cv::Rect everywhere(0, 0, 8, 8);

    const vision::Normal both = countedBy({dark, light}).at(everywhere);
    const vision::Normal one = countedBy({dark, light}).without(light, everywhere);

    EXPECT_EQ(both.high7.at<cv::Vec3b>(4, 4)[0], 200);
    EXPECT_FLOAT_EQ(both.mean.at<cv::Vec3f>(4, 4)[0], 105.0F);
    EXPECT_FLOAT_EQ(both.spread.at<float>(4, 4), 95.0F);
    EXPECT_EQ(one.high7.at<cv::Vec3b>(4, 4)[0], 10);
    EXPECT_FLOAT_EQ(one.spread.at<float>(4, 4), 0.0F);
}

TEST(Normal, isTheSameInAPieceAsInTheWholeAndAsIfThePhotoLeftOutHadNeverBeen)
{
    const std::vector<cv::Mat> photos{labOf({.size = kSize}), labOf({.shift = 3, .size = kSize}),
                                      labOf({.shift = 3, .light = 1, .size = kSize})};
    const vision::NormalPixels all = countedBy(photos);
    const vision::NormalPixels others = countedBy({photos[0], photos[2]});
    const cv::Rect piece(70, 50, 96, 64);

    const vision::Normal whole = others.at({{}, kSize});
    const vision::Normal part = all.without(photos[1], piece);

    const auto same = [&piece](const cv::Mat& one, const cv::Mat& other) {
        return cv::norm(one, other(piece), cv::NORM_INF) < 1e-3;
    };
    EXPECT_TRUE(same(part.low3, whole.low3));
    EXPECT_TRUE(same(part.high7, whole.high7));
    EXPECT_TRUE(same(part.mean, whole.mean));
    EXPECT_TRUE(same(part.spread, whole.spread));
    EXPECT_TRUE(same(part.edges, whole.edges));
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
    const auto normal = [pixels = countedBy({labOf({.size = large})})](const cv::Rect& piece) {
        return pixels.at(piece);
    };
    const cv::Mat everywhere(large, CV_8U, cv::Scalar(255));
    const int usual = cv::getNumThreads();

    const vision::Change many = vision::lookForChange(query, normal, everywhere);
    cv::setNumThreads(1);
    const vision::Change one = vision::lookForChange(query, normal, everywhere);
    cv::setNumThreads(usual);

    ASSERT_EQ(many.damage.size(), one.damage.size());
    EXPECT_EQ(std::memcmp(many.damage.data, one.damage.data, one.damage.total() * one.damage.elemSize()), 0);
}
