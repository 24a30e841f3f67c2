#pragma once

#include "domain/inspection.h"
#include "vision/calibration.h"

#include <optional>
#include <vector>

namespace regrade::vision {

/// What is needed to name slight damage in one photo.
struct SlightSource {
    const FineEvidence& fine;
    const Calibration& calibration;
    cv::Size photo;                   ///< pixels of the photo itself
    cv::Mat gone;                     ///< 8-bit, 255 where the taught product would be and the photo shows none,
    double goneScale = 1.0;           ///< in photo pixels times this
    double confidence = 0.0;          ///< of the photo's verdict
    std::optional<double> mmPerPixel; ///< of the photo; unset = lengths stay unknown
};

/// Connected regions over the limit of their kind, strongest first, at most sixteen, with boxes in pixels of the photo.
/// The kind is what the network says of most of the region, or "unknown" when it is of two minds; a missing part where
/// much of the product has gone.
[[nodiscard]] std::vector<domain::Defect> slightDamage(const SlightSource& source);

/// Takes pixels of the network's answer to pixels of the photo.
[[nodiscard]] cv::Matx23d answerToPhoto(const FineEvidence& fine);

/// Strength as a score map over the photo, CV_32F, 1 = about where a region begins to count.
[[nodiscard]] cv::Mat slightMap(const FineEvidence& fine, const cv::Size& photo);

} // namespace regrade::vision
