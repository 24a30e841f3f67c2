#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string_view>

namespace regrade::vision {

enum class PaintedKind { scratch, stain, dent };
enum class Severity { slight, medium, severe };
[[nodiscard]] std::string_view nameOf(PaintedKind kind);
[[nodiscard]] std::string_view nameOf(Severity severity);

/// A good photo with damage painted on it, and where: 8-bit, 255 on pixels that changed by more than a grey level or
/// two.
struct Painted {
    cv::Mat photo;
    cv::Mat damage;
};

/// The severity ladder, a stand-in for real damage. Sizes are shares of the photo's diagonal: scratch 4, 8, 14 % long
/// and 1, 2, 3 pixels wide (per 668 pixels of diagonal); stain 1.2, 2.5, 5 % radius; dent 2, 3.5, 6 % radius. Contrast
/// in grey levels: scratch 40, 50, 60; stain 22, 32, 45; dent 32, 44, 60 at the steepest place. Drawn whole on the
/// product; nothing where the product is too small for it. Same seed, same picture.
[[nodiscard]] std::optional<Painted> paintDamage(const cv::Mat& photo, const cv::Mat& product, PaintedKind kind,
                                                 Severity severity, std::uint64_t seed);

} // namespace regrade::vision
