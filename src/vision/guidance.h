#pragma once

#include "vision/capturereference.h"

#include <optional>

namespace regrade::vision {

/// How the product of a photo lies over the ghost.
struct Placing {
    double right = 0.0; ///< of the photo's longer side, positive = to the right of the ghost
    double down = 0.0;
    double scale = 1.0;       ///< above 1 = larger than the ghost, so the camera is too near
    double turnDegrees = 0.0; ///< clockwise in the picture
    double likeness = 0.0;    ///< correlation reached, 0..1
};

/// The first taught photo as the ghost, and how far the others lie off it.
struct GuidanceReference {
    CaptureReference capture;
    cv::Mat picture;        ///< of the ghost, CV_32F, for laying over
    cv::Point2d centre;     ///< of the ghost's product, pixels of `picture`
    double focus = 0.0;     ///< least focusMeasure of the taught photos
    bool fixedPose = false; ///< the taught photos lie alike, so that turn and distance can be asked for
    Placing tolerance;      ///< sizes of what is still in place; scale as a factor
};

/// Refused as captureReference() is.
[[nodiscard]] Result<GuidanceReference> guidanceReference(const std::vector<cv::Mat>& taught);

enum class Lamp { unknown, good, bad };

/// The most important thing to do, most urgent first.
enum class Hint {
    noProduct,
    hand,
    tooDark,
    tooBright,
    cutOff,
    glare,
    moveLeft,
    moveRight,
    moveUp,
    moveDown,
    nearer,
    farther,
    turnLeft,
    turnRight,
    otherPose,
    holdStill,
    focus,
    ready
};

/// What the live picture lacks for a good photo.
struct Guidance {
    Lamp focus = Lamp::unknown;
    Lamp light = Lamp::unknown;
    Lamp glare = Lamp::unknown;
    Lamp still = Lamp::unknown;
    Lamp place = Lamp::unknown; ///< stays unknown without a reference
    bool handInPicture = false;
    bool cutOff = false;
    bool ready = false; ///< steady, in place, well lit
    Hint hint = Hint::noProduct;
    Placing placing;
};

/// One sentence for the operator, as a pattern that the screens translate.
[[nodiscard]] Error sentenceOf(Hint hint);

inline constexpr int kPreviewSide = 320;

/// Looks at one live frame after the other. Takes up to 8 ms a frame on one core. One thread at a time.
class Guide {
public:
    Guide() = default;
    explicit Guide(GuidanceReference reference) : m_reference(std::move(reference)) {}

    [[nodiscard]] Guidance look(const cv::Mat& frame);

private:
    std::optional<GuidanceReference> m_reference;
    cv::Mat m_previous; ///< the frame before, small and grey
};

} // namespace regrade::vision
