#include "insight/catalogue.h"

#include "insight/tables.h"

#include <map>

namespace regrade::insight {

namespace {

std::int64_t taughtPhotos(const domain::Product& product)
{
    std::int64_t photos = 0;
    for (const auto& view : product.taught) {
        photos += static_cast<std::int64_t>(view.photos.size());
    }
    return photos;
}

Result<void> countUnits(store::Database& database, const domain::Sku& sku, int by)
{
    return done(database.run("UPDATE catalogue SET units = units + ? WHERE sku = ?", {std::int64_t{by}, sku.text()}));
}

/// The whole catalogue in memory: products are few.
class GatheredCatalogue final : public store::Gathering {
public:
    explicit GatheredCatalogue(store::Database& database) : m_database(database) {}

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        if (const auto* received = std::get_if<domain::ItemReceived>(&event.event)) {
            const auto [row, isNew] = m_rows.try_emplace(received->sku.text());
            if (isNew) {
                row->second = {
                    received->sku.text(),  received->product, received->category.text(), received->originalPrice, 0, 0,
                    received->owner.text()};
            }
            ++row->second.units;
        } else if (std::holds_alternative<domain::IntakeUndone>(event.event) && after.intake) {
            --m_rows[after.intake->sku.text()].units;
        }
        return {};
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product& after) override
    {
        if (after.facts) {
            const auto& facts = *after.facts;
            ProductRow& row = m_rows[facts.sku.text()];
            row = {facts.sku.text(),
                   facts.name,
                   facts.category.text(),
                   facts.originalPrice,
                   static_cast<int>(taughtPhotos(after)),
                   row.units,
                   facts.owner.text()};
        }
        return {};
    }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override
    {
        for (const auto& [sku, row] : m_rows) {
            const auto kept =
                m_database.run("INSERT INTO catalogue (sku, name, category, price_minor, currency, taught, units,"
                               " owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                               {sku, row.name, row.category, row.originalPrice.minor, row.originalPrice.currency,
                                std::int64_t{row.taughtPhotos}, std::int64_t{row.units}, row.owner});
            if (!kept) {
                return kept.error();
            }
        }
        return {};
    }

private:
    store::Database& m_database;
    std::map<std::string, ProductRow> m_rows;
};

class Catalogue final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "catalogue"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS catalogue",
                          "CREATE TABLE catalogue (sku TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL,"
                          " price_minor INTEGER NOT NULL, currency TEXT NOT NULL, taught INTEGER NOT NULL,"
                          " units INTEGER NOT NULL, owner TEXT NOT NULL) STRICT, WITHOUT ROWID",
                          // products(): all rows in the order of the list
                          "CREATE INDEX catalogue_by_name ON catalogue (name, sku)",
                      });
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        const auto* received = std::get_if<domain::ItemReceived>(&event.event);
        if (domain::wasSetAside(before, after)) {
            return {};
        }
        if (std::holds_alternative<domain::IntakeUndone>(event.event) && after.intake) {
            return countUnits(database, after.intake->sku, -1);
        }
        if (received == nullptr) {
            return {};
        }
        return done(
            database.run("INSERT INTO catalogue (sku, name, category, price_minor, currency, taught, units, owner)"
                         " VALUES (?, ?, ?, ?, ?, 0, 1, ?) ON CONFLICT (sku) DO UPDATE SET units = units + 1",
                         {received->sku.text(), received->product, received->category.text(),
                          received->originalPrice.minor, received->originalPrice.currency, received->owner.text()}));
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent&,
                                    const domain::Product& after) const override
    {
        if (!after.facts) {
            return {};
        }
        const auto& facts = *after.facts;
        return done(database.run(
            "INSERT INTO catalogue (sku, name, category, price_minor, currency, taught, units, owner)"
            " VALUES (?, ?, ?, ?, ?, ?, 0, ?) ON CONFLICT (sku) DO UPDATE SET name = excluded.name,"
            " category = excluded.category, price_minor = excluded.price_minor, currency = excluded.currency,"
            " taught = excluded.taught, owner = excluded.owner",
            {facts.sku.text(), facts.name, facts.category.text(), facts.originalPrice.minor,
             facts.originalPrice.currency, taughtPhotos(after), facts.owner.text()}));
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredCatalogue>(database);
    }

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        for (const store::ItemStep& step : steps) {
            const auto* received = std::get_if<domain::ItemReceived>(&step.event.event);
            const bool isUndone = std::holds_alternative<domain::IntakeUndone>(step.event.event) && step.after.intake;
            if ((received == nullptr && !isUndone) || domain::wasSetAside(step.before, step.after)) {
                continue;
            }
            const auto taken = received != nullptr ? countUnits(database, received->sku, -1)
                                                   : countUnits(database, step.after.intake->sku, 1);
            if (!taken) {
                return taken;
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

std::unique_ptr<const store::Projection> makeCatalogue() { return std::make_unique<Catalogue>(); }

Result<std::vector<ProductRow>> products(const store::Database& database)
{
    std::vector<ProductRow> rows;
    const auto read = database.each(
        "SELECT sku, name, category, price_minor, currency, taught, units, owner FROM catalogue ORDER BY name, sku", {},
        [&rows](const store::Row& row) {
            rows.push_back({row.text(0), row.text(1), row.text(2), Money{row.integer(3), row.text(4)},
                            static_cast<int>(row.integer(5)), static_cast<int>(row.integer(6)), row.text(7)});
        });
    if (!read) {
        return read.error();
    }
    return rows;
}

Result<std::vector<std::string>> sellers(const store::Database& database)
{
    std::vector<std::string> names;
    const auto read = database.each("SELECT DISTINCT owner FROM catalogue ORDER BY owner", {},
                                    [&](const store::Row& row) { names.push_back(row.text(0)); });
    return read ? Result<std::vector<std::string>>(std::move(names)) : read.error();
}

} // namespace regrade::insight
