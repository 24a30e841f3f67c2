#include "store/connection.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/place.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <system_error>

namespace regrade::store {

namespace {

constexpr int kBusyTimeoutMs = 10'000;

Result<std::int64_t> numberFrom(const Database& database, std::string_view sql)
{
    std::int64_t number = 0;
    const auto asked = database.each(sql, {}, [&](const Row& row) { number = row.integer(0); });
    return asked ? Result<std::int64_t>(number) : asked.error();
}

Result<void> runAll(Database& database, std::initializer_list<std::string_view> statements)
{
    for (const std::string_view sql : statements) {
        if (auto done = database.run(sql); !done) {
            return done.error();
        }
    }
    return {};
}

/// Nobody asks SQLite how much memory it has; without the count its threads need no common lock for each piece of it.
void countNoMemory()
{
    // Refused once SQLite is at work, as when somebody else in this program began with it: then it only counts on.
    static const int outcome = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(outcome);
}

/// Ours, whole enough to be read, and not from a newer program. Nothing is written.
Result<int> checkedSchema(const Database& database, const std::filesystem::path& file)
{
    const auto application = numberFrom(database, "PRAGMA application_id");
    const auto schema = numberFrom(database, "PRAGMA user_version");
    const auto tables = numberFrom(database, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'event'");
    for (const auto* asked : {&application, &schema, &tables}) {
        if (!*asked) {
            return asked->error();
        }
    }
    if (*application != kApplicationId) {
        return refused("The file {} is a database of another program. It was left as it is.", {file.string()});
    }
    const auto own = static_cast<std::int64_t>(migrationSteps().size());
    if (*schema > own) {
        return refused(
            "The store {} was written by a newer version of this program (schema {}, this program knows {}). "
            "It was left as it is; install the newer version.",
            {file.string(), std::to_string(*schema), std::to_string(own)});
    }
    if (*schema < 1 || *tables != 1) {
        return storageError("The store {} has lost its log. It was left as it is; restore it from a backup.",
                            {file.string()});
    }
    return static_cast<int>(*schema);
}

/// SQLite is the only one that may open the file: when a program closes any handle of its own to it, the system drops
/// every lock that the program's connections hold there, and another program takes the write-ahead log away under them.
Error notAStore(Error fault, const std::filesystem::path& file)
{
    if (fault.detail.find("not a database") == std::string::npos) {
        return fault;
    }
    return storageError(
        "The file {} is not a store of this program, or its beginning is damaged. It was left as it is.",
        {file.string()}, fault.detail);
}

/// First and last row of the log answer; the whole is checked by verifyChain.
Result<void> checkReadable(const Database& database)
{
    for (const std::string_view sql : {"SELECT LENGTH(body) FROM event ORDER BY rowid LIMIT 1",
                                       "SELECT LENGTH(body) FROM event ORDER BY rowid DESC LIMIT 1",
                                       "SELECT seq FROM event ORDER BY station DESC, seq DESC LIMIT 1"}) {
        if (auto answer = numberFrom(database, sql); !answer) {
            return answer.error();
        }
    }
    return {};
}

} // namespace

Result<Database> Database::connect(const std::filesystem::path& file, Access access)
{
    countNoMemory();
    // A connection belongs to one thread, so SQLite need not guard it against others.
    int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
    if (access == Access::read) {
        flags = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
    } else if (access != Access::write) {
        flags |= SQLite::OPEN_CREATE;
    }
    const std::string name = access == Access::memory ? std::string() : file.string();
    try {
        Database database(std::make_unique<Connection>(name, flags, kBusyTimeoutMs));
        const auto set =
            runAll(database, {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",
                              "PRAGMA recursive_triggers = ON",
                              access == Access::read ? "PRAGMA query_only = ON" : "PRAGMA synchronous = FULL"});
        return set ? Result<Database>(std::move(database)) : notAStore(set.error(), file);
    } catch (const SQLite::Exception& exception) {
        return notAStore(storeFault(exception.getErrorCode(), exception.what()), file);
    }
}

Result<void> Database::create(const std::filesystem::path& file)
{
    std::random_device random;
    const std::filesystem::path draft = file.string() + ".new-" + std::to_string(random()) + std::to_string(random());
    std::error_code fault;
    const auto made = [&]() -> Result<void> {
        auto database = connect(draft, Access::create);
        if (!database) {
            return database.error();
        }
        // Without a write-ahead log: what is in one when it is closed may not reach the file that is moved.
        const std::string mark = "PRAGMA application_id = " + std::to_string(kApplicationId);
        if (auto marked = database->run(mark); !marked) {
            return marked.error();
        }
        return migrate(*database);
    }();
    if (!made) {
        for (const char* part : {"", "-journal"}) {
            std::filesystem::remove(draft.string() + part, fault);
        }
        return refused("The store {} cannot be made. Nothing was left behind; choose another folder.", {file.string()},
                       made.error().detail);
    }
    // When another program was faster, its store is the one.
    const int moved = ::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE);
    const int reason = moved == 0 ? 0 : errno;
    std::filesystem::remove(draft, fault);
    const std::filesystem::path folder = file.parent_path().empty() ? "." : file.parent_path();
    if ((reason != 0 && reason != EEXIST) || !syncFolder(folder)) {
        return storageError("The store {} cannot be made. Nothing was left behind; choose another folder.",
                            {file.string()}, std::error_code(reason, std::generic_category()).message());
    }
    return {};
}

Result<Database> Database::openForWriting(const std::filesystem::path& file)
{
    if (auto place = preparePlace(file); !place) {
        return place.error();
    }
    if (!std::filesystem::exists(file)) {
        if (auto made = create(file); !made) {
            return made.error();
        }
    }
    if (auto head = checkFile(file); !head) {
        return head.error();
    }
    auto database = connect(file, Access::write);
    if (!database) {
        return database;
    }
    if (auto schema = checkedSchema(*database, file); !schema) {
        return notAStore(schema.error(), file);
    }
    if (auto readable = checkReadable(*database); !readable) {
        return readable.error();
    }
    if (auto mode = database->run("PRAGMA journal_mode = WAL"); !mode) {
        return mode.error();
    }
    if (auto migrated = migrate(*database); !migrated) {
        return migrated.error();
    }
    return database;
}

Result<Database> Database::openForReading(const std::filesystem::path& file)
{
    if (auto head = checkFile(file); !head) {
        return head.error();
    }
    if (auto own = checkFileSystem(file.parent_path().empty() ? "." : file.parent_path()); !own) {
        return own.error();
    }
    auto database = connect(file, Access::read);
    if (!database) {
        return database;
    }
    const auto schema = checkedSchema(*database, file);
    if (!schema) {
        return notAStore(schema.error(), file);
    }
    if (*schema != static_cast<int>(migrationSteps().size())) {
        return refused("The store {} was written by an older version of this program. Open it for work once, "
                       "then it can be read.",
                       {file.string()});
    }
    return database;
}

Result<Database> Database::openRemains(const std::filesystem::path& file)
{
    if (auto head = checkFile(file); !head) {
        return head.error();
    }
    auto database = connect(file, Access::read);
    if (!database) {
        return database;
    }
    // Without it SQLite refuses a file that is shorter than its first page says.
    const auto lenient = database->run("PRAGMA writable_schema = ON");
    return lenient ? std::move(database) : Result<Database>(lenient.error());
}

Result<Database> Database::inMemory()
{
    auto database = connect({}, Access::memory);
    if (!database) {
        return database;
    }
    if (auto migrated = migrate(*database); !migrated) {
        return migrated.error();
    }
    return database;
}

} // namespace regrade::store
