#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

namespace regrade::vision {

/// The light on the bench as one photo shows it.
struct BenchLight {
    cv::Vec3d bgr;          ///< mean, 0..255
    bool fromPatch = false; ///< of the mat's grey patch; else of the background around the product
};

/// Nothing where neither is to be seen, or it is so bright or dark that it tells nothing.
[[nodiscard]] std::optional<BenchLight> benchLight(const cv::Mat& photo);

/// How the light differs from that of a taught photo.
struct LightMatch {
    cv::Vec3d gains{1, 1, 1}; ///< that make the photo's light the taught one; 1 where the limits are passed
    bool changed = false;     ///< by more than gains may mend: a person must see to the lamp
};

[[nodiscard]] LightMatch matchLight(const BenchLight& seen, const BenchLight& taught);
/// The photo with each channel times its gain.
[[nodiscard]] cv::Mat withGains(const cv::Mat& photo, const cv::Vec3d& gains);

} // namespace regrade::vision
