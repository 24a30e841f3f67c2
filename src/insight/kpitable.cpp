#include "insight/kpitable.h"

#include "insight/tables.h"

#include <utility>

namespace regrade::insight::kpi {

namespace {

// What a fact holds, in the order of its columns.

const std::vector<std::pair<const char*, std::string Fact::*>>& texts()
{
    static const std::vector<std::pair<const char*, std::string Fact::*>> kTexts{
        {"item", &Fact::item},         {"owner", &Fact::owner},       {"category", &Fact::category},
        {"site", &Fact::site},         {"sku", &Fact::sku},           {"reason", &Fact::reason},
        {"grade", &Fact::grade},       {"standing", &Fact::standing}, {"stage", &Fact::stage},
        {"currency", &Fact::currency}, {"route", &Fact::route},       {"carton", &Fact::carton},
        {"material", &Fact::material}, {"filler", &Fact::filler}};
    return kTexts;
}

const std::vector<std::pair<const char*, std::int64_t Fact::*>>& numbers()
{
    static const std::vector<std::pair<const char*, std::int64_t Fact::*>> kNumbers{
        {"cycle", &Fact::cycle},      {"working", &Fact::working}, {"received", &Fact::received},
        {"seconds", &Fact::seconds},  {"agreed", &Fact::agreed},   {"work_ms", &Fact::workMs},
        {"cost", &Fact::cost},        {"book", &Fact::book},       {"has_book", &Fact::hasBook},
        {"filler_g", &Fact::fillerG}, {"parts", &Fact::parts}};
    return kNumbers;
}

const std::vector<std::pair<const char*, std::optional<std::int64_t> Fact::*>>& days()
{
    static const std::vector<std::pair<const char*, std::optional<std::int64_t> Fact::*>> kDays{
        {"graded", &Fact::graded}, {"ready", &Fact::ready},   {"sold", &Fact::sold},
        {"price", &Fact::price},   {"left_day", &Fact::left}, {"back", &Fact::back}};
    return kDays;
}

std::size_t columnsOfFact() { return texts().size() + numbers().size() + days().size(); }

std::string insertFact(const std::string& verb) { return verb + " INTO kpi_unit (" + factColumns() + ")"; }

} // namespace

const std::string& factColumns()
{
    static const std::string kColumns = [] {
        std::string columns;
        const auto name = [&](const char* column) { columns += (columns.empty() ? "" : ", ") + std::string(column); };
        for (const auto& [column, member] : texts()) {
            name(column);
        }
        for (const auto& [column, member] : numbers()) {
            name(column);
        }
        for (const auto& [column, member] : days()) {
            name(column);
        }
        return columns;
    }();
    return kColumns;
}

Fact factIn(const store::Row& row)
{
    Fact fact;
    int column = 0;
    for (const auto& [name, member] : texts()) {
        fact.*member = row.text(column++);
    }
    for (const auto& [name, member] : numbers()) {
        fact.*member = row.integer(column++);
    }
    for (const auto& [name, member] : days()) {
        if (!row.isNull(column)) {
            fact.*member = row.integer(column);
        }
        ++column;
    }
    return fact;
}

Result<std::optional<Fact>> readFact(const store::Database& database, const std::string& item, std::int64_t cycle)
{
    std::optional<Fact> fact;
    const auto read = database.each("SELECT " + factColumns() + " FROM kpi_unit WHERE item = ? AND cycle = ?",
                                    {item, cycle}, [&](const store::Row& row) { fact = factIn(row); });
    return read ? Result<std::optional<Fact>>(std::move(fact)) : read.error();
}

void addValues(std::vector<store::Value>& values, const Fact& fact)
{
    for (const auto& [name, member] : texts()) {
        values.emplace_back(fact.*member);
    }
    for (const auto& [name, member] : numbers()) {
        values.emplace_back(fact.*member);
    }
    for (const auto& [name, member] : days()) {
        const auto& day = fact.*member;
        values.push_back(day ? store::Value{*day} : store::Value{nullptr});
    }
}

Result<void> writeFact(store::Database& database, const Fact& fact)
{
    static const std::string kSql = BulkInsert::sql(insertFact("INSERT OR REPLACE"), columnsOfFact());
    std::vector<store::Value> values;
    addValues(values, fact);
    return done(database.run(kSql, values));
}

BulkInsert newFacts(store::Database& database) { return {database, insertFact("INSERT"), columnsOfFact()}; }

Result<void> makeDayIndexes(store::Database& database)
{
    return runAll(database,
                  {
                      // the units behind a figure
                      "CREATE INDEX kpi_unit_received ON kpi_unit (received, item)",
                      "CREATE INDEX kpi_unit_graded ON kpi_unit (graded, item) WHERE graded IS NOT NULL",
                      "CREATE INDEX kpi_unit_ready ON kpi_unit (ready, item) WHERE ready IS NOT NULL",
                      "CREATE INDEX kpi_unit_sold ON kpi_unit (sold, item) WHERE sold IS NOT NULL",
                      "CREATE INDEX kpi_unit_left ON kpi_unit (left_day, item) WHERE left_day IS NOT NULL",
                      // what is here, oldest first
                      "CREATE INDEX kpi_unit_here ON kpi_unit (received, item) WHERE sold IS NULL AND left_day IS NULL",
                  });
}

Result<void> makeKpiTables(store::Database& database)
{
    std::string facts = "CREATE TABLE kpi_unit (";
    for (const auto& [name, member] : texts()) {
        facts += std::string(name) + " TEXT NOT NULL, ";
    }
    for (const auto& [name, member] : numbers()) {
        facts += std::string(name) + " INTEGER NOT NULL, ";
    }
    for (const auto& [name, member] : days()) {
        facts += std::string(name) + " INTEGER, ";
    }
    facts += "UNIQUE (item, cycle)) STRICT";
    return runAll(database,
                  {
                      "DROP TABLE IF EXISTS kpi_unit",
                      "DROP TABLE IF EXISTS kpi_count",
                      "DROP TABLE IF EXISTS kpi_place",
                      "DROP TABLE IF EXISTS kpi_rating",
                      "DROP TABLE IF EXISTS kpi_orders",
                      facts,
                      // its key's order serves readCube(): a metric of one seller, or of all, by period
                      "CREATE TABLE kpi_count (owner TEXT NOT NULL, category TEXT NOT NULL, site TEXT NOT NULL,"
                      " metric TEXT NOT NULL, period INTEGER NOT NULL, key TEXT NOT NULL, units INTEGER NOT NULL,"
                      " x INTEGER NOT NULL, y INTEGER NOT NULL, xx INTEGER NOT NULL, xy INTEGER NOT NULL,"
                      " yy INTEGER NOT NULL, PRIMARY KEY (owner, category, site, metric, period, key)) STRICT,"
                      " WITHOUT ROWID",
                      "CREATE TABLE kpi_place (owner TEXT NOT NULL, category TEXT NOT NULL, site TEXT NOT NULL,"
                      " units INTEGER NOT NULL, PRIMARY KEY (owner, category, site)) STRICT, WITHOUT ROWID",
                      "CREATE TABLE kpi_rating (reference TEXT PRIMARY KEY, sku TEXT NOT NULL, owner TEXT NOT NULL,"
                      " category TEXT NOT NULL, day INTEGER NOT NULL, stars INTEGER NOT NULL, praise INTEGER NOT NULL,"
                      " second INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                      "CREATE INDEX kpi_rating_by_sku ON kpi_rating (sku)", // what other stations' events replace
                      "CREATE TABLE kpi_orders (sku TEXT NOT NULL, day INTEGER NOT NULL, owner TEXT NOT NULL,"
                      " category TEXT NOT NULL, orders INTEGER NOT NULL, PRIMARY KEY (sku, day)) STRICT, WITHOUT ROWID",
                      "DROP TABLE IF EXISTS kpi_weight",
                      "CREATE TABLE kpi_weight (sku TEXT PRIMARY KEY, grams INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                  });
}

} // namespace regrade::insight::kpi
