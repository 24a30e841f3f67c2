#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sodium.h>
#include <string>
#include <string_view>

namespace regrade::passport {

// What writer and reader of packs share.

// The parts of a ZIP file (APPNOTE.TXT 6.3.10) as far as files without compression need them.
inline constexpr std::uint32_t kLocalMark = 0x04034b50;
inline constexpr std::uint32_t kCentralMark = 0x02014b50;
inline constexpr std::uint32_t kEndMark = 0x06054b50;
inline constexpr std::size_t kLocalSize = 30;
inline constexpr std::size_t kCentralSize = 46;
inline constexpr std::size_t kEndSize = 22;
inline constexpr std::int64_t kMostBytes = 0xFFFF'0000; // without the 64-bit forms
inline constexpr std::size_t kMostFiles = 5'000;
inline constexpr std::size_t kLongestName = 200;

/// Hashes a file piece by piece.
class Sum {
public:
    Sum() { crypto_hash_sha256_init(&m_state); }
    void add(std::string_view bytes)
    {
        crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    [[nodiscard]] std::string hex();

private:
    crypto_hash_sha256_state m_state{};
};

using Take = std::function<void(std::string_view)>;

/// False when the file does not hold that many bytes from there on.
[[nodiscard]] bool eachPiece(std::ifstream& file, std::int64_t from, std::int64_t size, const Take& take);

} // namespace regrade::passport
