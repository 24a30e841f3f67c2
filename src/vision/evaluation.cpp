#include "vision/evaluation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
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

double aurocError(double area, std::size_t good, std::size_t damaged)
{
    if (good == 0 || damaged == 0) {
        return 0.5;
    }
    const auto n = static_cast<double>(good);
    const auto m = static_cast<double>(damaged);
    const double twoDamaged = area / (2.0 - area);
    const double twoGood = 2.0 * area * area / (1.0 + area);
    const double variance =
        area * (1.0 - area) + (m - 1.0) * (twoDamaged - area * area) + (n - 1.0) * (twoGood - area * area);
    return std::sqrt(std::max(0.0, variance) / (n * m));
}

void PixelRoc::add(const PixelRoc& other)
{
    for (std::size_t i = 0; i < kBins; ++i) {
        m_good.at(i) += other.m_good.at(i);
        m_damaged.at(i) += other.m_damaged.at(i);
        m_regions.at(i) += other.m_regions.at(i);
    }
    m_regionCount += other.m_regionCount;
}

void PixelRoc::add(const cv::Mat& scoreMap, const cv::Mat& damage)
{
    constexpr double kLowest = -9.0; // natural logarithms of the scores that the bins span
    constexpr double kHighest = 6.0;
    cv::Mat regions;
    cv::Mat areas;
    cv::Mat centres;
    const int count = damage.empty() ? 1 : cv::connectedComponentsWithStats(damage, regions, areas, centres, 8, CV_32S);
    m_regionCount += count - 1;
    for (int y = 0; y < scoreMap.rows; ++y) {
        for (int x = 0; x < scoreMap.cols; ++x) {
            const double place = (std::log(std::max(1e-9F, scoreMap.at<float>(y, x))) - kLowest) / (kHighest - kLowest);
            const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, 1.0) * (kBins - 1));
            const bool damaged = !damage.empty() && damage.at<std::uint8_t>(y, x) != 0;
            ++(damaged ? m_damaged : m_good).at(bin);
            if (damaged) {
                m_regions.at(bin) += 1.0 / areas.at<int>(regions.at<int>(y, x), cv::CC_STAT_AREA);
            }
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

double PixelRoc::pro() const
{
    constexpr double kMostFalse = 0.3;
    const auto all = std::accumulate(m_good.begin(), m_good.end(), 0.0);
    if (m_regionCount == 0 || all == 0.0) {
        return 0.0;
    }
    double area = 0.0;
    double falseRate = 0.0;
    double found = 0.0;
    for (std::size_t i = kBins; i-- > 0 && falseRate < kMostFalse;) {
        const double nextFalse = falseRate + static_cast<double>(m_good.at(i)) / all;
        const double nextFound = found + m_regions.at(i) / m_regionCount;
        const double end = std::min(nextFalse, kMostFalse);
        if (nextFalse > falseRate) { // straight line between both points, cut off at the end
            const double part = (end - falseRate) / (nextFalse - falseRate);
            area += (end - falseRate) * (found + 0.5 * part * (nextFound - found));
        }
        falseRate = nextFalse;
        found = nextFound;
    }
    return (area + std::max(0.0, kMostFalse - falseRate) * found) / kMostFalse;
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
