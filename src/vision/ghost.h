#pragma once

#include "vision/guidance.h"

namespace regrade::vision {

/// Longest side of the pictures that are laid over the ghost.
inline constexpr int kGhostSide = 96;

/// Lightness and colour in one picture of kGhostSide, CV_32F.
[[nodiscard]] cv::Mat ghostPicture(const cv::Mat& bgr);
/// Middle of the mask's pixels, in pixels of a picture of the given size.
[[nodiscard]] cv::Point2d middleOf(const cv::Mat& mask, cv::Size size);
/// Where the product of `picture` lies beside the ghost; `middle` is where its mask says that it is.
[[nodiscard]] Placing placed(const cv::Mat& ghost, cv::Point2d ghostMiddle, const cv::Mat& picture, cv::Point2d middle);

} // namespace regrade::vision
