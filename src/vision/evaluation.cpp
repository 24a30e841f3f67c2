#include "vision/evaluation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace regrade::vision {

double auroc(std::span<const double> good, std::span<const double> damaged)
{
    if (good.empty() || damaged.empty()) {
        return 0.5;
    }
    std::vector<double> sorted(good.begin(), good.end());
    std::sort(sorted.begin(), sorted.end());
    double wins = 0.0;
    for (const double score : damaged) {
        const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), score);
        wins += static_cast<double>(low - sorted.begin()) + 0.5 * static_cast<double>(high - low);
    }
    return wins / (static_cast<double>(good.size()) * static_cast<double>(damaged.size()));
}

void PixelRoc::add(const cv::Mat& scoreMap, const cv::Mat& damage)
{
    constexpr double kLowest = -9.0; // natural logarithms of the scores that the bins span
    constexpr double kHighest = 6.0;
    for (int y = 0; y < scoreMap.rows; ++y) {
        for (int x = 0; x < scoreMap.cols; ++x) {
            const double place = (std::log(std::max(1e-9F, scoreMap.at<float>(y, x))) - kLowest) / (kHighest - kLowest);
            const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, 1.0) * (kBins - 1));
            const bool damaged = !damage.empty() && damage.at<std::uint8_t>(y, x) != 0;
            ++(damaged ? m_damaged : m_good).at(bin);
        }
    }
}

double PixelRoc::auroc() const
{
    const auto all = std::accumulate(m_good.begin(), m_good.end(), 0.0);
    const auto hits = std::accumulate(m_damaged.begin(), m_damaged.end(), 0.0);
    double wins = 0.0;
    double below = 0.0;
    for (std::size_t i = 0; i < kBins; ++i) {
        const auto good = static_cast<double>(m_good.at(i));
        wins += static_cast<double>(m_damaged.at(i)) * (below + 0.5 * good);
        below += good;
    }
    return all > 0.0 && hits > 0.0 ? wins / (all * hits) : 0.5;
}

bool PixelRoc::hasDamage() const
{
    return std::any_of(m_damaged.begin(), m_damaged.end(), [](std::int64_t count) { return count > 0; });
}

double percentile(std::span<const double> values, double share)
{
    if (values.empty()) {
        return 0.0;
    }
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double rank = std::ceil(share * static_cast<double>(sorted.size())) - 1.0;
    return sorted[static_cast<std::size_t>(std::clamp(rank, 0.0, static_cast<double>(sorted.size() - 1)))];
}

} // namespace regrade::vision
