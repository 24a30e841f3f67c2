#include "store/secret.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace regrade::store {

namespace {

/// The letters that sit on the same key on QWERTY, QWERTZ and AZERTY; the same as those of the tags.
constexpr std::string_view kLetters = "BCDEFGHIJKLNOPRSTUVX";
/// A badge never reads as a unit's tag: it is longer and begins with this.
constexpr std::string_view kBadgePrefix = "REGBADGE";
constexpr std::uint32_t kPins = 1'000'000;
constexpr std::size_t kBadgeLetters = 12;
constexpr std::size_t kRecoveryLetters = 24;
constexpr std::size_t kLongestBadge = 64;

void ready()
{
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium cannot be used");
    }
}

std::string letters(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    }
    return text;
}

std::string newPin()
{
    const std::string figures = std::to_string(randombytes_uniform(kPins));
    return std::string(6 - figures.size(), '0') + figures;
}

Result<std::string> hashOf(const PinCost& cost, const std::string& pin)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), cost.operations, cost.memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return storageError("There is not enough memory to protect a PIN. Nothing was changed.");
    }
    return std::string(hash.data());
}

} // namespace

PinCost interactivePins() { return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE}; }
PinCost leastPins() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

Result<Secrets> issueSecrets(const PinCost& cost, bool withBadge, const std::string& ownBadge)
{
    ready();
    if (!ownBadge.empty() && (ownBadge.size() < 6 || ownBadge.size() > kLongestBadge)) {
        return invalid("A badge's code has 6 to 64 characters.");
    }
    Secrets secrets;
    secrets.told.pin = newPin();
    const auto hash = hashOf(cost, secrets.told.pin);
    if (!hash) {
        return hash.error();
    }
    secrets.pinHash = *hash;
    if (withBadge) {
        secrets.told.badge = ownBadge.empty() ? std::string(kBadgePrefix) + letters(kBadgeLetters) : ownBadge;
        secrets.badgeDigest = secretDigest(secrets.told.badge);
    }
    return secrets;
}

bool fitsPin(const PinCost& cost, const std::string& hash, const std::string& pin)
{
    ready();
    if (!hash.empty()) {
        return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
    }
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, 32> spent{};
    randombytes_buf(salt.data(), salt.size());
    const int worked = crypto_pwhash(spent.data(), spent.size(), pin.data(), pin.size(), salt.data(), cost.operations,
                                     cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    return worked > 0; // it gives 0 or -1: never
}

std::string newToken()
{
    ready();
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

std::string newRecoveryCode()
{
    ready();
    const std::string plain = letters(kRecoveryLetters);
    std::string grouped;
    for (std::size_t at = 0; at < plain.size(); at += 4) {
        grouped += (at == 0 ? "" : "-") + plain.substr(at, 4);
    }
    return grouped;
}

std::string secretDigest(std::string_view text)
{
    ready();
    std::string plain;
    for (const char c : text) {
        if (c != ' ' && c != '-') {
            plain += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
    }
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                       nullptr, 0);
    std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

} // namespace regrade::store
