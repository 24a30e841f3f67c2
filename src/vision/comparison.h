#pragma once

#include "base/result.h"
#include "domain/inspection.h"

#include <opencv2/core/mat.hpp>

namespace regrade::vision {

/// One photo and the region in it.
struct Region {
    cv::Mat photo; ///< 8-bit BGR
    domain::Box box;
};

/// The same region before and after a repair beside each other, with some of its surroundings, each `height` pixels
/// high and of the same width. 8-bit BGR. Refused when a photo is empty or a region lies outside it.
[[nodiscard]] Result<cv::Mat> beforeBesideAfter(const Region& before, const Region& after, int height = 240);

} // namespace regrade::vision
