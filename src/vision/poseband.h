#pragma once

#include "vision/foreground.h"
#include "vision/registration.h"

#include <array>
#include <vector>

namespace regrade::vision {

/// What is kept of a photo in its own frame, to lay any other photo over it.
struct OwnView {
    AlignmentTemplate picture;
    std::array<cv::Mat, 3> soft; ///< CV_32F, a quarter of the working size
};

/// A photo laid over the first taught one, in that one's frame: 8-bit planes L, a, b and the product's mask.
struct Laid {
    Alignment alignment;
    OwnView own;
    std::array<cv::Mat, 3> planes;
    cv::Mat mask;
};

/// Taught photos laid over the first one, each with the band of values that a pixel and its neighbours take. Finds what
/// differs from all of them at its place. For products that lie in the same pose.
class PoseBand {
public:
    /// Taught by `first` alone, for now.
    explicit PoseBand(const Prepared& first);

    void add(Laid laid);
    /// After the last photo, before the first question: works out what takes more memory than the photos themselves.
    void settle();

    [[nodiscard]] Laid lay(const Prepared& query) const;
    /// Colour units outside the nearest reference's band, CV_32F, in the first taught photo's frame; 0 off the product.
    /// `without` names a reference to leave out, or -1.
    [[nodiscard]] cv::Mat differences(const Laid& laid, int without = -1) const;
    /// Greatest difference, in colour units and seen softly, from the one taught photo that is most like the query as a
    /// whole; no patchwork of several photos can explain damage away.
    [[nodiscard]] double wholeDifference(const Laid& laid, int without = -1) const;
    /// The same from the taught photos that are most like it, each laid over the query by itself and not by way of the
    /// first: a pose of its own is no difference. 0 when there is none.
    [[nodiscard]] double ownDifference(const Laid& laid, int without = -1) const;
    /// How reference `index` itself lies over the first.
    [[nodiscard]] const Laid& reference(std::size_t index) const { return m_references[index].laid; }
    /// Pixels that at least one reference calls product.
    [[nodiscard]] const cv::Mat& product() const { return m_product; }

private:
    /// Taught photos and how much they differ as a whole, least first.
    [[nodiscard]] std::vector<std::pair<double, std::size_t>> nearest(const std::array<cv::Mat, 3>& soft,
                                                                      int without) const;

    struct Reference {
        Laid laid;
        std::array<cv::Mat, 3> low;
        std::array<cv::Mat, 3> high;
        std::array<cv::Mat, 3> soft;
    };

    AlignmentTemplate m_template;
    std::vector<Reference> m_references;
    cv::Mat m_product;
    cv::Size m_size;
};

} // namespace regrade::vision
