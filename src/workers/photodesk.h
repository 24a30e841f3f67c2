#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "qr/reader.h"
#include "store/photoarchive.h"
#include "vision/guidance.h"
#include "vision/lightmatch.h"
#include "vision/scale.h"
#include "workers/bench.h"
#include "workers/taughtshelf.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workers {

/// A photo that lies in the archive, and its pixels as the archived file gives them.
struct ArchivedPhoto {
    domain::PhotoRef ref;
    cv::Mat picture;
};

/// What is done with photos: archive, inspect, learn. Whatever is judged was archived before, and it is the archived
/// file that is judged. No thread of its own.
class PhotoDesk {
public:
    using CodeReading = std::function<std::vector<qr::Code>(const cv::Mat&)>;

    /// `codes` reads the codes in a photo, for its scale; without it only the mat gives one.
    PhotoDesk(store::PhotoArchive archive, const Clock& clock, CodeReading codes = {})
        : m_archive(std::move(archive)), m_clock(clock), m_codes(std::move(codes)), m_shelf(m_archive)
    {
    }
    PhotoDesk(const PhotoDesk&) = delete;
    PhotoDesk& operator=(const PhotoDesk&) = delete;

    /// The file as it came. Refused when it is no photo.
    [[nodiscard]] Result<ArchivedPhoto> archive(const std::vector<std::byte>& file, const std::string& view) const;
    /// A camera's picture, as JPEG.
    [[nodiscard]] Result<ArchivedPhoto> archive(const cv::Mat& picture, const std::string& view) const;

    [[nodiscard]] Result<InspectionResult> inspect(const domain::ProductTaught& taught,
                                                   const Result<ArchivedPhoto>& photo);
    /// A first word; nothing is archived. Learns the product where it is not on the shelf.
    [[nodiscard]] Result<vision::QuickLook> quick(const domain::ProductTaught& taught,
                                                  const std::vector<std::byte>& file);
    /// The same of a live picture; nothing where the product is not on the shelf, or the picture is refused.
    [[nodiscard]] std::optional<vision::QuickLook> quickIfKnown(const std::vector<domain::PhotoRef>& taught,
                                                                const cv::Mat& picture) const;
    [[nodiscard]] Result<TeachResult> teach(const std::vector<std::vector<std::byte>>& files, const std::string& view);
    [[nodiscard]] Result<TeachResult> teach(const std::vector<domain::PhotoRef>& photos);

    /// What the live picture is held against.
    [[nodiscard]] Result<vision::GuidanceReference> guidanceOf(const std::vector<domain::PhotoRef>& photos) const;

    /// What would make these photos teach more.
    [[nodiscard]] Result<std::vector<Error>> advice(const std::vector<domain::PhotoRef>& photos) const;

private:
    /// The light of the first taught photo beside this one's; mends it where the mat's patch is in both.
    [[nodiscard]] cv::Mat inTaughtLight(const domain::ProductTaught& taught, const cv::Mat& picture,
                                        std::vector<Error>& remarks);
    [[nodiscard]] std::optional<vision::Scale> scaleOf(const cv::Mat& picture) const;
    [[nodiscard]] Result<std::vector<cv::Mat>> picturesOf(const std::vector<domain::PhotoRef>& photos) const;

    const store::PhotoArchive m_archive;
    const Clock& m_clock;
    CodeReading m_codes;
    TaughtShelf m_shelf;
    domain::PhotoHash m_lightOf{"none"}; ///< of which taught photo m_light is
    std::optional<vision::BenchLight> m_light;
};

} // namespace regrade::workers
