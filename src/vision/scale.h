#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>
#include <optional>

namespace regrade::vision {

enum class ScaleSource { mat, label };

/// How large things are in one photo, in the plane of what was measured: the mat, or the label.
struct Scale {
    double mmPerPixel = 0.0; ///< in the middle of the photo (mat) or at the label
    ScaleSource source = ScaleSource::mat;
    double spread = 0.0;                ///< by how much the measured sides differ among each other, of their length
    std::optional<cv::Matx33d> planeMm; ///< photo pixels to millimetres on the mat; with four markers or more

    /// Follows the perspective where the plane is known.
    [[nodiscard]] double mmPerPixelAt(cv::Point2d pixel) const;
};

/// A code of known printed size that was read in the photo: its corners, clockwise from its top left, and its side.
struct PrintedCode {
    std::array<cv::Point2d, 4> corners;
    double sideMm = 0.0;
};

/// From two or more markers of the reference mat (see referencemat.h), or else from the printed code. Nothing where
/// neither is seen well enough: a size is never guessed.
[[nodiscard]] std::optional<Scale> findScale(const cv::Mat& photo, const std::optional<PrintedCode>& code = {});

} // namespace regrade::vision
