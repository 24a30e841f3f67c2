#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

namespace regrade::vision {

/// What one photo says about how it was taken, not about what is damaged in it. Shares are 0..1.
struct CaptureMeasures {
    cv::Size size;
    bool productFound = false;      ///< the product stands out from its background
    double foregroundShare = 1.0;   ///< product, of the photo
    cv::Rect2d outline{0, 0, 1, 1}; ///< box around the product, of the photo's sides
    double borderContact = 0.0; ///< part of the product's outline box that the photo's border cuts, of its half girth
    double sharpness = 0.0;     ///< see steepness() in framegate.h; free of contrast
    double lightness = 0.0;     ///< mean L of the product, 0..100
    double darkShare = 0.0;     ///< of the product: no detail left in the shadow
    double brightShare = 0.0;   ///< of the product: at least two colours at their end
    double photoBrightShare = 0.0; ///< the same of the whole photo
    double glareShare = 0.0;       ///< of the product: white spots and white holes inside its outline
    cv::Mat mask;                  ///< 255 on the product, longest side at most kCaptureSide
};

inline constexpr int kCaptureSide = 320;

[[nodiscard]] CaptureMeasures measureCapture(const cv::Mat& photo);
/// The same without the sharpness, on a picture that is small already.
[[nodiscard]] CaptureMeasures measureSmall(const cv::Mat& small);
/// 255 where a colour of the picture is none of `known` (CaptureReference::colours).
[[nodiscard]] cv::Mat unknownColours(const cv::Mat& bgr, const cv::Mat& known);

/// How the taught photos of one view were taken: what a photo to be judged is held against.
struct CaptureReference {
    std::vector<cv::Size> sizes; ///< of the taught photos
    bool productFound = false;
    double foregroundShare = 1.0;   ///< median
    cv::Rect2d outline{0, 0, 1, 1}; ///< around all of them
    double borderContact = 0.0;     ///< greatest
    double sharpness = 0.0;         ///< least
    double leastLightness = 0.0;
    double mostLightness = 100.0;
    double darkShare = 0.0; ///< greatest, as the next three
    double brightShare = 0.0;
    double photoBrightShare = 0.0;
    double glareShare = 0.0;
    cv::Mat colours;      ///< 255 for each colour that the taught photos hold, see unknownColours()
    cv::Mat benchColours; ///< the same, off the product
};

/// Makes a reference of one taught photo after the other, none of which it keeps.
class CaptureLesson {
public:
    /// Refused: no 8-bit colour picture.
    [[nodiscard]] Result<void> add(const cv::Mat& photo);
    /// Refused: no photo was added.
    [[nodiscard]] Result<CaptureReference> reference() const;

private:
    CaptureReference m_reference;
    std::vector<double> m_shares;
};

/// Refused: no photo, or one that is no 8-bit colour picture.
[[nodiscard]] Result<CaptureReference> captureReference(const std::vector<cv::Mat>& taught);

} // namespace regrade::vision
