#pragma once

#include "vision/capturereference.h"

namespace regrade::vision {

/// Share of the photo that a hand covers; 0 = no hand. A hand is skin-coloured, enters from the photo's border and
/// reaches into the taught product's place. It is known by colours that the taught photos do not hold or, on goods of
/// skin-like colour, by its limb of even breadth. On a bench of skin-like colour it is not seen.
[[nodiscard]] double handShare(const cv::Mat& photo, const CaptureReference& reference);

} // namespace regrade::vision
