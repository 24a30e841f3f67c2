#include "vision/guidance.h"

#include "vision/capturegate.h"
#include "vision/ghost.h"
#include "vision/handsight.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kGlanceSide = 160; // at which everything but the focus is seen
constexpr double kShift = 0.06;  // of the longer side
constexpr double kZoom = 1.14;   // factor
constexpr double kTurnDegrees = 8.0;
constexpr double kSlack = 1.3;        // above what the taught photos themselves differ
constexpr double kAlike = 0.75;       // likeness from which photos lie alike
constexpr double kHardlyAlike = 0.45; // under it the product lies quite otherwise
constexpr double kLooseShift = 0.25;  // where the pose is free
constexpr double kLooseZoom = 1.45;
constexpr double kLeastFocus = 0.45;   // of the softest taught photo
constexpr int kStirred = 12;           // grey levels by which a moved pixel changes
constexpr double kMostStirred = 0.004; // of the picture

cv::Mat sizedTo(const cv::Mat& photo, int side)
{
    const double scale = std::min(1.0, static_cast<double>(side) / std::max(photo.cols, photo.rows));
    cv::Mat small;
    cv::resize(photo, small, {}, scale, scale, cv::INTER_AREA);
    return small;
}

/// Fine detail against all contrast of the product, so that light does not count.
double focusMeasure(const cv::Mat& preview, const cv::Mat& mask)
{
    cv::Mat grey;
    cv::cvtColor(preview, grey, cv::COLOR_BGR2GRAY);
    cv::Mat wide;
    cv::resize(mask, wide, grey.size(), 0, 0, cv::INTER_NEAREST);
    cv::dilate(wide, wide, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::Mat fine;
    cv::Laplacian(grey, fine, CV_16S);
    cv::Scalar mean;
    cv::Scalar detail;
    cv::Scalar contrast;
    cv::meanStdDev(fine, mean, detail, wide);
    cv::meanStdDev(grey, mean, contrast, wide);
    return detail[0] / std::max(4.0, contrast[0]);
}

struct Glance {
    CaptureMeasures measures;
    cv::Mat ghost;
    cv::Point2d middle;
    double focus = 0.0;
};

Glance glanceAt(const cv::Mat& preview, const cv::Mat& small)
{
    Glance glance{measureSmall(small), ghostPicture(small), {}, 0.0};
    glance.middle = middleOf(glance.measures.mask, glance.ghost.size());
    glance.focus = focusMeasure(preview, glance.measures.mask);
    return glance;
}

/// Makes room for how the taught photos themselves lie.
void widen(Placing& tolerance, const Placing& taught)
{
    tolerance.right = std::max(tolerance.right, kSlack * std::abs(taught.right));
    tolerance.down = std::max(tolerance.down, kSlack * std::abs(taught.down));
    tolerance.scale = std::max(tolerance.scale, std::exp(kSlack * std::abs(std::log(taught.scale))));
    tolerance.turnDegrees = std::max(tolerance.turnDegrees, kSlack * std::abs(taught.turnDegrees));
}

Hint shiftHint(const Placing& placing, const Placing& tolerance)
{
    const double aside = std::abs(placing.right) / tolerance.right;
    const double along = std::abs(placing.down) / tolerance.down;
    if (std::max(aside, along) <= 1.0) {
        return Hint::ready;
    }
    if (aside >= along) {
        return placing.right > 0.0 ? Hint::moveLeft : Hint::moveRight;
    }
    return placing.down > 0.0 ? Hint::moveUp : Hint::moveDown;
}

/// Hint::ready = in place.
Hint placeHint(const Placing& placing, const GuidanceReference& reference)
{
    const Placing& tolerance = reference.tolerance;
    if (const Hint shift = shiftHint(placing, tolerance); shift != Hint::ready) {
        return shift;
    }
    if (placing.scale < 1.0 / tolerance.scale || placing.scale > tolerance.scale) {
        return placing.scale < 1.0 ? Hint::nearer : Hint::farther;
    }
    if (!reference.fixedPose) {
        return Hint::ready;
    }
    if (std::abs(placing.turnDegrees) > tolerance.turnDegrees) {
        return placing.turnDegrees > 0.0 ? Hint::turnLeft : Hint::turnRight;
    }
    return placing.likeness < kHardlyAlike ? Hint::otherPose : Hint::ready;
}

/// With a free pose only the product's middle and size are looked at.
Placing loosePlacing(const Glance& glance, const GuidanceReference& reference)
{
    const double longer = std::max(glance.ghost.cols, glance.ghost.rows);
    const cv::Point2d off = (glance.middle - reference.centre) / longer;
    const double size = glance.measures.foregroundShare / std::max(0.001, reference.capture.foregroundShare);
    return {off.x, off.y, std::sqrt(size), 0.0, 0.0};
}

cv::Mat stirPicture(const cv::Mat& small)
{
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    cv::GaussianBlur(grey, grey, {3, 3}, 0.0);
    return grey;
}

Lamp stillness(const cv::Mat& before, const cv::Mat& now)
{
    if (before.size() != now.size()) {
        return Lamp::unknown;
    }
    cv::Mat change;
    cv::absdiff(before, now, change);
    const int stirred = cv::countNonZero(change > kStirred);
    return stirred > kMostStirred * static_cast<double>(now.total()) ? Lamp::bad : Lamp::good;
}

Hint lightHint(const CaptureMeasures& seen, const std::optional<GuidanceReference>& reference)
{
    constexpr double kAnyDark = 12.0; // L of the product, whatever it is
    constexpr double kAnyClipped = 0.3;
    if (!reference) {
        return seen.lightness < kAnyDark ? Hint::tooDark
                                         : (seen.brightShare > kAnyClipped ? Hint::tooBright : Hint::ready);
    }
    switch (lightFault(seen, reference->capture)) {
    case CaptureFault::tooBright: return Hint::tooBright;
    case CaptureFault::tooDark: return Hint::tooDark;
    default: return Hint::ready;
    }
}

Lamp lampOf(bool good) { return good ? Lamp::good : Lamp::bad; }

} // namespace

Result<GuidanceReference> guidanceReference(const std::vector<cv::Mat>& taught)
{
    const auto capture = captureReference(taught);
    if (!capture) {
        return capture.error();
    }
    GuidanceReference reference{*capture, {}, {}, 0.0, true, {kShift, kShift, kZoom, kTurnDegrees, 0.0}};
    std::vector<Placing> placings;
    for (const cv::Mat& photo : taught) {
        const Glance glance = glanceAt(sizedTo(photo, kPreviewSide), sizedTo(photo, kGlanceSide));
        if (reference.picture.empty()) {
            reference.picture = glance.ghost;
            reference.centre = glance.middle;
            reference.focus = glance.focus;
        } else {
            placings.push_back(placed(reference.picture, reference.centre, glance.ghost, glance.middle));
        }
        reference.focus = std::min(reference.focus, glance.focus);
    }
    const auto alike = std::count_if(placings.begin(), placings.end(),
                                     [](const Placing& placing) { return placing.likeness >= kAlike; });
    reference.fixedPose = 2 * alike >= static_cast<std::ptrdiff_t>(placings.size());
    if (!reference.fixedPose) {
        reference.tolerance = {kLooseShift, kLooseShift, kLooseZoom, 180.0, 0.0};
        return reference;
    }
    for (const Placing& placing : placings) {
        if (placing.likeness >= kAlike) {
            widen(reference.tolerance, placing);
        }
    }
    return reference;
}

Guidance Guide::look(const cv::Mat& frame)
{
    Guidance guidance;
    if (frame.empty() || frame.type() != CV_8UC3) {
        return guidance;
    }
    const cv::Mat preview = sizedTo(frame, kPreviewSide);
    const cv::Mat small = sizedTo(preview, kGlanceSide);
    const cv::Mat stir = stirPicture(small);
    guidance.still = stillness(m_previous, stir);
    m_previous = stir;
    const Glance glance = glanceAt(preview, small);
    const CaptureMeasures& seen = glance.measures;
    const bool expected = !m_reference || m_reference->capture.productFound;
    if (!seen.productFound && expected) {
        return guidance;
    }
    const Hint light = lightHint(seen, m_reference);
    Hint place = Hint::ready;
    guidance.light = lampOf(light == Hint::ready);
    CaptureReference capture;
    capture.foregroundShare = 0.0; // nothing is known of the product's size
    if (m_reference) {
        capture = m_reference->capture;
    }
    guidance.cutOff = seen.productFound && isCutOff(seen, capture);
    guidance.glare = lampOf(!hasGlare(seen, capture));
    if (m_reference) {
        guidance.handInPicture = handShare(small, capture) > 0.0;
        guidance.focus = lampOf(glance.focus >= kLeastFocus * m_reference->focus);
        guidance.placing = m_reference->fixedPose
                               ? placed(m_reference->picture, m_reference->centre, glance.ghost, glance.middle)
                               : loosePlacing(glance, *m_reference);
        place = placeHint(guidance.placing, *m_reference);
        guidance.place = lampOf(place == Hint::ready);
    }
    guidance.hint = guidance.handInPicture         ? Hint::hand
                    : light != Hint::ready         ? light
                    : guidance.cutOff              ? Hint::cutOff
                    : guidance.glare == Lamp::bad  ? Hint::glare
                    : place != Hint::ready         ? place
                    : guidance.still != Lamp::good ? Hint::holdStill
                    : guidance.focus == Lamp::bad  ? Hint::focus
                                                   : Hint::ready;
    guidance.ready = guidance.hint == Hint::ready;
    return guidance;
}

Error sentenceOf(Hint hint)
{
    switch (hint) {
    case Hint::noProduct: return refused("Put the product in view.");
    case Hint::hand: return refused("Take your hand out of the picture.");
    case Hint::cutOff: return refused("Part of the product is out of the frame. Move it to the middle.");
    case Hint::tooDark: return refused("It is too dark. Switch the bench light on.");
    case Hint::tooBright: return refused("It is too bright. Dim the light.");
    case Hint::glare: return refused("Glare on the product. Turn it or the lamp a little.");
    case Hint::moveLeft: return refused("Move the product to the left.");
    case Hint::moveRight: return refused("Move the product to the right.");
    case Hint::moveUp: return refused("Move the product up in the picture.");
    case Hint::moveDown: return refused("Move the product down in the picture.");
    case Hint::nearer: return refused("The product looks too small. Bring the camera nearer.");
    case Hint::farther: return refused("The product looks too large. Take the camera farther away.");
    case Hint::turnLeft: return refused("Turn the product a little to the left.");
    case Hint::turnRight: return refused("Turn the product a little to the right.");
    case Hint::otherPose: return refused("Lay the product as the ghost shows.");
    case Hint::holdStill: return refused("Hold still.");
    case Hint::focus: return refused("The picture is not sharp. Focus the camera.");
    case Hint::ready: break;
    }
    return refused("Ready.");
}

} // namespace regrade::vision
