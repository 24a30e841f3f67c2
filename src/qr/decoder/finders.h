#pragma once

#include "qr/decoder/looks.h"

#include <functional>
#include <optional>

namespace regrade::qr {

inline constexpr double kQuietModules = 4; ///< around a code that was laid flat

/// A place where a QR code may be, cut out and laid flat.
struct Patch {
    cv::Mat grey;
    cv::Matx33d toOriginal;  ///< from the patch to the given picture
    double modulePixels = 4; ///< about
    int modules = 0;         ///< per side of a code that was laid flat
};

/// How dark is told from light where corner patterns are searched.
enum class Sight {
    wide,     ///< against a wide neighbourhood
    narrow,   ///< against a narrow one: for what is blurred or pale
    inverted, ///< light on dark
};

/// Places with three corner patterns that fit each other, then those around a lone one; the likeliest first. A picture
/// so restless that the search would not end in time has none.
[[nodiscard]] std::vector<Patch> patchesIn(const cv::Mat& grey, std::size_t most, Sight sight);

/// The place of a known code, grown by half.
[[nodiscard]] Patch patchOf(const cv::Mat& grey, const std::array<cv::Point, 4>& corners);

/// Looks at a patch in one way after the other as long as `goesOn`: module by module where it lies flat, as it is,
/// sharpened, with its light evened.
[[nodiscard]] std::vector<Sighting> lookAt(const Patch& patch, const std::function<bool()>& goesOn);

} // namespace regrade::qr
