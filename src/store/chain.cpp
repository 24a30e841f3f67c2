#include "store/chain.h"

#include "store/eventrow.h"

#include <unordered_map>

namespace regrade::store {

namespace {

/// Follows every station's chain and every subject's versions row by row; remembers the first fault only.
class ChainWalk {
public:
    void take(const EventRow& row)
    {
        if (m_fault) {
            return;
        }
        ++m_events;
        m_fault = faultOf(row);
        m_heads[row.station] = {row.seq, row.hash};
        m_versions[row.item] = row.version;
        m_last = "event " + std::to_string(row.seq) + " of station " + row.station;
    }

    [[nodiscard]] std::int64_t events() const { return m_events; }
    [[nodiscard]] int stations() const { return static_cast<int>(m_heads.size()); }
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }
    [[nodiscard]] const std::string& last() const { return m_last; }

private:
    struct Head {
        std::int64_t seq = 0;
        std::string hash = chainStart();
    };

    std::optional<Error> faultOf(const EventRow& row)
    {
        const std::string seq = std::to_string(row.seq);
        const Head& head = m_heads[row.station];
        if (row.seq != head.seq + 1) {
            return conflict("Event {} of station {} is not followed by event {} but by event {}: events are missing "
                            "or out of order.",
                            {std::to_string(head.seq), row.station, std::to_string(head.seq + 1), seq});
        }
        if (row.hash != hashOf(row)) {
            return conflict("Event {} of station {} is not what was written: its content does not fit its hash.",
                            {seq, row.station});
        }
        if (row.prevHash != head.hash) {
            return conflict("Event {} of station {} does not continue the event before it: the chain is broken.",
                            {seq, row.station});
        }
        if (row.version != m_versions[row.item] + 1) {
            return conflict(
                "Event {} of station {} is entry {} of {}, but entry {} was due: the history has a gap.",
                {seq, row.station, std::to_string(row.version), row.item, std::to_string(m_versions[row.item] + 1)});
        }
        if (const auto event = recorded(row); !event) {
            return conflict("Event {} of station {} cannot be read by this program.", {seq, row.station},
                            event.error().detail);
        }
        return std::nullopt;
    }

    std::int64_t m_events = 0;
    std::optional<Error> m_fault;
    std::string m_last = "the beginning";
    std::unordered_map<std::string, Head> m_heads;
    std::unordered_map<std::string, std::int64_t> m_versions;
};

std::optional<std::string> walk(const Database& database, ChainReport& report)
{
    ChainWalk chain;
    const auto walked = database.each("SELECT " + std::string(kEventColumns) + " FROM event ORDER BY rowid", {},
                                      [&](const Row& row) { chain.take(readRow(row)); });
    report.events = chain.events();
    report.stations = chain.stations();
    if (chain.fault()) {
        return chain.fault()->what();
    }
    if (!walked) {
        return storageError("The log cannot be read any further after {}: the file is damaged.", {chain.last()}).what();
    }
    return std::nullopt;
}

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
                                     "AND name NOT IN ('event', 'projection') ORDER BY name",
                                     {}, [&](const Row& row) { tables.push_back(row.text(0)); });
    return asked ? Result<std::vector<std::string>>(std::move(tables)) : asked.error();
}

/// Every row of a table as one sorted list of texts; values are quoted, so that 1, '1' and NULL differ.
Result<std::vector<std::string>> contentsOf(const Database& database, const std::string& table)
{
    std::string columns;
    const auto named = database.each("SELECT name FROM pragma_table_info(?)", {table}, [&](const Row& row) {
        columns += (columns.empty() ? "quote(\"" : " || ',' || quote(\"") + row.text(0) + "\")";
    });
    std::vector<std::string> rows;
    const auto read =
        database.each("SELECT " + (columns.empty() ? "''" : columns) + " FROM \"" + table + "\" ORDER BY 1", {},
                      [&](const Row& row) { rows.push_back(row.text(0)); });
    if (!named || !read) {
        return !named ? named.error() : read.error();
    }
    return rows;
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
    const auto replayed = fresh->inTransaction([&] { return replayInto(*fresh, database, pointers); });
    const auto tables = tablesOf(*fresh);
    if (!replayed || !tables) {
        return !replayed ? replayed.error() : tables.error();
    }
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

Result<ChainReport> verifyChain(const Database& database, const Journal::Projections& projections)
{
    const Snapshot snapshot(database);
    if (!snapshot.begun()) {
        return snapshot.begun().error();
    }
    ChainReport report;
    report.firstFault = walk(database, report);
    if (!report.firstFault) {
        report.firstFault = askSqlite(database);
    }
    if (report.firstFault || projections.empty()) {
        report.readModelsAgree = !report.firstFault;
        return report;
    }
    const auto agree = readModelsAgree(database, projections);
    if (!agree) {
        return agree.error();
    }
    report.readModelsAgree = *agree;
    return report;
}

} // namespace regrade::store
