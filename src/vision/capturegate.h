#pragma once

#include "vision/capturereference.h"
#include "vision/framegate.h"

namespace regrade::vision {

/// Why a photo is no fair ground for a judgement beside the taught ones.
enum class CaptureFault { none, otherShape, otherSize, tooBright, tooDark, blurred, hand, glare, cutOff };
[[nodiscard]] CaptureFault captureFault(const cv::Mat& photo, const CaptureReference& reference);

/// Says what is wrong and what to do; `fault` is not none.
[[nodiscard]] Error refusalFor(CaptureFault fault, const cv::Mat& photo, const CaptureReference& reference);

// Its parts, for what is seen of a live picture.
[[nodiscard]] CaptureFault lightFault(const CaptureMeasures& seen, const CaptureReference& reference);
[[nodiscard]] bool hasGlare(const CaptureMeasures& seen, const CaptureReference& reference);
[[nodiscard]] bool isCutOff(const CaptureMeasures& seen, const CaptureReference& reference);

/// checkFrame(), and then: another resolution or shape than taught, over- or underexposed product, blurred beside the
/// taught photos, a hand over the product, glare on it, product half out of the frame. Says which and what to do.
/// Damage is never a reason.
[[nodiscard]] Result<void> checkAgainst(const cv::Mat& photo, const CaptureReference& reference);

} // namespace regrade::vision
