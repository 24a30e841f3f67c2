#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>

namespace regrade::vision {

/// Refuses a frame from which nothing can be judged: blank, too dark, too bright, or blurred; says which and what to do.
[[nodiscard]] Result<void> checkFrame(const cv::Mat& photo);

} // namespace regrade::vision
