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

// People are not events: docs/decisions/0012.
const MigrationStep kPersonTables = {
    R"(CREATE TABLE person (
         code    TEXT    NOT NULL PRIMARY KEY CHECK (code <> ''),
         badge   TEXT    NOT NULL UNIQUE CHECK (badge <> ''),
         role    TEXT    NOT NULL CHECK (role <> ''),
         owner   TEXT,
         pin     TEXT    NOT NULL CHECK (pin <> ''),
         retired INTEGER NOT NULL CHECK (retired IN (0, 1))
       ) STRICT)",
    R"(CREATE TRIGGER person_is_never_deleted BEFORE DELETE ON person
       BEGIN SELECT RAISE(ABORT, 'a person is never deleted'); END)",
    R"(CREATE TABLE person_change (
         number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         at_ms   INTEGER NOT NULL,
         code    TEXT    NOT NULL REFERENCES person (code),
         what    TEXT    NOT NULL,
         role    TEXT    NOT NULL,
         by_code TEXT    NOT NULL CHECK (by_code <> ''),
         station TEXT    NOT NULL
       ) STRICT)",
    R"(CREATE TRIGGER person_change_is_never_changed BEFORE UPDATE ON person_change
       BEGIN SELECT RAISE(ABORT, 'a change of a person is never changed'); END)",
    R"(CREATE TRIGGER person_change_is_never_deleted BEFORE DELETE ON person_change
       BEGIN SELECT RAISE(ABORT, 'a change of a person is never deleted'); END)",
    R"(CREATE TABLE badge_try (
         number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         badge   TEXT    NOT NULL,
         at_ms   INTEGER NOT NULL,
         outcome TEXT    NOT NULL CHECK (outcome IN ('miss', 'in', 'reset'))
       ) STRICT)",
    // Asked at every sign-in: the tries of one badge.
    "CREATE INDEX badge_try_by_badge ON badge_try (badge, outcome, number)",
    R"(CREATE TABLE sign_in (
         token    TEXT    NOT NULL PRIMARY KEY,
         code     TEXT    NOT NULL REFERENCES person (code),
         station  TEXT    NOT NULL,
         began_ms INTEGER NOT NULL,
         used_ms  INTEGER NOT NULL,
         ended_ms INTEGER
       ) STRICT)",
    "CREATE TABLE recovery (digest TEXT NOT NULL PRIMARY KEY) STRICT",
};

// Two stations that are apart may each write the next entry of one unit, so its number is a station's own. The order of
// arrival (rowid) stays.
const MigrationStep kHubTables = {
    R"(CREATE TABLE event_of_all (
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
         UNIQUE (item, version, station)
       ) STRICT)",
    R"(INSERT INTO event_of_all (rowid, station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version,
         model_version, replayed, prev_hash, hash)
       SELECT rowid, station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version, model_version,
         replayed, prev_hash, hash FROM event ORDER BY rowid)",
    "DROP TABLE event",
    "ALTER TABLE event_of_all RENAME TO event",
    R"(CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END)",
    R"(CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END)",
    R"(CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
       WHEN EXISTS (SELECT 1 FROM event WHERE station = NEW.station AND seq = NEW.seq)
         OR EXISTS (SELECT 1 FROM event WHERE item = NEW.item AND version = NEW.version AND station = NEW.station)
       BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END)",
    // The station of this store whose events go to a hub: one row, or none.
    "CREATE TABLE hub_member (station TEXT NOT NULL PRIMARY KEY CHECK (station <> '')) STRICT",
    "CREATE TABLE outbox (seq INTEGER NOT NULL PRIMARY KEY) STRICT",
    "CREATE TABLE photo_outbox (photo TEXT NOT NULL UNIQUE CHECK (photo <> '')) STRICT",
    // Photos that somebody wanted to see and that lie at another station only.
    "CREATE TABLE photo_wanted (photo TEXT NOT NULL UNIQUE CHECK (photo <> '')) STRICT",
    // Who works on which unit, as the hub told it last.
    R"(CREATE TABLE lease (
         item     TEXT    NOT NULL PRIMARY KEY,
         station  TEXT    NOT NULL,
         until_ms INTEGER NOT NULL
       ) STRICT)",
};

// Labels on their way to a printer. Not events: what lies in a tray is the station's own matter, and no hub's.
const MigrationStep kPrintTable = {
    R"(CREATE TABLE print_job (
         number     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         printer    TEXT    NOT NULL CHECK (printer <> ''),
         title      TEXT    NOT NULL,
         item       TEXT,
         label      TEXT,
         copy       INTEGER NOT NULL CHECK (copy > 0),
         media      TEXT    NOT NULL,
         bytes      BLOB    NOT NULL,
         state      TEXT    NOT NULL
           CHECK (state IN ('waiting', 'sending', 'sent', 'unsure', 'confirmed', 'cancelled')),
         tries      INTEGER NOT NULL,
         reason     TEXT    NOT NULL,
         by_code    TEXT    NOT NULL,
         made_ms    INTEGER NOT NULL,
         changed_ms INTEGER NOT NULL
       ) STRICT)",
    // Asked again and again: the next job of a printer, and how many stand how.
    "CREATE INDEX print_job_by_state ON print_job (state, printer, number)",
    // Asked at every scan of a tag: the unit's newest label.
    "CREATE INDEX print_job_by_item ON print_job (item, number)",
};

const MigrationStep kAnnouncedTables = {
    // A list counts once it is complete; before that its rows are nobody's.
    R"(CREATE TABLE announced_list (
         number   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         name     TEXT    NOT NULL,
         by_code  TEXT    NOT NULL,
         at_ms    INTEGER NOT NULL,
         units    INTEGER NOT NULL,
         complete INTEGER NOT NULL
       ) STRICT)",
    R"(CREATE TABLE announced (
         number     INTEGER NOT NULL PRIMARY KEY,
         list       INTEGER NOT NULL REFERENCES announced_list (number),
         order_no   TEXT    NOT NULL CHECK (order_no <> ''),
         rma        TEXT    NOT NULL,
         tracking   TEXT    NOT NULL,
         sku        TEXT    NOT NULL CHECK (sku <> ''),
         serial     TEXT    NOT NULL,
         reason     TEXT    NOT NULL,
         source     TEXT    NOT NULL,
         market     TEXT    NOT NULL,
         book_minor INTEGER,
         currency   TEXT    NOT NULL,
         quantity   INTEGER NOT NULL CHECK (quantity > 0)
       ) STRICT)",
    // The same return is announced once; also what a scan of the order finds.
    "CREATE UNIQUE INDEX announced_once ON announced (order_no, sku, serial, rma)",
    // What is scanned from a parcel.
    "CREATE INDEX announced_by_rma ON announced (rma) WHERE rma <> ''",
    "CREATE INDEX announced_by_tracking ON announced (tracking) WHERE tracking <> ''",
    "CREATE INDEX announced_by_serial ON announced (serial) WHERE serial <> ''",
    "CREATE INDEX announced_by_list ON announced (list, number)",
};

const MigrationStep kBatchTables = {
    "ALTER TABLE announced ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE announced ADD COLUMN batch TEXT NOT NULL DEFAULT ''",
    // What is expected of a pallet.
    "CREATE INDEX announced_by_batch ON announced (batch) WHERE batch <> ''",
    // Pallets and partners' batches whose units are taken in one after the other: the station's own matter, no hub's.
    R"(CREATE TABLE batch (
         number    INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         reference TEXT    NOT NULL UNIQUE CHECK (reference <> ''),
         source    TEXT    NOT NULL CHECK (source <> ''),
         owner     TEXT    NOT NULL,
         market    TEXT    NOT NULL CHECK (market <> ''),
         reason    TEXT    NOT NULL CHECK (reason <> ''),
         by_code   TEXT    NOT NULL,
         begun_ms  INTEGER NOT NULL,
         ended_ms  INTEGER
       ) STRICT)",
    // Answers that stay for the whole batch, and codes that were put aside.
    R"(CREATE TABLE batch_answer (
         batch    INTEGER NOT NULL REFERENCES batch (number),
         question TEXT    NOT NULL,
         option   TEXT    NOT NULL,
         PRIMARY KEY (batch, question)
       ) STRICT)",
    R"(CREATE TABLE batch_aside (
         number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
         batch  INTEGER NOT NULL REFERENCES batch (number),
         code   TEXT    NOT NULL,
         why    TEXT    NOT NULL,
         at_ms  INTEGER NOT NULL
       ) STRICT)",
    "CREATE INDEX batch_aside_by_batch ON batch_aside (batch, number)",
};

const std::array kSteps = {kEventTable, kProjectionTable, kPersonTables, kHubTables,
                           kPrintTable, kAnnouncedTables, kBatchTables};

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
