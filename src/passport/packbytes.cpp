#include "passport/packbytes.h"

#include "passport/packfile.h"

#include <algorithm>
#include <array>

namespace regrade::passport {

std::string Sum::hex()
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&m_state, digest.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

bool eachPiece(std::ifstream& file, std::int64_t from, std::int64_t size, const Take& take)
{
    constexpr std::int64_t kPiece = 1 << 18;
    std::string piece;
    file.clear();
    file.seekg(from);
    for (std::int64_t rest = size; rest > 0;) {
        piece.resize(static_cast<std::size_t>(std::min(rest, kPiece)));
        if (!file.read(piece.data(), static_cast<std::streamsize>(piece.size()))) {
            return false;
        }
        take(piece);
        rest -= static_cast<std::int64_t>(piece.size());
    }
    return bool(file);
}

bool isPackName(std::string_view name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_' || c == '/';
    };
    if (name.empty() || name.size() > kLongestName || !std::all_of(name.begin(), name.end(), isPlain)) {
        return false;
    }
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (end == at || name[at] == '.') {
            return false; // empty, ".", ".." or hidden
        }
        at = end + 1;
    }
    return true;
}

std::string shownName(std::string_view name)
{
    constexpr std::size_t kShown = 100;
    std::string shown;
    for (const char c : name.substr(0, kShown)) {
        shown += c >= 0x20 && c < 0x7F ? c : '?';
    }
    return name.size() > kShown ? shown + "..." : shown;
}

} // namespace regrade::passport
