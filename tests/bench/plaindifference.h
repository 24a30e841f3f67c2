#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace regrade::bench {

/// What a few lines without any thought give: both pictures at the reference's size, blurred absolute difference.
struct PlainScores {
    double mean = 0.0;
    double max = 0.0;
    cv::Mat map; ///< CV_32F, size of the photo: least difference over the references
};

[[nodiscard]] PlainScores plainDifference(const std::vector<cv::Mat>& references, const cv::Mat& photo);

} // namespace regrade::bench
