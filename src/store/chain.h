#pragma once

#include "store/database.h"
#include "store/eventlog.h"
#include "store/journal.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regrade::store {

/// Hash of an event in its station's chain: BLAKE2b-256 (libsodium) over length-prefixed fields, domain-separated.
[[nodiscard]] std::string chainHash(const RecordedEvent& event, std::string_view body);

struct ChainReport {
    std::int64_t events = 0;
    int stations = 0;
    std::optional<std::string> firstFault; ///< sentence that names station, seq and what is broken
    bool readModelsAgree = true;           ///< projections rebuilt in memory from the log equal the stored ones
};

/// Walks the whole log and checks every link, every version, every body and SQLite's own integrity; and the read
/// models of the given projections against the log. Damage is a report, not an Error. Reads in one snapshot.
[[nodiscard]] Result<ChainReport> verifyChain(const Database& database, const Journal::Projections& projections = {});

} // namespace regrade::store
