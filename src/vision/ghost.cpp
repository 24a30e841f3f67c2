#include "vision/ghost.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace regrade::vision {

cv::Mat ghostPicture(const cv::Mat& bgr)
{
    const double scale = static_cast<double>(kGhostSide) / std::max(bgr.cols, bgr.rows);
    cv::Mat small;
    cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat lab;
    cv::cvtColor(small, lab, cv::COLOR_BGR2Lab);
    cv::Mat planes[3];
    cv::split(lab, planes);
    for (cv::Mat& plane : planes) {
        plane.convertTo(plane, CV_32F);
    }
    cv::Mat picture = planes[0] + cv::abs(planes[1] - 128.0) + cv::abs(planes[2] - 128.0);
    cv::GaussianBlur(picture, picture, {3, 3}, 0.0);
    return picture;
}

cv::Point2d middleOf(const cv::Mat& mask, cv::Size size)
{
    const cv::Moments moments = cv::moments(mask, true);
    const cv::Point2d middle = moments.m00 > 0.0 ? cv::Point2d(moments.m10 / moments.m00, moments.m01 / moments.m00)
                                                 : cv::Point2d(0.5 * mask.cols, 0.5 * mask.rows);
    return {middle.x * size.width / mask.cols, middle.y * size.height / mask.rows};
}

Placing placed(const cv::Mat& ghost, cv::Point2d ghostMiddle, const cv::Mat& picture, cv::Point2d middle)
{
    constexpr int kMostRounds = 20;
    const double longer = std::max(ghost.cols, ghost.rows);
    const cv::Point2d start = middle - ghostMiddle;
    Placing placing{start.x / longer, start.y / longer, 1.0, 0.0, 0.0};
    cv::Mat warp = (cv::Mat_<float>(2, 3) << 1, 0, static_cast<float>(start.x), 0, 1, static_cast<float>(start.y));
    const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, kMostRounds, 1e-3);
    try {
        cv::findTransformECC(ghost, picture, warp, cv::MOTION_EUCLIDEAN, stop, cv::noArray(), 5);
        placing.likeness = cv::findTransformECC(ghost, picture, warp, cv::MOTION_AFFINE, stop, cv::noArray(), 3);
    } catch (const cv::Exception&) {
        return placing; // nothing alike: where the mask lies is all that is known
    }
    const double a = warp.at<float>(0, 0);
    const double b = warp.at<float>(0, 1);
    const double c = warp.at<float>(1, 0);
    const double d = warp.at<float>(1, 1);
    const cv::Point2d landed(a * ghostMiddle.x + b * ghostMiddle.y + warp.at<float>(0, 2),
                             c * ghostMiddle.x + d * ghostMiddle.y + warp.at<float>(1, 2));
    placing.right = (landed.x - ghostMiddle.x) / longer;
    placing.down = (landed.y - ghostMiddle.y) / longer;
    placing.scale = std::sqrt(std::max(1e-6, a * d - b * c));
    placing.turnDegrees = std::atan2(c - b, a + d) * 180.0 / std::numbers::pi;
    return placing;
}

} // namespace regrade::vision
