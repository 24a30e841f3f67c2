#pragma once

#include <opencv2/core/mat.hpp>

namespace regrade::vision {

/// A photo brought to the size that detectors work at, with the product cut out of its background.
struct Prepared {
    cv::Mat bgr;        ///< 8-bit, longest side at most kWorkSide
    cv::Mat lab;        ///< CV_32FC3, L 0..100, background replaced by its own mean colour
    cv::Mat mask;       ///< 255 on the product
    double scale = 1.0; ///< photo pixels times scale = work pixels
};

inline constexpr int kWorkSide = 512;

/// The product's pixels: what differs from the colours along the photo's border. Loose bits that touch the border
/// (neighbours, the edge of a tray) are left out. All pixels when no background can be told apart.
[[nodiscard]] cv::Mat findForeground(const cv::Mat& bgr);
[[nodiscard]] Prepared prepare(const cv::Mat& photo);

} // namespace regrade::vision
