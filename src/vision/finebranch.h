#pragma once

#include "vision/changenet.h"
#include "vision/finelay.h"

#include <array>
#include <vector>

namespace regrade::vision {

/// Per kind of kChangeKinds: strength summed over the strongest connected region that the network calls so.
using KindMasses = std::array<double, kChangeKinds.size()>;

/// Slight damage in one photo, in the frame at half its size.
struct FineEvidence {
    cv::Mat strength; ///< CV_32F: logit of damage above what good photos show at that place
    Change change;
    FineLaid laid;
    KindMasses masses{};
    double productArea = 0.0; ///< pixels of the answer on the product
};

/// Looks at native size for what none of the taught photos shows: statistics per pixel, and a network that was trained
/// to tell damage from light, noise and small shifts.
class FineBranch {
public:
    /// `coarse` belongs to `photos`, in the same order; `product` is at working size.
    FineBranch(std::vector<FinePhoto> photos, const std::vector<Alignment>& coarse, const cv::Mat& product);

    [[nodiscard]] FineEvidence look(const FinePhoto& photo, const Alignment& coarse) const;
    /// Of taught photo `index` seen by the others alone; there must be two or more.
    [[nodiscard]] const KindMasses& massesWithout(std::size_t index) const { return m_masses[index]; }
    /// Of every taught photo; none where one alone was taught.
    [[nodiscard]] const std::vector<KindMasses>& massesOfTaught() const { return m_masses; }
    [[nodiscard]] double productArea() const; ///< pixels of the answer on the product

private:
    void learnUsual(std::vector<FineLaid> laid);

    FineFrame m_frame;
    NormalPixels m_normal;
    cv::Mat m_usual; ///< CV_32F, half size: the greatest logit that a good photo showed near the place
    std::vector<KindMasses> m_masses;
};

/// One connected region of slight damage, in the frame at half its size.
struct ChangedRegion {
    cv::Rect box;
    cv::Mat mask; ///< within `box`, 255 on the region
    double mass = 0.0;
    std::size_t kind = 0;   ///< index into kChangeKinds: what most of its strength says
    double kindShare = 0.0; ///< of the mass that says so
};

/// All connected regions over the level at which strength counts, in the order of their first pixel.
[[nodiscard]] std::vector<ChangedRegion> changedRegions(const cv::Mat& strength, const Change& change);

} // namespace regrade::vision
