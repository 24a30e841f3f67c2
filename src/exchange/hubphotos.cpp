#include "exchange/hubphotos.h"

#include <algorithm>

namespace regrade::exchange {

namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr std::string_view kHex = "0123456789abcdef";

/// PostgreSQL's text form of bytes: \x and two letters a byte.
std::string hexOf(std::span<const std::byte> bytes)
{
    std::string text = "\\x";
    text.reserve(2 + 2 * bytes.size());
    for (const std::byte byte : bytes) {
        text += kHex[std::to_integer<unsigned>(byte) >> 4U];
        text += kHex[std::to_integer<unsigned>(byte) & 0xFU];
    }
    return text;
}

/// False when it is no such text.
bool addBytes(const std::string& hex, std::vector<std::byte>& bytes)
{
    if (hex.size() < 2 || hex.size() % 2 != 0 || hex[0] != '\\' || hex[1] != 'x') {
        return false;
    }
    for (std::size_t i = 2; i < hex.size(); i += 2) {
        const auto high = kHex.find(hex[i]);
        const auto low = kHex.find(hex[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return false;
        }
        bytes.push_back(static_cast<std::byte>(high << 4U | low));
    }
    return true;
}

} // namespace

Result<void> pushPhoto(HubLink& link, const domain::PhotoHash& hash, const std::string& extension,
                       std::span<const std::byte> bytes)
{
    const std::size_t pieces = std::max<std::size_t>(1, (bytes.size() + kPiece - 1) / kPiece);
    return link.inTransaction("BEGIN", [&]() -> Result<void> {
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const auto part = bytes.subspan(piece * kPiece, std::min(kPiece, bytes.size() - piece * kPiece));
            const auto added = link.ask(
                "INSERT INTO regrade.photo (photo, extension, piece, pieces, bytes) VALUES ($1, $2, CAST($3 AS "
                "INTEGER), CAST($4 AS INTEGER), CAST($5 AS BYTEA)) ON CONFLICT (photo, piece) DO NOTHING",
                {hash.text(), extension, std::to_string(piece), std::to_string(pieces), hexOf(part)});
            if (!added) {
                return added.error();
            }
        }
        return {};
    });
}

Result<void> fetchPhoto(HubLink& link, const domain::PhotoHash& hash, const store::PhotoArchive& archive)
{
    std::vector<std::byte> bytes;
    std::string extension;
    for (int piece = 0, pieces = 1; piece < pieces; ++piece) {
        const auto rows = link.ask("SELECT extension, pieces, bytes FROM regrade.photo WHERE photo = $1 AND piece = "
                                   "CAST($2 AS INTEGER)",
                                   {hash.text(), std::to_string(piece)});
        if (!rows) {
            return rows.error();
        }
        if (rows->empty()) {
            return notFound("The photo {} is not on the hub yet: the station that took it has not sent it.",
                            {hash.text()});
        }
        extension = fieldOf(*rows, 0).value_or("");
        pieces = std::atoi(fieldOf(*rows, 1).value_or("1").c_str());
        if (!addBytes(fieldOf(*rows, 2).value_or(""), bytes)) {
            return storageError("The photo {} is damaged on the hub. Nothing was kept.", {hash.text()});
        }
    }
    if (store::sha256Hex(bytes) != hash.text()) {
        return storageError("The photo {} is damaged on the hub. Nothing was kept.", {hash.text()});
    }
    const auto kept = archive.put(bytes, extension);
    return kept ? Result<void>() : Result<void>(kept.error());
}

} // namespace regrade::exchange
