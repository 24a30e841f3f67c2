#include "store/migrations.h"

#include <array>
#include <string>

namespace regrade::store {

namespace {

const MigrationStep kEventTable = {
    R"(CREATE TABLE event (
         station        TEXT    NOT NULL CHECK (station <> ''),
         seq            INTEGER NOT NULL CHECK (seq > 0),
         item           TEXT    NOT NULL CHECK (item <> ''),
         version        INTEGER NOT NULL CHECK (version > 0),
         kind           TEXT    NOT NULL,
         body           TEXT    NOT NULL,
         at_utc         TEXT    NOT NULL,
         mono_ns        INTEGER NOT NULL,
         actor          TEXT    NOT NULL CHECK (actor <> ''),
         policy_version TEXT    NOT NULL,
         model_version  TEXT    NOT NULL,
         replayed       INTEGER NOT NULL CHECK (replayed IN (0, 1)),
         prev_hash      TEXT    NOT NULL,
         hash           TEXT    NOT NULL,
         PRIMARY KEY (station, seq),
         UNIQUE (item, version)
       ) STRICT)",
    R"(CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END)",
    R"(CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END)",
    // INSERT OR REPLACE deletes without asking the trigger above.
    R"(CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
       WHEN EXISTS (SELECT 1 FROM event WHERE station = NEW.station AND seq = NEW.seq)
         OR EXISTS (SELECT 1 FROM event WHERE item = NEW.item AND version = NEW.version)
       BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END)",
};

const MigrationStep kProjectionTable = {
    "CREATE TABLE projection (name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL) STRICT",
};

const std::array kSteps = {kEventTable, kProjectionTable};

Result<void> takeStep(Database& database, int number)
{
    return database.inTransaction([&]() -> Result<void> {
        // Another program may have taken the step while this one waited for its turn.
        const Result<int> schema = schemaOf(database);
        if (!schema) {
            return schema.error();
        }
        if (*schema >= number) {
            return {};
        }
        for (const std::string_view sql : kSteps[static_cast<std::size_t>(number - 1)]) {
            if (auto done = database.run(sql); !done) {
                return done.error();
            }
        }
        const auto numbered = database.run("PRAGMA user_version = " + std::to_string(number));
        return numbered ? Result<void>() : numbered.error();
    });
}

} // namespace

std::span<const MigrationStep> migrationSteps() { return kSteps; }

Result<int> schemaOf(const Database& database)
{
    int schema = 0;
    const auto asked =
        database.each("PRAGMA user_version", {}, [&](const Row& row) { schema = static_cast<int>(row.integer(0)); });
    return asked ? Result<int>(schema) : asked.error();
}

Result<void> migrate(Database& database)
{
    for (int number = 1; number <= static_cast<int>(kSteps.size()); ++number) {
        const Result<int> schema = schemaOf(database);
        if (!schema) {
            return schema.error();
        }
        if (*schema >= number) {
            continue;
        }
        if (auto taken = takeStep(database, number); !taken) {
            return taken;
        }
    }
    return {};
}

} // namespace regrade::store
