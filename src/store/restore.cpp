#include "store/restore.h"

#include "store/appendfile.h"
#include "store/eventrow.h"
#include "store/place.h"
#include "store/printbook.h"
#include "store/segments.h"

#include <array>
#include <map>

namespace regrade::store {

namespace {

constexpr std::size_t kBatch = 2'000;
constexpr std::array kParts = {"", "-wal", "-shm"};

/// Adds events that continue the chains of a store; passes over those it has and those that do not fit.
class Continuation {
public:
    explicit Continuation(Database& database) : m_database(database) {}

    [[nodiscard]] Result<void> begin()
    {
        const auto heads = headsOf(m_database);
        if (!heads) {
            return heads.error();
        }
        for (const ChainHead& head : *heads) {
            m_heads[head.station] = head;
        }
        return {};
    }

    void take(const EventRow& row)
    {
        auto& head = m_heads.try_emplace(row.station, ChainHead{row.station, 0, chainStart()}).first->second;
        if (row.seq != head.seq + 1 || row.prevHash != head.hash || m_hasher.hex(viewOf(row)) != row.hash) {
            return;
        }
        head.seq = row.seq;
        head.hash = row.hash;
        m_batch.push_back(row);
        if (m_batch.size() >= kBatch) {
            flush();
        }
    }

    /// How many were added since the last call.
    [[nodiscard]] Result<std::int64_t> added()
    {
        flush();
        if (!m_outcome) {
            return m_outcome.error();
        }
        return std::exchange(m_added, 0);
    }

private:
    void flush()
    {
        if (m_batch.empty() || !m_outcome) {
            return;
        }
        static const std::string kInsert =
            "INSERT INTO event (" + std::string(kEventColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        m_outcome = m_database.inTransaction([&]() -> Result<void> {
            for (const EventRow& row : m_batch) {
                if (auto kept = m_database.run(kInsert, valuesOf(row)); !kept) {
                    return kept.error();
                }
            }
            return {};
        });
        m_added += m_outcome ? static_cast<std::int64_t>(m_batch.size()) : 0;
        m_batch.clear();
    }

    Database& m_database;
    ChainHasher m_hasher;
    std::map<std::string, ChainHead> m_heads;
    std::vector<EventRow> m_batch;
    Result<void> m_outcome;
    std::int64_t m_added = 0;
};

/// The newest backup that holds becomes the target's beginning.
Result<void> takeBackup(const std::filesystem::path& target, const RestoreSources& sources, RestoreReport& report)
{
    for (const Backup& backup : backupsIn(sources.backups)) {
        if (!checkBackup(backup)) {
            ++report.passedOver;
            continue;
        }
        std::error_code fault;
        std::filesystem::copy_file(backup.file, target, fault);
        if (fault) {
            return storageError("The file {} cannot be written to. What was there is safe.", {target.string()},
                                fault.message());
        }
        report.backup = backup.file;
        report.fromBackup = backup.events;
        return {};
    }
    return {};
}

Result<void> takeEvents(Database& database, const RestoreSources& sources, RestoreReport& report)
{
    Continuation continuation(database);
    if (auto begun = continuation.begin(); !begun) {
        return begun;
    }
    const auto read = readSegments(sources.segments, [&](const EventRow& row) { continuation.take(row); });
    const auto fromSegments = continuation.added();
    if (!read || !fromSegments) {
        return !read ? read.error() : fromSegments.error();
    }
    report.fromSegments = *fromSegments;
    std::error_code fault;
    if (!sources.remains.empty() && std::filesystem::exists(sources.remains, fault)) {
        if (const auto remains = Database::openRemains(sources.remains)) {
            // Where the damage begins the reading ends; that is no fault here.
            static_cast<void>(remains->each("SELECT " + std::string(kEventColumns) + " FROM event ORDER BY rowid", {},
                                            [&](const Row& row) { continuation.take(readRow(row)); }));
        }
    }
    const auto fromRemains = continuation.added();
    if (!fromRemains) {
        return fromRemains.error();
    }
    report.fromRemains = *fromRemains;
    return {};
}

/// The print queue as the remains know it; what only the backup knows of may have been printed since.
Result<void> takeQueue(Database& database, const RestoreSources& sources)
{
    if (const auto doubted = doubtRestored(database); !doubted) {
        return doubted.error();
    }
    std::error_code fault;
    if (sources.remains.empty() || !std::filesystem::exists(sources.remains, fault)) {
        return {};
    }
    if (const auto remains = Database::openRemains(sources.remains)) {
        // What the damage reaches cannot be taken over; all or nothing, so that no half of a job is.
        static_cast<void>(bool(database.inTransaction([&] { return takePrints(database, *remains); })));
    }
    return {};
}

/// Read models made anew, everything checked, one file.
Result<void> close(Database database, const MakeProjections& projections, RestoreReport& report)
{
    if (auto dropped = database.run("DELETE FROM projection"); !dropped) {
        return dropped.error();
    }
    if (auto journal = Journal::open(database, projections()); !journal) {
        return journal.error();
    }
    const auto checked = verifyChain(database);
    const auto heads = headsOf(database);
    if (!checked || !heads) {
        return !checked ? checked.error() : heads.error();
    }
    if (checked->firstFault) {
        return storageError("The restored store is not intact: {}", {*checked->firstFault});
    }
    report.heads = *heads;
    // Closing alone would keep a fault of its last write to itself.
    std::string mode;
    const auto closed = database.each("PRAGMA journal_mode = DELETE", {}, [&](const Row& row) { mode = row.text(0); });
    if (!closed || mode != "delete") {
        return closed ? storageError("The restored store could not be brought into one file.") : closed.error();
    }
    return {};
}

Result<RestoreReport> build(const std::filesystem::path& target, const RestoreSources& sources,
                            const MakeProjections& projections)
{
    RestoreReport report;
    if (auto taken = takeBackup(target, sources, report); !taken) {
        return taken.error();
    }
    auto database = Database::openForWriting(target);
    if (!database) {
        return database.error();
    }
    if (auto taken = takeEvents(*database, sources, report); !taken) {
        return taken.error();
    }
    if (auto taken = takeQueue(*database, sources); !taken) {
        return taken.error();
    }
    if (report.events() == 0) {
        return refused("There is nothing to restore the store from: no backup in {} holds, and no segment file in {} "
                       "begins with the first event. Nothing was changed.",
                       {sources.backups.string(), sources.segments.string()});
    }
    if (auto closed = close(std::move(*database), projections, report); !closed) {
        return closed.error();
    }
    return report;
}

void removeParts(const std::filesystem::path& file)
{
    std::error_code ignored;
    for (const char* part : kParts) {
        std::filesystem::remove(file.string() + part, ignored);
    }
}

Result<void> moveAway(const std::filesystem::path& store, const std::filesystem::path& folder)
{
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    for (const char* part : kParts) {
        const std::filesystem::path from = store.string() + part;
        if (!fault && std::filesystem::exists(from)) {
            std::filesystem::rename(from, folder / from.filename(), fault);
        }
    }
    if (fault || !syncFolder(folder)) {
        return storageError("The damaged store cannot be moved to {}. It was left as it is.", {folder.string()},
                            fault.message());
    }
    return {};
}

} // namespace

Result<RestoreReport> rebuildStore(const std::filesystem::path& target, const RestoreSources& sources,
                                   const MakeProjections& projections)
{
    auto report = build(target, sources, projections);
    if (!report) {
        removeParts(target);
    }
    return report;
}

Result<RestoreReport> restoreStore(const std::filesystem::path& store, const std::filesystem::path& quarantine,
                                   const RestoreSources& sources, const MakeProjections& projections, Time at)
{
    const std::filesystem::path draft = store.string() + ".restoring";
    removeParts(draft);
    auto report = rebuildStore(draft, sources, projections);
    if (!report) {
        return report;
    }
    if (auto synced = syncFile(draft); !synced) {
        return synced.error();
    }
    std::error_code fault;
    if (std::filesystem::exists(store, fault)) {
        std::string name = toIso(at);
        std::erase(name, ':');
        report->quarantine = quarantine / name;
        if (auto moved = moveAway(store, report->quarantine); !moved) {
            return moved.error();
        }
    }
    std::filesystem::rename(draft, store, fault);
    if (fault || !syncFolder(store.parent_path())) {
        return storageError("The restored store cannot be put in its place. It lies in {}.", {draft.string()},
                            fault.message());
    }
    return report;
}

} // namespace regrade::store
