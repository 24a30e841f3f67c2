#include "insight/worklist.h"

#include "insight/bulkinsert.h"
#include "insight/words.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace regrade::insight {

namespace {

constexpr std::string_view kWriteRow =
    "INSERT INTO worklist (item, sku, product, category, owner, stage, standing, grade, working, cycle, received_at,"
    " changed_at, price_minor, currency, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (item) DO UPDATE SET sku = excluded.sku, product = excluded.product, category = excluded.category,"
    " owner = excluded.owner, stage = excluded.stage, standing = excluded.standing, grade = excluded.grade,"
    " working = excluded.working, cycle = excluded.cycle, received_at = excluded.received_at,"
    " changed_at = excluded.changed_at, price_minor = excluded.price_minor, currency = excluded.currency,"
    " words = excluded.words";

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

using Words = std::vector<std::string>; ///< sorted, each once

/// An order number may be found by the beginning of any of its parts.
void addNumber(Words& words, const std::string& number)
{
    const auto whole = folded(number);
    for (auto from = std::string::size_type{0}; from < whole.size();) {
        words.push_back(whole.substr(from));
        const auto hyphen = whole.find('-', from);
        from = hyphen == std::string::npos ? whole.size() : hyphen + 1;
    }
}

Words sorted(Words words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// What a person may type to find the unit; its product's name and SKU are looked for in the catalogue.
Words wordsOf(const domain::Item& item)
{
    constexpr std::size_t kGroup = 4;
    Words words;
    const auto tag = folded(item.id.text());
    for (std::size_t from = 0; from + 1 < tag.size(); from += kGroup) {
        words.push_back(tag.substr(from));
    }
    addNumber(words, item.intake->order);
    if (item.intake->rma) {
        addNumber(words, *item.intake->rma);
    }
    if (item.sale) {
        addNumber(words, item.sale->order);
    }
    return sorted(std::move(words));
}

/// The same in one text, a space before each: a part of it that begins with a space begins a word.
std::string wordLine(const domain::Item& item)
{
    std::string line;
    for (const std::string& word : wordsOf(item)) {
        line += ' ' + word;
    }
    return line;
}

bool changesWords(const domain::Event& event)
{
    return std::holds_alternative<domain::ItemReceived>(event) || std::holds_alternative<domain::ItemSold>(event);
}

void addRow(std::vector<store::Value>& values, const domain::Item& item)
{
    const auto stage = item.stage();
    const auto price = priceOf(item);
    values.emplace_back(item.id.text());
    values.emplace_back(item.intake->sku.text());
    values.emplace_back(item.intake->product);
    values.emplace_back(item.intake->category.text());
    values.emplace_back(item.intake->owner.text());
    values.emplace_back(stage ? stage->text() : std::string{});
    values.emplace_back(std::string{domain::nameOf(item.standing)});
    values.emplace_back(item.grade ? item.grade->text() : std::string{});
    values.emplace_back(std::int64_t{item.work ? 1 : 0});
    values.emplace_back(std::int64_t{item.cycle});
    values.emplace_back(millisecondsOf(*item.receivedAt));
    values.emplace_back(millisecondsOf(*item.lastEventAt));
    values.push_back(price ? store::Value{price->minor} : store::Value{nullptr});
    values.push_back(price ? store::Value{price->currency} : store::Value{nullptr});
    values.emplace_back(wordLine(item));
}

Result<void> makeListIndexes(store::Database& database)
{
    return runAll(database, {
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
                            });
}

Result<void> makeListTables(store::Database& database)
{
    return runAll(database,
                  {
                      "DROP TABLE IF EXISTS worklist",
                      "DROP TABLE IF EXISTS worklist_word",
                      "CREATE TABLE worklist (id INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, sku TEXT NOT NULL,"
                      " product TEXT NOT NULL, category TEXT NOT NULL, owner TEXT NOT NULL, stage TEXT NOT NULL,"
                      " standing TEXT NOT NULL, grade TEXT NOT NULL, working INTEGER NOT NULL, cycle INTEGER NOT NULL,"
                      " received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, price_minor INTEGER, currency TEXT,"
                      " words TEXT NOT NULL) STRICT",
                      // the search field: its key's order finds every word that begins with what was typed
                      "CREATE TABLE worklist_word (word TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (word, unit))"
                      " STRICT, WITHOUT ROWID",
                  });
}

/// The words that the event gave the unit; the others it has since it came in.
Words newWordsOf(const domain::Event& event, const domain::Item& after)
{
    const auto* sold = std::get_if<domain::ItemSold>(&event);
    if (sold == nullptr) {
        return wordsOf(after);
    }
    Words words;
    addNumber(words, sold->order);
    return sorted(std::move(words));
}

/// The words of a unit that its events gave it.
Words wordsOf(const std::vector<store::ItemStep>& steps)
{
    Words words;
    for (const store::ItemStep& step : steps) {
        if (step.after.intake && changesWords(step.event.event)) {
            const Words some = wordsOf(step.after);
            words.insert(words.end(), some.begin(), some.end());
        }
    }
    return sorted(std::move(words));
}

/// A unit's row is written when the unit leaves memory instead of at each event; words go in sorted, many at a time.
class GatheredWorklist final : public store::Gathering {
public:
    /// `last`: the greatest number of a unit that the tables hold; none = they are empty, and their indexes come last.
    GatheredWorklist(store::Database& database, std::optional<std::int64_t> last)
        : m_database(database), m_makesIndexes(!last), m_last(last.value_or(0)),
          m_newRows(database, "INSERT" + kRowHead, kRowColumns),
          m_newWords(database, "INSERT OR IGNORE INTO worklist_word (word, unit)", 2)
    {
    }

    [[nodiscard]] Result<void> take(const store::ItemChange& change) override
    {
        const domain::Item& unit = change.steps.back().after;
        if (!unit.intake || !unit.receivedAt) {
            return {};
        }
        const auto place = placeOf(unit.id);
        if (!place) {
            return place.error();
        }
        const auto before = wordsOf(change.undone);
        const auto now = wordsOf(change.steps);
        for (const std::string& word : before) {
            if (std::binary_search(now.begin(), now.end(), word)) {
                continue;
            }
            const auto dropped =
                m_database.run("DELETE FROM worklist_word WHERE word = ? AND unit = ?", {word, place->number});
            if (!dropped) {
                return dropped.error();
            }
        }
        for (const std::string& word : now) {
            if (!std::binary_search(before.begin(), before.end(), word)) {
                m_words.emplace_back(word, place->number);
            }
        }
        return writeRow(unit, *place);
    }

    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        if (!changesWords(event.event) || !after.intake || !after.receivedAt) {
            return {};
        }
        const auto place = after.version == 1 ? Result<Place>(Place{++m_last, false}) : placeOf(after.id);
        if (!place) {
            return place.error();
        }
        m_places[after.id.text()] = *place;
        auto words = newWordsOf(event.event, after);
        // Twice as many as came in: so the sorted ones are gone when the next half million is there.
        const auto written = writeSorted(2 * words.size());
        for (auto& word : words) {
            m_words.emplace_back(std::move(word), place->number);
        }
        if (m_words.size() >= kWordsAtOnce) {
            sortWords();
        }
        return written;
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }

    [[nodiscard]] Result<void> settle(const domain::Item& unit) override
    {
        if (!unit.intake || !unit.receivedAt) {
            return {};
        }
        const auto place = placeOf(unit.id);
        if (!place) {
            return place.error();
        }
        m_places.erase(unit.id.text());
        return writeRow(unit, *place);
    }

    [[nodiscard]] Result<void> finish() override
    {
        auto written = writeSorted(m_sorted.size());
        sortWords();
        written = written ? writeSorted(m_sorted.size()) : written;
        written = written ? m_newWords.writeAll() : written;
        written = written ? m_newRows.writeAll() : written;
        return written && m_makesIndexes ? makeListIndexes(m_database) : written;
    }

private:
    static constexpr std::size_t kWordsAtOnce = 500'000;
    static constexpr std::size_t kRowColumns = 16;
    static inline const std::string kRowHead =
        " INTO worklist (item, sku, product, category, owner, stage, standing, grade, working, cycle,"
        " received_at, changed_at, price_minor, currency, words, id)";

    struct Place {
        std::int64_t number = 0;
        bool isTaken = false; ///< the unit is in the table already, as when it was out of memory for a while
    };

    /// Units are numbered as they come in.
    [[nodiscard]] Result<Place> placeOf(const domain::ItemId& item)
    {
        if (const auto known = m_places.find(item.text()); known != m_places.end()) {
            return known->second;
        }
        if (auto written = m_newRows.writeAll(); !written) {
            return written.error();
        }
        Place place;
        const auto read =
            m_database.each("SELECT id FROM worklist WHERE item = ?", {item.text()}, [&](const store::Row& row) {
                place = {row.integer(0), true};
            });
        if (!read) {
            return read.error();
        }
        return place.isTaken ? place : Place{++m_last, false};
    }

    [[nodiscard]] Result<void> writeRow(const domain::Item& unit, const Place& place)
    {
        if (place.isTaken) {
            static const std::string kReplace = BulkInsert::sql("INSERT OR REPLACE" + kRowHead, kRowColumns);
            std::vector<store::Value> values;
            addRow(values, unit);
            values.emplace_back(place.number);
            return m_database.runLater(kReplace, values);
        }
        // A row that replaces none is written without a search for the one that it might replace.
        addRow(m_newRows.values(), unit);
        m_newRows.values().emplace_back(place.number);
        return m_newRows.write();
    }

    void sortWords()
    {
        m_sorted = std::exchange(m_words, {});
        std::sort(m_sorted.begin(), m_sorted.end(), std::greater());
    }
    /// The next of the sorted words, from the back.
    [[nodiscard]] Result<void> writeSorted(std::size_t count)
    {
        for (; count > 0 && !m_sorted.empty(); --count) {
            auto& values = m_newWords.values();
            values.emplace_back(std::move(m_sorted.back().first));
            values.emplace_back(m_sorted.back().second);
            m_sorted.pop_back();
            if (auto kept = m_newWords.write(); !kept) {
                return kept;
            }
        }
        return {};
    }

    store::Database& m_database;
    bool m_makesIndexes;
    std::int64_t m_last;
    BulkInsert m_newRows;
    BulkInsert m_newWords;
    std::unordered_map<std::string, Place> m_places;            ///< of units in memory
    std::vector<std::pair<std::string, std::int64_t>> m_words;  ///< of units, as they came in
    std::vector<std::pair<std::string, std::int64_t>> m_sorted; ///< the ones before, which are being written
};

class Worklist final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "worklist"; }
    [[nodiscard]] int version() const override { return 3; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = makeListTables(database);
        return made ? makeListIndexes(database) : made;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return makeListTables(database) ? std::make_unique<GatheredWorklist>(database, std::nullopt) : nullptr;
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gatherMore(store::Database& database) const override
    {
        std::optional<std::int64_t> last;
        const auto read = database.each("SELECT COALESCE(MAX(id), 0) FROM worklist", {},
                                        [&](const store::Row& row) { last = row.integer(0); });
        return read && last ? std::make_unique<GatheredWorklist>(database, last) : nullptr;
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event, const domain::Item&,
                                    const domain::Item& after) const override
    {
        if (!after.intake || !after.receivedAt) {
            return {};
        }
        std::vector<store::Value> values;
        addRow(values, after);
        if (const auto written = database.run(kWriteRow, values); !written) {
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

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        for (const store::ItemStep& step : steps) {
            if (!step.after.intake || !changesWords(step.event.event)) {
                continue;
            }
            for (const auto& word : wordsOf(step.after)) {
                const auto dropped = database.run("DELETE FROM worklist_word WHERE word = ? AND unit ="
                                                  " (SELECT id FROM worklist WHERE item = ?)",
                                                  {word, step.after.id.text()});
                if (!dropped) {
                    return dropped.error();
                }
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

} // namespace

std::unique_ptr<const store::Projection> makeWorklist() { return std::make_unique<Worklist>(); }

} // namespace regrade::insight
