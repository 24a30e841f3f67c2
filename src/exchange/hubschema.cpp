#include "exchange/hubschema.h"

#include <algorithm>

namespace regrade::exchange {

namespace {

// The portable subset: no trigger, no function, no LISTEN; keys that say where a row belongs. A distributed engine that
// speaks PostgreSQL's protocol can place every table by station.
constexpr const char* kTables[] = {
    "CREATE SCHEMA IF NOT EXISTS regrade",
    // One row: what this database is.
    "CREATE TABLE IF NOT EXISTS regrade.hub (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, made_at TIMESTAMPTZ NOT "
    "NULL DEFAULT now())",
    "CREATE TABLE IF NOT EXISTS regrade.station (station TEXT PRIMARY KEY, public_key TEXT NOT NULL, joined_at "
    "TIMESTAMPTZ NOT NULL DEFAULT now(), seen_at TIMESTAMPTZ NOT NULL DEFAULT now(), head_seq BIGINT NOT NULL DEFAULT "
    "0, head_hash TEXT NOT NULL DEFAULT '')",
    // `batch` only sorts: whoever wrote an event after reading others pushed it in a later batch than theirs.
    "CREATE TABLE IF NOT EXISTS regrade.event (station TEXT NOT NULL, seq BIGINT NOT NULL, item TEXT NOT NULL, version "
    "BIGINT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, at_utc TEXT NOT NULL, mono_ns BIGINT NOT NULL, actor "
    "TEXT NOT NULL, policy_version TEXT NOT NULL, model_version TEXT NOT NULL, replayed BIGINT NOT NULL, prev_hash "
    "TEXT NOT NULL, hash TEXT NOT NULL, batch BIGINT NOT NULL, PRIMARY KEY (station, seq))",
    "CREATE SEQUENCE IF NOT EXISTS regrade.batch",
    // Since version 2: what a station lacks is read in this order, however much it is.
    "CREATE INDEX IF NOT EXISTS event_order ON regrade.event (batch, station, seq)",
    // Where each chain stood, signed by its station: a witness outside the station.
    "CREATE TABLE IF NOT EXISTS regrade.head (station TEXT NOT NULL, seq BIGINT NOT NULL, signed_text TEXT NOT NULL, "
    "noted_at TIMESTAMPTZ NOT NULL DEFAULT now(), PRIMARY KEY (station, seq))",
    "CREATE TABLE IF NOT EXISTS regrade.lease (item TEXT PRIMARY KEY, station TEXT NOT NULL, until TIMESTAMPTZ NOT "
    "NULL)",
    "CREATE TABLE IF NOT EXISTS regrade.photo (photo TEXT NOT NULL, extension TEXT NOT NULL, piece INTEGER NOT NULL, "
    "pieces INTEGER NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (photo, piece))",
};

// A station adds facts and never changes one; what is its own state it may write over.
constexpr const char* kRights[] = {
    "GRANT USAGE ON SCHEMA regrade TO regrade_station",
    "GRANT SELECT ON ALL TABLES IN SCHEMA regrade TO regrade_station",
    "GRANT INSERT ON regrade.station, regrade.event, regrade.head, regrade.lease, regrade.photo TO regrade_station",
    "GRANT UPDATE ON regrade.station, regrade.lease TO regrade_station",
    "GRANT DELETE ON regrade.lease TO regrade_station",
    "GRANT USAGE ON SEQUENCE regrade.batch TO regrade_station",
};

/// A name between double quotes, as SQL wants it.
std::string quoted(const std::string& name)
{
    std::string text = "\"";
    for (const char letter : name) {
        text += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return text + '"';
}

std::string literal(const std::string& value)
{
    std::string text = "'";
    for (const char letter : value) {
        text += letter == '\'' ? "''" : std::string(1, letter);
    }
    return text + '\'';
}

Result<void> done(const Result<Answer>& answer) { return answer ? Result<void>() : Result<void>(answer.error()); }

Result<void> makeDatabase(const HubAddress& address, const LinkTimes& times)
{
    auto link = HubLink::open(address.withDatabase("postgres"), "regrade hub init", times, {});
    if (!link) {
        return link.error();
    }
    const auto known = link->ask("SELECT 1 FROM pg_database WHERE datname = $1", {address.database()});
    if (!known || !known->empty()) {
        return done(known);
    }
    return done(link->ask("CREATE DATABASE " + quoted(address.database()) + " ENCODING 'UTF8' TEMPLATE template0"));
}

Result<void> makeTables(HubLink& link)
{
    for (const char* sql : kTables) {
        if (const auto made = link.ask(sql); !made) {
            return made.error();
        }
    }
    const auto known = link.ask("SELECT 1 FROM pg_roles WHERE rolname = 'regrade_station'");
    const auto role = known && known->empty() ? link.ask("CREATE ROLE regrade_station NOLOGIN") : known;
    if (!role) {
        return role.error();
    }
    for (const char* sql : kRights) {
        if (const auto given = link.ask(sql); !given) {
            return given.error();
        }
    }
    return done(link.ask("INSERT INTO regrade.hub (id, version) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET "
                         "version = excluded.version WHERE hub.version < excluded.version",
                         {std::to_string(kHubVersion)}));
}

} // namespace

Result<void> initHub(const HubAddress& address, const LinkTimes& times)
{
    auto link = HubLink::open(address, "regrade hub init", times, {});
    if (!link) {
        if (const auto made = makeDatabase(address, times); !made) {
            return link.error().code == ErrorCode::refused ? made.error() : link.error();
        }
        link = HubLink::open(address, "regrade hub init", times, {});
    }
    if (!link) {
        return link.error();
    }
    const auto made = link->inTransaction("BEGIN", [&] { return makeTables(*link); });
    return made ? checkHub(*link, address) : made;
}

Result<void> addLogin(HubLink& link, const std::string& name, const std::string& password)
{
    if (password.size() < 12) {
        return refused("The password of a station must have 12 characters at least.");
    }
    const auto known = link.ask("SELECT 1 FROM pg_roles WHERE rolname = $1", {name});
    if (!known) {
        return known.error();
    }
    const std::string verb = known->empty() ? "CREATE ROLE " : "ALTER ROLE ";
    const auto made = link.ask(verb + quoted(name) + " LOGIN PASSWORD " + literal(password));
    const auto member = made ? link.ask("GRANT regrade_station TO " + quoted(name)) : made;
    return member ? Result<void>() : Result<void>(Error(member.error()));
}

Result<void> checkHub(HubLink& link, const HubAddress& address)
{
    const auto version = link.ask("SELECT version FROM regrade.hub WHERE id = 1");
    if (!version && (link.lastState() == "42P01" || link.lastState() == "3F000")) {
        return refused("The database \"{}\" on {} is not a hub. Make it one first: regradectl hub init.",
                       {address.database(), address.host});
    }
    if (!version) {
        return version.error();
    }
    const int found = std::atoi(fieldOf(*version, 0).value_or("0").c_str());
    if (found < kHubVersion) {
        return refused("The hub {} is of an older version ({}, this program knows {}). Bring it up to date first: "
                       "regradectl hub init.",
                       {address.host, std::to_string(found), std::to_string(kHubVersion)});
    }
    if (found > kHubVersion) {
        return refused("The hub {} is of a newer version ({}, this program knows {}). Install the newer version here; "
                       "until then what is new waits at this station.",
                       {address.host, std::to_string(found), std::to_string(kHubVersion)});
    }
    return {};
}

} // namespace regrade::exchange
