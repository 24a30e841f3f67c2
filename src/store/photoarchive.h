#pragma once

#include "base/result.h"
#include "domain/inspection.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace regrade::store {

/// Photos, films and documents that came with a unit as files named by the SHA-256 of their bytes
/// (`photos/ab/abcdef....jpg`), written whole (temp file, fsync, rename) before the event that cites them. Safe to use
/// from any one thread at a time; same bytes = same file.
class PhotoArchive {
public:
    explicit PhotoArchive(std::filesystem::path folder);

    /// `extension` without the dot: jpg, png, webp, json.
    [[nodiscard]] Result<domain::PhotoHash> put(std::span<const std::byte> bytes, std::string_view extension) const;
    [[nodiscard]] Result<std::filesystem::path> pathOf(const domain::PhotoHash& hash) const;
    /// Takes a file of `drafts()` over under its name; it is read piece by piece, never whole.
    [[nodiscard]] Result<domain::PhotoHash> adopt(const std::filesystem::path& draft, std::string_view extension) const;
    /// Where a file that is to be adopted is written.
    [[nodiscard]] std::filesystem::path drafts() const { return m_folder / ".drafts"; }
    /// Reads it back and checks the hash.
    [[nodiscard]] Result<std::vector<std::byte>> read(const domain::PhotoHash& hash) const;

private:
    std::filesystem::path m_folder;
};

/// Hex SHA-256 of the bytes.
[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);
/// The same of a file of any size, read piece by piece.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& file);

} // namespace regrade::store
