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
/// Newest first; what has no readable `.txt` is no backup. The files themselves are not read.
[[nodiscard]] std::vector<Backup> backupsIn(const std::filesystem::path& folder);
/// The file is byte for byte what was written.
[[nodiscard]] Result<void> checkBackup(const Backup& backup);

} // namespace regrade::store
