#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace regrade::tables {

/// How a text file's letters are written as bytes.
enum class Encoding { utf8, utf16le, utf16be, gb18030, windows1252 };

[[nodiscard]] std::string_view nameOf(Encoding encoding);
/// "utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252".
[[nodiscard]] Result<Encoding> encodingFrom(std::string_view name);

/// A text file of any size, piece by piece as UTF-8, whatever it was written in; a byte order mark is left out.
class TextFile {
public:
    /// Without `encoding` it is told from the byte order mark, else from the bytes of the whole file. Refused: it
    /// cannot be read, or is none of UTF-8, UTF-16 and GB18030; other encodings are never guessed.
    /// `goOn` is asked again and again meanwhile; false gives up.
    [[nodiscard]] static Result<TextFile> open(const std::filesystem::path& file, std::optional<Encoding> encoding = {},
                                               const std::function<bool()>& goOn = {});
    TextFile(TextFile&&) noexcept;
    TextFile& operator=(TextFile&&) noexcept;
    ~TextFile();

    [[nodiscard]] Encoding encoding() const { return m_encoding; }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; } ///< of the whole file
    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }

    /// The next piece, 64 KiB of the file at most; empty at the end. Invalid: bytes that are no letters, by place.
    [[nodiscard]] Result<std::string_view> next();

private:
    class Turn;
    TextFile(std::ifstream file, Encoding encoding, std::int64_t bytes, std::int64_t begin);

    std::ifstream m_file;
    Encoding m_encoding;
    std::int64_t m_bytes;
    std::int64_t m_bytesRead;
    std::unique_ptr<Turn> m_turn;
    std::string m_raw; ///< read, and not yet turned: the first bytes of a letter
    std::string m_text;
};

} // namespace regrade::tables
