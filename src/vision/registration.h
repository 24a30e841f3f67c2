#pragma once

#include <opencv2/core/mat.hpp>

namespace regrade::vision {

/// How to lay one picture over another: 2x3, CV_32F, takes template pixels to picture pixels.
struct Alignment {
    cv::Mat warp;
    double likeness = 0.0; ///< correlation reached, -1..1; 0 when nothing better than standing still was found
};

/// A template prepared for many alignments (ECC, coarse to fine; Evangelidis and Psarakis 2008).
class AlignmentTemplate {
public:
    AlignmentTemplate() = default;
    explicit AlignmentTemplate(const cv::Mat& lab);
    [[nodiscard]] Alignment align(const cv::Mat& lab) const;
    /// Another prepared picture, which lies nearly as `warp` says: the fine steps alone. Stays at `warp` when they
    /// fail.
    [[nodiscard]] Alignment refine(const AlignmentTemplate& picture, const cv::Mat& warp) const;

private:
    std::vector<cv::Mat> m_levels; ///< coarse first, CV_32F
    cv::Size m_size;
};

} // namespace regrade::vision
