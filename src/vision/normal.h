#pragma once

#include <opencv2/core/mat.hpp>

#include <vector>

namespace regrade::vision {

/// What is normal at each pixel of a rectangle of the frame over k good photos, 8-bit Lab.
struct Normal {
    cv::Mat low3, high3; ///< CV_8UC3: least and greatest value in 3 x 3 pixels
    cv::Mat low7, high7; ///< the same in 7 x 7 pixels
    cv::Mat mean;        ///< CV_32FC3
    cv::Mat spread;      ///< CV_32F: standard deviation of lightness
    cv::Mat edges;       ///< CV_32F: steepness of the mean lightness, grey levels per pixel
};

/// Counts good photos of one size, 8-bit Lab, one after the other, in 27 bytes a pixel whatever their number (at most
/// 256). What is normal is worked out piece by piece when it is asked for.
class NormalPixels {
public:
    void add(const cv::Mat& photo);
    [[nodiscard]] int photos() const { return m_count; }
    [[nodiscard]] Normal at(const cv::Rect& where) const;
    /// As if `photo`, which is one of those counted, had not been; at least one must remain.
    [[nodiscard]] Normal without(const cv::Mat& photo, const cv::Rect& where) const;
    [[nodiscard]] cv::Mat mean() const; ///< CV_8UC3
    /// No photo will be added or left out any more: gives back the memory for it.
    void settle();

private:
    [[nodiscard]] Normal normalOf(const cv::Rect& where, const cv::Mat& without) const;

    cv::Mat m_low, m_high;             ///< CV_8UC3
    cv::Mat m_secondLow, m_secondHigh; ///< CV_8UC3: with the extreme photo left out
    cv::Mat m_sum;                     ///< CV_16UC3
    cv::Mat m_squares;                 ///< CV_32F: of lightness; whole numbers, so exact
    int m_count = 0;
};

inline constexpr int kPlanes = 13;
/// What the change network sees of the rectangle, both sides even: kPlanes planes folded two by two into four times as
/// many at half size, CV_32F {1, 4 * kPlanes, height / 2, width / 2}. `normal` is that of the rectangle. `planes` keeps
/// its memory where it fits. The same in resources/models/change/evidence.py.
void networkInput(const cv::Mat& query, const Normal& normal, const cv::Rect& where, cv::Mat& planes);

} // namespace regrade::vision
