#pragma once

#include "vision/calibration.h"
#include "vision/inspector.h"

#include <vector>

namespace regrade::vision {

/// What a quick look is made of.
struct QuickSource {
    RawEvidence raw; ///< of Detector::glance
    const Calibration& calibration;
    const std::vector<KindMasses>& taught; ///< Detector::glancesOfTaught
    cv::Size photo;
    double workScale = 1.0; ///< photo pixels times this = pixels of the whole branch's maps
};

/// Fine only where nothing stands out from what the taught photos themselves show, damaged only where something stands
/// far out; everything between is left to the full look. `seconds` is left for the caller.
[[nodiscard]] QuickLook quickLook(const QuickSource& source);

} // namespace regrade::vision
