#include "vision/framegate.h"

#include "tests/support/frames.h"

#include <gtest/gtest.h>

using namespace regrade;

namespace {

std::string refusal(const cv::Mat& photo)
{
    const Result<void> gate = vision::checkFrame(photo);
    return gate ? "" : gate.error().what();
}

} // namespace

TEST(CheckFrame, passesAProductAtAnyResolution)
{
    for (const cv::Size size : {cv::Size(320, 240), cv::Size(640, 480), cv::Size(1280, 960), cv::Size(2560, 1920)}) {
        tests::Drawing drawing;
        drawing.size = size;
        EXPECT_EQ(refusal(tests::drawProduct(drawing)), "") << size.width;
    }
}

TEST(CheckFrame, saysWhatIsWrongWithABadFrame)
{
    const cv::Mat good = tests::drawProduct();
    cv::Mat blurred;
    cv::GaussianBlur(good, blurred, {}, 9.0);
    cv::Mat dark;
    good.convertTo(dark, CV_8U, 0.1);

    EXPECT_NE(refusal(cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(120))).find("blank"), std::string::npos);
    EXPECT_NE(refusal(dark).find("too dark"), std::string::npos);
    EXPECT_NE(refusal(cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(254))).find("too bright"), std::string::npos);
    EXPECT_NE(refusal(blurred).find("blurred"), std::string::npos);
    EXPECT_FALSE(vision::checkFrame(cv::Mat()));
}

TEST(CheckFrame, callsTheSamePictureBlurredAtEveryResolution)
{
    cv::Mat blurred;
    cv::GaussianBlur(tests::drawProduct(), blurred, {}, 9.0);
    for (const double factor : {0.5, 1.0, 2.0, 4.0}) {
        cv::Mat sized;
        cv::resize(blurred, sized, {}, factor, factor);
        EXPECT_NE(refusal(sized).find("blurred"), std::string::npos) << factor;
    }
}
