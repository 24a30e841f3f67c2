#include "insight/worklist.h"

#include "insight/tables.h"

#include <set>

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

/// Lower case and without spaces: how words are kept and looked for.
std::string folded(std::string_view text)
{
    std::string word;
    for (const char letter : text) {
        if (letter != ' ') {
            word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return word;
}

/// An order number may be found by the beginning of any of its parts.
void addNumber(std::set<std::string>& words, const std::string& number)
{
    const auto whole = folded(number);
    for (auto from = std::string::size_type{0}; from < whole.size();) {
        words.insert(whole.substr(from));
        const auto hyphen = whole.find('-', from);
        from = hyphen == std::string::npos ? whole.size() : hyphen + 1;
    }
}

/// What a person may type to find the unit; its product's name and SKU are looked for in the catalogue.
std::set<std::string> wordsOf(const domain::Item& item)
{
    constexpr std::size_t kGroup = 4;
    std::set<std::string> words;
    const auto tag = folded(item.id.text());
    for (std::size_t from = 0; from < tag.size(); from += kGroup) {
        words.insert(tag.substr(from));
    }
    addNumber(words, item.intake->order);
    if (item.intake->rma) {
        addNumber(words, *item.intake->rma);
    }
    if (item.sale) {
        addNumber(words, item.sale->order);
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
        return runAll(
            database,
            {
                "DROP TABLE IF EXISTS worklist",
                "DROP TABLE IF EXISTS worklist_word",
                "CREATE TABLE worklist (id INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, sku TEXT NOT NULL,"
                " product TEXT NOT NULL, category TEXT NOT NULL, owner TEXT NOT NULL, stage TEXT NOT NULL,"
                " standing TEXT NOT NULL, grade TEXT NOT NULL, working INTEGER NOT NULL, cycle INTEGER NOT NULL,"
                " received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, price_minor INTEGER, currency TEXT) "
                "STRICT",
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
                // the search field: units of the products that match
                "CREATE INDEX worklist_by_sku ON worklist (sku)",
                // the search field: its key's order finds every word that begins with what was typed
                "CREATE TABLE worklist_word (word TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (word, unit))"
                " STRICT, WITHOUT ROWID",
            });
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event, const domain::Item&,
                                    const domain::Item& after) const override
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
        for (const auto& word : wordsOf(after)) {
            const auto kept = database.run(
                "INSERT OR IGNORE INTO worklist_word (word, unit) SELECT ?, id FROM worklist WHERE item = ?",
                {word, after.id.text()});
            if (!kept) {
                return kept.error();
            }
        }
        return {};
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

/// `text` as a tag or a number, with and without hyphens, or as a part of a product's name or SKU.
void addText(Condition& condition, const std::string& text)
{
    constexpr const char* kLast = "\xF4\x8F\xBF\xBF"; // sorts behind every other letter
    const auto number = folded(text);
    if (number.empty()) {
        return;
    }
    auto tag = number;
    std::erase(tag, '-');
    condition.sql += " AND id IN (SELECT unit FROM worklist_word WHERE word >= ? AND word < ?"
                     " UNION SELECT unit FROM worklist_word WHERE word >= ? AND word < ?"
                     " UNION SELECT id FROM worklist WHERE sku IN (SELECT sku FROM catalogue"
                     " WHERE instr(lower(name), lower(?)) > 0 OR instr(lower(sku), lower(?)) > 0))";
    for (const auto& word : {number, number + kLast, tag, tag + kLast, text, text}) {
        condition.values.emplace_back(word);
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
        " price_minor, currency FROM worklist" +
            condition.sql + " ORDER BY received_at, item LIMIT ? OFFSET ?",
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

Time olderThan(Time today, int days) { return std::chrono::floor<std::chrono::days>(today) - std::chrono::days{days}; }

std::vector<AgeBracket> ageBrackets(Time today)
{
    return {{"0-30", olderThan(today, 30), std::nullopt},
            {"31-45", olderThan(today, 45), olderThan(today, 30)},
            {"46-60", olderThan(today, 60), olderThan(today, 45)},
            {"61+", std::nullopt, olderThan(today, 60)}};
}

} // namespace regrade::insight
