#include "store/eventrow.h"

#include "domain/eventjson.h"
#include "store/chain.h"

#include <sodium.h>

#include <array>
#include <limits>
#include <stdexcept>

namespace regrade::store {

namespace {

constexpr std::string_view kHashDomain = "regrade event 1";

Error unreadable(const EventView& row, std::string detail)
{
    return storageError("Event {} of station {} cannot be read. Nothing was changed; check the store.",
                        {std::to_string(row.seq), std::string(row.station)}, std::move(detail));
}

/// Never NULL in a whole store; where a flipped bit made it so, no hash fits.
std::int64_t replayedIn(const Row& row) { return row.isNull(11) ? -1 : row.integer(11); }

} // namespace

std::string chainStart() { return std::string(2 * crypto_generichash_BYTES, '0'); }

EventRow readRow(const Row& row)
{
    return {row.text(0),    row.integer(1), row.text(2), row.integer(3), row.text(4),     row.text(5),  row.text(6),
            row.integer(7), row.text(8),    row.text(9), row.text(10),   replayedIn(row), row.text(12), row.text(13)};
}

EventView viewOf(const Row& row)
{
    return {row.view(0),    row.integer(1), row.view(2), row.integer(3), row.view(4),     row.view(5),  row.view(6),
            row.integer(7), row.view(8),    row.view(9), row.view(10),   replayedIn(row), row.view(12), row.view(13)};
}

EventView viewOf(const EventRow& row)
{
    return {row.station,     row.seq,   row.item,          row.version,      row.kind,     row.body,     row.at,
            row.monotonicNs, row.actor, row.policyVersion, row.modelVersion, row.replayed, row.prevHash, row.hash};
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

Result<RecordedEvent> recorded(const EventView& row)
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
    const auto text = [](std::string_view view) { return std::string(view); };
    return RecordedEvent{row.seq,
                         domain::SubjectId(text(row.item)),
                         static_cast<int>(row.version),
                         Stamp{*at, row.monotonicNs, domain::StationId(text(row.station)),
                               domain::ActorId(text(row.actor)), text(row.policyVersion), text(row.modelVersion),
                               row.replayed != 0},
                         std::move(*event),
                         text(row.prevHash),
                         text(row.hash)};
}

// Without it libsodium does not use what this processor is good at.
ChainHasher::ChainHasher()
{
    if (sodium_init() < 0) {
        throw std::logic_error("libsodium does not start");
    }
}

void ChainHasher::add(std::string_view field)
{
    addNumber(static_cast<std::int64_t>(field.size()));
    m_bytes.append(field);
}

void ChainHasher::addNumber(std::int64_t number)
{
    // Eight bytes, lowest first.
    std::array<char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(number);
    for (char& byte : bytes) {
        byte = static_cast<char>(rest & 0xffU);
        rest >>= 8U;
    }
    m_bytes.append(bytes.data(), bytes.size());
}

std::string_view ChainHasher::hex(const EventView& row)
{
    m_bytes.clear();
    add(kHashDomain);
    add(row.station);
    addNumber(row.seq);
    add(row.item);
    addNumber(row.version);
    add(row.kind);
    add(row.body);
    add(row.at);
    addNumber(row.monotonicNs);
    add(row.actor);
    add(row.policyVersion);
    add(row.modelVersion);
    addNumber(row.replayed);
    add(row.prevHash);
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(m_bytes.data()),
                       m_bytes.size(), nullptr, 0);
    m_hex.resize(2 * digest.size());
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t i = 0; i < digest.size(); ++i) {
        m_hex[2 * i] = kDigits[digest[i] >> 4U];
        m_hex[2 * i + 1] = kDigits[digest[i] & 0xfU];
    }
    return m_hex;
}

std::string hashOf(const EventRow& row) { return std::string(ChainHasher().hex(viewOf(row))); }

std::string chainHash(const RecordedEvent& event, std::string_view body)
{
    return hashOf(rowOf(event, std::string(body)));
}

} // namespace regrade::store
