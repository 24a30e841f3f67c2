#pragma once

#include "base/result.h"
#include "store/appendfile.h"
#include "store/chain.h"
#include "store/database.h"
#include "store/eventrow.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace regrade::store {

/// Where a reading of segment files stands: the last whole record.
struct SegmentEnd {
    int file = 0;            ///< number of the newest file; 0 = there is none
    std::int64_t offset = 0; ///< behind its last whole record, in bytes
    std::int64_t place = 0;  ///< the event's place in the order of arrival (rowid), from 1; 0 = no event
    ChainHead head;          ///< the event itself
    bool torn = false;       ///< bytes behind the last whole record do not hold
};

/// Hands over every whole record, oldest first. A record that does not hold ends its file, not the reading.
[[nodiscard]] Result<SegmentEnd> readSegments(const std::filesystem::path& folder,
                                              const std::function<void(const EventRow&)>& take);
[[nodiscard]] bool hasSegments(const std::filesystem::path& folder);

/// A second copy of the log in files that only grow (`segments/000001.seg`), each record with a checksum. It is brought
/// up to date from the log after a commit, so a record never stands for an event that was not committed.
class SegmentWriter {
public:
    /// `log` must outlive the writer. Conflict when the files know events that the log has not: then the log is older
    /// than they are, or another one.
    [[nodiscard]] static Result<SegmentWriter> open(std::filesystem::path folder, const Database& log);

    /// Adds what the log has and the files have not; other programs on the folder wait. How many events.
    [[nodiscard]] Result<int> follow();
    /// Puts what was added on the disk.
    [[nodiscard]] Result<void> sync();
    [[nodiscard]] bool isUnsynced() const { return m_unsynced; }

private:
    SegmentWriter(std::filesystem::path folder, const Database& log) : m_folder(std::move(folder)), m_log(&log) {}
    [[nodiscard]] Result<void> catchUp();
    [[nodiscard]] Result<void> requireSameLog() const;
    [[nodiscard]] Result<void> openNewest(bool another);
    [[nodiscard]] Result<int> copyBehind();

    std::filesystem::path m_folder;
    const Database* m_log;
    SegmentEnd m_end;
    std::optional<AppendFile> m_file;
    bool m_unsynced = false;
};

} // namespace regrade::store
