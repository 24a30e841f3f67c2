#include "insight/materials.h"

#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

/// What a unit has given of a fraction at its open work.
int givenBefore(const domain::Item& before, const domain::FractionId& fraction)
{
    if (before.work) {
        for (const domain::MaterialRecovered& one : before.work->recovered) {
            if (one.fraction == fraction) {
                return one.grams;
            }
        }
    }
    return 0;
}

/// So much more lies in the container of a fraction.
Result<void> count(store::Database& database, const domain::FractionId& fraction, std::int64_t grams)
{
    return done(database.run("INSERT INTO material_count (fraction, grams) VALUES (?, ?) ON CONFLICT (fraction) DO"
                             " UPDATE SET grams = grams + excluded.grams",
                             {fraction.text(), grams}));
}

Result<void> takeRecovered(store::Database& database, const store::RecordedEvent& event, int before)
{
    const auto* recovered = std::get_if<domain::MaterialRecovered>(&event.event);
    if (recovered == nullptr || recovered->grams == before) {
        return {};
    }
    const std::int64_t more = std::int64_t{recovered->grams} - before;
    const auto kept = database.run("INSERT INTO material_move (station, seq, fraction, grams, unit, at) VALUES"
                                   " (?, ?, ?, ?, ?, ?)",
                                   {event.stamp.station.text(), event.seq, recovered->fraction.text(), more,
                                    event.subject.text(), millisecondsOf(event.stamp.at)});
    return kept ? count(database, recovered->fraction, more) : kept.error();
}

Result<void> takeHandOver(store::Database& database, const store::RecordedEvent& event)
{
    const auto* handed = std::get_if<domain::MaterialsHandedOver>(&event.event);
    if (handed == nullptr) {
        return {};
    }
    std::int64_t place = 0;
    for (const domain::HandedMaterial& line : handed->lines) {
        const auto kept = database.run(
            "INSERT INTO material_paper (station, seq, place, fraction, recorded, grams, recycler, document, actor, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {event.stamp.station.text(), event.seq, place++, line.fraction.text(), std::int64_t{line.recorded},
             std::int64_t{line.grams}, handed->recycler, handed->document, event.stamp.actor.text(),
             millisecondsOf(event.stamp.at)});
        if (!kept) {
            return kept.error();
        }
        if (auto counted = count(database, line.fraction, -std::int64_t{line.recorded}); !counted) {
            return counted;
        }
    }
    return {};
}

/// A fraction of which nothing is left in the books is as if it had never been.
Result<void> forgetOne(store::Database& database, const store::RecordedEvent& event)
{
    const std::vector<store::Value> place{event.stamp.station.text(), event.seq};
    for (const char* statement :
         {"UPDATE material_count SET grams = grams - m.grams FROM material_move m WHERE m.station = ?1 AND m.seq = ?2"
          " AND m.fraction = material_count.fraction",
          "UPDATE material_count SET grams = grams + p.recorded FROM material_paper p WHERE p.station = ?1 AND p.seq ="
          " ?2 AND p.fraction = material_count.fraction",
          "DELETE FROM material_move WHERE station = ?1 AND seq = ?2",
          "DELETE FROM material_paper WHERE station = ?1 AND seq = ?2"}) {
        if (const auto ran = database.run(statement, place); !ran) {
            return ran.error();
        }
    }
    return done(database.run("DELETE FROM material_count WHERE NOT EXISTS (SELECT 1 FROM material_move m WHERE"
                             " m.fraction = material_count.fraction) AND NOT EXISTS (SELECT 1 FROM material_paper p"
                             " WHERE p.fraction = material_count.fraction)"));
}

template <class Steps>
Result<void> forgetAll(store::Database& database, const Steps& steps)
{
    for (const auto& step : steps) {
        const bool mine = std::holds_alternative<domain::MaterialRecovered>(step.event.event) ||
                          std::holds_alternative<domain::MaterialsHandedOver>(step.event.event);
        if (auto forgotten = mine ? forgetOne(database, step.event) : Result<void>(); !forgotten) {
            return forgotten;
        }
    }
    return {};
}

/// Writes the rows as the events come: dismantled units are few.
class GatheredMaterials final : public store::Gathering {
public:
    explicit GatheredMaterials(store::Database& database) : m_database(database) {}

    void note(const store::RecordedEvent& event, const domain::Item& before) override
    {
        const auto* recovered = std::get_if<domain::MaterialRecovered>(&event.event);
        m_before = recovered == nullptr ? 0 : givenBefore(before, recovered->fraction);
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item&) override
    {
        return takeRecovered(m_database, event, m_before);
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Product&) override
    {
        return takeHandOver(m_database, event);
    }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override { return {}; }

private:
    store::Database& m_database;
    int m_before = 0;
};

class Materials final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "materials"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS material_move",
                          "DROP TABLE IF EXISTS material_paper",
                          "DROP TABLE IF EXISTS material_count",
                          "CREATE TABLE material_count (fraction TEXT PRIMARY KEY, grams INTEGER NOT NULL) STRICT,"
                          " WITHOUT ROWID",
                          "CREATE TABLE material_move (station TEXT NOT NULL, seq INTEGER NOT NULL, fraction TEXT NOT"
                          " NULL, grams INTEGER NOT NULL, unit TEXT NOT NULL, at INTEGER NOT NULL,"
                          " PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID",
                          "CREATE INDEX material_move_by_fraction ON material_move (fraction, at, unit)",
                          "CREATE TABLE material_paper (station TEXT NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT"
                          " NULL, fraction TEXT NOT NULL, recorded INTEGER NOT NULL, grams INTEGER NOT NULL,"
                          " recycler TEXT NOT NULL, document TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,"
                          " PRIMARY KEY (station, seq, place)) STRICT, WITHOUT ROWID",
                          "CREATE INDEX material_paper_by_fraction ON material_paper (fraction, at)",
                          "CREATE INDEX material_paper_by_time ON material_paper (at, station, seq) WHERE place = 0",
                          "CREATE INDEX material_paper_by_document ON material_paper (document)",
                      });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredMaterials>(database);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        const auto* recovered = std::get_if<domain::MaterialRecovered>(&event.event);
        if (recovered == nullptr || domain::wasSetAside(before, after)) {
            return {};
        }
        return takeRecovered(database, event, givenBefore(before, recovered->fraction));
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product&) const override
    {
        return takeHandOver(database, event);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return forgetAll(database, steps);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ProductStep>& steps) const override
    {
        return forgetAll(database, steps);
    }
};

} // namespace

std::unique_ptr<const store::Projection> makeMaterials() { return std::make_unique<Materials>(); }

Result<std::vector<MaterialStock>> materials(const store::Database& database)
{
    std::vector<MaterialStock> stock;
    const auto read = database.each(
        "SELECT fraction, grams, (SELECT COUNT(DISTINCT unit) FROM material_move m WHERE m.fraction = c.fraction AND"
        " m.at > COALESCE((SELECT MAX(at) FROM material_paper p WHERE p.fraction = c.fraction), 0))"
        " FROM material_count c ORDER BY fraction",
        {}, [&](const store::Row& row) {
            stock.push_back({domain::FractionId(row.text(0)), row.integer(1), static_cast<int>(row.integer(2))});
        });
    return read ? Result(std::move(stock)) : read.error();
}

Result<std::int64_t> gramsOf(const store::Database& database, const domain::FractionId& fraction)
{
    std::int64_t grams = 0;
    const auto read = database.each("SELECT grams FROM material_count WHERE fraction = ?", {fraction.text()},
                                    [&](const store::Row& row) { grams = row.integer(0); });
    return read ? Result(grams) : read.error();
}

namespace {

/// `which` chooses the lines; those of one paper stand together, in their order.
Result<std::vector<HandOver>> readPapers(const store::Database& database, const std::string& which,
                                         const std::vector<store::Value>& values)
{
    std::vector<HandOver> papers;
    std::string last;
    const auto read = database.each(
        "SELECT fraction, grams, recorded, recycler, document, station, actor, at, seq FROM material_paper " + which,
        values, [&](const store::Row& row) {
            const std::string event = row.text(5) + " " + std::to_string(row.integer(8));
            if (event != last) {
                papers.push_back({{row.text(3), row.text(4), {}}, row.text(5), row.text(6), timeOf(row.integer(7))});
                last = event;
            }
            papers.back().event.lines.push_back(
                {domain::FractionId(row.text(0)), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))});
        });
    return read ? Result(std::move(papers)) : read.error();
}

} // namespace

Result<std::vector<HandOver>> handOvers(const store::Database& database, int limit)
{
    return readPapers(database,
                      "WHERE (station, seq) IN (SELECT station, seq FROM material_paper WHERE place = 0 ORDER BY at"
                      " DESC, station DESC, seq DESC LIMIT ?) ORDER BY at DESC, station DESC, seq DESC, place",
                      {std::int64_t{limit}});
}

Result<std::optional<HandOver>> findHandOver(const store::Database& database, const std::string& document)
{
    auto papers = readPapers(database, "WHERE document = ? ORDER BY at, station, seq, place", {document});
    if (!papers) {
        return papers.error();
    }
    return papers->empty() ? std::optional<HandOver>() : std::optional(std::move(papers->front()));
}

domain::MaterialBook materialBookIn(const store::Database& database)
{
    return {[&database](const domain::FractionId& fraction) { return gramsOf(database, fraction); },
            [&database](const std::string& document) -> Result<bool> {
                const auto paper = findHandOver(database, document);
                return paper ? Result(paper->has_value()) : paper.error();
            }};
}

} // namespace regrade::insight
