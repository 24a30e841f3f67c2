#include "vision/finelay.h"

#include "tests/support/frames.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

using namespace regrade;

TEST(FineFrame, laysAShiftedPhotoBackToAFractionOfAPixel)
{
    const cv::Size size(480, 360);
    const cv::Mat first = tests::drawProduct({.size = size});
    cv::Mat shifted;
    const cv::Mat move = (cv::Mat_<double>(2, 3) << 1, 0, 1.4, 0, 1, -0.8);
    cv::warpAffine(first, shifted, move, size, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    const vision::Prepared prepared = vision::prepare(first);
    const vision::FinePhoto fine = vision::finePhoto(first, prepared);
    const vision::FineFrame frame(fine, prepared.mask);
    const vision::Alignment still{cv::Mat::eye(2, 3, CV_32F), 1.0};

    const vision::FineLaid laid = frame.lay(vision::finePhoto(shifted, vision::prepare(shifted)), still);

    cv::Mat core;
    cv::erode(frame.product(), core, cv::Mat(), {-1, -1}, 6);
    cv::Mat before;
    cv::Mat after;
    cv::Mat moved;
    cv::cvtColor(shifted, moved, cv::COLOR_BGR2Lab);
    cv::absdiff(fine.lab, moved, before);
    cv::absdiff(fine.lab, laid.lab, after);
    EXPECT_LT(cv::mean(after, core)[0], 0.5 * cv::mean(before, core)[0]);
}

TEST(LightMatched, takesBackABrighterAndSlantedLight)
{
    cv::Mat normal(120, 160, CV_8UC3);
    cv::Mat lit(normal.size(), CV_8UC3);
    for (int y = 0; y < normal.rows; ++y) {
        for (int x = 0; x < normal.cols; ++x) {
            const int texture = 100 + (x * 7 + y * 13) % 40;
            normal.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<uchar>(texture), 128, 128);
            lit.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<uchar>(texture + 8 + x / 20), 131, 126);
        }
    }
    const cv::Mat everywhere(normal.size(), CV_8U, cv::Scalar(255));

    const cv::Mat matched = vision::lightMatched(lit, normal, everywhere);

    cv::Mat difference;
    cv::absdiff(matched, normal, difference);
    EXPECT_LT(cv::mean(difference)[0], 1.0);
    EXPECT_LT(cv::mean(difference)[1], 0.5);
}
