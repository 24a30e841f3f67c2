#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::passport {

/// A file of a pack.
struct PackedFile {
    std::string name; ///< within the pack, e.g. "photos/ab....jpg"
    std::int64_t size = 0;
    std::string sha256; ///< hex
};

/// Plain letters, figures and `.-_`, folders apart by `/`: no way out of the pack, on no system.
[[nodiscard]] bool isPackName(std::string_view name);

/// Writes files into a ZIP file (without compression: photos and films hold none), or into a new folder where the name
/// does not end in ".zip". What is not finished leaves nothing behind.
class PackWriter {
public:
    /// Refused: something lies there already, the place cannot be written.
    [[nodiscard]] static Result<PackWriter> create(const std::filesystem::path& to);
    PackWriter(PackWriter&&) noexcept;
    ~PackWriter();

    [[nodiscard]] Result<void> add(const std::string& name, std::string_view content);
    [[nodiscard]] Result<void> add(const std::string& name, std::span<const std::byte> content);
    /// A file of any size, read piece by piece.
    [[nodiscard]] Result<void> addFile(const std::string& name, const std::filesystem::path& file);
    [[nodiscard]] const std::vector<PackedFile>& files() const;
    /// Makes it durable and gives it its name.
    [[nodiscard]] Result<void> finish();

private:
    struct Writing;
    explicit PackWriter(std::unique_ptr<Writing> writing);
    std::unique_ptr<Writing> m_writing;
};

/// Reads what a PackWriter wrote, and believes nothing: names, sizes and places are checked before a byte is taken.
class PackReader {
public:
    [[nodiscard]] static Result<PackReader> open(const std::filesystem::path& from);
    PackReader(PackReader&&) noexcept;
    ~PackReader();

    /// Names and sizes; `sha256` is empty, as nothing was read yet.
    [[nodiscard]] const std::vector<PackedFile>& files() const;
    [[nodiscard]] bool holds(const std::string& name) const;
    /// Hex SHA-256 of a file, read piece by piece.
    [[nodiscard]] Result<std::string> hashOf(const std::string& name) const;
    /// A whole file; refused when it is longer than `most`.
    [[nodiscard]] Result<std::string> content(const std::string& name, std::int64_t most) const;

private:
    struct Reading;
    explicit PackReader(std::unique_ptr<Reading> reading);
    std::unique_ptr<Reading> m_reading;
};

/// A name of a foreign pack as it may be shown: cut, and what is not plain is "?".
[[nodiscard]] std::string shownName(std::string_view name);

} // namespace regrade::passport
