#pragma once

#include "store/database.h"
#include "store/eventlog.h"

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
    bool readModelsAgree = true;           ///< projections rebuilt in memory of the log equal the stored ones
};

/// Walks the whole log and checks every link, every version and SQLite's own integrity.
[[nodiscard]] Result<ChainReport> verifyChain(const Database& database);

} // namespace regrade::store
