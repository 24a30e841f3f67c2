#pragma once

#include "qr/decoder/looks.h"

#include <functional>
#include <optional>

namespace regrade::qr {

/// A place where a QR code may be, cut out and laid flat.
struct Patch {
    cv::Mat grey;
    cv::Matx33d toOriginal;  ///< from the patch to the given picture
    double modulePixels = 4; ///< about
    int modules = 0;         ///< per side of a code that was laid flat
};

/// Places with three corner patterns that fit each other, then those around a lone one; the likeliest first. A picture
/// so restless that the search would not end in time has none.
[[nodiscard]] std::vector<Patch> patchesIn(const cv::Mat& grey, std::size_t most);

/// The place of a known code, grown by half.
[[nodiscard]] Patch patchOf(const cv::Mat& grey, const std::array<cv::Point, 4>& corners);

/// Ways of looking at a patch: the first are cheap, the others undo light, noise, blur and motion.
inline constexpr std::size_t kCheapPatchLooks = 7;
inline constexpr std::size_t kPatchLooks = 25;

/// Looks at a patch in the ways of [from, till), beginning with the `start`-th of them, as long as `goesOn`.
[[nodiscard]] std::vector<Sighting> lookAt(const Patch& patch, std::size_t from, std::size_t till, std::size_t start,
                                           const std::function<bool()>& goesOn);

} // namespace regrade::qr
