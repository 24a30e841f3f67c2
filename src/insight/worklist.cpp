#include "insight/worklist.h"

#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

constexpr std::string_view kWriteRow =
    "INSERT INTO worklist (item, sku, product, category, owner, stage, standing, grade, working, cycle, received_at,"
    " changed_at, price_minor, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (item) DO UPDATE SET stage = excluded.stage, standing = excluded.standing, grade = excluded.grade,"
    " working = excluded.working, cycle = excluded.cycle, received_at = excluded.received_at,"
    " changed_at = excluded.changed_at, price_minor = excluded.price_minor, currency = excluded.currency";

std::optional<Money> priceOf(const domain::Item& item)
{
    if (item.standing == domain::Standing::sold && item.sale) {
        return item.sale->price;
    }
    if (item.standing == domain::Standing::listed && item.offer) {
        return item.offer->price;
    }
    return std::nullopt;
}

/// What a person may type to find the unit.
std::string wordsOf(const domain::Item& item)
{
    auto words = item.id.text() + '\n' + item.intake->sku.text() + '\n' + item.intake->product + '\n' +
                 item.intake->order;
    if (item.intake->rma) {
        words += '\n' + *item.intake->rma;
    }
    if (item.sale) {
        words += '\n' + item.sale->order;
    }
    return words;
}

bool changesWords(const domain::Event& event)
{
    return std::holds_alternative<domain::ItemReceived>(event) || std::holds_alternative<domain::ItemSold>(event);
}

class Worklist final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "worklist"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database, {
            "DROP TABLE IF EXISTS worklist",
            "DROP TABLE IF EXISTS worklist_words",
            "CREATE TABLE worklist (id INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, sku TEXT NOT NULL,"
            " product TEXT NOT NULL, category TEXT NOT NULL, owner TEXT NOT NULL, stage TEXT NOT NULL,"
            " standing TEXT NOT NULL, grade TEXT NOT NULL, working INTEGER NOT NULL, cycle INTEGER NOT NULL,"
            " received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, price_minor INTEGER, currency TEXT) STRICT",
            // the queue of a station, oldest first
            "CREATE INDEX worklist_by_stage ON worklist (stage, received_at, item)",
            // lists of one standing, and the ages of the stock
            "CREATE INDEX worklist_by_standing ON worklist (standing, received_at, item)",
            // the same for one seller
            "CREATE INDEX worklist_by_owner ON worklist (owner, standing, received_at, item)",
            // drill-down from the grade mix
            "CREATE INDEX worklist_by_grade ON worklist (grade, received_at, item)",
            // one category's units
            "CREATE INDEX worklist_by_category ON worklist (category, received_at, item)",
            // everything, oldest first
            "CREATE INDEX worklist_by_age ON worklist (received_at, item)",
            // the search field: any three letters in a row
            "CREATE VIRTUAL TABLE worklist_words USING fts5 (words, tokenize = 'trigram')",
        });
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item&, const domain::Item& after) const override
    {
        if (!after.intake || !after.receivedAt) {
            return {};
        }
        if (const auto written = database.run(kWriteRow, rowOf(after, event.stamp.at)); !written) {
            return written.error();
        }
        if (!changesWords(event.event)) {
            return {};
        }
        return done(database.run(
            "INSERT OR REPLACE INTO worklist_words (rowid, words) SELECT id, ? FROM worklist WHERE item = ?",
            {wordsOf(after), after.id.text()}));
    }

    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }

private:
    [[nodiscard]] static std::vector<store::Value> rowOf(const domain::Item& item, Time changedAt)
    {
        const auto stage = item.stage();
        const auto price = priceOf(item);
        return {item.id.text(),
                item.intake->sku.text(),
                item.intake->product,
                item.intake->category.text(),
                item.intake->owner.text(),
                stage ? stage->text() : std::string{},
                std::string{domain::nameOf(item.standing)},
                item.grade ? item.grade->text() : std::string{},
                std::int64_t{item.work ? 1 : 0},
                std::int64_t{item.cycle},
                millisecondsOf(*item.receivedAt),
                millisecondsOf(changedAt),
                price ? store::Value{price->minor} : store::Value{nullptr},
                price ? store::Value{price->currency} : store::Value{nullptr}};
    }
};

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

std::string phraseOf(const std::string& words)
{
    std::string text = "\"";
    for (const char letter : words) {
        text += letter;
        if (letter == '"') {
            text += '"';
        }
    }
    return text + '"';
}

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Words of one or two letters have no trigram; they are looked for row by row in the order of the list.
void addText(Condition& condition, const std::string& text)
{
    std::string joined;
    std::copy_if(text.begin(), text.end(), std::back_inserter(joined), [](char c) { return c != ' ' && c != '-'; });
    const auto letters = [](const std::string& word) {
        return std::count_if(word.begin(), word.end(), [](char byte) { return !isContinuation(byte); });
    };
    if (letters(joined) >= 3) {
        condition.sql += " AND id IN (SELECT rowid FROM worklist_words WHERE worklist_words MATCH ?)";
        condition.values.emplace_back(phraseOf(text) + " OR " + phraseOf(joined));
    } else if (!joined.empty()) {
        condition.sql += " AND EXISTS (SELECT 1 FROM worklist_words AS w WHERE w.rowid = worklist.id"
                         " AND instr(lower(w.words), lower(?)) > 0)";
        condition.values.emplace_back(joined);
    }
}

Condition conditionOf(const WorklistFilter& filter)
{
    Condition condition;
    condition.add(" AND stage = ?", filter.stage);
    condition.add(" AND standing = ?", filter.standing);
    condition.add(" AND grade = ?", filter.grade);
    condition.add(" AND owner = ?", filter.owner);
    condition.add(" AND category = ?", filter.category);
    condition.add(" AND received_at < ?", filter.receivedBefore);
    condition.add(" AND received_at >= ?", filter.receivedSince);
    if (filter.text) {
        addText(condition, *filter.text);
    }
    return condition;
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

std::unique_ptr<const store::Projection> makeWorklist() { return std::make_unique<Worklist>(); }

Result<std::vector<WorklistRow>> worklist(const store::Database& database, const WorklistFilter& filter, int offset,
                                          int limit)
{
    auto condition = conditionOf(filter);
    condition.values.emplace_back(std::int64_t{limit});
    condition.values.emplace_back(std::int64_t{offset});
    std::vector<WorklistRow> rows;
    const auto read = database.each(
        "SELECT item, sku, product, category, owner, stage, standing, grade, working, cycle, received_at, changed_at,"
        " price_minor, currency FROM worklist" + condition.sql + " ORDER BY received_at, item LIMIT ? OFFSET ?",
        condition.values, [&rows](const store::Row& row) { rows.push_back(rowFrom(row)); });
    if (!read) {
        return read.error();
    }
    return rows;
}

Result<int> worklistCount(const store::Database& database, const WorklistFilter& filter)
{
    const auto condition = conditionOf(filter);
    int count = 0;
    const auto read = database.each("SELECT count(*) FROM worklist" + condition.sql, condition.values,
                                    [&count](const store::Row& row) { count = static_cast<int>(row.integer(0)); });
    if (!read) {
        return read.error();
    }
    return count;
}

Time olderThan(Time today, int days)
{
    return std::chrono::floor<std::chrono::days>(today) - std::chrono::days{days};
}

std::vector<AgeBracket> ageBrackets(Time today)
{
    return {{"0-30", olderThan(today, 30), std::nullopt},
            {"31-45", olderThan(today, 45), olderThan(today, 30)},
            {"46-60", olderThan(today, 60), olderThan(today, 45)},
            {"61+", std::nullopt, olderThan(today, 60)}};
}

} // namespace regrade::insight
