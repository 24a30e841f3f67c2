#include "vision/capturegate.h"

#include "vision/handsight.h"

#include <algorithm>
#include <cmath>

namespace regrade::vision {
namespace {

// Set on 203 photographs of whole and broken goods so that none of them is refused, and on spoilt copies of them; see
// tests/vision/capturegatetest.cpp.
constexpr double kSameShape = 0.03;        // by which width by height may differ
constexpr double kSameSize = 0.10;         // by which the longer side may differ
constexpr double kMoreLight = 18.0;        // L of the product above the lightest taught photo
constexpr double kLessLight = 0.55;        // of the darkest taught photo's L
constexpr double kMoreClipped = 0.25;      // of the product, above the taught photos
constexpr double kMoreClippedPhoto = 0.20; // of the photo, beyond what a smaller product lays bare of its background
constexpr double kLessSharp = 0.55;        // of the softest taught photo
constexpr double kMoreGlare = 0.04;        // of the product, above the taught photos
constexpr double kMostContact = 0.30;
constexpr double kMoreContact = 0.10; // above the taught photos
constexpr double kSomeContact = 0.12; // is enough where the product is also smaller than this share of the taught one:
constexpr double kShrunken = 0.72;

double shapeOf(cv::Size size) { return static_cast<double>(size.width) / std::max(1, size.height); }

bool sameShape(cv::Size one, cv::Size other) { return std::abs(std::log(shapeOf(one) / shapeOf(other))) <= kSameShape; }

bool sameSize(cv::Size one, cv::Size other)
{
    const auto longer = [](cv::Size size) { return static_cast<double>(std::max(size.width, size.height)); };
    return std::abs(std::log(longer(one) / longer(other))) <= kSameSize;
}

/// Where the taught photos differ among themselves, no camera setting is to be kept.
bool fits(cv::Size size, const std::vector<cv::Size>& taught, bool (*same)(cv::Size, cv::Size))
{
    return same(size, taught.front()) ||
           std::any_of(taught.begin(), taught.end(), [&](cv::Size other) { return !same(other, taught.front()); });
}

/// Share of the photo that became clipped although it was not in the taught photos. Where part of a product is missing
/// a clipped background shows instead; that is no fault of the light.
double newlyClipped(const CaptureMeasures& seen, const CaptureReference& reference)
{
    const double laidBare = std::max(0.0, reference.foregroundShare - seen.foregroundShare);
    const double background = std::max(0.01, 1.0 - reference.foregroundShare);
    const double clipped = std::min(1.0, reference.photoBrightShare / background);
    return seen.photoBrightShare - reference.photoBrightShare - laidBare * clipped;
}

} // namespace

CaptureFault lightFault(const CaptureMeasures& seen, const CaptureReference& reference)
{
    if (seen.lightness > reference.mostLightness + kMoreLight ||
        seen.brightShare > reference.brightShare + kMoreClipped || newlyClipped(seen, reference) > kMoreClippedPhoto) {
        return CaptureFault::tooBright;
    }
    return seen.lightness < kLessLight * reference.leastLightness ? CaptureFault::tooDark : CaptureFault::none;
}

bool isCutOff(const CaptureMeasures& seen, const CaptureReference& reference)
{
    const double more = reference.borderContact + kMoreContact;
    const bool shrunken = seen.foregroundShare < kShrunken * reference.foregroundShare;
    return seen.borderContact > std::max(shrunken ? kSomeContact : kMostContact, more);
}

bool hasGlare(const CaptureMeasures& seen, const CaptureReference& reference)
{
    return seen.glareShare > reference.glareShare + kMoreGlare;
}

CaptureFault captureFault(const cv::Mat& photo, const CaptureReference& reference)
{
    if (!fits(photo.size(), reference.sizes, sameShape)) {
        return CaptureFault::otherShape;
    }
    if (!fits(photo.size(), reference.sizes, sameSize)) {
        return CaptureFault::otherSize;
    }
    const CaptureMeasures seen = measureCapture(photo);
    if (const CaptureFault light = lightFault(seen, reference); light != CaptureFault::none) {
        return light;
    }
    if (seen.sharpness < kLessSharp * reference.sharpness) {
        return CaptureFault::blurred;
    }
    if (handShare(photo, reference) > 0.0) {
        return CaptureFault::hand;
    }
    if (!reference.productFound || !seen.productFound) {
        return CaptureFault::none;
    }
    if (hasGlare(seen, reference)) {
        return CaptureFault::glare;
    }
    return isCutOff(seen, reference) ? CaptureFault::cutOff : CaptureFault::none;
}

Error refusalFor(CaptureFault fault, const cv::Mat& photo, const CaptureReference& reference)
{
    switch (fault) {
    case CaptureFault::none: break;
    case CaptureFault::otherShape:
        return refused("The photo has another shape than the taught ones. Use the camera and the setting that the "
                       "product was taught with.");
    case CaptureFault::otherSize:
        return refused(
            "The photo has {} x {} pixels, the taught ones have {} x {}. Use the camera and the setting that "
            "the product was taught with.",
            {std::to_string(photo.cols), std::to_string(photo.rows), std::to_string(reference.sizes.front().width),
             std::to_string(reference.sizes.front().height)});
    case CaptureFault::tooBright:
        return refused("The product is overexposed. Dim the light or shorten the exposure to what was taught, then try "
                       "again.");
    case CaptureFault::tooDark:
        return refused("The product is much darker than taught. Switch the bench light on, then try again.");
    case CaptureFault::blurred:
        return refused(
            "The photo is less sharp than the taught ones. Focus the camera and hold the product still, then "
            "try again.");
    case CaptureFault::hand: return refused("A hand is in the picture. Take it away, then try again.");
    case CaptureFault::glare:
        return refused("Glare hides part of the product. Turn the product or the lamp a little, then try again.");
    case CaptureFault::cutOff:
        return refused("The product is half out of the frame. Move it to the middle, then try again.");
    }
    return invalid("The photo could not be compared with the taught ones.");
}

} // namespace regrade::vision
