#include "vision/framemean.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kMeanSide = 320;           // at which movement is looked for
constexpr double kMostMeanShift = 0.004; // of the longer side
constexpr double kClearShift = 0.3;      // response of the phase correlation
constexpr double kLeastMeanShift = 0.05; // pixels of the frame: less is not worth the softness of resampling
constexpr int kMovedLevels = 16;         // grey levels
constexpr double kMostMoved = 0.003;     // of the picture

cv::Mat meanGlance(const cv::Mat& frame)
{
    const double scale = std::min(1.0, static_cast<double>(kMeanSide) / std::max(frame.cols, frame.rows));
    cv::Mat small;
    cv::resize(frame, small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
    cv::GaussianBlur(small, small, {5, 5}, 0.0);
    cv::Mat glance;
    small.convertTo(glance, CV_32F);
    return glance;
}

bool hasMoved(const cv::Mat& first, const cv::Mat& glance)
{
    const cv::Mat change = cv::abs(first - glance);
    const int moved = cv::countNonZero(change > kMovedLevels);
    return moved > kMostMoved * static_cast<double>(change.total());
}

/// By how much the second lies off the first, in its own pixels; none where noise hides it.
cv::Point2d offsetOf(const cv::Mat& first, const cv::Mat& glance, const cv::Mat& window)
{
    double clear = 0.0;
    // Copies: it multiplies its inputs with the window in place.
    const cv::Point2d shift = cv::phaseCorrelate(first.clone(), glance.clone(), window, &clear);
    const bool trusted =
        clear > kClearShift && std::hypot(shift.x, shift.y) < kMostMeanShift * std::max(first.cols, first.rows);
    return trusted ? shift : cv::Point2d();
}

} // namespace

Result<cv::Mat> meanOfFrames(const std::vector<cv::Mat>& frames)
{
    if (frames.empty() || frames.front().empty() || frames.front().type() != CV_8UC3) {
        return invalid("There is no picture to judge.");
    }
    if (frames.size() == 1) {
        return frames.front();
    }
    try {
        const cv::Mat first = meanGlance(frames.front());
        const double scale = static_cast<double>(frames.front().cols) / first.cols;
        cv::Mat window;
        cv::createHanningWindow(window, first.size(), CV_32F);
        cv::Mat sum;
        frames.front().convertTo(sum, CV_32FC3);
        for (std::size_t i = 1; i < frames.size(); ++i) {
            if (frames[i].size() != frames.front().size() || frames[i].type() != CV_8UC3) {
                return invalid("The camera changed its picture size during the photo. Take the photo again.");
            }
            const cv::Mat glance = meanGlance(frames[i]);
            if (hasMoved(first, glance)) {
                return refused("Something moved while the photo was taken. Hold the product still, then try again.");
            }
            cv::Mat laid = frames[i];
            const cv::Point2d off = offsetOf(first, glance, window) * scale;
            if (std::hypot(off.x, off.y) > kLeastMeanShift) {
                const cv::Matx23d warp(1, 0, off.x, 0, 1, off.y);
                cv::warpAffine(frames[i], laid, warp, laid.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                               cv::BORDER_REPLICATE);
            }
            cv::accumulate(laid, sum);
        }
        cv::Mat mean;
        sum.convertTo(mean, CV_8U, 1.0 / static_cast<double>(frames.size()));
        return mean;
    } catch (const cv::Exception& fault) {
        return invalid("The pictures could not be put together. Take the photo again.", {}, fault.what());
    }
}

} // namespace regrade::vision
