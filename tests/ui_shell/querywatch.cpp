#include "tests/ui_shell/querywatch.h"

#include <sqlite3.h>

#include <mutex>
#include <set>

namespace regrade::ui {
namespace {

struct Seen {
    std::mutex mutex;
    std::set<std::string> scans;
    int queries = 0;
};

Seen& seenQueries()
{
    static Seen all;
    return all;
}

int note(unsigned, void*, void* subject, void*)
{
    auto* statement = static_cast<sqlite3_stmt*>(subject);
    if (sqlite3_db_readonly(sqlite3_db_handle(statement), "main") != 1) {
        return 0;
    }
    Seen& all = seenQueries();
    const std::lock_guard lock(all.mutex);
    ++all.queries;
    if (sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1) > 0) {
        all.scans.insert(sqlite3_sql(statement));
    }
    return 0;
}

int watch(sqlite3* handle, char**, const sqlite3_api_routines*)
{
    return sqlite3_trace_v2(handle, SQLITE_TRACE_PROFILE, &note, nullptr);
}

} // namespace

void QueryWatch::install() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(&watch)); }

std::vector<std::string> QueryWatch::takeFullScans()
{
    Seen& all = seenQueries();
    const std::lock_guard lock(all.mutex);
    std::vector<std::string> scans(all.scans.begin(), all.scans.end());
    all.scans.clear();
    return scans;
}

int QueryWatch::seen()
{
    Seen& all = seenQueries();
    const std::lock_guard lock(all.mutex);
    return all.queries;
}

} // namespace regrade::ui
