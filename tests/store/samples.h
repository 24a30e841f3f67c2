#pragma once

#include "domain/event.h"
#include "store/journal.h"

#include <memory>
#include <string>

namespace regrade::store {

inline Stamp stampAt(int minute, const std::string& station = "desk-1")
{
    const Time at = *parseIso("2026-03-01T08:00:00Z") + std::chrono::minutes(minute);
    return {at, minute * 60'000'000'000LL, domain::StationId(station), domain::ActorId("anna"), "policy-1", "", false};
}

inline domain::ItemReceived received(const std::string& sku = "MIX-900")
{
    return {domain::Sku(sku),
            "Hand mixer",
            domain::CategoryId("kitchen"),
            "order-4711",
            std::nullopt,
            domain::ReasonId("changedMind"),
            domain::SourceId("post"),
            domain::OwnerId("house"),
            domain::MarketId("DE"),
            std::nullopt,
            Money{12'990, "EUR"},
            std::nullopt};
}

inline domain::ItemRouted routed()
{
    return {{domain::StageId("clean"), domain::StageId("pack")}, {{"routing.json#1", {"Dusty", "有灰尘"}}}};
}

inline domain::ProductRegistered registered(const std::string& sku = "MIX-900")
{
    return {domain::Sku(sku),
            "Hand mixer",
            domain::CategoryId("kitchen"),
            domain::OwnerId("house"),
            Money{12'990, "EUR"},
            Money{2'000, "EUR"},
            {250, 120, 180},
            1'400};
}

/// A read model with every trait that matters here: counters, a row a unit, and a view on the state before.
class TestProjection final : public Projection {
public:
    explicit TestProjection(int version = 1) : m_version(version) {}
    [[nodiscard]] std::string name() const override { return "test"; }
    [[nodiscard]] int version() const override { return m_version; }
    [[nodiscard]] Result<void> reset(Database& database) const override
    {
        for (const std::string_view sql :
             {"DROP TABLE IF EXISTS test_unit", "DROP TABLE IF EXISTS test_kind",
              "CREATE TABLE test_unit (item TEXT PRIMARY KEY, version INTEGER, earlier INTEGER, stages INTEGER)",
              "CREATE TABLE test_kind (kind TEXT PRIMARY KEY, events INTEGER)"}) {
            if (auto done = database.run(sql); !done) {
                return done.error();
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> take(Database& database, const RecordedEvent& event, const domain::Item& before,
                                    const domain::Item& after) const override
    {
        const auto kept =
            database.run("INSERT INTO test_unit VALUES (?, ?, ?, ?) ON CONFLICT (item) DO UPDATE SET "
                         "version = excluded.version, earlier = excluded.earlier, stages = excluded.stages",
                         {after.id.text(), std::int64_t{after.version}, std::int64_t{before.version},
                          static_cast<std::int64_t>(after.route.size())});
        return kept ? count(database, event) : kept.error();
    }
    [[nodiscard]] Result<void> take(Database& database, const RecordedEvent& event,
                                    const domain::Product& /*after*/) const override
    {
        return count(database, event);
    }

    [[nodiscard]] Result<void> forget(Database& database, const std::vector<ItemStep>& steps) const override
    {
        return forgetAll(database, steps);
    }
    [[nodiscard]] Result<void> forget(Database& database, const std::vector<ProductStep>& steps) const override
    {
        return forgetAll(database, steps);
    }

private:
    template <class Step>
    static Result<void> forgetAll(Database& database, const std::vector<Step>& steps)
    {
        for (const Step& step : steps) {
            const auto taken = database.run("UPDATE test_kind SET events = events - 1 WHERE kind = ?",
                                            {std::string(kindOf(step.event.event))});
            if (!taken) {
                return taken.error();
            }
        }
        return {};
    }
    static Result<void> count(Database& database, const RecordedEvent& event)
    {
        const auto counted = database.run("INSERT INTO test_kind VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET "
                                          "events = events + 1",
                                          {std::string(kindOf(event.event))});
        return counted ? Result<void>() : counted.error();
    }

    int m_version;
};

inline Journal::Projections testProjections(int version = 1)
{
    Journal::Projections projections;
    projections.push_back(std::make_unique<TestProjection>(version));
    return projections;
}

} // namespace regrade::store
