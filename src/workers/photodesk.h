#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "store/photoarchive.h"
#include "workers/bench.h"
#include "workers/taughtshelf.h"

#include <cstddef>
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
    PhotoDesk(store::PhotoArchive archive, const Clock& clock)
        : m_archive(std::move(archive)), m_clock(clock), m_shelf(m_archive)
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
    [[nodiscard]] Result<TeachResult> teach(const std::vector<std::vector<std::byte>>& files, const std::string& view);
    [[nodiscard]] Result<TeachResult> teach(const std::vector<domain::PhotoRef>& photos);

private:
    const store::PhotoArchive m_archive;
    const Clock& m_clock;
    TaughtShelf m_shelf;
};

} // namespace regrade::workers
