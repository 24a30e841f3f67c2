#pragma once

#include "vision/features.h"

namespace regrade::vision {

/// Patches of the taught photos, whitened, to which a query's patches are compared (nearest neighbour).
class MemoryBank {
public:
    explicit MemoryBank(const std::vector<Patches>& taught);

    /// Distance of every patch to the bank on the patch grid, CV_32F; 0 off the product.
    /// `without` names a taught photo to leave out, or -1.
    [[nodiscard]] cv::Mat distances(const Patches& query, int without = -1) const;

private:
    [[nodiscard]] cv::Mat whitened(const cv::Mat& values) const;

    cv::Mat m_mean;
    cv::Mat m_whitening;           ///< value row times this = whitened row
    std::vector<cv::Mat> m_photos; ///< per taught photo: one column per patch, rows = dimensions
};

} // namespace regrade::vision
