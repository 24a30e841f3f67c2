#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>

namespace regrade::vision {

/// Why nothing can be judged from a picture.
enum class FrameFault { none, notAPhoto, dark, bright, blank, blurred };
[[nodiscard]] FrameFault frameFault(const cv::Mat& photo);

/// How steep the strongest edges climb, as a share of their own height per pixel at a longest side of 512; free of
/// contrast. Blur makes it less.
[[nodiscard]] double steepness(const cv::Mat& photo);

/// Refuses a frame from which nothing can be judged: blank, too dark, too bright, or blurred; says which and what to
/// do.
[[nodiscard]] Result<void> checkFrame(const cv::Mat& photo);

} // namespace regrade::vision
