#include "insight/kpicells.h"
#include "insight/kpicube.h"
#include "insight/kpitable.h"
#include "insight/tables.h"

#include <unordered_map>
#include <utility>

namespace regrade::insight::kpi {

namespace {

/// A rating or a month's orders, as one counter of its product.
struct ProductCount {
    std::string owner;
    std::string category;
    std::int64_t day = 0;
    std::string_view metric;
    std::string key;
    Sums sums;
};

void addProduct(Cells& cells, const ProductCount& one, int sign)
{
    cells.add({one.owner, one.category, ""}, {one.metric, dayPeriod(one.day), one.key}, one.sums, sign);
}

ProductCount ratingIn(const store::Row& row)
{
    const std::int64_t stars = row.integer(3);
    const std::int64_t praise = row.integer(4);
    return {row.text(0),
            row.text(1),
            row.integer(2),
            kRating,
            row.integer(5) == 1 ? "second" : "first",
            {1, stars, praise, stars * stars, stars * praise, praise * praise}};
}

ProductCount ordersIn(const store::Row& row)
{
    return {row.text(0), row.text(1), row.integer(2), kOrders, "", {.units = row.integer(3)}};
}

constexpr const char* kRatingsOf = "SELECT owner, category, day, stars, praise, second FROM kpi_rating WHERE ";
constexpr const char* kOrdersOf = "SELECT owner, category, day, orders FROM kpi_orders WHERE ";

Result<void> takeOrders(store::Database& database, const domain::OrdersCounted& counted, const domain::Product& after)
{
    const auto first = parseIso(counted.month + "-01");
    if (!first || !after.facts) {
        return {};
    }
    const std::int64_t day = dayOf(*first);
    Cells cells;
    ProductCount now{after.facts->owner.text(), after.facts->category.text(), day, kOrders, "",
                     {.units = counted.orders}};
    auto read = database.each(kOrdersOf + std::string("sku = ? AND day = ?"), {counted.sku.text(), day},
                              [&](const store::Row& row) {
                                  const ProductCount earlier = ordersIn(row);
                                  now.owner = earlier.owner; // a month stays with whom it was counted for
                                  now.category = earlier.category;
                                  addProduct(cells, earlier, -1);
                              });
    if (!read) {
        return read;
    }
    addProduct(cells, now, 1);
    const auto kept = database.run("INSERT OR REPLACE INTO kpi_orders (sku, day, owner, category, orders) VALUES"
                                   " (?, ?, ?, ?, ?)",
                                   {counted.sku.text(), day, now.owner, now.category, std::int64_t{counted.orders}});
    return kept ? writeCells(database, cells) : kept.error();
}

Result<void> takeKpiRating(store::Database& database, const domain::RatingNoted& rated, const domain::Product& after)
{
    const auto at = parseIso(rated.day);
    if (!at) {
        return {};
    }
    const std::int64_t stars = rated.stars;
    const std::int64_t praise = rated.praisesReuse ? 1 : 0;
    Cells cells;
    const auto read = database.each(kRatingsOf + std::string("reference = ?"), {rated.reference},
                                    [&](const store::Row& row) { addProduct(cells, ratingIn(row), -1); });
    if (!read) {
        return read;
    }
    const ProductCount now{after.facts ? after.facts->owner.text() : std::string{},
                           after.facts ? after.facts->category.text() : std::string{},
                           dayOf(*at),
                           kRating,
                           rated.unit ? "second" : "first",
                           {1, stars, praise, stars * stars, stars * praise, praise * praise}};
    addProduct(cells, now, 1);
    const auto kept = database.run(
        "INSERT OR REPLACE INTO kpi_rating (reference, sku, owner, category, day, stars, praise, second) VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?)",
        {rated.reference, rated.sku.text(), now.owner, now.category, now.day, stars, praise,
         std::int64_t{rated.unit ? 1 : 0}});
    return kept ? writeCells(database, cells) : kept.error();
}

Result<void> takeOfProduct(store::Database& database, const store::RecordedEvent& event, const domain::Product& after)
{
    if (const auto* counted = std::get_if<domain::OrdersCounted>(&event.event)) {
        return takeOrders(database, *counted, after);
    }
    if (const auto* facts = std::get_if<domain::ProductRegistered>(&event.event)) {
        return done(database.run("INSERT OR REPLACE INTO kpi_weight (sku, grams) VALUES (?, ?)",
                                 {facts->sku.text(), std::int64_t{facts->weightG}}));
    }
    const auto* rated = std::get_if<domain::RatingNoted>(&event.event);
    return rated != nullptr ? takeKpiRating(database, *rated, after) : Result<void>{};
}

/// Every fact of a unit, and what they count for taken away.
Result<void> dropFacts(store::Database& database, const std::string& item, Cells& cells)
{
    const auto read = database.each("SELECT " + factColumns() + " FROM kpi_unit WHERE item = ?", {item},
                                    [&](const store::Row& row) { cells.addFact(factIn(row), -1); });
    return read ? done(database.run("DELETE FROM kpi_unit WHERE item = ?", {item})) : read;
}

/// Facts of units in memory; each is written once, when its cycle is over or its unit leaves memory.
class GatheredKpi final : public store::Gathering {
public:
    explicit GatheredKpi(store::Database& database)
        : m_database(database), m_newFacts(newFacts(database)), m_newCells(newCells(database))
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        const std::string& item = after.id.text();
        if (!after.intake || !matters(event.event)) {
            return {};
        }
        if (after.isUndone()) {
            m_facts.erase(item);
            const auto written = m_newFacts.writeAll();
            return written ? dropFacts(m_database, item, m_cells) : written;
        }
        auto found = factOf(after, event.event);
        if (!found) {
            return found.error();
        }
        kpi::take(**found, event, after);
        return {};
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Product& after) override
    {
        return takeOfProduct(m_database, event, after);
    }
    [[nodiscard]] Result<void> settle(const domain::Item& unit) override
    {
        const auto found = m_facts.find(unit.id.text());
        if (found == m_facts.end()) {
            return {};
        }
        const auto written = write(found->second);
        m_facts.erase(found);
        return written;
    }
    [[nodiscard]] Result<void> finish() override
    {
        for (auto& [item, loaded] : m_facts) {
            if (auto written = write(loaded); !written) {
                return written;
            }
        }
        m_facts.clear();
        auto written = m_newFacts.writeAll();
        written = written ? writeCells(m_database, m_cells, m_newCells) : written;
        return written ? makeDayIndexes(m_database) : written;
    }

private:
    static constexpr std::size_t kMostCells = 40'000;

    struct Loaded {
        Fact fact;
        std::optional<Fact> stored; ///< as it stands in the table; unset = it does not
    };

    [[nodiscard]] Result<void> write(const Loaded& loaded)
    {
        if (loaded.stored && *loaded.stored == loaded.fact) {
            return {};
        }
        if (loaded.stored) {
            m_cells.addFact(*loaded.stored, -1);
        }
        m_cells.addFact(loaded.fact, 1);
        Result<void> written;
        if (loaded.stored) {
            written = writeFact(m_database, loaded.fact);
        } else {
            addValues(m_newFacts.values(), loaded.fact);
            written = m_newFacts.write();
        }
        if (!written || m_cells.size() < kMostCells) {
            return written;
        }
        const auto counted = writeCells(m_database, m_cells, m_newCells);
        m_cells.clear();
        return counted;
    }
    [[nodiscard]] Result<Loaded*> load(const std::string& item, std::int64_t cycle)
    {
        if (const auto known = m_facts.find(item); known != m_facts.end()) {
            return &known->second;
        }
        if (auto written = m_newFacts.writeAll(); !written) {
            return written.error();
        }
        auto stored = readFact(m_database, item, cycle);
        if (!stored) {
            return stored.error();
        }
        Loaded loaded{stored->value_or(Fact{}), std::nullopt};
        loaded.stored = *stored;
        return &m_facts.insert_or_assign(item, std::move(loaded)).first->second;
    }
    /// The fact that the event is taken into: after a second return a new one.
    [[nodiscard]] Result<Fact*> factOf(const domain::Item& after, const domain::Event& event)
    {
        const std::string& item = after.id.text();
        if (after.version == 1) {
            return &m_facts[item].fact;
        }
        const bool again = std::holds_alternative<domain::ItemReturnedAgain>(event);
        auto found = load(item, again ? after.cycle - 1 : after.cycle);
        if (!found || !again) {
            return found ? Result<Fact*>(&(*found)->fact) : found.error();
        }
        (*found)->fact.back = dayOf(*after.receivedAt);
        if (auto written = write(**found); !written) {
            return written.error();
        }
        Fact next;
        next.site = (*found)->fact.site;
        **found = {std::move(next), std::nullopt};
        return &(*found)->fact;
    }

    store::Database& m_database;
    BulkInsert m_newFacts;
    BulkInsert m_newCells;
    std::unordered_map<std::string, Loaded> m_facts;
    Cells m_cells;
};

class Kpi final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "kpi"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = makeKpiTables(database);
        return made ? makeDayIndexes(database) : made;
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return makeKpiTables(database) ? std::make_unique<GatheredKpi>(database) : nullptr;
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (!after.intake || !matters(event.event) || domain::wasSetAside(before, after)) {
            return {};
        }
        const std::string& item = after.id.text();
        Cells cells;
        if (after.isUndone()) {
            const auto dropped = dropFacts(database, item, cells);
            return dropped ? writeCells(database, cells) : dropped;
        }
        auto stored = readFact(database, item, after.cycle);
        if (!stored) {
            return stored.error();
        }
        Fact fact = stored->value_or(Fact{});
        if (std::holds_alternative<domain::ItemReturnedAgain>(event.event)) {
            auto sold = endCycle(database, item, after, cells);
            if (!sold) {
                return sold.error();
            }
            fact.site = *sold;
        }
        kpi::take(fact, event, after);
        if (*stored == std::optional(fact)) {
            return {};
        }
        if (*stored) {
            cells.addFact(**stored, -1);
        }
        cells.addFact(fact, 1);
        const auto kept = writeFact(database, fact);
        return kept ? writeCells(database, cells) : kept;
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product& after) const override
    {
        return takeOfProduct(database, event, after);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        if (steps.empty()) {
            return {};
        }
        Cells cells;
        const auto dropped = dropFacts(database, steps.front().after.id.text(), cells);
        return dropped ? writeCells(database, cells) : dropped;
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ProductStep>& steps) const override
    {
        if (steps.empty()) {
            return {};
        }
        const std::string sku = steps.front().after.sku.text();
        Cells cells;
        auto gone = database.each(kRatingsOf + std::string("sku = ?"), {sku},
                                  [&](const store::Row& row) { addProduct(cells, ratingIn(row), -1); });
        gone = gone ? database.each(kOrdersOf + std::string("sku = ?"), {sku},
                                    [&](const store::Row& row) { addProduct(cells, ordersIn(row), -1); })
                    : gone;
        gone = gone ? done(database.run("DELETE FROM kpi_rating WHERE sku = ?", {sku})) : gone;
        gone = gone ? done(database.run("DELETE FROM kpi_orders WHERE sku = ?", {sku})) : gone;
        return gone ? writeCells(database, cells) : gone;
    }

private:
    /// The sale of the cycle before came back on the day on which the new one begins. Answers the unit's site.
    [[nodiscard]] static Result<std::string> endCycle(store::Database& database, const std::string& item,
                                                      const domain::Item& after, Cells& cells)
    {
        const auto stored = readFact(database, item, after.cycle - 1);
        if (!stored || !*stored) {
            return stored ? Result<std::string>(std::string{}) : stored.error();
        }
        Fact ended = **stored;
        ended.back = dayOf(*after.receivedAt);
        cells.addFact(**stored, -1);
        cells.addFact(ended, 1);
        const auto kept = writeFact(database, ended);
        return kept ? Result<std::string>(ended.site) : kept.error();
    }
};

} // namespace

} // namespace regrade::insight::kpi

namespace regrade::insight {

std::unique_ptr<const store::Projection> makeKpi() { return std::make_unique<kpi::Kpi>(); }

} // namespace regrade::insight
