#include "insight/throughput.h"

#include "insight/tables.h"
#include "insight/tally.h"

#include <algorithm>

namespace regrade::insight {

namespace {

Result<void> addTally(store::Database& database, const std::string& owner, const Tally& tally)
{
    for (const auto& [where, amount] : tally) {
        const auto added =
            database.run("INSERT INTO throughput (metric, owner, key, units, minor) VALUES (?, ?, ?, ?, ?)"
                         " ON CONFLICT (owner, metric, key) DO UPDATE SET units = units + excluded.units,"
                         " minor = minor + excluded.minor",
                         {std::string{where.first}, owner, where.second, amount.units, amount.minor});
        if (!added) {
            return added.error();
        }
    }
    return {};
}

struct Duration {
    std::string_view kind;
    std::chrono::milliseconds length;
};

std::optional<Duration> durationOf(const store::RecordedEvent& event, const domain::Item& before)
{
    if (const auto* graded = std::get_if<domain::ItemGraded>(&event.event)) {
        if (graded->assessment.count() > 0) {
            return Duration{kAssessment, graded->assessment};
        }
    } else if (std::holds_alternative<domain::ItemSold>(event.event) && before.receivedAt) {
        // A clock that was set back gives no negative time in stock.
        return Duration{kStock, std::max(event.stamp.at - *before.receivedAt, std::chrono::milliseconds{0})};
    }
    return std::nullopt;
}

class Throughput final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "throughput"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS throughput",
                          "DROP TABLE IF EXISTS throughput_duration",
                          "DROP TABLE IF EXISTS throughput_orders",
                          // the key's order serves overview(): all counters of one seller
                          "CREATE TABLE throughput (metric TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL,"
                          " units INTEGER NOT NULL, minor INTEGER NOT NULL, PRIMARY KEY (owner, metric, key)) STRICT, "
                          "WITHOUT ROWID",
                          "CREATE TABLE throughput_duration (kind TEXT NOT NULL, owner TEXT NOT NULL, ms INTEGER NOT "
                          "NULL) STRICT",
                          // the k-th smallest duration of all sellers
                          "CREATE INDEX throughput_duration_all ON throughput_duration (kind, ms)",
                          // the same of one seller
                          "CREATE INDEX throughput_duration_owner ON throughput_duration (kind, owner, ms)",
                          // what a month counted before it is counted anew
                          "CREATE TABLE throughput_orders (sku TEXT NOT NULL, month TEXT NOT NULL, owner TEXT NOT NULL,"
                          " orders INTEGER NOT NULL, PRIMARY KEY (sku, month)) STRICT, WITHOUT ROWID",
                      });
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (!after.intake) {
            return {};
        }
        const auto& owner = after.intake->owner.text();
        auto tally = difference(standingTally(after), standingTally(before));
        tally.merge(eventTally(event, before));
        if (const auto duration = durationOf(event, before)) {
            tally[{kDurations, std::string{duration->kind}}].units += 1;
            const auto kept =
                database.run("INSERT INTO throughput_duration (kind, owner, ms) VALUES (?, ?, ?)",
                             {std::string{duration->kind}, owner, static_cast<std::int64_t>(duration->length.count())});
            if (!kept) {
                return kept.error();
            }
        }
        return addTally(database, owner, tally);
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product& after) const override
    {
        const auto* counted = std::get_if<domain::OrdersCounted>(&event.event);
        if (counted == nullptr || !after.facts) {
            return {};
        }
        std::string owner = after.facts->owner.text();
        std::int64_t earlier = 0;
        const auto read = database.each("SELECT orders, owner FROM throughput_orders WHERE sku = ? AND month = ?",
                                        {counted->sku.text(), counted->month}, [&](const store::Row& row) {
                                            earlier = row.integer(0);
                                            owner = row.text(1);
                                        });
        if (!read) {
            return read.error();
        }
        const auto kept = database.run("INSERT OR REPLACE INTO throughput_orders (sku, month, owner, orders)"
                                       " VALUES (?, ?, ?, ?)",
                                       {counted->sku.text(), counted->month, owner, std::int64_t{counted->orders}});
        if (!kept) {
            return kept.error();
        }
        return addTally(database, owner, {{{kOrders, std::string{}}, {counted->orders - earlier, 0}}});
    }
};

} // namespace

std::unique_ptr<const store::Projection> makeThroughput() { return std::make_unique<Throughput>(); }

} // namespace regrade::insight
