#pragma once

#include "vision/foreground.h"
#include "vision/registration.h"

namespace regrade::vision {

inline constexpr int kFineSide = 1280; ///< longest side at which slight damage is looked for

/// A photo at fine size: 8-bit Lab, and its pixels per pixel of the working size.
struct FinePhoto {
    cv::Mat lab; ///< CV_8UC3
    double perWork = 1.0;
    double scale = 1.0; ///< photo pixels times scale = fine pixels
};
[[nodiscard]] FinePhoto finePhoto(const cv::Mat& photo, const Prepared& prepared);
/// The same at half its size, for a quick look.
[[nodiscard]] FinePhoto halved(const FinePhoto& photo);

/// A photo laid over the frame to a fraction of a pixel: affine first, then a soft local shift.
struct FineLaid {
    cv::Mat lab;        ///< CV_8UC3 in the frame
    cv::Mat valid;      ///< 8-bit, 255 where the photo has pixels
    cv::Mat warp;       ///< 2x3, CV_32F: frame pixels to fine photo pixels, without the local shift
    double scale = 1.0; ///< photo pixels times scale = fine photo pixels
    cv::Mat shift;      ///< CV_32FC2 on a coarse grid over the frame, in frame pixels
    cv::Size photo;     ///< fine photo pixels
};

/// For each pixel of some rows of the frame its place in the fine photo, local shift included: CV_32FC2, what cv::remap
/// takes.
[[nodiscard]] cv::Mat placesOf(const FineLaid& laid, const cv::Range& rows, int width);

/// The frame that all photos of a product are laid over: the first taught photo, later the mean of all. Local shifts
/// come from Lucas-Kanade at grid points (Bouguet 2001), weighted by how well the place can be tracked and smoothed, so
/// that damage is not explained away.
class FineFrame {
public:
    FineFrame() = default;
    FineFrame(const FinePhoto& first, const cv::Mat& product);

    [[nodiscard]] FineLaid lay(const FinePhoto& photo, const Alignment& coarse) const;
    /// FineLaid::valid once more, for those who did not keep it.
    [[nodiscard]] cv::Mat validOf(const FineLaid& laid) const;
    /// From now on photos are laid over this picture of the same frame.
    void replacePicture(const cv::Mat& lab);
    [[nodiscard]] const cv::Mat& product() const { return m_product; } ///< 255 where the taught product is
    [[nodiscard]] cv::Size size() const { return m_size; }

private:
    [[nodiscard]] cv::Mat localShift(const cv::Mat& lightness) const;

    cv::Mat m_lightness;
    cv::Mat m_product;
    cv::Size m_size;
    double m_perWork = 1.0;
    std::vector<cv::Point2f> m_places; ///< grid points on the product
};

/// The picture's lightness and colour brought near to the normal ones over the product: a constant per channel and, for
/// lightness, a plane; 8-bit Lab. Lamps that age or move are no damage.
[[nodiscard]] cv::Mat lightMatched(const cv::Mat& lab, const cv::Mat& normal, const cv::Mat& where);

} // namespace regrade::vision
