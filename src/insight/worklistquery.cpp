#include "insight/tables.h"
#include "insight/words.h"
#include "insight/worklist.h"

#include <algorithm>

namespace regrade::insight {

namespace {

struct Condition {
    std::string sql = " WHERE 1";
    std::vector<store::Value> values;

    void add(const char* clause, const std::optional<std::string>& value)
    {
        if (value) {
            sql += clause;
            values.emplace_back(*value);
        }
    }
    void add(const char* clause, const std::optional<Time>& value)
    {
        if (value) {
            sql += clause;
            values.emplace_back(millisecondsOf(*value));
        }
    }
};

constexpr std::string_view kProducts = "(SELECT sku FROM catalogue WHERE instr(lower(name), lower(?)) > 0"
                                       " OR instr(lower(sku), lower(?)) > 0)";

/// What somebody typed, as it is looked for: as a tag or a number, with and without hyphens, or as a part of a
/// product's name or SKU.
struct SearchText {
    explicit SearchText(const std::string& typed) : text(typed), number(folded(typed)), tag(number)
    {
        std::erase(tag, '-');
    }

    [[nodiscard]] std::vector<store::Value> wordRanges() const
    {
        constexpr const char* kLast = "\xF4\x8F\xBF\xBF"; // sorts behind every other letter
        return {number, number + kLast, tag, tag + kLast};
    }

    std::string text;
    std::string number;
    std::string tag;
};

/// Whether so many units may match that it is quicker to walk along a list until a page is full than to gather them.
Result<bool> isWide(const store::Database& database, const SearchText& search)
{
    constexpr std::int64_t kMany = 2'000;
    std::int64_t found = 0;
    const auto add = [&found](const store::Row& row) { found += row.integer(0); };
    auto values = search.wordRanges();
    values.insert(values.begin() + 2, kMany);
    values.emplace_back(kMany);
    const auto words =
        database.each("SELECT (SELECT count(*) FROM (SELECT 1 FROM worklist_word WHERE word >= ? AND word < ? LIMIT ?))"
                      " + (SELECT count(*) FROM (SELECT 1 FROM worklist_word WHERE word >= ? AND word < ? LIMIT ?))",
                      values, add);
    const auto products =
        database.each("SELECT coalesce(sum(units), 0) FROM catalogue WHERE sku IN " + std::string(kProducts),
                      {search.text, search.text}, add);
    if (!words || !products) {
        return !words ? words.error() : products.error();
    }
    return found >= kMany;
}

Result<void> addText(const store::Database& database, Condition& condition, const std::string& text)
{
    const SearchText search(text);
    if (search.number.empty()) {
        return {};
    }
    const auto wide = isWide(database, search);
    if (!wide) {
        return wide.error();
    }
    std::vector<store::Value> values;
    if (*wide) {
        condition.sql += " AND (instr(words, ?) > 0 OR instr(words, ?) > 0 OR +sku IN " + std::string(kProducts) + ")";
        values = {' ' + search.number, ' ' + search.tag};
    } else {
        condition.sql += " AND id IN (SELECT unit FROM worklist_word WHERE word >= ? AND word < ?"
                         " UNION SELECT unit FROM worklist_word WHERE word >= ? AND word < ?"
                         " UNION SELECT id FROM worklist WHERE sku IN " +
                         std::string(kProducts) + ")";
        values = search.wordRanges();
    }
    values.insert(values.end(), {search.text, search.text});
    condition.values.insert(condition.values.end(), values.begin(), values.end());
    return {};
}

Result<Condition> conditionOf(const store::Database& database, const WorklistFilter& filter)
{
    Condition condition;
    condition.add(" AND stage = ?", filter.stage);
    condition.add(" AND standing = ?", filter.standing);
    condition.add(" AND grade = ?", filter.grade);
    condition.add(" AND owner = ?", filter.owner);
    condition.add(" AND category = ?", filter.category);
    condition.add(" AND received_at < ?", filter.receivedBefore);
    condition.add(" AND received_at >= ?", filter.receivedSince);
    const auto added = filter.text ? addText(database, condition, *filter.text) : Result<void>();
    return added ? Result<Condition>(std::move(condition)) : added.error();
}

WorklistRow rowFrom(const store::Row& row)
{
    WorklistRow found;
    found.item = row.text(0);
    found.sku = row.text(1);
    found.product = row.text(2);
    found.category = row.text(3);
    found.owner = row.text(4);
    found.stage = row.text(5);
    found.standing = row.text(6);
    found.grade = row.text(7);
    found.working = row.integer(8) != 0;
    found.cycle = static_cast<int>(row.integer(9));
    found.receivedAt = timeOf(row.integer(10));
    found.changedAt = timeOf(row.integer(11));
    if (!row.isNull(12)) {
        found.price = Money{row.integer(12), row.text(13)};
    }
    return found;
}

} // namespace

Result<std::vector<WorklistRow>> worklist(const store::Database& database, const WorklistFilter& filter, int offset,
                                          int limit)
{
    auto condition = conditionOf(database, filter);
    if (!condition) {
        return condition.error();
    }
    condition->values.emplace_back(std::int64_t{limit});
    condition->values.emplace_back(std::int64_t{offset});
    std::vector<WorklistRow> rows;
    const auto read = database.each(
        "SELECT item, sku, product, category, owner, stage, standing, grade, working, cycle, received_at, changed_at,"
        " price_minor, currency FROM worklist" +
            condition->sql + " ORDER BY received_at, item LIMIT ? OFFSET ?",
        condition->values, [&rows](const store::Row& row) { rows.push_back(rowFrom(row)); });
    if (!read) {
        return read.error();
    }
    return rows;
}

Result<int> worklistCount(const store::Database& database, const WorklistFilter& filter)
{
    const auto condition = conditionOf(database, filter);
    if (!condition) {
        return condition.error();
    }
    int count = 0;
    const auto read = database.each("SELECT count(*) FROM worklist" + condition->sql, condition->values,
                                    [&count](const store::Row& row) { count = static_cast<int>(row.integer(0)); });
    if (!read) {
        return read.error();
    }
    return count;
}

Time olderThan(Time today, int days) { return std::chrono::floor<std::chrono::days>(today) - std::chrono::days{days}; }

std::vector<AgeBracket> ageBrackets(Time today)
{
    return {{"0-30", olderThan(today, 30), std::nullopt},
            {"31-45", olderThan(today, 45), olderThan(today, 30)},
            {"46-60", olderThan(today, 60), olderThan(today, 45)},
            {"61+", std::nullopt, olderThan(today, 60)}};
}

} // namespace regrade::insight
