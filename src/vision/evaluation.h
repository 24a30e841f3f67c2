#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <span>

namespace regrade::vision {

/// Chance that a damaged photo scores higher than a good one, ties counted half (area under the ROC curve); 0.5 when
/// one side is empty.
[[nodiscard]] double auroc(std::span<const double> good, std::span<const double> damaged);

/// The same over pixels, gathered photo by photo in bins of the logarithm of the score.
class PixelRoc {
public:
    /// `damage` is 8-bit and not 0 on damaged pixels; empty = the whole photo is good.
    void add(const cv::Mat& scoreMap, const cv::Mat& damage);
    [[nodiscard]] double auroc() const;
    [[nodiscard]] bool hasDamage() const;

private:
    static constexpr std::size_t kBins = 4096;
    std::array<std::int64_t, kBins> m_good{};
    std::array<std::int64_t, kBins> m_damaged{};
};

/// The value that the given share of the values does not pass (nearest rank); 0 when there is none.
[[nodiscard]] double percentile(std::span<const double> values, double share);

} // namespace regrade::vision
