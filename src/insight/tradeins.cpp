#include "insight/tradeins.h"

#include "domain/eventjson.h"
#include "insight/gatheredrows.h"
#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

constexpr const char* kRowColumns =
    "q.code, q.sku, q.minor, q.currency, q.grade, COALESCE(u.item, ''), COALESCE(u.grade, ''), q.at FROM"
    " tradein_quote q LEFT JOIN tradein_unit u ON u.code = q.code";

/// Quotes and units stand apart, so that the order in which they arrive changes nothing.
Result<void> takeQuote(store::Database& database, const store::RecordedEvent& event)
{
    const auto* quoted = std::get_if<domain::TradeInQuoted>(&event.event);
    if (quoted == nullptr) {
        return {};
    }
    return done(database.run("INSERT OR REPLACE INTO tradein_quote (code, sku, minor, currency, grade, at, body) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)",
                             {quoted->code, quoted->sku.text(), quoted->offer.minor, quoted->offer.currency,
                              quoted->grade.text(), millisecondsOf(event.stamp.at), domain::toJson(event.event)}));
}

/// The first grade of the cycle in which the unit was traded in.
Result<void> takeUnit(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    if (const auto* received = std::get_if<domain::ItemReceived>(&event.event);
        received != nullptr && received->quote) {
        return done(database.run("INSERT OR REPLACE INTO tradein_unit (item, code, grade) VALUES (?, ?, '')",
                                 {after.id.text(), *received->quote}));
    }
    if (std::holds_alternative<domain::IntakeUndone>(event.event)) {
        return done(database.run("DELETE FROM tradein_unit WHERE item = ?", {after.id.text()}));
    }
    const auto* graded = std::get_if<domain::ItemGraded>(&event.event);
    if (graded == nullptr || after.cycle != 1 || !after.intake || !after.intake->quote) {
        return {};
    }
    return done(database.run("UPDATE tradein_unit SET grade = ? WHERE item = ? AND grade = ''",
                             {graded->verdict.grade.text(), after.id.text()}));
}

class TradeIns final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "tradein"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(
            database,
            {
                "DROP TABLE IF EXISTS tradein_quote",
                "DROP TABLE IF EXISTS tradein_unit",
                "CREATE TABLE tradein_quote (code TEXT PRIMARY KEY, sku TEXT NOT NULL, minor INTEGER NOT NULL,"
                " currency TEXT NOT NULL, grade TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL)"
                " STRICT, WITHOUT ROWID",
                "CREATE TABLE tradein_unit (item TEXT PRIMARY KEY, code TEXT NOT NULL, grade TEXT NOT NULL)"
                " STRICT, WITHOUT ROWID",
                // whether a quote was paid
                "CREATE INDEX tradein_unit_by_code ON tradein_unit (code)",
            });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredRows>(database, &takeUnit, &takeQuote);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return domain::wasSetAside(before, after) ? Result<void>{} : takeUnit(database, event, after);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product&) const override
    {
        return takeQuote(database, event);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return steps.empty()
                   ? Result<void>{}
                   : done(database.run("DELETE FROM tradein_unit WHERE item = ?", {steps.front().after.id.text()}));
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {}; // a quote that is taken anew stands in its old place
    }
};

TradeInRow rowIn(const store::Row& row)
{
    return {row.text(0), row.text(1),   Money{row.integer(2), row.text(3)}, row.text(4), row.text(5),
            row.text(6), row.integer(7)};
}

Result<std::vector<TradeInRow>> rowsOf(const store::Database& database, const std::string& rest,
                                       const std::vector<store::Value>& values)
{
    std::vector<TradeInRow> rows;
    const auto asked = database.each(std::string("SELECT ") + kRowColumns + rest, values,
                                     [&](const store::Row& row) { rows.push_back(rowIn(row)); });
    return asked ? Result<std::vector<TradeInRow>>(std::move(rows)) : asked.error();
}

} // namespace

std::unique_ptr<const store::Projection> makeTradeIns() { return std::make_unique<TradeIns>(); }

Result<std::optional<domain::KnownQuote>> findQuote(const store::Database& database, const std::string& code)
{
    std::string body;
    std::int64_t at = 0;
    const auto asked =
        database.each("SELECT body, at FROM tradein_quote WHERE code = ?", {code}, [&](const store::Row& row) {
            body = row.text(0);
            at = row.integer(1);
        });
    if (!asked) {
        return asked.error();
    }
    if (body.empty()) {
        return std::optional<domain::KnownQuote>();
    }
    const auto event = domain::eventFromJson("TradeInQuoted", body);
    if (!event) {
        return event.error();
    }
    domain::KnownQuote known{std::get<domain::TradeInQuoted>(*event), timeOf(at), {}};
    const auto used = database.each("SELECT item FROM tradein_unit WHERE code = ? ORDER BY item", {code},
                                    [&](const store::Row& row) { known.usedBy.emplace_back(row.text(0)); });
    return used ? Result<std::optional<domain::KnownQuote>>(std::optional(std::move(known))) : used.error();
}

Result<std::vector<TradeInRow>> tradeIns(const store::Database& database, int limit)
{
    return rowsOf(database, " ORDER BY q.at DESC, q.code LIMIT ?", {std::int64_t{limit}});
}

Result<std::optional<TradeInRow>> tradeInOf(const store::Database& database, const domain::ItemId& item)
{
    auto rows = rowsOf(database, " WHERE u.item = ?", {item.text()});
    if (!rows) {
        return rows.error();
    }
    return rows->empty() ? std::optional<TradeInRow>() : std::optional(std::move(rows->front()));
}

Result<TradeInFigures> tradeInFigures(const store::Database& database, const std::vector<std::string>& grades)
{
    const auto rows = rowsOf(database, " ORDER BY q.code", {});
    if (!rows) {
        return rows.error();
    }
    const auto rank = [&](const std::string& grade) { return std::find(grades.begin(), grades.end(), grade); };
    TradeInFigures figures;
    int worse = 0;
    int better = 0;
    std::string last;
    for (const TradeInRow& row : *rows) {
        figures.quotes += row.code == last ? 0 : 1;
        last = row.code;
        figures.paid += row.item.empty() ? 0 : 1;
        if (!row.graded.empty()) {
            ++figures.graded;
            worse += rank(row.graded) > rank(row.quoted) ? 1 : 0;
            better += rank(row.graded) < rank(row.quoted) ? 1 : 0;
        }
    }
    figures.worse = stats::wilsonShare(worse, figures.graded);
    figures.better = stats::wilsonShare(better, figures.graded);
    return figures;
}

} // namespace regrade::insight
