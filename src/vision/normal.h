#pragma once

#include <opencv2/core/mat.hpp>

#include <vector>

namespace regrade::vision {

/// What is normal at each pixel of the frame over k good photos, 8-bit Lab.
struct Normal {
    cv::Mat low3, high3; ///< CV_8UC3: least and greatest value in 3 x 3 pixels
    cv::Mat low7, high7; ///< the same in 7 x 7 pixels
    cv::Mat mean;        ///< CV_32FC3
    cv::Mat spread;      ///< CV_32F: standard deviation of lightness
    cv::Mat edges;       ///< CV_32F: steepness of the mean lightness, grey levels per pixel
};

/// Over all photos but `without` (-1 = all). At least one photo must remain.
[[nodiscard]] Normal normalOf(const std::vector<cv::Mat>& photos, int without = -1);

inline constexpr int kPlanes = 13;
/// What the change network sees of the rectangle, both sides even: kPlanes planes folded two by two into four times as
/// many at half size, CV_32F {1, 4 * kPlanes, height / 2, width / 2}. The same in resources/models/change/evidence.py.
[[nodiscard]] cv::Mat networkInput(const cv::Mat& query, const Normal& normal, const cv::Rect& where);

} // namespace regrade::vision
