#pragma once

#include "base/result.h"
#include "domain/inspection.h"
#include "store/photoarchive.h"
#include "vision/inspector.h"

#include <list>
#include <memory>
#include <string>
#include <vector>

namespace regrade::workers {

/// The taught products that were used last, so that not every inspection learns anew from the archived photos.
class TaughtShelf {
public:
    explicit TaughtShelf(const store::PhotoArchive& archive) : m_archive(archive) {}

    /// From the shelf, or learnt from the archive.
    [[nodiscard]] Result<std::shared_ptr<const vision::TaughtProduct>> of(const std::vector<domain::PhotoRef>& photos);
    /// From the shelf alone; nullptr = it would have to be learnt.
    [[nodiscard]] std::shared_ptr<const vision::TaughtProduct> held(const std::vector<domain::PhotoRef>& photos) const;
    void keep(const std::vector<domain::PhotoRef>& photos, std::shared_ptr<const vision::TaughtProduct> taught);

private:
    struct Entry {
        std::string key; ///< the photos' hashes in order
        std::shared_ptr<const vision::TaughtProduct> taught;
    };

    const store::PhotoArchive& m_archive;
    std::list<Entry> m_entries; ///< last used first
};

} // namespace regrade::workers
