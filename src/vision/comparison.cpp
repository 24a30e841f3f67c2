#include "vision/comparison.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {

namespace {

constexpr double kMargin = 0.5; // of the region's longer side, on every side
constexpr int kLeastSide = 32;  // pixels of the photo: less shows no surroundings
constexpr int kGap = 4;         // white pixels between the two

/// The region with its surroundings, cut off at the photo's edges. Empty when it does not touch the photo.
cv::Rect withSurroundings(const Region& region)
{
    const cv::Rect photo(0, 0, region.photo.cols, region.photo.rows);
    const cv::Rect box(region.box.x, region.box.y, std::max(region.box.width, 1), std::max(region.box.height, 1));
    if ((box & photo).empty()) {
        return {};
    }
    const int longer = std::max({box.width, box.height, kLeastSide});
    const int margin = static_cast<int>(longer * kMargin);
    return cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) & photo;
}

} // namespace

Result<cv::Mat> beforeBesideAfter(const Region& before, const Region& after, int height)
{
    const cv::Rect first = withSurroundings(before);
    const cv::Rect second = withSurroundings(after);
    if (first.empty() || second.empty() || height <= 0) {
        return refused("The repaired region lies outside the photo.");
    }
    try {
        const int width = std::max(1, first.width * height / first.height);
        cv::Mat pair(height, 2 * width + kGap, CV_8UC3, cv::Scalar::all(255));
        cv::resize(before.photo(first), pair(cv::Rect(0, 0, width, height)), {width, height}, 0, 0, cv::INTER_AREA);
        cv::resize(after.photo(second), pair(cv::Rect(width + kGap, 0, width, height)), {width, height}, 0, 0,
                   cv::INTER_AREA);
        return pair;
    } catch (const cv::Exception& fault) {
        return invalid("The two photos could not be put beside each other.", {}, fault.what());
    }
}

} // namespace regrade::vision
