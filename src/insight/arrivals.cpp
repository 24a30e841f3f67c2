#include "insight/arrivals.h"

#include "insight/tables.h"

namespace regrade::insight {

namespace {

/// `verb` is INSERT while nothing can stand there yet.
Result<void> takeArrival(store::Database& database, const char* verb, const domain::Event& event,
                         const domain::Item& after)
{
    const auto* received = std::get_if<domain::ItemReceived>(&event);
    const auto* again = std::get_if<domain::ItemReturnedAgain>(&event);
    if ((received == nullptr && again == nullptr) || !after.intake) {
        return {};
    }
    return done(
        database.run(std::string(verb) + " INTO arrival (item, cycle, order_no, sku, serial) VALUES (?, ?, ?, ?, ?)",
                     {after.id.text(), std::int64_t{after.cycle}, received != nullptr ? received->order : again->order,
                      after.intake->sku.text(), after.intake->serial.value_or("")}));
}

/// One row of a unit's cycle, and how much of an announced return has come.
Result<void> makeIndices(store::Database& database)
{
    return runAll(database, {"CREATE UNIQUE INDEX arrival_of_unit ON arrival (item, cycle)",
                             "CREATE INDEX arrival_by_order ON arrival (order_no, sku, serial)"});
}

/// What came in, of units whose events arrive together or one by one, each once. Tags come in no order, so the indices
/// are made when all rows are there and not row by row.
class GatheredArrivals final : public store::Gathering {
public:
    explicit GatheredArrivals(store::Database& database)
        : m_database(database), m_begun(runAll(database, {"DROP INDEX arrival_of_unit", "DROP INDEX arrival_by_order"}))
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        return m_begun ? takeArrival(m_database, "INSERT", event.event, after) : m_begun;
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override { return m_begun ? makeIndices(m_database) : m_begun; }

private:
    store::Database& m_database;
    Result<void> m_begun;
};

class Arrivals final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "arrival"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made =
            runAll(database, {"DROP TABLE IF EXISTS arrival",
                              "CREATE TABLE arrival (item TEXT NOT NULL, cycle INTEGER NOT NULL,"
                              " order_no TEXT NOT NULL, sku TEXT NOT NULL, serial TEXT NOT NULL) STRICT"});
        return made ? makeIndices(database) : made;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredArrivals>(database);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return domain::wasSetAside(before, after) ? Result<void>{}
                                                  : takeArrival(database, "INSERT OR REPLACE", event.event, after);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return steps.empty()
                   ? Result<void>{}
                   : done(database.run("DELETE FROM arrival WHERE item = ?", {steps.front().after.id.text()}));
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

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

} // namespace regrade::insight
