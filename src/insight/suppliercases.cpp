#include "insight/suppliercases.h"

#include "insight/gatheredrows.h"
#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

using domain::SupplierStatus;

constexpr const char* kLeastOnASide = "supplier_least_cell";

Result<void> takeCase(store::Database& database, const store::RecordedEvent& event)
{
    const std::string station = event.stamp.station.text();
    if (const auto* opened = std::get_if<domain::SupplierCaseOpened>(&event.event)) {
        return done(database.run(
            "INSERT OR REPLACE INTO supplier_case (station, seq, number, sku, code, expected, hits, units, since, at,"
            " actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {station, event.seq, opened->number, opened->sku.text(), opened->code, opened->expected,
             std::int64_t{opened->hits}, std::int64_t{opened->units}, opened->since, millisecondsOf(event.stamp.at),
             event.stamp.actor.text()}));
    }
    const auto* moved = std::get_if<domain::SupplierCaseMoved>(&event.event);
    return moved == nullptr
               ? Result<void>{}
               : done(database.run(
                     "INSERT OR REPLACE INTO supplier_step (station, seq, number, status, note, effective, at, actor)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     {station, event.seq, moved->number, std::string(domain::nameOf(moved->status)), moved->note,
                      moved->effective.value_or(""), millisecondsOf(event.stamp.at), event.stamp.actor.text()}));
}

class SupplierCases final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "supplier_cases"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(
            database,
            {
                "DROP TABLE IF EXISTS supplier_case",
                "DROP TABLE IF EXISTS supplier_step",
                "CREATE TABLE supplier_case (station TEXT NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL, sku"
                " TEXT NOT NULL, code TEXT NOT NULL, expected REAL NOT NULL, hits INTEGER NOT NULL, units INTEGER NOT"
                " NULL, since TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (station, seq))"
                " STRICT, WITHOUT ROWID",
                "CREATE TABLE supplier_step (station TEXT NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL, status"
                " TEXT NOT NULL, note TEXT NOT NULL, effective TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,"
                " PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID",
            });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredRows>(database, nullptr, &takeCase);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&, const domain::Item&,
                                    const domain::Item&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product&) const override
    {
        return takeCase(database, event);
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ItemStep>&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {}; // an event that is taken anew stands in its old place
    }
};

/// Cases only go forward, so the furthest status is the one that stands, in whatever order the steps arrived.
void addStep(SupplierCaseRow& row, SupplierStep step)
{
    row.status = std::max(row.status, step.status);
    row.effective = step.effective.empty() ? row.effective : step.effective;
    row.steps.push_back(std::move(step));
}

Result<void> addSteps(const store::Database& database, std::vector<SupplierCaseRow>& rows)
{
    std::optional<Error> fault;
    const auto read = database.each(
        "SELECT number, status, note, effective, actor, at FROM supplier_step ORDER BY at, station, seq", {},
        [&](const store::Row& found) {
            const std::string number = found.text(0);
            const auto status = domain::supplierStatusFrom(found.text(1));
            const auto row = std::find_if(rows.begin(), rows.end(),
                                          [&](const SupplierCaseRow& one) { return one.opened.number == number; });
            if (!status) {
                fault = status.error();
            } else if (row != rows.end()) {
                addStep(*row, {*status, found.text(2), found.text(3), found.text(4), timeOf(found.integer(5))});
            }
        });
    return !read ? Result<void>(read.error()) : fault ? Result<void>(*fault) : Result<void>();
}

} // namespace

std::unique_ptr<const store::Projection> makeSupplierCases() { return std::make_unique<SupplierCases>(); }

Result<std::vector<SupplierCaseRow>> supplierCases(const store::Database& database)
{
    std::vector<SupplierCaseRow> rows;
    // A number that two stations gave stays with the earlier case; see domain::Product.
    const auto read = database.each(
        "SELECT sku, number, code, expected, hits, units, since, actor, at FROM supplier_case ORDER BY at, station, "
        "seq",
        {}, [&](const store::Row& found) {
            const std::string number = found.text(1);
            const bool known = std::any_of(rows.begin(), rows.end(),
                                           [&](const SupplierCaseRow& one) { return one.opened.number == number; });
            if (!known) {
                SupplierCaseRow row{{domain::Sku(found.text(0)), number, found.text(2), found.real(3),
                                     static_cast<int>(found.integer(4)), static_cast<int>(found.integer(5)),
                                     found.text(6)},
                                    SupplierStatus::opened,
                                    {},
                                    {}};
                row.steps.push_back({SupplierStatus::opened, {}, {}, found.text(7), timeOf(found.integer(8))});
                rows.push_back(std::move(row));
            }
        });
    if (!read) {
        return read.error();
    }
    if (const auto steps = addSteps(database, rows); !steps) {
        return steps.error();
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

Result<SupplierCaseRow> supplierCase(const store::Database& database, const std::string& number)
{
    auto rows = supplierCases(database);
    if (!rows) {
        return rows.error();
    }
    const auto row = std::find_if(rows->begin(), rows->end(),
                                  [&](const SupplierCaseRow& one) { return one.opened.number == number; });
    return row == rows->end() ? Result<SupplierCaseRow>(notFound("There is no supplier's case {}.", {number}))
                              : Result<SupplierCaseRow>(*row);
}

Result<CaseFigures> figuresOf(const std::vector<SeenUnit>& units, const rules::Policy& policy,
                              const SupplierCaseRow& row)
{
    const rules::LimitRow* least = policy.findLimit(kLeastOnASide);
    if (least == nullptr) {
        return invalid("{}: the limit \"{}\" is missing.", {"limits.json", kLeastOnASide});
    }
    int part[2] = {};
    int whole[2] = {};
    const auto since = parseIso(row.opened.since);
    if (!since) {
        return since.error();
    }
    for (const SeenUnit& unit : units) {
        if (unit.sku == row.opened.sku.text() && unit.received >= *since) {
            const bool later = !row.effective.empty() && isoDay(unit.received) >= row.effective;
            ++whole[later ? 1 : 0];
            part[later ? 1 : 0] += hasCode(unit, row.opened.code) ? 1 : 0;
        }
    }
    CaseFigures figures{stats::wilsonShare(part[0], whole[0]), {}, {}, {}, std::stoi(least->value)};
    if (row.effective.empty()) {
        figures.tooLittle = refused("No measure is agreed yet, so there is nothing to compare.");
        return figures;
    }
    figures.after = stats::wilsonShare(part[1], whole[1]);
    if (std::min(whole[0], whole[1]) < figures.least) {
        figures.tooLittle = refused("There are {} units before the measure and {} after it; under {} on a side nothing "
                                    "is compared.",
                                    {std::to_string(whole[0]), std::to_string(whole[1]), least->value});
    } else {
        figures.difference = stats::differenceOf(figures.before, *figures.after);
    }
    return figures;
}

std::optional<ToldShare> toldOutside(const stats::Share& share, int least)
{
    if (share.whole < least) {
        return std::nullopt;
    }
    if (share.part == 0 || share.part >= least) {
        return ToldShare{std::to_string(share.part), share.whole, share.low, share.high};
    }
    return ToldShare{"fewer than " + std::to_string(least), share.whole, 0.0,
                     stats::wilsonShare(least - 1, share.whole).high};
}

} // namespace regrade::insight
