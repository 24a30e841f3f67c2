#include "insight/kpicube.h"

#include "insight/tables.h"

#include <algorithm>
#include <utility>

namespace regrade::insight::kpi {

namespace {

// CROSS JOIN holds SQLite to this order: each metric is then one range of the key.
constexpr std::string_view kCells = " FROM json_each(?) m CROSS JOIN kpi_count c ON c.metric = m.value"
                                    " WHERE c.owner = ? AND c.category = '*' AND c.site = '*'";
constexpr std::string_view kNarrowCells = " FROM kpi_place p CROSS JOIN json_each(?) m CROSS JOIN kpi_count c ON "
                                          "c.owner = p.owner AND c.category = p.category"
                                          " AND c.site = p.site AND c.metric = m.value WHERE 1";
constexpr std::string_view kSumsOf = "SELECT c.metric, c.key, SUM(c.units), TOTAL(c.x), TOTAL(c.y), TOTAL(c.xx),"
                                     " TOTAL(c.xy), TOTAL(c.yy)";

std::string listOf(const std::vector<std::string_view>& metrics)
{
    std::string list = "[";
    for (const std::string_view metric : metrics) {
        list += (list.size() > 1 ? ",\"" : "\"") + std::string(metric) + '"';
    }
    return list + "]";
}

/// Where the counters of a scope stand, and the values of its question marks.
struct Where {
    std::string sql;
    std::vector<store::Value> values;

    void narrow(const char* column, const std::optional<std::string>& value)
    {
        if (value) {
            sql += std::string(" AND ") + column + " = ?";
            values.emplace_back(*value);
        }
    }
};

Where cellsOf(const Scope& scope, const std::vector<std::string_view>& metrics)
{
    if (!scope.category && !scope.site) {
        return {std::string(kCells), {listOf(metrics), scope.owner.value_or("*")}};
    }
    Where where{std::string(kNarrowCells), {listOf(metrics)}};
    where.narrow("p.owner", scope.owner);
    where.narrow("p.category", scope.category);
    where.narrow("p.site", scope.site);
    return where;
}

constexpr std::int64_t kBeyondMonths = 1'000'000; ///< the calendar ends before year 32,768
constexpr std::int64_t kDays = 10'000'000;        ///< 1970 as the period of a day; 1900 is beyond the months, too

/// Adds the counters of these periods, or takes them away.
Result<void> readPeriods(const store::Database& database, const Scope& scope, std::int64_t first, std::int64_t last,
                         const std::vector<std::string_view>& metrics, Cube& cube, int sign = 1)
{
    if (first > last) {
        return {};
    }
    Where where = cellsOf(scope, metrics);
    where.sql += " AND c.period BETWEEN ? AND ? GROUP BY 1, 2";
    where.values.insert(where.values.end(), {first, last});
    return database.each(std::string(kSumsOf) + where.sql, where.values, [&](const store::Row& row) {
        cube.add(row.view(0), row.text(1),
                 {sign * row.integer(2), sign * row.real(3), sign * row.real(4), sign * row.real(5), sign * row.real(6),
                  sign * row.real(7)});
    });
}

/// Some days of one month: one by one, or the month without the others, whichever are fewer.
Result<void> readPartOfMonth(const store::Database& database, const Scope& scope, const Span& part,
                             const std::vector<std::string_view>& metrics, Cube& cube)
{
    const std::int64_t month = monthOf(part.from);
    const Span whole{firstDayOf(month), firstDayOf(month + 1) - 1};
    const auto readDays = [&](std::int64_t from, std::int64_t to, int sign) {
        return readPeriods(database, scope, dayPeriod(from), dayPeriod(to), metrics, cube, sign);
    };
    if (2 * (part.to - part.from + 1) <= whole.to - whole.from + 1) {
        return readDays(part.from, part.to, 1);
    }
    auto read = readPeriods(database, scope, month, month, metrics, cube);
    read = read ? readDays(whole.from, part.from - 1, -1) : read;
    read = read ? readDays(part.to + 1, whole.to, -1) : read;
    return read;
}

} // namespace

std::int64_t monthOf(std::int64_t day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return static_cast<int>(date.year()) * 12 + static_cast<unsigned>(date.month()) - 1;
}

std::int64_t firstDayOf(std::int64_t month)
{
    const auto date = std::chrono::year{static_cast<int>(month / 12)} /
                      std::chrono::month{static_cast<unsigned>(month % 12 + 1)} / std::chrono::day{1};
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::int64_t dayPeriod(std::int64_t day) { return kDays + day; }
std::int64_t dayOfPeriod(std::int64_t period) { return period - kDays; }

std::string dayText(std::int64_t day) { return isoDay(Time{std::chrono::days{day}}); }

void Cube::add(std::string_view metric, const std::string& key, const stats::PairSums& sums)
{
    auto found = m_metrics.find(metric);
    if (found == m_metrics.end()) {
        found = m_metrics.emplace(std::string(metric), Keys{}).first;
    }
    stats::PairSums& sum = found->second[key];
    sum.units += sums.units;
    sum.x += sums.x;
    sum.y += sums.y;
    sum.xx += sums.xx;
    sum.xy += sums.xy;
    sum.yy += sums.yy;
    if (sum.units == 0) {
        found->second.erase(key); // taken away again: as if it had never been
    }
}

const Cube::Keys& Cube::of(std::string_view metric) const
{
    static const Keys kNone;
    const auto found = m_metrics.find(metric);
    return found == m_metrics.end() ? kNone : found->second;
}

std::int64_t Cube::units(std::string_view metric, std::string_view key) const
{
    const auto& keys = of(metric);
    const auto found = keys.find(key);
    return found == keys.end() ? 0 : found->second.units;
}

std::int64_t Cube::units(std::string_view metric) const { return sum(metric).units; }

stats::PairSums Cube::sum(std::string_view metric) const
{
    stats::PairSums sum;
    for (const auto& [key, one] : of(metric)) {
        sum.units += one.units;
        sum.x += one.x;
        sum.y += one.y;
        sum.xx += one.xx;
        sum.xy += one.xy;
        sum.yy += one.yy;
    }
    return sum;
}

std::string Cube::mainKey(std::string_view metric) const
{
    std::string main;
    std::int64_t most = 0;
    for (const auto& [key, one] : of(metric)) {
        if (one.units > most) {
            most = one.units;
            main = key;
        }
    }
    return main;
}

Result<void> readCube(const store::Database& database, const Scope& scope, const Span& span,
                      const std::vector<std::string_view>& metrics, Cube& cube)
{
    if (span.from > span.to) {
        return {};
    }
    const std::int64_t from = monthOf(span.from);
    const std::int64_t first = firstDayOf(from) == span.from ? from : from + 1;
    const std::int64_t to = monthOf(span.to);
    const std::int64_t last = firstDayOf(to + 1) - 1 == span.to ? to : to - 1;
    auto read = readPeriods(database, scope, first, last, metrics, cube);
    if (from == to && first > last) {
        return read ? readPartOfMonth(database, scope, span, metrics, cube) : read;
    }
    read = read && first > from ? readPartOfMonth(database, scope, {span.from, firstDayOf(first) - 1}, metrics, cube)
                                : read;
    return read && last < to ? readPartOfMonth(database, scope, {firstDayOf(to), span.to}, metrics, cube) : read;
}

Result<Cube> readNow(const store::Database& database, const Scope& scope)
{
    Cube cube;
    const auto read = readPeriods(database, scope, 0, 0, {kStage, kWorking, kStock}, cube);
    return read ? Result<Cube>(std::move(cube)) : read.error();
}

const std::vector<std::string_view>& spanMetrics()
{
    static const std::vector<std::string_view> kMetrics{
        kReceived, kReason, kGrade, kOutcome, kSuccess, kStaySold, kStayLeft,   kStayOpen, kAssess,
        kAgree,    kHands,  kCost,  kSale,    kProfit,  kSaleOdd,  kSaleNoBook, kSold,     kLifeBack,
        kLifeKept, kCame,   kGone,  kExit,    kReuse,   kOrders,   kRating};
    return kMetrics;
}

Result<Places> places(const store::Database& database, const std::optional<std::string>& owner)
{
    Places found;
    const auto read = database.each("SELECT owner, category, site FROM kpi_place", {}, [&](const store::Row& row) {
        if (owner && row.text(0) != *owner) {
            return;
        }
        const auto keep = [](std::set<std::string>& names, const std::string& name) {
            if (!name.empty()) {
                names.insert(name);
            }
        };
        keep(found.owners, row.text(0));
        keep(found.categories, row.text(1));
        keep(found.sites, row.text(2));
    });
    return read ? Result<Places>(std::move(found)) : read.error();
}

Result<std::optional<Span>> spanOf(const store::Database& database, const std::optional<std::string>& owner)
{
    std::optional<Span> found;
    const auto read =
        database.each("SELECT MIN(period), MAX(period) FROM kpi_count WHERE owner = ? AND category = '*' AND site ="
                      " '*' AND metric IN ('received', 'orders', 'rating') AND period < ?",
                      {owner.value_or("*"), kBeyondMonths}, [&](const store::Row& row) {
                          if (!row.isNull(0)) {
                              found = Span{firstDayOf(row.integer(0)), firstDayOf(row.integer(1) + 1) - 1};
                          }
                      });
    return read ? Result<std::optional<Span>>(found) : read.error();
}

} // namespace regrade::insight::kpi
