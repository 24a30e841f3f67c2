#include "store/eventrow.h"

#include "domain/eventjson.h"
#include "store/chain.h"

#include <sodium.h>

#include <array>
#include <limits>

namespace regrade::store {

namespace {

constexpr std::string_view kHashDomain = "regrade event 1";

/// BLAKE2b-256 over fields that are each led by their length, so that no two lists of fields give the same bytes.
class FieldHash {
public:
    FieldHash() { crypto_generichash_init(&m_state, nullptr, 0, crypto_generichash_BYTES); }

    void add(std::string_view field)
    {
        addNumber(static_cast<std::int64_t>(field.size()));
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(field.data()), field.size());
    }

    /// Eight bytes, lowest first.
    void addNumber(std::int64_t number)
    {
        std::array<unsigned char, 8> bytes{};
        auto rest = static_cast<std::uint64_t>(number);
        for (unsigned char& byte : bytes) {
            byte = static_cast<unsigned char>(rest & 0xffU);
            rest >>= 8U;
        }
        crypto_generichash_update(&m_state, bytes.data(), bytes.size());
    }

    [[nodiscard]] std::string hex()
    {
        std::array<unsigned char, crypto_generichash_BYTES> digest{};
        crypto_generichash_final(&m_state, digest.data(), digest.size());
        std::array<char, 2 * crypto_generichash_BYTES + 1> text{};
        sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
        return text.data();
    }

private:
    crypto_generichash_state m_state{};
};

Error unreadable(const EventRow& row, std::string detail)
{
    return storageError("Event {} of station {} cannot be read. Nothing was changed; check the store.",
                        {std::to_string(row.seq), row.station}, std::move(detail));
}

} // namespace

std::string chainStart() { return std::string(2 * crypto_generichash_BYTES, '0'); }

EventRow readRow(const Row& row)
{
    return {row.text(0),    row.integer(1), row.text(2), row.integer(3), row.text(4),     row.text(5),  row.text(6),
            row.integer(7), row.text(8),    row.text(9), row.text(10),   row.integer(11), row.text(12), row.text(13)};
}

std::vector<Value> valuesOf(const EventRow& row)
{
    return {row.station,     row.seq,   row.item,          row.version,      row.kind,     row.body,     row.at,
            row.monotonicNs, row.actor, row.policyVersion, row.modelVersion, row.replayed, row.prevHash, row.hash};
}

EventRow rowOf(const RecordedEvent& event, std::string body)
{
    const Stamp& stamp = event.stamp;
    return {stamp.station.text(),
            event.seq,
            event.subject.text(),
            event.version,
            std::string(kindOf(event.event)),
            std::move(body),
            toIso(stamp.at),
            stamp.monotonicNs,
            stamp.actor.text(),
            stamp.policyVersion,
            stamp.modelVersion,
            stamp.replayed ? 1 : 0,
            event.prevHash,
            {}};
}

Result<RecordedEvent> recorded(const EventRow& row)
{
    const auto at = parseIso(row.at);
    auto event = domain::eventFromJson(row.kind, row.body);
    const bool counted = row.version > 0 && row.version <= std::numeric_limits<int>::max();
    if (!at || !event) {
        return unreadable(row, !at ? at.error().what() : event.error().what());
    }
    if (!counted || row.station.empty() || row.item.empty() || row.actor.empty()) {
        return unreadable(row, "a column is empty");
    }
    return RecordedEvent{row.seq,
                         domain::SubjectId(row.item),
                         static_cast<int>(row.version),
                         Stamp{*at, row.monotonicNs, domain::StationId(row.station), domain::ActorId(row.actor),
                               row.policyVersion, row.modelVersion, row.replayed != 0},
                         std::move(*event),
                         row.prevHash,
                         row.hash};
}

std::string hashOf(const EventRow& row)
{
    FieldHash hash;
    hash.add(kHashDomain);
    hash.add(row.station);
    hash.addNumber(row.seq);
    hash.add(row.item);
    hash.addNumber(row.version);
    hash.add(row.kind);
    hash.add(row.body);
    hash.add(row.at);
    hash.addNumber(row.monotonicNs);
    hash.add(row.actor);
    hash.add(row.policyVersion);
    hash.add(row.modelVersion);
    hash.addNumber(row.replayed);
    hash.add(row.prevHash);
    return hash.hex();
}

std::string chainHash(const RecordedEvent& event, std::string_view body)
{
    return hashOf(rowOf(event, std::string(body)));
}

} // namespace regrade::store
