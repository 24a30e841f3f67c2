// How fast the store is, as a share of what SQLite itself gives on the same disk in the same run. No test: figures of a
// busy machine prove nothing, ratios of neighbouring blocks do. Prints one line a figure.
//   regrade_storebench FOLDER [EVENTS]

#include "tests/store/samples.h"

#include "insight/projections.h"
#include "store/chain.h"
#include "store/eventrow.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace regrade;
using Seconds = std::chrono::duration<double>;
using std::chrono::steady_clock;

template <class Work>
double secondsOf(Work work)
{
    const auto begun = steady_clock::now();
    work();
    return Seconds(steady_clock::now() - begun).count();
}

void require(bool good, const std::string& what)
{
    if (!good) {
        throw std::runtime_error(what);
    }
}

/// SQLite's own C interface with the store's schema and pragmas: one row, one durable commit.
class RawLog {
public:
    explicit RawLog(const std::filesystem::path& file)
    {
        require(sqlite3_open(file.c_str(), &m_handle) == SQLITE_OK, "raw open");
        run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON");
        sqlite3_prepare_v2(m_handle, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", -1,
                           &m_insert, nullptr);
        sqlite3_prepare_v2(m_handle, "BEGIN IMMEDIATE", -1, &m_begin, nullptr);
        sqlite3_prepare_v2(m_handle, "COMMIT", -1, &m_commit, nullptr);
    }
    ~RawLog()
    {
        for (sqlite3_stmt* statement : {m_insert, m_begin, m_commit}) {
            sqlite3_finalize(statement);
        }
        sqlite3_close(m_handle);
    }
    RawLog(const RawLog&) = delete;
    RawLog& operator=(const RawLog&) = delete;

    void append(const store::EventRow& row)
    {
        step(m_begin);
        int place = 0;
        for (const store::Value& value : store::valuesOf(row)) {
            ++place;
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                sqlite3_bind_int64(m_insert, place, *number);
            } else {
                const auto& text = std::get<std::string>(value);
                sqlite3_bind_text(m_insert, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
            }
        }
        step(m_insert);
        step(m_commit);
    }

private:
    void run(const char* sql) { require(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    void step(sqlite3_stmt* statement)
    {
        require(sqlite3_step(statement) == SQLITE_DONE, sqlite3_errmsg(m_handle));
        sqlite3_reset(statement);
    }

    sqlite3* m_handle = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_begin = nullptr;
    sqlite3_stmt* m_commit = nullptr;
};

/// One more unit's first event, as the log and as raw rows take it.
store::EventRow rowFor(int number, const store::Stamp& stamp)
{
    const store::RecordedEvent event{
        number, domain::SubjectId("RAW" + std::to_string(number)), 1, stamp, store::received(), store::chainStart(),
        {}};
    store::EventRow row = store::rowOf(event, R"({"product":"Hand mixer","order":"order-4711"})");
    row.body.resize(420, ' ');
    row.hash = store::chainStart();
    return row;
}

/// Blocks of commits in turn, so that both meet the same disk.
void commits(const std::filesystem::path& folder, int blocks, int size)
{
    auto own = *store::Database::openForWriting(folder / "own.db");
    {
        const auto schema = store::Database::openForWriting(folder / "raw.db");
    }
    RawLog raw(folder / "raw.db");
    store::EventLog log(own);
    double ownSeconds = 0;
    double rawSeconds = 0;
    int number = 0;
    for (int block = 0; block < blocks; ++block) {
        rawSeconds += secondsOf([&] {
            for (int i = 0; i < size; ++i) {
                raw.append(rowFor(number + i + 1, store::stampAt(1, "raw")));
            }
        });
        ownSeconds += secondsOf([&] {
            for (int i = 0; i < size; ++i) {
                const domain::SubjectId subject("OWN" + std::to_string(number + i + 1));
                const auto done = own.inTransaction([&]() -> Result<void> {
                    const auto written = log.append(subject, 0, {store::received()}, store::stampAt(1));
                    return written ? Result<void>() : written.error();
                });
                require(bool(done), "own append");
            }
        });
        number += size;
    }
    std::cout << "durable single-event commits: own " << number / ownSeconds << "/s, raw SQLite " << number / rawSeconds
              << "/s, ratio " << rawSeconds / ownSeconds << " (aim 0.70)\n";
}

/// A log of units that each go from intake to a finished cleaning.
void fillLog(store::Database& database, int events)
{
    store::EventLog log(database);
    const domain::StageId clean("clean");
    const domain::Events way = {
        store::received(), store::routed(), domain::WorkStarted{clean},
        domain::StepDone{clean, domain::StepId("wipe"), domain::StepOutcome::passed, std::nullopt, "", "", {}},
        domain::WorkFinished{clean, std::chrono::minutes(3), Money{240, "EUR"}, false}};
    require(bool(database.inTransaction([&]() -> Result<void> {
                for (int unit = 0; unit * static_cast<int>(way.size()) < events; ++unit) {
                    const auto written =
                        log.append(domain::SubjectId("UNIT" + std::to_string(unit)), 0, way, store::stampAt(unit));
                    if (!written) {
                        return written.error();
                    }
                }
                return {};
            })),
            "fill");
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void walkAndRebuild(const std::filesystem::path& folder, int events)
{
    auto database = *store::Database::openForWriting(folder / "log.db");
    fillLog(database, events);
    std::int64_t bytes = 0;
    const double reading = secondsOf([&] {
        const auto read = database.each("SELECT " + std::string(store::kEventColumns) + " FROM event ORDER BY rowid",
                                        {}, [&](const store::Row& row) {
                                            for (int column = 0; column < 14; ++column) {
                                                bytes += static_cast<std::int64_t>(row.view(column).size());
                                            }
                                        });
        require(bool(read), "read");
    });
    std::int64_t walked = 0;
    const double walking = secondsOf([&] { walked = store::verifySince(database, {})->events; });
    std::cout << "chain verification: " << static_cast<double>(walked) / walking << " events/s (aim 500000), "
              << reading / walking << " of reading the columns alone; " << bytes / walked << " bytes an event\n";

    auto journal = *store::Journal::open(database, insight::allProjections());
    const double before = peakMegabytes();
    const double rebuilding = secondsOf([&] { require(bool(journal.rebuild()), "rebuild"); });
    std::cout << "read models rebuilt: " << static_cast<double>(walked) / rebuilding << " events/s (aim 300000), "
              << reading / rebuilding << " of reading the columns alone; peak memory " << peakMegabytes() << " MB, "
              << before << " MB before (aim 300)\n";
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::cerr << "usage: regrade_storebench FOLDER [EVENTS]\n";
        return 2;
    }
    const std::filesystem::path folder = std::filesystem::path(arguments[1]) / "regrade-storebench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const int events = count > 2 ? std::atoi(arguments[2]) : 20'000;
    int code = 0;
    try {
        commits(folder, 10, 40);
        walkAndRebuild(folder, events);
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        code = 1;
    }
    std::filesystem::remove_all(folder);
    return code;
}
