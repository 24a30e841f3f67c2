#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace regrade::vision {

/// What would make photos of good units teach more, most important first: a photo that is there twice, one that
/// differs from all others, poses and lights that are missing. Sentences for the operator; none = nothing to say.
/// Deterministic. Advice only: whatever it says, the photos can be taught.
[[nodiscard]] std::vector<Error> adviseTeaching(const std::vector<cv::Mat>& photos);

} // namespace regrade::vision
