#pragma once

#include "domain/inspection.h"
#include "vision/foreground.h"

#include <optional>
#include <vector>

namespace regrade::vision {

/// What is needed to name the damaged regions of one photo, all in its working frame.
struct RegionSource {
    const Prepared& photo;
    const cv::Mat& scoreMap;      ///< CV_32F, 1 = the taught limit
    const cv::Mat& taughtProduct; ///< 255 where the taught product would be
    bool laidWell = false;        ///< the outline may be compared with the taught one
    double score = 0.0;           ///< of the photo
    double confidence = 0.0;
    std::optional<double> mmPerPixel; ///< of the photo; unset = lengths stay unknown
};

/// Connected regions over the limit, strongest first, at most eight, with boxes in pixels of the photo itself. The kind
/// comes from shape and colour alone: scratch, stain, missing_part, deformation or unknown.
[[nodiscard]] std::vector<domain::Defect> damagedRegions(const RegionSource& source);

/// Longer side in pixels of the smallest rectangle around the mask's pixels, of which there must be some.
[[nodiscard]] double lengthOf(const cv::Mat& mask);
/// Length divided by the mean width.
[[nodiscard]] double slenderness(const cv::Mat& mask);

} // namespace regrade::vision
