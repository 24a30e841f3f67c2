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

/// The columns in the order of the struct, for SELECT and INSERT.
inline constexpr std::string_view kEventColumns =
    "station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version, model_version, replayed, "
    "prev_hash, hash";

[[nodiscard]] EventRow readRow(const Row& row);
[[nodiscard]] std::vector<Value> valuesOf(const EventRow& row);
/// Everything but the hash.
[[nodiscard]] EventRow rowOf(const RecordedEvent& event, std::string body);
/// Storage error that names station and number when the row does not parse.
[[nodiscard]] Result<RecordedEvent> recorded(const EventRow& row);
/// See chainHash.
[[nodiscard]] std::string hashOf(const EventRow& row);

/// What the first event of a station names as the hash before it.
[[nodiscard]] std::string chainStart();

} // namespace regrade::store
