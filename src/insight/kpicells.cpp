#include "insight/kpicells.h"

#include "insight/kpicube.h"
#include "insight/tables.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace regrade::insight::kpi {

namespace {

constexpr const char* kEverything = "*";
constexpr std::size_t kCellColumns = 12;
constexpr const char* kCellHead =
    "INSERT INTO kpi_count (owner, category, site, metric, period, key, units, x, y, xx, xy, yy)";
constexpr const char* kCellTail =
    " ON CONFLICT (owner, category, site, metric, period, key) DO UPDATE SET units = units + excluded.units,"
    " x = x + excluded.x, y = y + excluded.y, xx = xx + excluded.xx, xy = xy + excluded.xy, yy = yy + excluded.yy";

void addCell(std::vector<store::Value>& values, const Place& place, const Counter& counter, const Sums& sums)
{
    values.emplace_back(place.owner);
    values.emplace_back(place.category);
    values.emplace_back(place.site);
    values.emplace_back(std::string(counter.metric));
    values.emplace_back(counter.period);
    values.emplace_back(counter.key);
    for (const std::int64_t sum : {sums.units, sums.x, sums.y, sums.xx, sums.xy, sums.yy}) {
        values.emplace_back(sum);
    }
}

Result<void> changeCell(store::Database& database, const Place& place, const Counter& counter, const Sums& sums)
{
    static const std::string kSql = BulkInsert::sql(kCellHead, kCellColumns) + kCellTail;
    std::vector<store::Value> values;
    values.reserve(kCellColumns);
    addCell(values, place, counter, sums);
    const auto added = database.run(kSql, values);
    if (!added || sums.units >= 0) {
        return done(added);
    }
    // A counter that is back at nothing is as if it had never been.
    return done(database.run(
        "DELETE FROM kpi_count WHERE owner = ? AND category = ? AND site = ? AND metric = ? AND period = ? AND key = ?"
        " AND units = 0",
        {place.owner, place.category, place.site, std::string(counter.metric), counter.period, counter.key}));
}

/// Who has something here at all.
Result<void> changePlace(store::Database& database, const Place& place, std::int64_t units)
{
    if (units == 0) {
        return {};
    }
    const auto added = database.run("INSERT INTO kpi_place (owner, category, site, units) VALUES (?, ?, ?, ?)"
                                    " ON CONFLICT (owner, category, site) DO UPDATE SET units = units + excluded.units",
                                    {place.owner, place.category, place.site, units});
    if (!added || units > 0) {
        return done(added);
    }
    return done(database.run("DELETE FROM kpi_place WHERE owner = ? AND category = ? AND site = ? AND units = 0",
                             {place.owner, place.category, place.site}));
}

/// Writes cells one by one, or those that only grow many at a time.
class CellWriter {
public:
    CellWriter(store::Database& database, BulkInsert* rows) : m_database(database), m_rows(rows) {}

    /// In the order of the table's key.
    [[nodiscard]] Result<void> write(const Place& place, const Counters& counters)
    {
        m_sorted.clear();
        for (const auto& counter : counters) {
            if (!counter.second.isNothing()) {
                m_sorted.push_back(&counter);
            }
        }
        std::sort(m_sorted.begin(), m_sorted.end(),
                  [](const auto* one, const auto* other) { return one->first < other->first; });
        for (const auto* one : m_sorted) {
            if (auto written = write(place, one->first, one->second); !written) {
                return written;
            }
        }
        return {};
    }

private:
    [[nodiscard]] Result<void> write(const Place& place, const Counter& counter, const Sums& sums)
    {
        if (m_rows == nullptr || sums.units < 0) {
            return changeCell(m_database, place, counter, sums);
        }
        addCell(m_rows->values(), place, counter, sums);
        return m_rows->write();
    }

    store::Database& m_database;
    BulkInsert* m_rows;
    std::vector<const Counters::value_type*> m_sorted;
};

/// The months of counters of days.
Counters monthsOf(const Counters& days)
{
    Counters months;
    for (const auto& [counter, sums] : days) {
        if (counter.period != 0) {
            add(months[{counter.metric, monthOf(dayOfPeriod(counter.period)), counter.key}], sums);
        }
    }
    return months;
}

void addAll(Counters& sum, const Counters& more)
{
    for (const auto& [counter, sums] : more) {
        add(sum[counter], sums);
    }
}

std::int64_t unitsHere(const Counters& counters)
{
    std::int64_t units = 0;
    for (const auto& [counter, sums] : counters) {
        if (counter.metric == kReceived || counter.metric == kRating || counter.metric == kOrders) {
            units += sums.units;
        }
    }
    return units;
}

Result<void> writeAll(store::Database& database, const Cells& cells, CellWriter writer)
{
    std::map<std::string, Counters> owners;
    for (const auto& [place, counters] : cells.places()) {
        const Counters months = monthsOf(counters);
        auto written = writer.write(place, counters);
        written = written ? writer.write(place, months) : written;
        written = written ? changePlace(database, place, unitsHere(counters)) : written;
        if (!written) {
            return written;
        }
        Counters& owner = owners[place.owner];
        addAll(owner, counters);
        addAll(owner, months);
    }
    Counters all;
    for (const auto& [owner, counters] : owners) {
        if (auto written = writer.write({owner, kEverything, kEverything}, counters); !written) {
            return written;
        }
        addAll(all, counters);
    }
    return writer.write({kEverything, kEverything, kEverything}, all);
}

} // namespace

std::size_t CounterHash::operator()(const Counter& counter) const
{
    return hashOf({counter.metric, counter.key}, static_cast<std::size_t>(counter.period));
}

void Cells::addFact(const Fact& fact, int sign)
{
    Counters& counters = m_places[{fact.owner, fact.category, fact.site}];
    count(fact, [&](Entry entry) {
        const std::int64_t period = entry.day ? dayPeriod(*entry.day) : 0;
        addTo(counters, {entry.metric, period, std::move(entry.key)}, entry.sums, sign);
    });
}

void Cells::add(const Place& place, const Counter& counter, const Sums& sums, int sign)
{
    addTo(m_places[place], counter, sums, sign);
}

void Cells::clear()
{
    m_places.clear();
    m_size = 0;
}

void Cells::addTo(Counters& counters, Counter counter, const Sums& sums, int sign)
{
    const auto [found, isNew] = counters.try_emplace(std::move(counter));
    kpi::add(found->second, sums, sign);
    m_size += isNew ? 1 : 0;
}

Result<void> writeCells(store::Database& database, const Cells& cells)
{
    return writeAll(database, cells, CellWriter(database, nullptr));
}

Result<void> writeCells(store::Database& database, const Cells& cells, BulkInsert& rows)
{
    const auto written = writeAll(database, cells, CellWriter(database, &rows));
    return written ? rows.writeAll() : written;
}

BulkInsert newCells(store::Database& database) { return {database, kCellHead, kCellColumns, kCellTail}; }

} // namespace regrade::insight::kpi
