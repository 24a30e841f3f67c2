#include "store/segmentrecord.h"

#include <sodium.h>

#include <array>

namespace regrade::store {

namespace {

constexpr std::size_t kLength = 4;
constexpr std::size_t kDigest = crypto_generichash_BYTES_MIN;
constexpr std::size_t kLongestRecord = 64 * 1024 * 1024;

using Digest = std::array<char, kDigest>;

Digest checksumOf(std::string_view bytes)
{
    Digest digest{};
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return digest;
}

void putNumber(std::string& bytes, std::uint64_t number, int size)
{
    for (int i = 0; i < size; ++i) {
        bytes.push_back(static_cast<char>(number & 0xffU));
        number >>= 8U;
    }
}

void putText(std::string& bytes, std::string_view text)
{
    putNumber(bytes, text.size(), kLength);
    bytes.append(text);
}

/// Takes fields off a record; after the first that is not there, everything is empty.
class FieldReader {
public:
    explicit FieldReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number(std::size_t size)
    {
        std::uint64_t number = 0;
        const std::string_view bytes = take(size);
        for (std::size_t i = bytes.size(); i > 0; --i) {
            number = number << 8U | static_cast<unsigned char>(bytes[i - 1]);
        }
        return number;
    }
    std::int64_t whole() { return static_cast<std::int64_t>(number(8)); }
    std::string text() { return std::string(take(number(kLength))); }
    [[nodiscard]] bool isAtItsEnd() const { return m_good && m_rest.empty(); }

private:
    std::string_view take(std::size_t size)
    {
        m_good = m_good && size <= m_rest.size();
        const std::string_view bytes = m_rest.substr(0, m_good ? size : 0);
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }

    std::string_view m_rest;
    bool m_good = true;
};

} // namespace

void addRecord(std::string& bytes, std::int64_t place, const EventView& event)
{
    const std::size_t begin = bytes.size();
    bytes.append(kLength + kDigest, '\0');
    putNumber(bytes, static_cast<std::uint64_t>(place), 8);
    putText(bytes, event.station);
    putNumber(bytes, static_cast<std::uint64_t>(event.seq), 8);
    putText(bytes, event.item);
    putNumber(bytes, static_cast<std::uint64_t>(event.version), 8);
    for (const std::string_view text : {event.kind, event.body, event.at}) {
        putText(bytes, text);
    }
    putNumber(bytes, static_cast<std::uint64_t>(event.monotonicNs), 8);
    for (const std::string_view text : {event.actor, event.policyVersion, event.modelVersion}) {
        putText(bytes, text);
    }
    putNumber(bytes, static_cast<std::uint64_t>(event.replayed), 8);
    putText(bytes, event.prevHash);
    putText(bytes, event.hash);

    const std::size_t head = begin + kLength + kDigest;
    std::string length;
    putNumber(length, bytes.size() - head, kLength);
    const Digest digest = checksumOf(std::string_view(bytes).substr(head));
    bytes.replace(begin, kLength, length);
    bytes.replace(begin + kLength, kDigest, digest.data(), kDigest);
}

std::optional<SegmentRecord> firstRecord(std::string_view bytes)
{
    if (bytes.size() < kLength + kDigest) {
        return std::nullopt;
    }
    const auto length = static_cast<std::size_t>(FieldReader(bytes.substr(0, kLength)).number(kLength));
    if (length > kLongestRecord || length > bytes.size() - kLength - kDigest) {
        return std::nullopt;
    }
    const std::string_view payload = bytes.substr(kLength + kDigest, length);
    const Digest digest = checksumOf(payload);
    if (bytes.substr(kLength, kDigest) != std::string_view(digest.data(), digest.size())) {
        return std::nullopt;
    }
    FieldReader fields(payload);
    SegmentRecord record;
    record.place = fields.whole();
    EventRow& event = record.event;
    event.station = fields.text();
    event.seq = fields.whole();
    event.item = fields.text();
    event.version = fields.whole();
    event.kind = fields.text();
    event.body = fields.text();
    event.at = fields.text();
    event.monotonicNs = fields.whole();
    event.actor = fields.text();
    event.policyVersion = fields.text();
    event.modelVersion = fields.text();
    event.replayed = fields.whole();
    event.prevHash = fields.text();
    event.hash = fields.text();
    record.size = kLength + kDigest + length;
    return fields.isAtItsEnd() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace regrade::store
