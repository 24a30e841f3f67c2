#include "insight/arrivals.h"

#include "insight/bulkinsert.h"

#include <algorithm>

namespace regrade::insight {

namespace {

constexpr std::size_t kArrivalColumns = 6;
constexpr const char* kArrivalHead = " INTO arrival (item, cycle, order_no, sku, serial, batch)";

/// The row that the event adds; nothing = none.
std::vector<store::Value> arrivalOf(const domain::Event& event, const domain::Item& after)
{
    const auto* received = std::get_if<domain::ItemReceived>(&event);
    const auto* again = std::get_if<domain::ItemReturnedAgain>(&event);
    if ((received == nullptr && again == nullptr) || !after.intake) {
        return {};
    }
    return {after.id.text(),
            std::int64_t{after.cycle},
            received != nullptr ? received->order : again->order,
            after.intake->sku.text(),
            after.intake->serial.value_or(""),
            received != nullptr ? received->batch.value_or("") : std::string()};
}

Result<void> dropArrivals(store::Database& database, const domain::ItemId& item)
{
    return done(database.run("DELETE FROM arrival WHERE item = ?", {item.text()}));
}

/// One row of a unit's cycle, how much of an announced return has come, and what came with a batch.
Result<void> makeIndices(store::Database& database)
{
    return runAll(database, {"CREATE UNIQUE INDEX arrival_of_unit ON arrival (item, cycle)",
                             "CREATE INDEX arrival_by_order ON arrival (order_no, sku, serial)",
                             "CREATE INDEX arrival_by_batch ON arrival (batch) WHERE batch <> ''"});
}

/// What came in, of units whose events arrive together or one by one, each once. Tags come in no order, so the indices
/// are made when all rows are there and not row by row.
class GatheredArrivals final : public store::Gathering {
public:
    explicit GatheredArrivals(store::Database& database)
        : m_database(database), m_rows(database, std::string("INSERT") + kArrivalHead, kArrivalColumns),
          m_begun(runAll(database,
                         {"DROP INDEX arrival_of_unit", "DROP INDEX arrival_by_order", "DROP INDEX arrival_by_batch"}))
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        if (!m_begun) {
            return m_begun;
        }
        if (std::holds_alternative<domain::IntakeUndone>(event.event)) {
            const auto written = m_rows.writeAll();
            return written ? dropArrivals(m_database, after.id) : written;
        }
        m_rows.add(arrivalOf(event.event, after));
        return m_rows.write();
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override
    {
        const auto written = m_begun ? m_rows.writeAll() : m_begun;
        return written ? makeIndices(m_database) : written;
    }

private:
    store::Database& m_database;
    BulkInsert m_rows;
    Result<void> m_begun;
};

class Arrivals final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "arrival"; }
    [[nodiscard]] int version() const override { return 3; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = runAll(database, {"DROP TABLE IF EXISTS arrival",
                                            "CREATE TABLE arrival (item TEXT NOT NULL, cycle INTEGER NOT NULL,"
                                            " order_no TEXT NOT NULL, sku TEXT NOT NULL, serial TEXT NOT NULL,"
                                            " batch TEXT NOT NULL) STRICT"});
        return made ? makeIndices(database) : made;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredArrivals>(database);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (domain::wasSetAside(before, after)) {
            return {};
        }
        if (std::holds_alternative<domain::IntakeUndone>(event.event)) {
            return dropArrivals(database, after.id);
        }
        static const std::string kSql =
            BulkInsert::sql(std::string("INSERT OR REPLACE") + kArrivalHead, kArrivalColumns);
        const auto row = arrivalOf(event.event, after);
        return row.empty() ? Result<void>{} : done(database.run(kSql, row));
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return steps.empty() ? Result<void>{} : dropArrivals(database, steps.front().after.id);
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

/// Capitals of the ASCII set do not count.
bool holdsText(const domain::Announcement& what, const std::string& wanted)
{
    const auto small = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    const auto holds = [&](const std::string& text) {
        return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                           [&](char a, char b) { return small(a) == small(b); }) != text.end();
    };
    return wanted.empty() || holds(what.order) || holds(what.rma) || holds(what.tracking) || holds(what.sku.text()) ||
           holds(what.serial) || holds(what.batch) || (what.owner && holds(what.owner->text()));
}

} // namespace

std::unique_ptr<const store::Projection> makeArrivals() { return std::make_unique<Arrivals>(); }

Result<std::vector<ExpectedRow>> expectedUnder(const store::Database& database, const std::string& code)
{
    constexpr int kMost = 50;
    const auto rows = store::announcedBy(database, code, kMost);
    return rows ? expectedIn(database, *rows) : rows.error();
}

Result<std::vector<ExpectedRow>> expectedIn(const store::Database& database,
                                            const std::vector<store::AnnouncedRow>& rows)
{
    std::vector<ExpectedRow> expected;
    for (const store::AnnouncedRow& row : rows) {
        ExpectedRow one{row, 0};
        const auto asked =
            database.each("SELECT COUNT(*) FROM arrival WHERE order_no = ?1 AND sku = ?2 AND (?3 = '' OR "
                          "serial = ?3 OR serial = '')",
                          {row.what.order, row.what.sku.text(), row.what.serial},
                          [&](const store::Row& count) { one.arrived = static_cast<int>(count.integer(0)); });
        if (!asked) {
            return asked.error();
        }
        expected.push_back(std::move(one));
    }
    return expected;
}

Result<OpenReturns> openReturns(const store::Database& database, const OpenFilter& filter, int limit,
                                const std::function<bool()>& goOn)
{
    // The walk is in parts, so that it can be given up.
    constexpr int kPart = 2'000;
    OpenReturns open;
    for (std::int64_t last = 0;;) {
        if (goOn && !goOn()) {
            return refused("The search was stopped.");
        }
        const auto some = store::announcedAfter(database, last, kPart);
        const auto expected = some ? expectedIn(database, *some) : Result<std::vector<ExpectedRow>>(some.error());
        if (!expected) {
            return expected.error();
        }
        if (expected->empty()) {
            return open;
        }
        last = expected->back().row.number;
        for (const ExpectedRow& one : *expected) {
            if (!one.isOpen() || !holdsText(one.row.what, filter.text)) {
                continue;
            }
            const int units = one.row.what.quantity - one.arrived;
            const bool isOverdue = one.row.at <= filter.overdueBefore;
            open.units += units;
            open.overdueUnits += isOverdue ? units : 0;
            ++open.rows;
            open.overdueRows += isOverdue ? 1 : 0;
            if ((isOverdue || !filter.onlyOverdue) && static_cast<int>(open.first.size()) < limit) {
                open.first.push_back(one);
            }
        }
    }
}

Result<std::vector<BatchArrival>> arrivedWith(const store::Database& database, const std::string& batch)
{
    std::vector<BatchArrival> units;
    const auto asked =
        database.each("SELECT item, sku, serial FROM arrival WHERE batch = ? AND batch <> '' ORDER BY rowid", {batch},
                      [&](const store::Row& row) {
                          units.push_back({domain::ItemId(row.text(0)), domain::Sku(row.text(1)), row.text(2)});
                      });
    return asked ? Result<std::vector<BatchArrival>>(std::move(units)) : asked.error();
}

} // namespace regrade::insight
