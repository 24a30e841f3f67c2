#include "tests/insight/kpioracle.h"

#include "tests/insight/kpihouse.h"

#include <algorithm>

namespace regrade::insight::kpi {

namespace {

/// Every cycle of every unit: it begins with intake or return and reaches to the next one.
constexpr const char* kCycles = R"(
CREATE TEMP TABLE oracle AS
WITH starts AS (
  SELECT item, version AS v, CAST(julianday(substr(at_utc, 1, 10)) - 2440587.5 AS INTEGER) AS r, body,
         row_number() OVER (PARTITION BY item ORDER BY version) AS cycle,
         lead(version, 1, 1000000) OVER (PARTITION BY item ORDER BY version) AS nv,
         lead(CAST(julianday(substr(at_utc, 1, 10)) - 2440587.5 AS INTEGER)) OVER (PARTITION BY item ORDER BY version) AS back
  FROM event WHERE kind IN ('ItemReceived', 'ItemReturnedAgain')
    AND item NOT IN (SELECT item FROM event WHERE kind = 'IntakeUndone')),
e AS (SELECT s.item, s.cycle, x.version, x.kind, x.body,
         CAST(julianday(substr(x.at_utc, 1, 10)) - 2440587.5 AS INTEGER) AS d
      FROM starts s JOIN event x ON x.item = s.item AND x.version >= s.v AND x.version < s.nv)
SELECT s.item, s.cycle, s.r, s.back, json_extract(s.body, '$.reason') AS reason,
  json_extract(i.body, '$.owner') AS owner, json_extract(i.body, '$.category') AS category, i.station AS site,
  json_extract(i.body, '$.sku') AS sku, json_extract(i.body, '$.originalPrice.currency') AS cur,
  json_extract(i.body, '$.bookValue.minor') AS told_book,
  COALESCE(json_extract(i.body, '$.bookValue.minor'), json_extract(i.body, '$.originalPrice.minor')) AS book,
  (SELECT d FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemGraded' ORDER BY version LIMIT 1) AS g,
  (SELECT json_extract(body, '$.assessmentMs') FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemGraded'
     ORDER BY version LIMIT 1) AS ms,
  (SELECT json_extract(body, '$.proposed') = json_extract(body, '$.axes.cosmetic') FROM e WHERE e.item = s.item
     AND e.cycle = s.cycle AND kind = 'ItemGraded' ORDER BY version LIMIT 1) AS agreed,
  (SELECT COALESCE(json_extract(body, '$.to'), json_extract(body, '$.verdict.grade')) FROM e WHERE e.item = s.item
     AND e.cycle = s.cycle AND kind IN ('ItemGraded', 'GradeOverridden') ORDER BY version DESC LIMIT 1) AS grade,
  (SELECT TOTAL(json_extract(body, '$.durationMs')) FROM e WHERE e.item = s.item AND e.cycle = s.cycle
     AND kind = 'WorkFinished') AS work_ms,
  (SELECT TOTAL(COALESCE(json_extract(body, '$.labour.minor'), json_extract(body, '$.cost.minor'), 0))
     FROM e WHERE e.item = s.item AND e.cycle = s.cycle
     AND kind IN ('WorkFinished', 'PartUsed', 'EquipmentStopped', 'ItemPacked'))
  + (SELECT TOTAL(json_extract(c.value, '$.cost.minor')) FROM e, json_each(e.body, '$.chosen') c WHERE e.item = s.item
     AND e.cycle = s.cycle AND kind = 'StepDone') AS cost,
  (SELECT d FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemPacked' ORDER BY version DESC LIMIT 1) AS ready,
  (SELECT d FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemSold') AS sold,
  (SELECT json_extract(body, '$.price.minor') FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemSold'
     AND json_extract(body, '$.price.currency') = json_extract(i.body, '$.originalPrice.currency')) AS price,
  (SELECT d FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemExited') AS gone,
  (SELECT json_extract(body, '$.route') FROM e WHERE e.item = s.item AND e.cycle = s.cycle AND kind = 'ItemExited') AS route,
  (SELECT CASE kind WHEN 'ItemListed' THEN 'listed' WHEN 'ItemSold' THEN 'sold' WHEN 'ItemExited' THEN 'exited'
     WHEN 'ExitDue' THEN 'exitDue' ELSE 'inHouse' END FROM e WHERE e.item = s.item AND e.cycle = s.cycle
     AND kind IN ('ItemReceived', 'ItemReturnedAgain', 'ItemListed', 'OfferEnded', 'ExitDue', 'ExitHeld', 'ItemSold',
     'ItemExited') ORDER BY version DESC LIMIT 1) AS standing,
  (SELECT json_extract(p.body, '$.route[' || (SELECT COUNT(*) FROM e q WHERE q.item = s.item AND q.cycle = s.cycle
        AND q.version > p.version AND q.kind IN ('WorkFinished', 'ItemPacked')) || ']')
     FROM e p WHERE p.item = s.item AND p.cycle = s.cycle AND p.kind = 'ItemRouted' AND NOT EXISTS (SELECT 1 FROM e q
        WHERE q.item = s.item AND q.cycle = s.cycle AND q.version > p.version AND q.kind = 'ItemListed')
     ORDER BY p.version DESC LIMIT 1) AS stage
FROM starts s JOIN event i ON i.item = s.item AND i.kind = 'ItemReceived')";

/// Day of a product's rating or of the first of a month.
constexpr const char* kProducts = R"(
CREATE TEMP TABLE oracle_product AS
SELECT 'rating' AS what, CAST(julianday(json_extract(x.body, '$.day')) - 2440587.5 AS INTEGER) AS d,
  json_extract(x.body, '$.stars') / 100.0 AS amount, json_extract(x.body, '$.unit') IS NOT NULL AS second,
  json_extract(x.body, '$.praisesReuse') AS praise, json_extract(p.body, '$.owner') AS owner,
  json_extract(p.body, '$.category') AS category
FROM event x JOIN (SELECT item, body FROM event WHERE kind = 'ProductRegistered' GROUP BY item) p ON p.item = x.item WHERE x.kind = 'RatingNoted'
UNION ALL
SELECT 'orders', CAST(julianday(json_extract(x.body, '$.month') || '-01') - 2440587.5 AS INTEGER),
  json_extract(x.body, '$.orders'), 0, 0, json_extract(p.body, '$.owner'), json_extract(p.body, '$.category')
FROM event x JOIN (SELECT item, body FROM event WHERE kind = 'ProductRegistered' GROUP BY item) p ON p.item = x.item WHERE x.kind = 'OrdersCounted'
  AND x.version = (SELECT MAX(y.version) FROM event y WHERE y.item = x.item AND y.kind = 'OrdersCounted'
    AND json_extract(y.body, '$.month') = json_extract(x.body, '$.month')))";

const std::string kDecided = "(ready IS NOT NULL OR standing NOT IN ('inHouse', 'exitDue'))";
const std::string kStands = " AND back IS NULL AND price IS NOT NULL";
const std::string kFinalDay = "COALESCE(sold, gone)";

std::int64_t today() { return std::chrono::floor<std::chrono::days>(kNow).time_since_epoch().count(); }

} // namespace

Oracle::Oracle(store::Database& database) : m_database(database)
{
    for (const char* sql : {"DROP TABLE IF EXISTS oracle", "DROP TABLE IF EXISTS oracle_product", kCycles, kProducts}) {
        const auto made = database.run(sql);
        EXPECT_TRUE(made) << sql << (made ? "" : made.error().detail);
    }
}

const std::vector<std::string>& Oracle::tiles()
{
    static const std::vector<std::string> kTiles{
        "assessMedian", "assessP90",    "minutesPerUnit", "stockDays", "stockTurn", "overAge",
        "unitCost",     "conversion",   "secondReturns",  "agreement", "success",   "gradeMix",
        "reasonMix",    "capital",      "margin",         "roi",       "profit",    "refurbCostRate",
        "reusedUnits",  "wasteAvoided", "waysOut",        "ecoPraise", "rating"};
    return kTiles;
}

bool Oracle::knows(const std::string& tile) { return std::find(tiles().begin(), tiles().end(), tile) != tiles().end(); }

std::string Oracle::where(const Scope& scope, const std::string& day, const Span& span) const
{
    std::string sql = " FROM oracle WHERE 1";
    const auto narrow = [&](const char* column, const std::optional<std::string>& value) {
        sql += value ? std::string(" AND ") + column + " = '" + *value + "'" : std::string{};
    };
    narrow("owner", scope.owner);
    narrow("category", scope.category);
    narrow("site", scope.site);
    return day.empty() ? sql
                       : sql + " AND " + day + " >= " + std::to_string(span.from) + " AND " + day +
                             " <= " + std::to_string(span.to);
}

std::optional<double> Oracle::number(const std::string& sql) const
{
    std::optional<double> found;
    const auto read = m_database.each(sql, {}, [&](const store::Row& row) {
        if (!row.isNull(0)) {
            found = row.real(0);
        }
    });
    EXPECT_TRUE(read) << sql << (read ? "" : read.error().detail);
    return found;
}

Oracle::Answer Oracle::share(const std::string& part, const std::string& from) const
{
    const auto n = static_cast<std::int64_t>(*number("SELECT COUNT(*)" + from));
    return {n == 0 ? std::nullopt : number("SELECT AVG(CASE WHEN " + part + " THEN 1.0 ELSE 0.0 END)" + from), n};
}

/// Sum by sum, in the currency that most rows have (of equally many the first by name).
Oracle::Answer Oracle::ratio(const std::string& over, const std::string& under, const std::string& from,
                             const std::string& count) const
{
    std::string currency;
    const auto read = m_database.each("SELECT cur, COUNT(*) AS n" + from + " GROUP BY cur ORDER BY n DESC, cur LIMIT 1",
                                      {}, [&](const store::Row& row) { currency = row.text(0); });
    EXPECT_TRUE(read);
    const std::string own = from + " AND cur = '" + currency + "'";
    return {number("SELECT SUM(" + over + ") * 1.0 / NULLIF(" + under + ", 0)" + own),
            static_cast<std::int64_t>(*number("SELECT " + count + own))};
}

/// The median of the product of (1 - ended / at risk), each risk counted anew.
Oracle::Answer Oracle::shelf(const Scope& scope, const Span& span) const
{
    const std::string stays = "(SELECT MAX(0, COALESCE(sold, gone, " + std::to_string(today()) +
                              ") - r) AS d, sold IS NOT NULL AS ended" + where(scope, "r", span) + ")";
    std::vector<std::pair<double, double>> steps; // days, share left
    double left = 1.0;
    const auto read = m_database.each("SELECT d, SUM(ended), (SELECT COUNT(*) FROM " + stays +
                                          " o WHERE o.d >= s.d) FROM " + stays + " s GROUP BY d ORDER BY d",
                                      {}, [&](const store::Row& row) {
                                          if (row.integer(1) > 0) {
                                              left *= 1.0 - row.real(1) / row.real(2);
                                              steps.emplace_back(row.real(0), left);
                                          }
                                      });
    EXPECT_TRUE(read) << (read ? "" : read.error().detail);
    Answer answer{{}, static_cast<std::int64_t>(*number("SELECT COUNT(*) FROM " + stays))};
    for (std::size_t i = 0; i < steps.size() && !answer.value; ++i) {
        if (steps[i].second < 0.5 - 1e-9) {
            answer.value = steps[i].first;
        } else if (steps[i].second < 0.5 + 1e-9) {
            answer.value = i + 1 < steps.size() ? (steps[i].first + steps[i + 1].first) / 2.0 : steps[i].first;
        }
    }
    return answer;
}

/// Day by day: what is there at the end of each.
Oracle::Answer Oracle::turn(const Scope& scope, const Span& span) const
{
    const std::string all = where(scope, "", span);
    const auto n = static_cast<std::int64_t>(*number("SELECT COUNT(*)" + where(scope, kFinalDay, span)));
    double days = 0.0;
    for (std::int64_t day = span.from; day <= std::min(span.to, today()); ++day) {
        const std::string at = std::to_string(day);
        days +=
            *number("SELECT COUNT(*)" + all + " AND r <= " + at + " AND COALESCE(sold, gone, " + at + " + 1) > " + at);
    }
    return {n == 0 || span.from > today() ? std::nullopt : std::optional(days / static_cast<double>(n)), n};
}

Oracle::Answer Oracle::of(const std::string& tile, const Scope& scope, const Span& span) const
{
    const auto on = [&](const std::string& day) { return where(scope, day, span); };
    const auto count = [&](const std::string& from) {
        return static_cast<std::int64_t>(*number("SELECT COUNT(*)" + from));
    };
    const std::string products = [&] {
        std::string sql =
            " FROM oracle_product WHERE d >= " + std::to_string(span.from) + " AND d <= " + std::to_string(span.to);
        sql += scope.owner ? " AND owner = '" + *scope.owner + "'" : "";
        return sql + (scope.category ? " AND category = '" + *scope.category + "'" : "");
    }();
    if (tile == "assessMedian" || tile == "assessP90") {
        const std::string from = on("g") + " AND ms > 0";
        const std::int64_t n = count(from);
        const auto kth = [&](std::int64_t k) {
            return *number("SELECT ms / 1000" + from + " ORDER BY ms LIMIT 1 OFFSET " + std::to_string(k));
        };
        if (n == 0) {
            return {{}, 0};
        }
        return {tile == "assessMedian" ? (kth((n - 1) / 2) + kth(n / 2)) / 2.0 : kth((9 * n + 9) / 10 - 1), n};
    }
    if (tile == "minutesPerUnit") {
        const std::string seconds =
            "(COALESCE(CASE WHEN ms > 0 THEN ms END, 0) / 1000 + CAST(work_ms AS INTEGER) / 1000)";
        const std::string from = on("ready") + " AND " + seconds + " > 0";
        return {number("SELECT AVG(" + seconds + ") / 60.0" + from), count(from)};
    }
    if (tile == "unitCost") {
        return ratio("cost", "COUNT(*)", on("ready"), "COUNT(*)");
    }
    if (tile == "conversion" || tile == "success") {
        return share("ready IS NOT NULL", on("r") + " AND " + kDecided);
    }
    if (tile == "secondReturns") {
        return share("back IS NOT NULL", on("sold"));
    }
    if (tile == "agreement") {
        return share("agreed", on("g") + " AND agreed IS NOT NULL");
    }
    if (tile == "gradeMix" || tile == "reasonMix") {
        const std::string column = tile == "gradeMix" ? "grade" : "reason";
        const std::string from = on("r") + " AND " + column + " IS NOT NULL";
        const std::int64_t n = count(from);
        const auto most = number("SELECT MAX(n) FROM (SELECT COUNT(*) AS n" + from + " GROUP BY " + column + ")");
        return {n == 0 ? std::nullopt : std::optional(*most / static_cast<double>(n)), n};
    }
    if (tile == "margin") {
        return ratio("price - cost - book", "SUM(price)", on("sold") + kStands + " AND told_book IS NOT NULL",
                     "COUNT(*)");
    }
    if (tile == "roi") {
        return ratio("price - cost - book", "SUM(cost + book)", on("sold") + kStands + " AND told_book IS NOT NULL",
                     "COUNT(*)");
    }
    if (tile == "profit") {
        return ratio("price - cost - book", "1", on("sold") + kStands + " AND told_book IS NOT NULL", "COUNT(*)");
    }
    if (tile == "refurbCostRate") {
        return ratio("cost", "SUM(price)", on("sold") + kStands, "COUNT(*)");
    }
    if (tile == "capital") {
        const std::string last = std::to_string(std::min(span.to, today()));
        auto answer = ratio("book", "1",
                            where(scope, "", span) + " AND r <= " + last + " AND COALESCE(" + kFinalDay + ", " + last +
                                " + 1) > " + last,
                            "COUNT(*)");
        answer.value = answer.value.value_or(0.0);
        return answer;
    }
    if (tile == "overAge") {
        const std::string from = where(scope, "", span) + " AND standing IN ('inHouse', 'listed', 'exitDue')";
        return share("r < " + std::to_string(today() - 45), from);
    }
    if (tile == "reusedUnits" || tile == "wasteAvoided") {
        const std::string used =
            on("COALESCE(ready, gone)") + " AND ((sold IS NOT NULL AND back IS NULL) OR route = 'donated')";
        const auto n = count(used);
        if (tile == "reusedUnits") {
            return {static_cast<double>(n), n};
        }
        const std::string grams =
            "(SELECT json_extract(p.body, '$.weightG') FROM event p WHERE p.kind = 'ProductRegistered'"
            " AND p.item = 'sku:' || oracle.sku)";
        return {n == 0 ? std::nullopt : number("SELECT SUM(" + grams + ") / 1000.0" + used), n};
    }
    if (tile == "waysOut") {
        return share("sold IS NOT NULL OR route = 'donated'", on(kFinalDay) + " AND back IS NULL");
    }
    if (tile == "ecoPraise") {
        const auto n = count(products + " AND what = 'rating' AND second");
        return {number("SELECT AVG(praise)" + products + " AND what = 'rating' AND second"), n};
    }
    if (tile == "rating") {
        return {number("SELECT AVG(amount)" + products + " AND what = 'rating' AND second"),
                count(products + " AND what = 'rating' AND second")};
    }
    if (tile == "stockDays") {
        return shelf(scope, span);
    }
    return turn(scope, span); // stockTurn
}

std::map<std::string, std::int64_t> Oracle::stages(const Scope& scope) const
{
    std::map<std::string, std::int64_t> found;
    const auto read = m_database.each(
        "SELECT CASE WHEN standing = 'inHouse' THEN COALESCE(stage, 'none') ELSE standing END, COUNT(*)" +
            where(scope, "", {}) + " AND standing IN ('inHouse', 'listed', 'exitDue') GROUP BY 1",
        {}, [&](const store::Row& row) { found[row.text(0)] = row.integer(1); });
    EXPECT_TRUE(read) << (read ? "" : read.error().detail);
    return found;
}

} // namespace regrade::insight::kpi
