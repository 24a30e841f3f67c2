#pragma once

#include "vision/finebranch.h"
#include "vision/memorybank.h"
#include "vision/poseband.h"

#include <optional>

namespace regrade::vision {

/// Ways in which a photo can differ from the taught ones; each is the logarithm of a measure, so that spreads compare.
enum class Channel { broad, region, spot, patches, unlike, whole, own };
inline constexpr std::size_t kChannels = 7;
using ChannelValues = std::array<double, kChannels>;

/// Raw measures and maps of one photo, before any limit. All maps are in the photo's working frame.
struct RawEvidence {
    ChannelValues channels{};
    cv::Mat pose;          ///< CV_32F, see PoseBand::differences
    cv::Mat patches;       ///< CV_32F, see MemoryBank::distances
    cv::Mat taughtProduct; ///< 255 where the taught product would be
    double likeness = 0.0;
    std::optional<FineEvidence> fine; ///< unset for a taught photo seen by the others
    KindMasses fineMasses{};          ///< of the strongest regions of slight damage
};

/// What is kept of taught photos while the others are still being read; none of the photos itself.
class Lesson {
public:
    /// Some photos, in their order, on all cores; call it with a few at a time.
    void add(const std::vector<cv::Mat>& photos);

private:
    friend class Detector;
    std::optional<PoseBand> m_band;
    std::vector<Patches> m_patches;
    std::vector<FinePhoto> m_fine;
    std::vector<cv::Size> m_sizes; ///< at working size
};

/// Pose band, patch bank and the search for slight damage over the same taught photos.
class Detector {
public:
    /// The lesson holds one photo or more.
    explicit Detector(Lesson lesson);

    [[nodiscard]] RawEvidence look(const cv::Mat& photo, const Prepared& prepared) const;
    /// A cheap part of it: no patches (neither map nor measure), no measure of its own pose, and slight damage at half
    /// the size.
    [[nodiscard]] RawEvidence glance(const cv::Mat& photo, const Prepared& prepared) const;
    /// Slight damage at half the size that each taught photo shows to the others; none where one alone was taught.
    [[nodiscard]] const std::vector<KindMasses>& glancesOfTaught() const { return m_half.massesOfTaught(); }
    /// Taught photo `index` seen by the others alone.
    [[nodiscard]] RawEvidence lookWithout(std::size_t index) const;
    [[nodiscard]] std::size_t photos() const { return m_sizes.size(); }
    /// Pixels of the fine branch's answer on the product.
    [[nodiscard]] double fineArea() const { return m_fine.productArea(); }

private:
    [[nodiscard]] RawEvidence judge(const cv::Size& size, const Laid& laid, const Patches& patches, int without) const;
    void addWhole(const cv::Size& size, const Laid& laid, int without, RawEvidence& raw) const;

    std::vector<cv::Size> m_sizes; ///< of the taught photos, at working size
    std::vector<Patches> m_patches;
    PoseBand m_band;
    MemoryBank m_bank;
    FineBranch m_half; ///< at half the size; before m_fine, which takes the lesson's photos
    FineBranch m_fine;
};

} // namespace regrade::vision
