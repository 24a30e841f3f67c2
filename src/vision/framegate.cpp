#include "vision/framegate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

// All measures are taken on a copy of this longest side, so that they do not depend on the camera's resolution.
constexpr int kGateSide = 512;
constexpr double kDarkest = 40.0;         // grey level that the brightest hundredth must pass
constexpr double kBrightest = 225.0;      // grey level that the darkest hundredth must not pass
constexpr double kLeastContrast = 12.0;   // grey levels between both
constexpr int kEdgeWindow = 31;           // pixels in which an edge must have risen
constexpr double kLeastSteepness = 0.095; // share of an edge's height that it climbs per pixel; a Gaussian blur of s
                                          // pixels leaves 0.4 / s

cv::Mat gateGrey(const cv::Mat& photo)
{
    cv::Mat small;
    const double scale = static_cast<double>(kGateSide) / std::max(photo.cols, photo.rows);
    cv::resize(photo, small, {}, scale, scale, scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    cv::GaussianBlur(grey, grey, {3, 3}, 0.0);
    return grey;
}

/// Grey level below which the given share of the pixels lies.
double level(const cv::Mat& grey, double share)
{
    std::array<int, 256> counts{};
    for (int y = 0; y < grey.rows; ++y) {
        const uchar* row = grey.ptr(y);
        for (int x = 0; x < grey.cols; ++x) {
            ++counts.at(row[x]);
        }
    }
    const double wanted = share * static_cast<double>(grey.total());
    double seen = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        seen += counts.at(i);
        if (seen >= wanted) {
            return static_cast<double>(i);
        }
    }
    return 255.0;
}

/// How steep the strongest edges climb, as a share of their own height per pixel; free of contrast.
double climbOf(const cv::Mat& grey)
{
    cv::Mat low;
    cv::Mat high;
    const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {kEdgeWindow, kEdgeWindow});
    cv::erode(grey, low, window);
    cv::dilate(grey, high, window);
    cv::Mat height = high - low;
    const double strong = std::max(8.0, level(height, 0.9));
    std::vector<float> climbs;
    for (int y = 1; y + 1 < grey.rows; ++y) {
        for (int x = 1; x + 1 < grey.cols; ++x) {
            const int tall = height.at<uchar>(y, x);
            if (tall < strong) {
                continue;
            }
            const double dx = (grey.at<uchar>(y, x + 1) - grey.at<uchar>(y, x - 1)) / 2.0;
            const double dy = (grey.at<uchar>(y + 1, x) - grey.at<uchar>(y - 1, x)) / 2.0;
            climbs.push_back(static_cast<float>(std::sqrt(dx * dx + dy * dy) / tall));
        }
    }
    if (climbs.empty()) {
        return 0.0;
    }
    const auto place = climbs.begin() + static_cast<std::ptrdiff_t>(0.97 * static_cast<double>(climbs.size() - 1));
    std::nth_element(climbs.begin(), place, climbs.end());
    return *place;
}

} // namespace

double steepness(const cv::Mat& photo) { return climbOf(gateGrey(photo)); }

FrameFault frameFault(const cv::Mat& photo)
{
    if (photo.empty() || photo.type() != CV_8UC3) {
        return FrameFault::notAPhoto;
    }
    try {
        const cv::Mat grey = gateGrey(photo);
        const double darkest = level(grey, 0.01);
        const double brightest = level(grey, 0.99);
        if (brightest < kDarkest) {
            return FrameFault::dark;
        }
        if (darkest > kBrightest) {
            return FrameFault::bright;
        }
        if (brightest - darkest < kLeastContrast) {
            return FrameFault::blank;
        }
        return climbOf(grey) < kLeastSteepness ? FrameFault::blurred : FrameFault::none;
    } catch (const cv::Exception&) {
        return FrameFault::notAPhoto;
    }
}

Result<void> checkFrame(const cv::Mat& photo)
{
    switch (frameFault(photo)) {
    case FrameFault::notAPhoto: return invalid("There is no picture to judge.");
    case FrameFault::dark:
        return refused("The photo is too dark. Take the cap off, switch the light on, then try again.");
    case FrameFault::bright:
        return refused("The photo is too bright. Dim the light or shorten the exposure, then try again.");
    case FrameFault::blank:
        return refused("The photo is blank: nothing can be seen in it. Put the product in view, then try again.");
    case FrameFault::blurred:
        return refused("The photo is blurred. Focus the camera and hold the product still, then try again.");
    case FrameFault::none: break;
    }
    return {};
}

} // namespace regrade::vision
