#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace regrade::store {

/// Whether a file system is shared over a network, where SQLite's WAL mode loses data. `magic` is statfs's f_type
/// (linux/magic.h); `mountType` tells FUSE file systems apart ("fuse.sshfs", "fuseblk") and may be empty.
[[nodiscard]] bool isNetworkFileSystem(std::uint64_t magic, std::string_view mountType);

/// Makes the folder of the store when absent. Refused: cannot be made, cannot be written, network file system.
[[nodiscard]] Result<void> preparePlace(const std::filesystem::path& file);
/// Refused: a network file system.
[[nodiscard]] Result<void> checkFileSystem(const std::filesystem::path& folder);
/// Looks at the file from outside and opens nothing. Refused: none there, empty.
[[nodiscard]] Result<void> checkFile(const std::filesystem::path& file);

/// What a user without special rights may still write on the disk of a folder, bytes.
[[nodiscard]] Result<std::int64_t> freeBytes(const std::filesystem::path& folder);

/// Makes names and contents in a folder durable.
[[nodiscard]] bool syncFolder(const std::filesystem::path& folder);

} // namespace regrade::store
