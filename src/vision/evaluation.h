#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <span>

namespace regrade::vision {

/// Chance that a damaged photo scores higher than a good one, ties counted half (area under the ROC curve); 0.5 when
/// one side is empty.
[[nodiscard]] double auroc(std::span<const double> good, std::span<const double> damaged);

/// Standard error of an area under the ROC curve (Hanley and McNeil 1982); an interval of 95 % is 1.96 times as wide to
/// each side.
[[nodiscard]] double aurocError(double area, std::size_t good, std::size_t damaged);

/// The same over pixels, gathered photo by photo in bins of the logarithm of the score; and over damaged regions: PRO,
/// the mean share of a region that is found, averaged over false-positive rates up to 30 % (Bergmann et al. 2020).
class PixelRoc {
public:
    /// `damage` is 8-bit and not 0 on damaged pixels; empty = the whole photo is good.
    void add(const cv::Mat& scoreMap, const cv::Mat& damage);
    [[nodiscard]] double auroc() const;
    [[nodiscard]] double pro() const;
    [[nodiscard]] bool hasDamage() const;
    /// Joins what was gathered elsewhere.
    void add(const PixelRoc& other);

private:
    static constexpr std::size_t kBins = 4096;
    std::array<std::int64_t, kBins> m_good{};
    std::array<std::int64_t, kBins> m_damaged{};
    std::array<double, kBins> m_regions{}; ///< share of its region that a bin holds, summed over regions
    int m_regionCount = 0;
};

/// The value that the given share of the values does not pass (nearest rank); 0 when there is none.
[[nodiscard]] double percentile(std::span<const double> values, double share);

} // namespace regrade::vision
