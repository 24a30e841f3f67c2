#include "workstation/storekeeper.h"

#include "insight/projections.h"
#include "store/backup.h"
#include "store/chain.h"

#include <algorithm>

namespace regrade::workstation {

namespace {

namespace fs = std::filesystem;

/// A start signs a new mark only when so many events came since the last; else every command would add a line.
constexpr std::int64_t kEventsPerMark = 500;

/// How an attempt to open the store went: the store, why it is refused, or what is damaged.
struct Attempt {
    std::optional<store::Database> database;
    std::optional<Error> refusal;
    std::optional<std::string> damage;
};

bool canBeRestored(const StorePlaces& places)
{
    return store::hasSegments(places.segments) || !store::backupsIn(places.backups).empty();
}

Attempt whyNot(const StorePlaces& places, const Error& error)
{
    if (error.code != ErrorCode::storage) {
        return {.refusal = error};
    }
    // A full disk or a busy file is no damage: only what cannot be read or does not fit is.
    const auto report = store::verifyFile(places.store);
    return report && report->firstFault ? Attempt{.refusal = error, .damage = report->firstFault}
                                        : Attempt{.refusal = error};
}

Attempt openChecked(const StorePlaces& places, const store::StationKey& key)
{
    std::error_code fault;
    if (!fs::exists(places.store, fault) && canBeRestored(places)) {
        return {.damage = "The file of the store is gone."};
    }
    auto database = store::Database::openForWriting(places.store);
    if (!database) {
        return whyNot(places, database.error());
    }
    const auto marks = store::HeadBook(places.heads).furthest(key.publicKey());
    const auto report = fs::exists(places.suspect, fault) ? store::verifyChain(*database, {}, marks)
                                                          : store::verifySince(*database, marks);
    if (!report) {
        return {.refusal = report.error()};
    }
    if (report->firstFault) {
        return {.damage = report->firstFault};
    }
    const auto segments = store::SegmentWriter::open(places.segments, *database);
    if (!segments && segments.error().code == ErrorCode::conflict) {
        return {.damage = segments.error().what()};
    }
    return {.database = std::move(*database)};
}

Result<void> putAway(const fs::path& what, const fs::path& folder)
{
    std::error_code fault;
    if (!fs::exists(what, fault)) {
        return {};
    }
    fs::create_directories(folder, fault);
    fs::rename(what, folder / what.filename(), fault);
    return fault ? Result<void>(
                       storageError("{} cannot be moved to {}.", {what.string(), folder.string()}, fault.message()))
                 : Result<void>();
}

/// Heads and segments that know more than the restored store would accuse it for ever; they are kept beside it.
Result<void> putWitnessesAway(const StorePlaces& places, const fs::path& quarantine)
{
    if (auto away = putAway(places.heads, quarantine); !away) {
        return away;
    }
    const auto database = store::Database::openForReading(places.store);
    if (!database) {
        return database.error();
    }
    const auto segments = store::SegmentWriter::open(places.segments, *database);
    const bool ahead = !segments && segments.error().code == ErrorCode::conflict;
    return ahead ? putAway(places.segments, quarantine) : Result<void>();
}

Result<store::RestoreReport> restoreAlone(store::AppendFile& lock, const StorePlaces& places, const fs::path& backups,
                                          Time now)
{
    if (!lock.lockNow()) {
        return refused("Another program has the store open. Close it, then the store can be restored.");
    }
    auto report = store::restoreStore(places.store, places.quarantine, {backups, places.segments, places.store},
                                      &insight::allProjections, now);
    if (const auto back = store::copyUnchanging(store::archiveBeside(backups), places.archive); report && !back) {
        return back.error();
    }
    if (report) {
        const fs::path folder = report->quarantine.empty() ? places.quarantine / "heads" : report->quarantine;
        if (auto away = putWitnessesAway(places, folder); !away) {
            return away.error();
        }
    }
    return lock.share() ? std::move(report) : Result<store::RestoreReport>(storageError("The store cannot be locked."));
}

Result<store::AppendFile> sharedLock(const StorePlaces& places)
{
    auto lock = store::AppendFile::open(places.lock);
    if (lock && !lock->share()) {
        return storageError("The store cannot be locked.");
    }
    return lock;
}

Result<void> markProgress(const StorePlaces& places, const store::StationKey& key, const store::Database& database,
                          Time now)
{
    const auto heads = store::headsOf(database);
    if (!heads) {
        return heads.error();
    }
    const store::HeadBook book(places.heads);
    const auto marks = book.furthest(key.publicKey());
    for (const store::ChainHead& head : *heads) {
        const auto mark = std::find_if(marks.begin(), marks.end(),
                                       [&](const store::ChainHead& one) { return one.station == head.station; });
        if (mark == marks.end() || head.seq - mark->seq >= kEventsPerMark) {
            if (auto kept = book.add(key.sign(head, now)); !kept) {
                return kept;
            }
        }
    }
    return {};
}

/// What people are told of a restoration; the damage itself is for the log.
Error noticeOf(const store::RestoreReport& report, const std::string& damage)
{
    const auto figures = [&](std::vector<std::string> more) {
        std::vector<std::string> args;
        for (const std::int64_t events :
             {report.events(), report.fromBackup, report.fromSegments, report.fromRemains}) {
            args.push_back(std::to_string(events));
        }
        args.insert(args.end(), more.begin(), more.end());
        return args;
    };
    if (report.quarantine.empty()) {
        return storageError("The file of the store was gone. It has been restored to {} events: {} from a backup, {} "
                            "from the segment files, {} from what was left.",
                            figures({}), damage);
    }
    return storageError("The store was damaged and has been restored to {} events: {} from a backup, {} from the "
                        "segment files, {} from what was left. What was damaged lies in {}.",
                        figures({report.quarantine.string()}), damage);
}

} // namespace

StorePlaces storePlacesIn(const fs::path& data)
{
    return {data / "regrade.db",  data / "backups",    data / "segments",     data / "quarantine",
            data / "station.key", data / "heads.txt",  data / "regrade.lock", data / "check-store",
            data / "shifts.txt",  data / "print.lock", data / "list.lock",    data / "archive"};
}

std::string describe(const store::RestoreReport& report)
{
    const std::string backup = report.backup ? std::to_string(report.fromBackup) + " from the backup " +
                                                   report.backup->filename().string() + ", "
                                             : "";
    return std::to_string(report.events()) + " events (" + backup + std::to_string(report.fromSegments) +
           " from the segment files, " + std::to_string(report.fromRemains) + " from the damaged file)";
}

Result<OpenedStore> openStore(const StorePlaces& places, Time now)
{
    auto lock = sharedLock(places);
    if (!lock) {
        return lock.error();
    }
    auto key = store::StationKey::openOrMake(places.key);
    if (!key) {
        return key.error();
    }
    Attempt attempt = openChecked(places, *key);
    std::optional<Error> notice;
    if (attempt.damage) {
        const auto restored = restoreAlone(*lock, places, places.backups, now);
        if (!restored) {
            return storageError("The store is damaged and could not be restored: {} {}",
                                {*attempt.damage, restored.error().what()}, restored.error().detail);
        }
        notice = noticeOf(*restored, *attempt.damage);
        attempt = openChecked(places, *key);
    }
    if (!attempt.database) {
        return attempt.refusal.value_or(
            storageError("The restored store cannot be opened: {}", {attempt.damage.value_or("")}));
    }
    std::error_code ignored;
    fs::remove(places.suspect, ignored);
    if (auto marked = markProgress(places, *key, *attempt.database, now); !marked && !notice) {
        notice = marked.error();
    }
    return OpenedStore{std::move(*lock), std::move(*key), std::move(*attempt.database), std::move(notice)};
}

void suspectStore(const StorePlaces& places)
{
    const auto noted = store::writeOnce(places.suspect, "The whole log is checked at the next start.\n", 0644);
    static_cast<void>(noted); // a check that cannot be asked for must not hide why it was wanted
}

workers::BackupPlan backupPlan(const StorePlaces& places, const rules::Policy& policy)
{
    return {places.store,
            places.backups,
            places.heads,
            places.archive,
            std::chrono::hours(policy.limits.backupHours),
            policy.limits.backupsKept};
}

Result<store::RestoreReport> restoreNow(const StorePlaces& places, const fs::path& backups, Time now)
{
    auto lock = sharedLock(places);
    return lock ? restoreAlone(*lock, places, backups, now) : Result<store::RestoreReport>(lock.error());
}

Result<std::vector<store::SignedHead>> signHeads(const StorePlaces& places, const store::StationKey& key,
                                                 const store::Database& database, Time now)
{
    const auto heads = store::headsOf(database);
    if (!heads) {
        return heads.error();
    }
    std::vector<store::SignedHead> signedHeads;
    for (const store::ChainHead& head : *heads) {
        signedHeads.push_back(key.sign(head, now));
        if (auto kept = store::HeadBook(places.heads).add(signedHeads.back()); !kept) {
            return kept.error();
        }
    }
    return signedHeads;
}

} // namespace regrade::workstation
