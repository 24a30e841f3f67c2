#include "insight/kpi.h"
#include "insight/kpitile.h"
#include "insight/tables.h"

#include <algorithm>
#include <array>

namespace regrade::insight::kpi {

namespace {

/// Which units a figure counts: those whose day lies in the span, and a further condition.
struct Condition {
    const char* tile;
    const char* day; ///< column; none = see `hereOn`
    const char* more;
    const char* part; ///< column that a part of the mix is a value of; none = it has no parts
};

constexpr const char* kIsDecided = " AND (ready IS NOT NULL OR standing NOT IN ('inHouse', 'exitDue'))";
constexpr const char* kStood = " AND back IS NULL AND price IS NOT NULL";
constexpr const char* kStoodInBooks = " AND back IS NULL AND price IS NOT NULL AND has_book = 1";
constexpr const char* kReusedOnes =
    " AND ((sold IS NOT NULL AND back IS NULL AND ready IS NOT NULL) OR route = 'donated')";

constexpr std::array<Condition, 28> kConditions{{
    {"assessMedian", "graded", " AND seconds >= 0", nullptr},
    {"assessP90", "graded", " AND seconds >= 0", nullptr},
    {"minutesPerUnit", "ready", " AND MAX(seconds, 0) + work_ms / 1000 > 0", nullptr},
    {"stockDays", "received", "", nullptr},
    {"stockTurn", "gone", "", nullptr},
    {"overAge", nullptr, "", nullptr},
    {"unitCost", "ready", "", nullptr},
    {"unitCostChange", "ready", "", nullptr},
    {"conversion", "received", kIsDecided, nullptr},
    {"secondReturns", "sold", "", nullptr},
    {"lifeAfterSale", "sold", "", nullptr},
    {"agreement", "graded", " AND agreed >= 0", nullptr},
    {"success", "received", kIsDecided, "category"},
    {"gradeMix", "received", " AND grade <> ''", "grade"},
    {"reasonMix", "received", "", "reason"},
    {"capital", nullptr, "", nullptr},
    {"margin", "sold", kStoodInBooks, nullptr},
    {"refurbCostRate", "sold", kStood, nullptr},
    {"roi", "sold", kStoodInBooks, nullptr},
    {"profit", "sold", kStoodInBooks, nullptr},
    {"netProfitShare", "sold", kStoodInBooks, nullptr},
    {"netProfitLong", "sold", kStoodInBooks, nullptr},
    {"reusedUnits", "released", kReusedOnes, nullptr},
    {"wasteAvoided", "released", kReusedOnes, nullptr},
    {"co2eAvoided", "released", kReusedOnes, nullptr},
    {"waysOut", "gone", " AND (back IS NULL)", "way"},
    {"stock", nullptr, "", "stage"}, // the board's
    {"stockAge", nullptr, "", "age"},
}};

/// A day that is one of two columns is looked for in both, each by its index.
std::string dayCondition(const std::string& day)
{
    if (day == "gone") {
        return "((sold BETWEEN ?1 AND ?2) OR (sold IS NULL AND left_day BETWEEN ?1 AND ?2))";
    }
    if (day == "released") {
        return "((ready BETWEEN ?1 AND ?2) OR (ready IS NULL AND left_day BETWEEN ?1 AND ?2))";
    }
    return day + " BETWEEN ?1 AND ?2";
}

/// Units that are here at the end of a day; of today those that have not left at all, oldest first.
std::string hereOn(bool today)
{
    return today ? "sold IS NULL AND left_day IS NULL AND received BETWEEN ?1 AND ?2"
                 : "received BETWEEN ?1 AND ?2 AND COALESCE(sold, left_day, ?2 + 1) > ?2";
}

struct Query {
    std::string where;
    std::vector<store::Value> values;

    void narrow(const char* column, const std::optional<std::string>& value)
    {
        if (value) {
            values.emplace_back(*value);
            where += std::string(" AND +") + column + " = ?" + std::to_string(values.size());
        }
    }
};

/// A bracket of ages as days of receipt: "31-45", "61+".
void narrowToAge(Query& query, const std::string& bracket, std::int64_t today)
{
    const auto hyphen = bracket.find_first_of("-+");
    const std::string youngest = bracket.substr(0, hyphen);
    query.where += " AND received <= " + std::to_string(today - numberFrom(youngest));
    if (hyphen != std::string::npos && bracket[hyphen] == '-') {
        query.where += " AND received >= " + std::to_string(today - numberFrom(bracket.substr(hyphen + 1)));
    }
}

/// A stage of the board, or what stands beside the stages.
void narrowToStage(Query& query, const std::string& stage)
{
    if (stage == "listed" || stage == "exitDue") {
        query.narrow("standing", stage);
        return;
    }
    query.where += " AND standing = 'inHouse'";
    query.narrow("stage", stage == "none" ? std::string{} : stage);
}

void narrowToPart(Query& query, const Condition& condition, const std::string& part, std::int64_t today)
{
    if (condition.part == nullptr || part.empty()) {
        return;
    }
    if (std::string_view(condition.part) == "age") {
        narrowToAge(query, part, today);
        return;
    }
    if (std::string_view(condition.part) == "stage") {
        narrowToStage(query, part);
        return;
    }
    if (std::string_view(condition.part) == "way") {
        query.where += part == "sold" ? " AND sold IS NOT NULL" : "";
        query.narrow("route", part == "sold" ? std::nullopt : std::optional(part));
        return;
    }
    query.narrow(condition.part, part);
}

Query queryOf(const Condition& condition, const Ask& ask, const Rules& rules, const std::string& part)
{
    const std::int64_t today = dayOf(ask.now);
    Query query;
    if (condition.day != nullptr) {
        query = {dayCondition(condition.day), {ask.span.from, ask.span.to}};
    } else {
        const std::string_view tile = condition.tile;
        const bool overAge = tile == "overAge";
        const bool now = overAge || tile == "stock" || tile == "stockAge";
        constexpr std::int64_t kFirst = -1'000'000;
        const std::int64_t late = today - rules.policy.limits.ageLimitDays - 1;
        const std::int64_t last = overAge ? late : (now ? today + 1 : std::min(ask.span.to, today));
        query = {hereOn(now || last == today), {kFirst, last}};
    }
    query.where += condition.more;
    query.narrow("owner", ask.scope.owner);
    query.narrow("category", ask.scope.category);
    query.narrow("site", ask.scope.site);
    narrowToPart(query, condition, part, today);
    return query;
}

std::string orderOf(const Condition& condition)
{
    const std::string day = condition.day == nullptr ? "received" : condition.day;
    return day == "gone" ? "COALESCE(sold, left_day)" : (day == "released" ? "COALESCE(ready, left_day)" : day);
}

/// Columns of a fact with the table's name before each.
std::string factColumnsOf(const std::string& table)
{
    std::string columns = table + '.';
    for (const char letter : factColumns()) {
        columns += letter;
        columns += letter == ' ' ? table + '.' : std::string{};
    }
    return columns;
}

} // namespace

Result<BehindPage> unitsBehind(const store::Database& database, const Rules& rules, const Ask& ask,
                               const std::string& tile, const std::string& part, int offset, int limit)
{
    const auto found =
        std::find_if(kConditions.begin(), kConditions.end(), [&](const Condition& one) { return tile == one.tile; });
    if (found == kConditions.end()) {
        const bool known = std::any_of(kinds().begin(), kinds().end(), [&](const Kind& k) { return tile == k.id; });
        return known ? refused("The figure \"{}\" rests on ratings, not on units.", {tile})
                     : notFound("There is no figure \"{}\".", {tile});
    }
    const Query query = queryOf(*found, ask, rules, part);
    BehindPage page;
    auto read = database.each("SELECT COUNT(*) FROM kpi_unit WHERE " + query.where, query.values,
                              [&](const store::Row& row) { page.total = row.integer(0); });
    if (!read) {
        return read.error();
    }
    auto values = query.values;
    values.emplace_back(std::int64_t{limit});
    const std::string most = "?" + std::to_string(values.size());
    values.emplace_back(std::int64_t{offset});
    const std::string skip = "?" + std::to_string(values.size());
    const std::string inner = "SELECT *, " + orderOf(*found) + " AS on_day FROM kpi_unit WHERE " + query.where +
                              " ORDER BY on_day, item, cycle LIMIT " + most + " OFFSET " + skip;
    read = database.each("SELECT " + factColumnsOf("u") + ", COALESCE(w.product, '') FROM (" + inner +
                             ") u LEFT JOIN worklist w ON w.item = u.item ORDER BY u.on_day, u.item, u.cycle",
                         values, [&](const store::Row& row) {
                             constexpr int kColumns = 31;
                             page.units.push_back({factIn(row), row.text(kColumns)});
                         });
    return read ? Result<BehindPage>(std::move(page)) : read.error();
}

} // namespace regrade::insight::kpi
