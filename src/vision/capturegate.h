#pragma once

#include "vision/capturereference.h"
#include "vision/framegate.h"

namespace regrade::vision {

/// Why a photo that checkFrame() lets pass is no fair ground for a judgement beside the taught ones: another resolution
/// or shape, over- or underexposed, blurred, a hand over the product, glare, half out of the frame. Damage is never a
/// reason.
enum class CaptureFault { none, otherShape, otherSize, tooBright, tooDark, blurred, hand, glare, cutOff };
[[nodiscard]] CaptureFault captureFault(const cv::Mat& photo, const CaptureReference& reference);

/// Says what is wrong and what to do; `fault` is not none.
[[nodiscard]] Error refusalFor(CaptureFault fault, const cv::Mat& photo, const CaptureReference& reference);

// Its parts, for what is seen of a live picture.
[[nodiscard]] CaptureFault lightFault(const CaptureMeasures& seen, const CaptureReference& reference);
[[nodiscard]] bool hasGlare(const CaptureMeasures& seen, const CaptureReference& reference);
[[nodiscard]] bool isCutOff(const CaptureMeasures& seen, const CaptureReference& reference);

} // namespace regrade::vision
