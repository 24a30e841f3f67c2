#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "rules/policy.h"
#include "store/appendfile.h"
#include "store/database.h"
#include "store/restore.h"
#include "store/segments.h"
#include "store/signedhead.h"
#include "workers/caretaker.h"

#include <filesystem>
#include <optional>
#include <string>

namespace regrade::workstation {

/// What belongs to the store, below the data folder. `backups` and `segments` may be links to another disk.
struct StorePlaces {
    std::filesystem::path store;      ///< regrade.db
    std::filesystem::path backups;    ///< whole copies
    std::filesystem::path segments;   ///< the second copy of the log
    std::filesystem::path quarantine; ///< damaged stores, each in a folder named by the time
    std::filesystem::path key;        ///< station.key, 0600
    std::filesystem::path heads;      ///< heads.txt
    std::filesystem::path lock;       ///< regrade.lock
    std::filesystem::path suspect;    ///< check-store: there while the next start must walk the whole log
    std::filesystem::path shifts;     ///< shifts.txt: the station's own head at the end of each shift
    std::filesystem::path printLock;  ///< print.lock: held by the program that prints
    std::filesystem::path listLock;   ///< list.lock: held by the program that takes a list over
    std::filesystem::path archive;    ///< archive/: policies and models that decided once; see PolicyArchive
};
[[nodiscard]] StorePlaces storePlacesIn(const std::filesystem::path& data);

/// An open store that was checked from the last mark on.
struct OpenedStore {
    store::AppendFile lock; ///< shared while the store is open, so that nobody puts another in its place
    store::StationKey key;
    store::Database database;
    std::optional<Error> notice; ///< one sentence for people: the store was restored, or its second copy is missing
};

/// Opens the store and walks the chains behind the last signed heads. A store that is damaged, gone or older than its
/// segment files goes to quarantine and is made again from backup and segments; it is never begun empty.
[[nodiscard]] Result<OpenedStore> openStore(const StorePlaces& places, Time now);
/// Restores on demand. Refused while any program has the store open.
[[nodiscard]] Result<store::RestoreReport> restoreNow(const StorePlaces& places, const std::filesystem::path& backups,
                                                      Time now);
/// "65 events (41 from the backup regrade-....db, 20 from the segment files, 4 from the damaged file)"
[[nodiscard]] std::string describe(const store::RestoreReport& report);

/// Lets the next start walk the whole log, not only what came since the last mark.
void suspectStore(const StorePlaces& places);
[[nodiscard]] workers::BackupPlan backupPlan(const StorePlaces& places, const rules::Policy& policy);

/// Signs where each chain stands and keeps it in heads.txt.
[[nodiscard]] Result<std::vector<store::SignedHead>> signHeads(const StorePlaces& places, const store::StationKey& key,
                                                               const store::Database& database, Time now);

} // namespace regrade::workstation
