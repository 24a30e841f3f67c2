#include "store/chain.h"

#include "store/chainwalk.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace regrade::store {

namespace {

std::optional<std::string> askSqlite(const Database& database)
{
    std::string answer;
    const auto asked = database.each("PRAGMA integrity_check(1)", {}, [&](const Row& row) { answer = row.text(0); });
    if (asked && answer == "ok") {
        return std::nullopt;
    }
    return storageError("Every event fits, but the file around them is damaged: {}.",
                        {asked ? answer : asked.error().detail})
        .what();
}

Result<std::vector<std::string>> tablesOf(const Database& database)
{
    std::vector<std::string> tables;
    const auto asked = database.each("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                                     "ORDER BY name",
                                     {}, [&](const Row& row) { tables.push_back(row.text(0)); });
    return asked ? Result<std::vector<std::string>>(std::move(tables)) : asked.error();
}

/// What a table holds, whatever the order of its rows: how many, and the sum of their hashes (BLAKE2b-128).
struct Contents {
    std::int64_t rows = 0;
    std::array<std::uint64_t, 2> sum{};

    [[nodiscard]] bool operator==(const Contents&) const = default;
};

/// Values are quoted, so that 1, '1' and NULL differ.
Result<Contents> contentsOf(const Database& database, const std::string& table)
{
    std::string columns;
    const auto named = database.each("SELECT name FROM pragma_table_info(?)", {table}, [&](const Row& row) {
        columns += (columns.empty() ? "quote(\"" : " || ',' || quote(\"") + row.text(0) + "\")";
    });
    Contents contents;
    const auto read = database.each(
        "SELECT " + (columns.empty() ? "''" : columns) + " FROM \"" + table + "\"", {}, [&](const Row& row) {
            const std::string_view values = row.view(0);
            std::array<std::uint64_t, 2> hash{};
            crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), sizeof hash,
                               reinterpret_cast<const unsigned char*>(values.data()), values.size(), nullptr, 0);
            ++contents.rows;
            contents.sum[0] += hash[0];
            contents.sum[1] += hash[1];
        });
    if (!named || !read) {
        return !named ? named.error() : read.error();
    }
    return contents;
}

Result<bool> readModelsAgree(const Database& database, const Journal::Projections& projections)
{
    auto fresh = Database::inMemory();
    if (!fresh) {
        return fresh.error();
    }
    std::vector<const Projection*> pointers;
    for (const auto& projection : projections) {
        pointers.push_back(projection.get());
    }
    const auto own = tablesOf(*fresh);
    const auto replayed = fresh->inTransaction([&] { return replayInto(*fresh, database, pointers); });
    auto tables = tablesOf(*fresh);
    if (!own || !replayed || !tables) {
        return !replayed ? replayed.error() : (!own ? own : tables).error();
    }
    // What the schema itself has is no read model.
    std::erase_if(*tables,
                  [&](const std::string& table) { return std::binary_search(own->begin(), own->end(), table); });
    for (const std::string& table : *tables) {
        const auto wanted = contentsOf(*fresh, table);
        const auto stored = contentsOf(database, table);
        if (!wanted) {
            return wanted.error();
        }
        if (!stored || *stored != *wanted) {
            return false;
        }
    }
    return true;
}

/// Everything that is read while it lives belongs to one state of the store.
class Snapshot {
public:
    explicit Snapshot(const Database& database) : m_database(database), m_begun(tell("BEGIN")) {}
    ~Snapshot()
    {
        if (m_begun) {
            m_begun = tell("COMMIT");
        }
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    [[nodiscard]] const Result<void>& begun() const { return m_begun; }

private:
    [[nodiscard]] Result<void> tell(std::string_view sql) const
    {
        return m_database.each(sql, {}, [](const Row&) {});
    }

    const Database& m_database;
    Result<void> m_begun;
};

} // namespace

namespace {

void note(ChainReport& report, std::optional<ChainFault> fault)
{
    if (fault && !report.firstFault) {
        report.firstFault = fault->sentence;
        report.fault = std::move(fault);
    }
}

ChainReport reportOf(const ChainWalk& walk)
{
    ChainReport report;
    report.events = walk.events();
    report.stations = walk.stations();
    note(report, walk.fault());
    return report;
}

} // namespace

Result<std::vector<ChainHead>> headsOf(const Database& database)
{
    // One step of the index a station, not one an event.
    std::vector<std::string> stations;
    const auto named = database.each("WITH RECURSIVE known (name) AS (SELECT MIN(station) FROM event UNION ALL "
                                     "SELECT (SELECT MIN(station) FROM event WHERE station > known.name) FROM known "
                                     "WHERE known.name IS NOT NULL) SELECT name FROM known WHERE name IS NOT NULL",
                                     {}, [&](const Row& row) { stations.push_back(row.text(0)); });
    if (!named) {
        return named.error();
    }
    std::vector<ChainHead> heads;
    for (const std::string& station : stations) {
        const auto asked = database.each("SELECT seq, hash FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1",
                                         {station}, [&](const Row& row) {
                                             heads.push_back({station, row.integer(0), row.text(1)});
                                         });
        if (!asked) {
            return asked.error();
        }
    }
    return heads;
}

Result<ChainReport> verifyChain(const Database& database, const Journal::Projections& projections,
                                const std::vector<ChainHead>& witnesses)
{
    const Snapshot snapshot(database);
    if (!snapshot.begun()) {
        return snapshot.begun().error();
    }
    ChainWalk walk(database);
    walk.takeAll();
    walk.closeLog();
    ChainReport report = reportOf(walk);
    if (!report.firstFault) {
        report.firstFault = askSqlite(database);
    }
    if (!report.firstFault && !projections.empty()) {
        const auto agree = readModelsAgree(database, projections);
        if (!agree) {
            report.firstFault = agree.error().what();
        }
        report.readModelsAgree = agree && *agree;
    }
    report.readModelsAgree = report.readModelsAgree && !report.firstFault;
    note(report, witnessFault(database, witnesses, report.readModelsAgree));
    return report;
}

Result<ChainReport> verifyFile(const std::filesystem::path& file, const Journal::Projections& projections,
                               const std::vector<ChainHead>& witnesses)
{
    auto database = Database::openForReading(file);
    if (database) {
        return verifyChain(*database, projections, witnesses);
    }
    if (database.error().code != ErrorCode::storage) {
        return database.error();
    }
    const auto remains = Database::openRemains(file);
    if (remains) {
        ChainWalk walk(*remains);
        walk.takeAll();
        walk.closeLog();
        ChainReport report = reportOf(walk);
        report.firstFault = report.firstFault.value_or(database.error().what());
        report.readModelsAgree = false;
        return report;
    }
    ChainReport report;
    report.readModelsAgree = false;
    note(report, chainFault({}, 1, Tampering::damaged,
                            storageError("Nothing of the log can be read: event 1 is the first that is lost.", {},
                                         database.error().detail)));
    return report;
}

Result<ChainReport> verifySince(const Database& database, const std::vector<ChainHead>& marks)
{
    const Snapshot snapshot(database);
    const auto heads = headsOf(database);
    if (!snapshot.begun() || !heads) {
        return !snapshot.begun() ? snapshot.begun().error() : heads.error();
    }
    if (const auto fault = witnessFault(database, marks, true)) {
        ChainReport report;
        note(report, fault);
        return report;
    }
    ChainWalk walk(database);
    walk.startBehind(marks);
    for (const ChainHead& head : *heads) {
        const auto mark =
            std::find_if(marks.begin(), marks.end(), [&](const ChainHead& one) { return one.station == head.station; });
        walk.takeSince(mark == marks.end() ? ChainHead{head.station, 0, {}} : *mark);
    }
    return reportOf(walk);
}

} // namespace regrade::store
