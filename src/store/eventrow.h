#pragma once

#include "store/eventlog.h"

namespace regrade::store {

/// One row of table `event` as it stands in the file: nothing parsed, nothing believed yet.
struct EventRow {
    std::string station;
    std::int64_t seq = 0;
    std::string item;
    std::int64_t version = 0;
    std::string kind;
    std::string body;
    std::string at;
    std::int64_t monotonicNs = 0;
    std::string actor;
    std::string policyVersion;
    std::string modelVersion;
    std::int64_t replayed = 0;
    std::string prevHash;
    std::string hash;
};

/// The same on borrowed text: what a walk over the whole log reads, without a copy of any row.
struct EventView {
    std::string_view station;
    std::int64_t seq = 0;
    std::string_view item;
    std::int64_t version = 0;
    std::string_view kind;
    std::string_view body;
    std::string_view at;
    std::int64_t monotonicNs = 0;
    std::string_view actor;
    std::string_view policyVersion;
    std::string_view modelVersion;
    std::int64_t replayed = 0;
    std::string_view prevHash;
    std::string_view hash;
};

/// The columns in the order of the struct, for SELECT and INSERT.
inline constexpr std::string_view kEventColumns =
    "station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version, model_version, replayed, "
    "prev_hash, hash";

[[nodiscard]] EventRow readRow(const Row& row);
/// Valid until the next row.
[[nodiscard]] EventView viewOf(const Row& row);
[[nodiscard]] EventView viewOf(const EventRow& row);
[[nodiscard]] std::vector<Value> valuesOf(const EventRow& row);
/// Everything but the hash.
[[nodiscard]] EventRow rowOf(const RecordedEvent& event, std::string body);
/// Storage error that names station and number when the row does not parse.
[[nodiscard]] Result<RecordedEvent> recorded(const EventRow& row);
/// See chainHash.
[[nodiscard]] std::string hashOf(const EventRow& row);

/// Hashes one row after the other without taking memory for each. BLAKE2b-256 over fields that are each led by their
/// length, so that no two lists of fields give the same bytes.
class ChainHasher {
public:
    ChainHasher();
    /// Hex; valid until the next call.
    [[nodiscard]] std::string_view hex(const EventView& row);

private:
    void add(std::string_view field);
    void addNumber(std::int64_t number);

    std::string m_bytes;
    std::string m_hex;
};

/// What the first event of a station names as the hash before it.
[[nodiscard]] std::string chainStart();

} // namespace regrade::store
