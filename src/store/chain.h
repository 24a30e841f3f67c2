#pragma once

#include "store/database.h"
#include "store/eventlog.h"
#include "store/journal.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// Hash of an event in its station's chain: BLAKE2b-256 (libsodium) over length-prefixed fields, domain-separated.
[[nodiscard]] std::string chainHash(const RecordedEvent& event, std::string_view body);

/// What a broken chain looks like. It is what fits, not who did it: a broken disk can look like an edit.
enum class Tampering { edited, deleted, reordered, inserted, tailCut, swapped, playedBack, damaged };

[[nodiscard]] std::string_view nameOf(Tampering kind);
/// One English sentence for people.
[[nodiscard]] std::string_view sentenceOf(Tampering kind);

/// The first event of a chain that does not hold.
struct ChainFault {
    std::string station; ///< empty when the file does not even say whose events it held
    std::int64_t seq = 0;
    Tampering kind = Tampering::damaged;
    std::string sentence;
};

/// Where the chain of a station stood at some time: its last event then.
struct ChainHead {
    std::string station;
    std::int64_t seq = 0;
    std::string hash; ///< hex

    [[nodiscard]] bool operator==(const ChainHead&) const = default;
};

struct ChainReport {
    std::int64_t events = 0; ///< looked at
    int stations = 0;
    std::optional<std::string> firstFault; ///< sentence that names station, seq and what is broken
    std::optional<ChainFault> fault;       ///< the same in parts; none when only the file around the events is damaged
    bool readModelsAgree = true;           ///< projections rebuilt in memory from the log equal the stored ones
};

/// Walks the whole log and checks every link, every version and SQLite's own integrity; and the read models of the
/// given projections against the log, for which every body is read. Then holds it to `witnesses`, heads that are known
/// from outside. Damage is a report, not an Error. Reads in one snapshot.
[[nodiscard]] Result<ChainReport> verifyChain(const Database& database, const Journal::Projections& projections = {},
                                              const std::vector<ChainHead>& witnesses = {});
/// The same for a file that may be too damaged to open: then the first lost event is named by what can still be read.
[[nodiscard]] Result<ChainReport> verifyFile(const std::filesystem::path& file,
                                             const Journal::Projections& projections = {},
                                             const std::vector<ChainHead>& witnesses = {});
/// Only the links after `marks`, and that the marks themselves still stand: what a start of the program checks.
[[nodiscard]] Result<ChainReport> verifySince(const Database& database, const std::vector<ChainHead>& marks);

/// The last event of every station.
[[nodiscard]] Result<std::vector<ChainHead>> headsOf(const Database& database);

} // namespace regrade::store
