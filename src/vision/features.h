#pragma once

#include "vision/foreground.h"

#include <array>

namespace regrade::vision {

inline constexpr int kPatchStep = 8;

/// Hand-made measures of the neighbourhood of every eighth pixel of the product, free of rotation: colour, contrast,
/// edges at two sizes, blobs, share of product around.
struct Patches {
    cv::Mat values;                ///< one row per patch, CV_32F
    std::vector<cv::Point> places; ///< in units of kPatchStep
    cv::Size grid;
};

[[nodiscard]] Patches patchesOf(const Prepared& photo);

/// Measures of the product's outline, free of place, size and rotation.
using Outline = std::array<double, 8>;
[[nodiscard]] Outline outlineOf(const cv::Mat& mask);

} // namespace regrade::vision
