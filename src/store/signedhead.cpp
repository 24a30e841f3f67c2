#include "store/signedhead.h"

#include "store/appendfile.h"
#include "store/place.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <sys/stat.h>

namespace regrade::store {

namespace {

constexpr std::string_view kMark = "RGH1";
constexpr std::string_view kSignDomain = "regrade head 1\n";
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), kBase64);
    text.pop_back();
    return text;
}

/// Empty when it is not base64 of exactly `size` bytes, letter by letter: libsodium reads some bytes beyond ASCII as
/// letters, and lets the spare bits of the last one be anything.
std::string fromBase64(std::string_view text, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t got = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), size, text.data(), text.size(),
                                         nullptr, &got, &end, kBase64);
    const bool whole = failed == 0 && got == size && end == text.data() + text.size();
    return whole && base64(bytes) == text ? bytes : std::string();
}

std::string bytesOfHex(std::string_view hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::size_t got = 0;
    const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                      hex.size(), nullptr, &got, nullptr);
    return failed == 0 && got == bytes.size() ? bytes : std::string();
}

std::string hexOf(std::string_view bytes)
{
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), raw(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

/// What is signed: everything of the text but the signature. The station's name stands last, as it may hold anything.
std::string signedPart(const ChainHead& head, Time at, const std::string& key)
{
    return std::to_string(head.seq) + '/' + base64(bytesOfHex(head.hash)) + '/' + toIso(at) + '/' + key + '/' +
           head.station;
}

/// Cuts the text up to the next stroke off and gives it.
std::string_view cut(std::string_view& rest)
{
    const auto stroke = rest.find('/');
    const std::string_view word = rest.substr(0, stroke);
    rest = stroke == std::string_view::npos ? std::string_view() : rest.substr(stroke + 1);
    return word;
}

/// What a line says before anybody has verified it; number 0 when it is no head.
struct Claim {
    std::string station;
    std::int64_t seq = 0;
};

Claim claimOf(std::string_view line)
{
    Claim claim;
    if (cut(line) == kMark) {
        static_cast<void>(cut(line));
        const std::string_view number = cut(line);
        for (int field = 0; field < 3; ++field) {
            static_cast<void>(cut(line));
        }
        std::from_chars(number.data(), number.data() + number.size(), claim.seq);
        claim.station = line;
    }
    return claim;
}

Error noHead() { return refused("This is not a signed head of a store: it was misread, or it was changed."); }

std::string contentOfKey(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

} // namespace

StationKey::StationKey(std::string secret, std::string publicKey)
    : m_secret(std::move(secret)), m_publicKey(std::move(publicKey))
{
}

Result<StationKey> StationKey::openOrMake(const std::filesystem::path& file)
{
    if (sodium_init() < 0) {
        throw std::logic_error("libsodium does not start");
    }
    std::error_code fault;
    if (!std::filesystem::exists(file, fault)) {
        std::string seed(crypto_sign_SEEDBYTES, '\0');
        randombytes_buf(seed.data(), seed.size());
        if (auto kept = writeOnce(file, base64(seed) + '\n', S_IRUSR | S_IWUSR); !kept) {
            return kept.error();
        }
    }
    const std::string seed = fromBase64(contentOfKey(file), crypto_sign_SEEDBYTES);
    if (seed.empty()) {
        return storageError("The station's key in {} cannot be read. Put the file back from a backup.",
                            {file.string()});
    }
    std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
    std::string open(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(open.data()),
                             reinterpret_cast<unsigned char*>(secret.data()), raw(seed));
    return StationKey(std::move(secret), base64(open));
}

SignedHead StationKey::sign(const ChainHead& head, Time at) const
{
    const std::string part = signedPart(head, at, m_publicKey);
    const std::string message = std::string(kSignDomain) + part;
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(message), message.size(),
                         raw(m_secret));
    return {head, at, m_publicKey, std::string(kMark) + '/' + base64(signature) + '/' + part};
}

namespace {

std::string messageOf(std::string_view kind, std::string_view text)
{
    return "regrade " + std::string(kind) + '\n' + std::string(text);
}

} // namespace

std::string StationKey::signText(std::string_view kind, std::string_view text) const
{
    const std::string message = messageOf(kind, text);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(message), message.size(),
                         raw(m_secret));
    return base64(signature);
}

bool isSigned(std::string_view kind, std::string_view text, std::string_view signature, std::string_view publicKey)
{
    const std::string bytes = fromBase64(signature, crypto_sign_BYTES);
    const std::string open = fromBase64(publicKey, crypto_sign_PUBLICKEYBYTES);
    const std::string message = messageOf(kind, text);
    return !bytes.empty() && !open.empty() &&
           crypto_sign_verify_detached(raw(bytes), raw(message), message.size(), raw(open)) == 0;
}

Result<SignedHead> readSignedHead(std::string_view text)
{
    std::string_view rest = text;
    if (cut(rest) != kMark) {
        return noHead();
    }
    const std::string signature = fromBase64(cut(rest), crypto_sign_BYTES);
    const std::string message = std::string(kSignDomain) + std::string(rest);
    const std::string_view number = cut(rest);
    const std::string hash = fromBase64(cut(rest), crypto_generichash_BYTES);
    const auto at = parseIso(cut(rest));
    const std::string key(cut(rest));
    const std::string open = fromBase64(key, crypto_sign_PUBLICKEYBYTES);
    std::int64_t seq = 0;
    const auto [end, bad] = std::from_chars(number.data(), number.data() + number.size(), seq);
    const bool counted = bad == std::errc{} && end == number.data() + number.size() && seq > 0;
    if (signature.empty() || hash.empty() || !at || open.empty() || !counted || rest.empty() ||
        crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(open)) != 0) {
        return noHead();
    }
    return SignedHead{{std::string(rest), seq, hexOf(hash)}, *at, key, std::string(text)};
}

Result<void> HeadBook::add(const SignedHead& head) const
{
    std::error_code fault;
    std::filesystem::create_directories(m_file.parent_path(), fault);
    auto file = AppendFile::open(m_file);
    if (!file) {
        return file.error();
    }
    // A torn line before it must not swallow this one; an empty line holds nothing.
    const auto written = file->add('\n' + head.text + '\n');
    return written ? file->sync() : written;
}

std::vector<std::string> HeadBook::lines() const
{
    std::vector<std::string> all;
    std::ifstream file(m_file, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        all.push_back(std::move(line));
    }
    return all;
}

std::optional<SignedHead> HeadBook::lastBefore(Time at, const std::string& station, const std::string& publicKey) const
{
    const auto all = lines();
    for (auto line = all.rbegin(); line != all.rend(); ++line) {
        if (claimOf(*line).station != station) {
            continue;
        }
        auto signedHead = readSignedHead(*line);
        if (signedHead && signedHead->key == publicKey && signedHead->at < at) {
            return *std::move(signedHead);
        }
    }
    return std::nullopt;
}

std::vector<ChainHead> HeadBook::furthest(const std::string& publicKey) const
{
    // The furthest stand at the end; what claims less than a head that holds need not be verified.
    const auto all = lines();
    std::map<std::string, ChainHead> furthest;
    for (auto line = all.rbegin(); line != all.rend(); ++line) {
        const Claim claim = claimOf(*line);
        const auto known = furthest.find(claim.station);
        if (claim.seq == 0 || (known != furthest.end() && known->second.seq >= claim.seq)) {
            continue;
        }
        if (const auto signedHead = readSignedHead(*line); signedHead && signedHead->key == publicKey) {
            furthest[claim.station] = signedHead->head;
        }
    }
    std::vector<ChainHead> heads;
    for (auto& [station, head] : furthest) {
        heads.push_back(std::move(head));
    }
    return heads;
}

} // namespace regrade::store
