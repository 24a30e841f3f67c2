#include "vision/detector.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kBroadShare = 0.02; // of the product's area
constexpr double kSpotShare = 0.0005;
constexpr double kPatchShare = 0.1;  // of the patches
constexpr double kRegionLevel = 5.0; // colour units from which pixels join to a region

std::vector<float> valuesAbove(const cv::Mat& map, float least)
{
    std::vector<float> values;
    for (int y = 0; y < map.rows; ++y) {
        const float* row = map.ptr<float>(y);
        for (int x = 0; x < map.cols; ++x) {
            if (row[x] > least) {
                values.push_back(row[x]);
            }
        }
    }
    return values;
}

/// Mean of the `count` largest; places that are missing count as 0. Sorted first, so that the sum has one order.
double meanOfTop(std::vector<float>& values, double count)
{
    const auto wanted = static_cast<std::size_t>(std::max(1.0, count));
    const std::size_t taken = std::min(wanted, values.size());
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(taken), values.end(),
                      std::greater<>());
    double sum = 0.0;
    for (std::size_t i = 0; i < taken; ++i) {
        sum += values[i];
    }
    return sum / static_cast<double>(wanted);
}

/// Area times strength of the strongest connected region.
double strongestRegion(const cv::Mat& map)
{
    cv::Mat labels;
    const int count = cv::connectedComponents(map > kRegionLevel, labels, 8, CV_32S);
    std::vector<double> mass(static_cast<std::size_t>(count), 0.0);
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x) {
            const int label = labels.at<int>(y, x);
            if (label > 0) {
                mass[static_cast<std::size_t>(label)] += map.at<float>(y, x) - kRegionLevel;
            }
        }
    }
    return *std::max_element(mass.begin(), mass.end());
}

std::vector<FinePhoto> halvesOf(const std::vector<FinePhoto>& photos)
{
    std::vector<FinePhoto> halves;
    for (const FinePhoto& photo : photos) {
        halves.push_back(halved(photo));
    }
    return halves;
}

std::vector<Alignment> alignmentsOf(const PoseBand& band, std::size_t count)
{
    std::vector<Alignment> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(band.reference(i).alignment);
    }
    return all;
}

} // namespace

void Lesson::add(const std::vector<cv::Mat>& photos)
{
    const std::size_t before = m_sizes.size();
    const std::size_t count = before + photos.size();
    std::vector<Laid> laid(photos.size());
    m_patches.resize(count);
    m_fine.resize(count);
    m_sizes.resize(count);
    if (!m_band && !photos.empty()) {
        m_band.emplace(prepare(photos.front()));
    }
    cv::parallel_for_(cv::Range(0, static_cast<int>(photos.size())), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const Prepared photo = prepare(photos[at]);
            m_patches[before + at] = patchesOf(photo);
            m_fine[before + at] = finePhoto(photos[at], photo);
            m_sizes[before + at] = photo.mask.size();
            laid[at] = m_band->lay(photo);
        }
    });
    for (std::size_t i = before == 0 ? 1 : 0; i < laid.size(); ++i) { // the band was made of the first
        m_band->add(std::move(laid[i]));
    }
}

Detector::Detector(Lesson lesson)
    : m_sizes(std::move(lesson.m_sizes)), m_patches(std::move(lesson.m_patches)), m_band(std::move(*lesson.m_band)),
      m_bank(m_patches), m_half(halvesOf(lesson.m_fine), alignmentsOf(m_band, m_sizes.size()), m_band.product()),
      m_fine(std::move(lesson.m_fine), alignmentsOf(m_band, m_sizes.size()), m_band.product())
{
    m_band.settle();
}

RawEvidence Detector::look(const cv::Mat& photo, const Prepared& prepared) const
{
    const Laid laid = m_band.lay(prepared);
    RawEvidence raw = judge(prepared.mask.size(), laid, patchesOf(prepared), -1);
    raw.fine = m_fine.look(finePhoto(photo, prepared), laid.alignment);
    raw.fineMasses = raw.fine->masses;
    return raw;
}

RawEvidence Detector::glance(const cv::Mat& photo, const Prepared& prepared) const
{
    const Laid laid = m_band.lay(prepared);
    RawEvidence raw;
    addWhole(prepared.mask.size(), laid, -1, raw);
    raw.fine = m_half.look(halved(finePhoto(photo, prepared)), laid.alignment);
    raw.fineMasses = raw.fine->masses;
    return raw;
}

RawEvidence Detector::lookWithout(std::size_t index) const
{
    Laid laid = m_band.reference(index);
    if (index == 0 && m_sizes.size() > 1) { // the first lies perfectly over itself: the others' likeness stands in
        double sum = 0.0;
        for (std::size_t i = 1; i < m_sizes.size(); ++i) {
            sum += m_band.reference(i).alignment.likeness;
        }
        laid.alignment.likeness = sum / static_cast<double>(m_sizes.size() - 1);
    }
    RawEvidence raw = judge(m_sizes[index], laid, m_patches[index], static_cast<int>(index));
    raw.fineMasses = m_fine.massesWithout(index);
    return raw;
}

RawEvidence Detector::judge(const cv::Size& size, const Laid& laid, const Patches& patches, int without) const
{
    RawEvidence raw;
    addWhole(size, laid, without, raw);
    const cv::Mat distances = m_bank.distances(patches, without);
    std::vector<float> far = valuesAbove(distances, 0.0F);
    raw.channels.at(static_cast<std::size_t>(Channel::own)) = std::log(3.0 + m_band.ownDifference(laid, without));
    raw.channels.at(static_cast<std::size_t>(Channel::patches)) =
        std::log(0.1 + meanOfTop(far, kPatchShare * static_cast<double>(far.size())));
    cv::resize(distances, raw.patches, size, 0, 0, cv::INTER_LINEAR);
    return raw;
}

void Detector::addWhole(const cv::Size& size, const Laid& laid, int without, RawEvidence& raw) const
{
    const cv::Mat differences = m_band.differences(laid, without);
    const double area = std::max(1, cv::countNonZero(m_band.product()));
    std::vector<float> high = valuesAbove(differences, 0.5F);
    raw.likeness = laid.alignment.likeness;
    const auto set = [&raw](Channel channel, double value) {
        raw.channels.at(static_cast<std::size_t>(channel)) = std::log(value);
    };
    set(Channel::broad, 0.5 + meanOfTop(high, kBroadShare * area));
    set(Channel::spot, 2.0 + meanOfTop(high, kSpotShare * area));
    set(Channel::region, 0.01 + strongestRegion(differences) / area);
    set(Channel::unlike, 1.01 - std::clamp(raw.likeness, 0.0, 1.0));
    set(Channel::whole, 2.0 + m_band.wholeDifference(laid, without));
    cv::warpAffine(differences, raw.pose, laid.alignment.warp, size, cv::INTER_LINEAR);
    cv::warpAffine(m_band.product(), raw.taughtProduct, laid.alignment.warp, size, cv::INTER_NEAREST);
}

} // namespace regrade::vision
