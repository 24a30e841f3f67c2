#include "insight/partstock.h"

#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

using domain::PartOrigin;

/// What one event says of the stock.
struct Move {
    std::string what;
    std::string part;
    int by = 0;
    std::string origin; ///< empty: not kept in stock
    std::string source;
    std::string unit;
    std::string note;
    Money unitCost; ///< of pieces that came
};

std::string sourceOf(const std::optional<domain::ItemId>& source) { return source ? source->text() : std::string(); }

/// Nothing for events that tell nothing of the stock.
std::optional<Move> moveIn(const domain::Event& event, const std::string& subject)
{
    const auto named = [](PartOrigin origin) { return std::string(nameOf(origin)); };
    if (const auto* used = std::get_if<domain::PartUsed>(&event)) {
        return Move{used->origin ? "used" : "loose",
                    used->part,
                    -used->quantity,
                    used->origin ? named(*used->origin) : std::string(),
                    sourceOf(used->source),
                    subject,
                    "",
                    used->cost};
    }
    if (const auto* harvested = std::get_if<domain::PartHarvested>(&event)) {
        return Move{"harvested",
                    harvested->part.text(),
                    harvested->quantity,
                    named(PartOrigin::harvested),
                    subject,
                    subject,
                    "",
                    Money{}};
    }
    if (const auto* received = std::get_if<domain::PartReceived>(&event)) {
        return Move{"received", received->sku.text(),   received->quantity, named(received->origin), "",
                    "",         received->deliveryNote, received->unitCost};
    }
    if (const auto* adjusted = std::get_if<domain::PartAdjusted>(&event)) {
        return Move{"adjusted",
                    adjusted->sku.text(),
                    adjusted->by,
                    named(adjusted->origin),
                    sourceOf(adjusted->source),
                    "",
                    adjusted->reason,
                    adjusted->unitCost.value_or(Money{})};
    }
    return std::nullopt;
}

/// So many more pieces of one origin came or went; `sign` -1 takes that back.
Result<void> count(store::Database& database, const Move& move, int sign)
{
    if (move.origin.empty()) {
        return {};
    }
    const std::int64_t came = sign * std::max(move.by, 0);
    const std::int64_t gone = sign * std::max(-move.by, 0);
    const auto counted = database.run("INSERT INTO part_count (part, origin, source, came, gone) VALUES (?, ?, ?, ?, ?)"
                                      " ON CONFLICT (part, origin, source) DO UPDATE SET came = came + excluded.came,"
                                      " gone = gone + excluded.gone",
                                      {move.part, move.origin, move.source, came, gone});
    if (!counted || sign > 0) {
        return done(counted);
    }
    // A count that is back at nothing is as if it had never been.
    return done(database.run("DELETE FROM part_count WHERE part = ? AND origin = ? AND source = ? AND came = 0"
                             " AND gone = 0",
                             {move.part, move.origin, move.source}));
}

Result<void> takeMove(store::Database& database, const store::RecordedEvent& event)
{
    const auto move = moveIn(event.event, event.subject.text());
    if (!move) {
        return {};
    }
    const auto kept = database.run("INSERT INTO part_move (station, seq, part, origin, source, what, by, minor,"
                                   " currency, at, unit, note, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                   {event.stamp.station.text(), event.seq, move->part, move->origin, move->source,
                                    move->what, std::int64_t{move->by}, move->unitCost.minor, move->unitCost.currency,
                                    millisecondsOf(event.stamp.at), move->unit, move->note, event.stamp.actor.text()});
    return kept ? count(database, *move, 1) : kept.error();
}

Result<void> forgetMove(store::Database& database, const store::RecordedEvent& event)
{
    const auto move = moveIn(event.event, event.subject.text());
    if (!move) {
        return {};
    }
    const auto gone =
        database.run("DELETE FROM part_move WHERE station = ? AND seq = ?", {event.stamp.station.text(), event.seq});
    return gone ? count(database, *move, -1) : gone.error();
}

/// Ids hold no line break; a kit's part stands beside its quantity.
template <class List, class Text>
std::string joined(const List& list, Text text)
{
    std::string lines;
    for (const auto& entry : list) {
        lines += text(entry) + "\n";
    }
    return lines;
}

Result<void> takePart(store::Database& database, const domain::Product& after)
{
    if (!after.part) {
        return {};
    }
    const domain::PartRegistered& part = *after.part;
    const auto idOf = [](const auto& id) { return id.text(); };
    const auto contentOf = [](const domain::KitPart& content) {
        return std::to_string(content.quantity) + " " + content.part.text();
    };
    return done(database.run(
        "INSERT OR REPLACE INTO part (number, name, supplier, categories, products, reorder, minor, currency, is_key,"
        " weight_g, kit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {part.sku.text(), part.name, part.supplier, joined(part.categories, idOf), joined(part.products, idOf),
         std::int64_t{part.reorderPoint}, part.unitCost.minor, part.unitCost.currency, std::int64_t{part.key ? 1 : 0},
         std::int64_t{part.weightG}, joined(part.kit, contentOf)}));
}

/// Writes the rows as the events come: parts are few.
class GatheredPartStock final : public store::Gathering {
public:
    explicit GatheredPartStock(store::Database& database) : m_database(database) {}

    [[nodiscard]] Result<void> take(const store::ItemChange& change) override
    {
        for (const store::ItemStep& step : change.steps) {
            if (auto taken = takeMove(m_database, step.event); !taken) {
                return taken;
            }
        }
        return {};
    }
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item&) override
    {
        return takeMove(m_database, event);
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Product& after) override
    {
        auto taken = takeMove(m_database, event);
        return taken && std::holds_alternative<domain::PartRegistered>(event.event) ? takePart(m_database, after)
                                                                                    : taken;
    }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override { return {}; }

private:
    store::Database& m_database;
};

class PartStocks final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "partstock"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(
            database,
            {
                "DROP TABLE IF EXISTS part",
                "DROP TABLE IF EXISTS part_count",
                "DROP TABLE IF EXISTS part_move",
                "CREATE TABLE part (number TEXT PRIMARY KEY, name TEXT NOT NULL, supplier TEXT NOT NULL,"
                " categories TEXT NOT NULL, products TEXT NOT NULL, reorder INTEGER NOT NULL, minor INTEGER NOT NULL,"
                " currency TEXT NOT NULL, is_key INTEGER NOT NULL, weight_g INTEGER NOT NULL, kit TEXT NOT NULL)"
                " STRICT, WITHOUT ROWID",
                "CREATE TABLE part_count (part TEXT NOT NULL, origin TEXT NOT NULL, source TEXT NOT NULL,"
                " came INTEGER NOT NULL, gone INTEGER NOT NULL, PRIMARY KEY (part, origin, source)) STRICT,"
                " WITHOUT ROWID",
                "CREATE TABLE part_move (station TEXT NOT NULL, seq INTEGER NOT NULL, part TEXT NOT NULL,"
                " origin TEXT NOT NULL, source TEXT NOT NULL, what TEXT NOT NULL, by INTEGER NOT NULL,"
                " minor INTEGER NOT NULL, currency TEXT NOT NULL, at INTEGER NOT NULL, unit TEXT NOT NULL,"
                " note TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID",
                // the book of a part, newest first
                "CREATE INDEX part_move_by_part ON part_move (part, at)",
                // what came of a part, oldest first
                "CREATE INDEX part_came ON part_move (part, at, station, seq) WHERE by > 0 AND origin <> ''",
            });
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredPartStock>(database);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event, const domain::Item&,
                                    const domain::Item&) const override
    {
        return takeMove(database, event);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product& after) const override
    {
        return GatheredPartStock(database).take(event, after);
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

private:
    template <class Steps>
    [[nodiscard]] static Result<void> forgetAll(store::Database& database, const Steps& steps)
    {
        for (const auto& step : steps) {
            if (auto forgotten = forgetMove(database, step.event); !forgotten) {
                return forgotten;
            }
        }
        return {};
    }
};

} // namespace

std::unique_ptr<const store::Projection> makePartStock() { return std::make_unique<PartStocks>(); }

} // namespace regrade::insight
