#include "insight/throughput.h"

#include "insight/tables.h"
#include "insight/tally.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace regrade::insight {

namespace {

Result<void> addAmount(store::Database& database, std::string_view metric, const std::string& owner,
                       const std::string& key, const Amount& amount)
{
    const auto added = database.run("INSERT INTO throughput (metric, owner, key, units, minor) VALUES (?, ?, ?, ?, ?)"
                                    " ON CONFLICT (owner, metric, key) DO UPDATE SET units = units + excluded.units,"
                                    " minor = minor + excluded.minor",
                                    {std::string{metric}, owner, key, amount.units, amount.minor});
    if (!added || (amount.units >= 0 && amount.minor >= 0)) {
        return done(added);
    }
    // A counter that is back at nothing is as if it had never been: so it depends on the events alone, and a day
    // without stock is not read for ever.
    return done(
        database.run("DELETE FROM throughput WHERE metric = ? AND owner = ? AND key = ? AND units = 0 AND minor = 0",
                     {std::string{metric}, owner, key}));
}

Result<void> addTally(store::Database& database, const std::string& owner, const Tally& tally)
{
    for (const auto& [metric, key, amount] : tally.entries()) {
        if (auto added = addAmount(database, metric, owner, key, amount); !added) {
            return added;
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
        // A clock that was set back gives no negative time in stock. Whole minutes, so that equal ones can be counted.
        return Duration{kStock, std::max(std::chrono::floor<std::chrono::minutes>(event.stamp.at - *before.receivedAt),
                                         std::chrono::minutes{0})};
    }
    return std::nullopt;
}

/// Sixteen buckets for each doubling: a quantile is looked for in one of them instead of among all durations.
std::int64_t bucketOf(std::chrono::milliseconds length)
{
    constexpr double kPerDoubling = 16.0;
    return length.count() <= 0 ? 0 : 1 + std::llround(std::floor(kPerDoubling * std::log2(length.count())));
}

/// So many more (or fewer) durations of exactly this length.
Result<void> countLength(store::Database& database, std::string_view kind, const std::string& owner, std::int64_t ms,
                         std::int64_t units)
{
    const std::int64_t bucket = bucketOf(std::chrono::milliseconds(ms));
    const auto counted =
        database.run("INSERT INTO throughput_duration (kind, owner, bucket, ms, units) VALUES (?, ?, ?, ?, ?)"
                     " ON CONFLICT (kind, owner, bucket, ms) DO UPDATE SET units = units + excluded.units",
                     {std::string{kind}, owner, bucket, ms, units});
    if (!counted || units > 0) {
        return done(counted);
    }
    return done(database.run("DELETE FROM throughput_duration WHERE kind = ? AND owner = ? AND bucket = ? AND ms = ?"
                             " AND units = 0",
                             {std::string{kind}, owner, bucket, ms}));
}

Result<void> countDurations(store::Database& database, std::string_view kind, const std::string& owner,
                            std::int64_t bucket, std::int64_t units)
{
    const auto counted = database.run("INSERT INTO throughput_bucket (kind, owner, bucket, units) VALUES (?, ?, ?, ?)"
                                      " ON CONFLICT (kind, owner, bucket) DO UPDATE SET units = units + excluded.units",
                                      {std::string{kind}, owner, bucket, units});
    if (!counted || units > 0) {
        return done(counted);
    }
    return done(database.run("DELETE FROM throughput_bucket WHERE kind = ? AND owner = ? AND bucket = ? AND units = 0",
                             {std::string{kind}, owner, bucket}));
}

/// One duration more or less, in its bucket and by its length.
Result<void> countDuration(store::Database& database, const std::string& owner, const Duration& duration,
                           std::int64_t units)
{
    const auto counted = countDurations(database, duration.kind, owner, bucketOf(duration.length), units);
    return counted ? countLength(database, duration.kind, owner, duration.length.count(), units) : counted;
}

Result<void> countOrders(store::Database& database, const domain::OrdersCounted& counted, const domain::Product& after)
{
    std::string owner = after.facts->owner.text();
    std::int64_t earlier = 0;
    const auto read = database.each("SELECT orders, owner FROM throughput_orders WHERE sku = ? AND month = ?",
                                    {counted.sku.text(), counted.month}, [&](const store::Row& row) {
                                        earlier = row.integer(0);
                                        owner = row.text(1);
                                    });
    if (!read) {
        return read.error();
    }
    const auto kept = database.run("INSERT OR REPLACE INTO throughput_orders (sku, month, owner, orders)"
                                   " VALUES (?, ?, ?, ?)",
                                   {counted.sku.text(), counted.month, owner, std::int64_t{counted.orders}});
    if (!kept) {
        return kept.error();
    }
    return addAmount(database, kOrders, owner, {}, {counted.orders - earlier, 0});
}

Result<void> makeDurationIndexes(store::Database& database)
{
    // the k-th smallest duration of all sellers
    return runAll(database,
                  {"CREATE INDEX throughput_duration_all ON throughput_duration (kind, bucket, ms, owner, units)"});
}

/// What one event of a unit counts for; what was set aside counts for nothing.
Tally tallyOf(const store::RecordedEvent& event, const domain::Item& before, const domain::Item& after)
{
    auto tally = difference(standingTally(after), standingTally(before));
    if (domain::wasSetAside(before, after)) {
        return tally;
    }
    tally.add(eventTally(event, before));
    if (const auto duration = durationOf(event, before)) {
        tally.at(kDurations, duration->kind).units += 1;
    }
    return tally;
}

Tally negative(const Tally& tally)
{
    Tally taken;
    taken.subtract(tally);
    return taken;
}

/// Counters in memory, written at the end.
class GatheredThroughput final : public store::Gathering {
public:
    enum class Tables { empty, standing };

    /// The indexes of empty tables come last.
    GatheredThroughput(store::Database& database, Tables tables) : m_database(database), m_tables(tables) {}

    [[nodiscard]] Result<void> take(const store::ItemChange& change) override
    {
        for (const store::ItemStep& step : change.undone) {
            count(step, -1);
        }
        for (const store::ItemStep& step : change.steps) {
            count(step, 1);
        }
        return {};
    }

    // What a unit counts for as it stands is the same whatever it went through in memory.
    void begin(const domain::Item& unit) override
    {
        if (unit.intake) {
            add(unit.intake->owner.text(), standingTally(unit), -1);
        }
    }
    void note(const store::RecordedEvent& event, const domain::Item& before) override
    {
        m_event = eventTally(event, before);
        m_duration = durationOf(event, before);
    }

    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Item& after) override
    {
        if (!after.intake) {
            return {};
        }
        const auto& owner = after.intake->owner.text();
        add(owner, m_event, 1);
        if (m_duration) {
            add(kDurations, owner, std::string{m_duration->kind}, {1, 0});
            ++m_lengths[{m_duration->kind, owner, m_duration->length.count()}];
        }
        return {};
    }

    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Product& after) override
    {
        const auto* counted = std::get_if<domain::OrdersCounted>(&event.event);
        return counted != nullptr && after.facts ? countOrders(m_database, *counted, after) : Result<void>();
    }

    [[nodiscard]] Result<void> settle(const domain::Item& unit) override
    {
        if (unit.intake) {
            add(unit.intake->owner.text(), standingTally(unit), 1);
        }
        return {};
    }

    [[nodiscard]] Result<void> finish() override
    {
        for (const auto& [where, amount] : m_amounts) {
            const auto& [metric, owner, key] = where;
            if (amount.units == 0 && amount.minor == 0) {
                continue;
            }
            if (auto kept = addAmount(m_database, metric, owner, key, amount); !kept) {
                return kept;
            }
        }
        for (const auto& [where, units] : m_lengths) {
            const auto& [kind, owner, ms] = where;
            if (units == 0) {
                continue;
            }
            if (auto kept = countDuration(m_database, owner, {kind, std::chrono::milliseconds(ms)}, units); !kept) {
                return kept;
            }
        }
        return m_tables == Tables::empty ? makeDurationIndexes(m_database) : Result<void>();
    }

private:
    struct Where {
        std::string_view metric;
        std::string owner;
        std::string key;

        [[nodiscard]] bool operator==(const Where&) const = default;
    };
    struct WhereHash {
        [[nodiscard]] std::size_t operator()(const Where& where) const
        {
            return hashOf({where.metric, where.owner, where.key});
        }
    };

    void count(const store::ItemStep& step, std::int64_t units)
    {
        if (!step.after.intake || !countsFor(step.event.event)) {
            return;
        }
        const auto& owner = step.after.intake->owner.text();
        add(owner, tallyOf(step.event, step.before, step.after), units);
        const auto duration = durationOf(step.event, step.before);
        if (duration && !domain::wasSetAside(step.before, step.after)) {
            m_lengths[{duration->kind, owner, duration->length.count()}] += units;
        }
    }
    void add(const std::string& owner, const Tally& tally, std::int64_t sign)
    {
        for (const auto& [metric, key, amount] : tally.entries()) {
            add(metric, owner, key, {sign * amount.units, sign * amount.minor});
        }
    }
    void add(std::string_view metric, const std::string& owner, const std::string& key, const Amount& amount)
    {
        Amount& sum = m_amounts[{metric, owner, key}];
        sum.units += amount.units;
        sum.minor += amount.minor;
    }

    store::Database& m_database;
    Tables m_tables;
    Tally m_event;
    std::optional<Duration> m_duration;
    std::unordered_map<Where, Amount, WhereHash> m_amounts;
    std::map<std::tuple<std::string_view, std::string, std::int64_t>, std::int64_t> m_lengths;
};

Result<void> forgetDuration(store::Database& database, const store::ItemStep& step, const std::string& owner)
{
    const auto duration = durationOf(step.event, step.before);
    if (!duration || domain::wasSetAside(step.before, step.after)) {
        return {};
    }
    return countDuration(database, owner, *duration, -1);
}

class Throughput final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "throughput"; }
    [[nodiscard]] int version() const override { return 5; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = makeTables(database);
        return made ? makeDurationIndexes(database) : made;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return makeTables(database) ? std::make_unique<GatheredThroughput>(database, GatheredThroughput::Tables::empty)
                                    : nullptr;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gatherMore(store::Database& database) const override
    {
        return std::make_unique<GatheredThroughput>(database, GatheredThroughput::Tables::standing);
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (!after.intake || !countsFor(event.event)) {
            return {};
        }
        const auto& owner = after.intake->owner.text();
        const auto duration = durationOf(event, before);
        if (duration && !domain::wasSetAside(before, after)) {
            if (auto counted = countDuration(database, owner, *duration, 1); !counted) {
                return counted;
            }
        }
        return addTally(database, owner, tallyOf(event, before, after));
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product& after) const override
    {
        const auto* counted = std::get_if<domain::OrdersCounted>(&event.event);
        return counted != nullptr && after.facts ? countOrders(database, *counted, after) : Result<void>();
    }

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        for (const store::ItemStep& step : steps) {
            if (!step.after.intake || !countsFor(step.event.event)) {
                continue;
            }
            const auto& owner = step.after.intake->owner.text();
            const auto counted = addTally(database, owner, negative(tallyOf(step.event, step.before, step.after)));
            const auto forgotten = counted ? forgetDuration(database, step, owner) : counted;
            if (!forgotten) {
                return forgotten;
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ProductStep>& steps) const override
    {
        if (steps.empty()) {
            return {};
        }
        const std::string& sku = steps.front().after.sku.text();
        std::map<std::string, std::int64_t> orders;
        const auto read = database.each("SELECT owner, orders FROM throughput_orders WHERE sku = ?", {sku},
                                        [&](const store::Row& row) { orders[row.text(0)] -= row.integer(1); });
        if (!read) {
            return read;
        }
        for (const auto& [owner, counted] : orders) {
            if (const auto added = addAmount(database, kOrders, owner, {}, {counted, 0}); !added) {
                return added;
            }
        }
        return done(database.run("DELETE FROM throughput_orders WHERE sku = ?", {sku}));
    }

private:
    [[nodiscard]] static Result<void> makeTables(store::Database& database)
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS throughput",
                          "DROP TABLE IF EXISTS throughput_duration",
                          "DROP TABLE IF EXISTS throughput_bucket",
                          "DROP TABLE IF EXISTS throughput_orders",
                          // the key's order serves overview(): all counters of one seller
                          "CREATE TABLE throughput (metric TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL,"
                          " units INTEGER NOT NULL, minor INTEGER NOT NULL, PRIMARY KEY (owner, metric, key)) STRICT, "
                          "WITHOUT ROWID",
                          // how many durations have each length
                          "CREATE TABLE throughput_duration (kind TEXT NOT NULL, owner TEXT NOT NULL,"
                          " bucket INTEGER NOT NULL, ms INTEGER NOT NULL, units INTEGER NOT NULL,"
                          " PRIMARY KEY (kind, owner, bucket, ms)) STRICT, WITHOUT ROWID",
                          // how many durations lie in each bucket
                          "CREATE TABLE throughput_bucket (kind TEXT NOT NULL, owner TEXT NOT NULL,"
                          " bucket INTEGER NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (kind, owner, bucket))"
                          " STRICT, WITHOUT ROWID",
                          // what a month counted before it is counted anew
                          "CREATE TABLE throughput_orders (sku TEXT NOT NULL, month TEXT NOT NULL, owner TEXT NOT NULL,"
                          " orders INTEGER NOT NULL, PRIMARY KEY (sku, month)) STRICT, WITHOUT ROWID",
                      });
    }
};

} // namespace

std::unique_ptr<const store::Projection> makeThroughput() { return std::make_unique<Throughput>(); }

} // namespace regrade::insight
