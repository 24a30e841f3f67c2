#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/chain.h"
#include "store/database.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regrade::store {

/// A copy of the store in one file, `regrade-20260301T081530Z.db`, and beside it a `.txt` that says what it must hold.
struct Backup {
    std::filesystem::path file;
    Time at;
    std::int64_t events = 0;
    std::int64_t bytes = 0;
    std::string digest; ///< BLAKE2b-256 of the file, hex
    std::vector<ChainHead> heads;
};

/// Copies the store while others write to it (SQLite's own backup), walks the copy's chain, and gives it its name only
/// when all of it is on the disk. Refused when a backup of that second is there.
[[nodiscard]] Result<Backup> makeBackup(const Database& source, const std::filesystem::path& folder, Time at);
/// The one with the most events first, of equal ones the newest: a clock can be wrong, a log only grows. What has no
/// readable `.txt` is no backup. The files themselves are not read.
[[nodiscard]] std::vector<Backup> backupsIn(const std::filesystem::path& folder);
/// The file is byte for byte what was written.
[[nodiscard]] Result<void> checkBackup(const Backup& backup);
/// Where the archive of earlier policies and models lies among backups.
[[nodiscard]] std::filesystem::path archiveBeside(const std::filesystem::path& backups);
/// Copies the files of a folder that the other has not yet, each whole on the disk or not there. For files that never
/// change once they are written. The number copied; a source that is not there has none.
[[nodiscard]] Result<int> copyUnchanging(const std::filesystem::path& from, const std::filesystem::path& to);
/// Removes all but the first `keep`; nothing when the first does not hold. The number removed.
[[nodiscard]] Result<int> thinBackups(const std::filesystem::path& folder, int keep);

} // namespace regrade::store
