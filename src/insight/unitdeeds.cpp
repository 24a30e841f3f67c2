#include "insight/unitdeeds.h"

#include "insight/bulkinsert.h"

namespace regrade::insight {

namespace {

/// What an event is by the piece; an empty operation = nothing that counts.
struct PieceOf {
    std::string operation;
    std::chrono::milliseconds duration{0};
    Money amount;
};

struct PieceReader {
    PieceOf operator()(const domain::ItemReceived&) const { return {kDidReceive, {}, {}}; }
    PieceOf operator()(const domain::ItemReturnedAgain&) const { return {kDidReceive, {}, {}}; }
    PieceOf operator()(const domain::ItemGraded&) const { return {kDidGrade, {}, {}}; }
    PieceOf operator()(const domain::WorkFinished& e) const { return {e.stage.text(), e.duration, e.labour}; }
    PieceOf operator()(const domain::PartUsed& e) const { return {kDidUsePart, {}, e.cost}; }
    PieceOf operator()(const domain::ItemPacked&) const { return {kDidPack, {}, {}}; }
    PieceOf operator()(const domain::ItemListed&) const { return {kDidList, {}, {}}; }
    PieceOf operator()(const domain::ItemSold& e) const { return {kDidSell, {}, e.price}; }
    PieceOf operator()(const domain::ItemExited&) const { return {kDidLeave, {}, {}}; }
    template <class Other>
    PieceOf operator()(const Other&) const
    {
        return {};
    }
};

constexpr std::size_t kDeedColumns = 14;
constexpr const char* kDeedHead = "INSERT INTO unit_deed (station, seq, item, cycle, sku, category, owner, operation,"
                                  " grade, actor, at, ms, minor, currency)";

/// Adds the values of the event's row, where it has one.
void addDeed(const store::RecordedEvent& event, const domain::Item& after, std::vector<store::Value>& values)
{
    PieceOf piece = std::visit(PieceReader{}, event.event);
    if (piece.operation.empty() || !after.intake) {
        return;
    }
    values.emplace_back(event.stamp.station.text());
    values.emplace_back(event.seq);
    values.emplace_back(after.id.text());
    values.emplace_back(std::int64_t{after.cycle});
    values.emplace_back(after.intake->sku.text());
    values.emplace_back(after.intake->category.text());
    values.emplace_back(after.intake->owner.text());
    values.emplace_back(std::move(piece.operation));
    values.emplace_back(after.grade ? after.grade->text() : std::string());
    values.emplace_back(event.stamp.actor.text());
    values.emplace_back(millisecondsOf(event.stamp.at));
    values.emplace_back(std::int64_t{piece.duration.count()});
    values.emplace_back(piece.amount.minor);
    values.emplace_back(std::move(piece.amount.currency));
}

Result<void> makeDeedTable(store::Database& database)
{
    return runAll(database,
                  {
                      "DROP TABLE IF EXISTS unit_deed",
                      "CREATE TABLE unit_deed (station TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT NOT NULL,"
                      " cycle INTEGER NOT NULL, sku TEXT NOT NULL, category TEXT NOT NULL, owner TEXT NOT NULL,"
                      " operation TEXT NOT NULL, grade TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,"
                      " ms INTEGER NOT NULL, minor INTEGER NOT NULL, currency TEXT NOT NULL) STRICT",
                  });
}

Result<void> makeDeedIndex(store::Database& database)
{
    // what was done in a period, and the deed of one event
    return runAll(database, {"CREATE INDEX unit_deed_by_time ON unit_deed (at)"});
}

/// Rows go in many at a time, and the index of empty tables comes last.
class GatheredDeeds final : public store::Gathering {
public:
    explicit GatheredDeeds(store::Database& database) : m_database(database), m_rows(database, kDeedHead, kDeedColumns)
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        addDeed(event, after, m_rows.values());
        return m_rows.write();
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override
    {
        const auto written = m_rows.writeAll();
        return written ? makeDeedIndex(m_database) : written;
    }

private:
    store::Database& m_database;
    BulkInsert m_rows;
};

class UnitDeeds final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "unitdeeds"; }
    [[nodiscard]] int version() const override { return 3; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = makeDeedTable(database);
        return made ? makeDeedIndex(database) : made;
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return makeDeedTable(database) ? std::make_unique<GatheredDeeds>(database) : nullptr;
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        std::vector<store::Value> values;
        if (!domain::wasSetAside(before, after)) {
            addDeed(event, after, values);
        }
        return values.empty() ? Result<void>() : done(database.run(BulkInsert::sql(kDeedHead, kDeedColumns), values));
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        for (const store::ItemStep& step : steps) {
            const auto gone =
                database.run("DELETE FROM unit_deed WHERE at = ? AND station = ? AND seq = ?",
                             {millisecondsOf(step.event.stamp.at), step.event.stamp.station.text(), step.event.seq});
            if (!gone) {
                return gone.error();
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

UnitDeed deedIn(const store::Row& row)
{
    return {.item = row.text(0),
            .cycle = static_cast<int>(row.integer(1)),
            .sku = row.text(2),
            .category = row.text(3),
            .owner = row.text(4),
            .operation = row.text(5),
            .grade = row.text(6),
            .actor = row.text(7),
            .at = timeOf(row.integer(8)),
            .duration = std::chrono::milliseconds(row.integer(9)),
            .amount = Money{row.integer(10), row.text(11)}};
}

} // namespace

std::unique_ptr<const store::Projection> makeUnitDeeds() { return std::make_unique<UnitDeeds>(); }

Result<std::vector<UnitDeed>> unitDeeds(const store::Database& database, const UnitDeedFilter& filter)
{
    std::string sql = "SELECT item, cycle, sku, category, owner, operation, grade, actor, at, ms, minor, currency FROM"
                      " unit_deed WHERE 1";
    std::vector<store::Value> values;
    const auto also = [&](const char* condition, store::Value value) {
        sql += condition;
        values.push_back(std::move(value));
    };
    if (filter.owner) {
        also(" AND owner = ?", *filter.owner);
    }
    if (filter.from) {
        also(" AND at >= ?", millisecondsOf(*filter.from));
    }
    if (filter.until) {
        also(" AND at < ?", millisecondsOf(*filter.until));
    }
    if (!filter.operations.empty()) {
        sql += " AND operation IN (";
        for (const std::string& operation : filter.operations) {
            also(sql.back() == '(' ? "?" : ", ?", operation);
        }
        sql += ")";
    }
    std::vector<UnitDeed> deeds;
    const auto read = database.each(sql + " ORDER BY at, station, seq", values,
                                    [&](const store::Row& row) { deeds.push_back(deedIn(row)); });
    return read ? Result<std::vector<UnitDeed>>(std::move(deeds)) : read.error();
}

} // namespace regrade::insight
