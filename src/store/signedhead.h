#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/chain.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::store {

/// Where a chain stood at a time, signed by a station: a witness that lies outside the store. `text` is one line of
/// some 230 characters, fit for a QR code on paper.
struct SignedHead {
    ChainHead head;
    Time at;
    std::string key; ///< public key of who signed, base64
    std::string text;
};

/// The station's own signing key (Ed25519).
class StationKey {
public:
    /// Made at the first start, readable for the owner only. A damaged file is refused: another key is another station.
    [[nodiscard]] static Result<StationKey> openOrMake(const std::filesystem::path& file);

    [[nodiscard]] SignedHead sign(const ChainHead& head, Time at) const;
    /// Signature over a text, base64. What is signed as one kind of text is worth nothing as another kind.
    [[nodiscard]] std::string signText(std::string_view kind, std::string_view text) const;
    [[nodiscard]] const std::string& publicKey() const { return m_publicKey; }

private:
    StationKey(std::string secret, std::string publicKey);
    std::string m_secret; ///< 64 bytes
    std::string m_publicKey;
};

/// Whether the key signed the text as this kind; see StationKey::signText.
[[nodiscard]] bool isSigned(std::string_view kind, std::string_view text, std::string_view signature,
                            std::string_view publicKey);

/// Refused when the text is no head or its signature does not fit its key. Whose key it is, the caller must know.
[[nodiscard]] Result<SignedHead> readSignedHead(std::string_view text);

/// The heads that a station has signed, one a line, in a file beside the store; lines are only added.
class HeadBook {
public:
    explicit HeadBook(std::filesystem::path file) : m_file(std::move(file)) {}

    /// On the disk when it returns.
    [[nodiscard]] Result<void> add(const SignedHead& head) const;
    /// The furthest of each station that this key has signed; lines that do not hold are passed over.
    [[nodiscard]] std::vector<ChainHead> furthest(const std::string& publicKey) const;
    /// The last line that this key signed for a station before a time.
    [[nodiscard]] std::optional<SignedHead> lastBefore(Time at, const std::string& station,
                                                       const std::string& publicKey) const;

private:
    [[nodiscard]] std::vector<std::string> lines() const;

    std::filesystem::path m_file;
};

} // namespace regrade::store
