#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace regrade::vision {

/// The mean of frames of one still scene, each laid over the first to a part of a pixel: noise falls with the root of
/// their number. Refused: no frame, another size among them, or something moved between them.
[[nodiscard]] Result<cv::Mat> meanOfFrames(const std::vector<cv::Mat>& frames);

} // namespace regrade::vision
