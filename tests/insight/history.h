#pragma once

#include "insight/projections.h"
#include "store/journal.h"
#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace regrade::insight {

inline const Time kToday = *parseIso("2026-06-30T15:00:00Z");
inline constexpr int kAgeLimitDays = 45;

/// A store with every read model in a folder of its own, gone afterwards.
class Warehouse {
public:
    Warehouse()
    {
        m_writer.emplace(store::Database::openForWriting(m_folder / "regrade.db").value());
        m_journal.emplace(store::Journal::open(*m_writer, allProjections()).value());
        m_reader.emplace(store::Database::openForReading(m_folder / "regrade.db").value());
    }
    ~Warehouse()
    {
        m_reader.reset();
        m_journal.reset();
        m_writer.reset();
    }
    Warehouse(const Warehouse&) = delete;
    Warehouse& operator=(const Warehouse&) = delete;

    [[nodiscard]] const store::Database& reader() const { return *m_reader; }
    [[nodiscard]] store::Journal& journal() { return *m_journal; }

    void record(const std::string& item, Time at, const domain::Events& events)
    {
        const auto written = m_journal->record(
            domain::ItemId(item), [&](const domain::Item&) { return Result<domain::Events>(events); }, stampAt(at));
        ASSERT_TRUE(written) << written.error().what() << written.error().detail;
    }
    void recordProduct(const std::string& sku, Time at, const domain::Events& events)
    {
        const auto written = m_journal->record(
            domain::Sku(sku), [&](const domain::Product&) { return Result<domain::Events>(events); }, stampAt(at));
        ASSERT_TRUE(written) << written.error().what() << written.error().detail;
    }
    /// The one number that a query over the log gives.
    [[nodiscard]] std::int64_t number(const std::string& sql) const
    {
        std::int64_t found = 0;
        const auto read = m_reader->each(sql, {}, [&](const store::Row& row) { found = row.integer(0); });
        EXPECT_TRUE(read) << sql << (read ? "" : read.error().detail);
        return found;
    }

private:
    [[nodiscard]] static store::Stamp stampAt(Time at)
    {
        return {at, 1, domain::StationId("desk-1"), domain::ActorId("W01"), "policy-1", "", true};
    }

    tests::TemporaryFolder m_folder;
    std::optional<store::Database> m_writer;
    std::optional<store::Journal> m_journal;
    std::optional<store::Database> m_reader;
};

inline domain::ItemReceived received(const std::string& owner = "greenhome", const std::string& reason = "packaging",
                                     const std::string& sku = "MIX-900", const std::string& order = "GL-4711")
{
    return {.sku = domain::Sku(sku),
            .product = "Hand mixer 手持搅拌机",
            .category = domain::CategoryId("appliances"),
            .order = order,
            .reason = domain::ReasonId(reason),
            .source = domain::SourceId("parcel"),
            .owner = domain::OwnerId(owner),
            .market = domain::MarketId("DE"),
            .originalPrice = Money{10'000, "EUR"}};
}

inline domain::ItemRouted routed(const std::vector<std::string>& stages)
{
    domain::ItemRouted route;
    for (const auto& stage : stages) {
        route.route.emplace_back(stage);
    }
    return route;
}

inline domain::ItemGraded graded(const std::string& grade, std::optional<domain::Cosmetic> proposed,
                                 domain::Cosmetic confirmed, int seconds)
{
    return {.axes = {domain::Packaging::damaged, confirmed, domain::Function::works, false},
            .verdict = {domain::GradeId(grade), {}, "policy-1"},
            .proposed = proposed,
            .assessment = std::chrono::seconds(seconds)};
}

inline domain::ProductRegistered registered(const std::string& sku, const std::string& name,
                                            const std::string& owner = "greenhome")
{
    return {domain::Sku(sku),
            name,
            domain::CategoryId("appliances"),
            domain::OwnerId(owner),
            Money{10'000, "EUR"},
            Money{900, "EUR"},
            {100, 100, 100},
            500};
}

/// Units of two sellers that stopped at every point of the way, drawn by lot with a fixed seed.
class RandomHistory {
public:
    explicit RandomHistory(Warehouse& warehouse) : m_warehouse(warehouse) {}

    void write(int units)
    {
        for (int unit = 0; unit < units; ++unit) {
            leadUnit(unit);
        }
    }

private:
    [[nodiscard]] int below(int count) { return static_cast<int>(m_chance() % static_cast<unsigned>(count)); }
    template <class T, std::size_t n>
    [[nodiscard]] const T& oneOf(const std::array<T, n>& several)
    {
        return several[static_cast<std::size_t>(below(static_cast<int>(n)))];
    }
    void then(const domain::Events& events)
    {
        m_at += std::chrono::hours(1 + below(60)) + std::chrono::seconds(below(3'600));
        m_warehouse.record(m_item, m_at, events);
    }

    void leadUnit(int unit)
    {
        static const std::array<std::string, 2> kOwners{"greenhome", "nordlicht"};
        static const std::array<std::string, 4> kReasons{"packaging", "changed_mind", "cosmetic", "defective"};
        m_item = "UNIT" + std::to_string(1'000 + unit);
        m_at = kToday - std::chrono::days(1 + below(150)) - std::chrono::minutes(below(1'440));
        auto facts = received(oneOf(kOwners), oneOf(kReasons));
        if (below(2) == 0) {
            facts.bookValue = Money{6'000 + below(900), "EUR"};
        }
        m_warehouse.record(m_item, m_at, {facts, routed({"grading"})});
        if (below(10) == 0) {
            return;
        }
        leadCycle(1);
    }

    void leadCycle(int cycle)
    {
        static const std::array<std::string, 4> kGrades{"A", "B", "C", "D"};
        static const std::array<domain::Cosmetic, 3> kLooks{domain::Cosmetic::none, domain::Cosmetic::light,
                                                            domain::Cosmetic::flaw};
        const auto proposed = below(5) == 0 ? std::nullopt : std::optional(oneOf(kLooks));
        then({graded(oneOf(kGrades), proposed, oneOf(kLooks), 60 + below(240)),
              routed({"cleaning", "packing", "listing"})});
        if (below(8) == 0) {
            then({domain::GradeOverridden{domain::GradeId("B"), domain::GradeId("C"), "deep"}});
        }
        if (below(8) == 0) {
            return;
        }
        const domain::StageId cleaning("cleaning");
        const domain::EquipmentId washer("washer");
        then({domain::WorkStarted{cleaning}, domain::EquipmentStarted{cleaning, washer},
              domain::EquipmentStopped{
                  cleaning, washer, {"Washer", "洗衣机"}, std::chrono::minutes(3), Money{3, "EUR"}}});
        if (below(8) == 0) {
            return;
        }
        then({domain::WorkFinished{domain::StageId("cleaning"), std::chrono::minutes(5), Money{200, "EUR"}, false}});
        if (below(9) == 0) {
            then({domain::ItemExited{domain::ExitRoute::recycled, "not worth it", Money{0, "EUR"}}});
            return;
        }
        offer(cycle);
    }

    void offer(int cycle)
    {
        if (below(8) == 0) {
            return;
        }
        then({domain::ItemPacked{domain::MaterialId("carton"), {}, {}, 600, Money{65, "EUR"}}});
        if (below(8) == 0) {
            return;
        }
        const Money price{5'000 + below(4'000), "EUR"};
        then({domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}});
        if (below(4) == 0) {
            return;
        }
        then({domain::ItemSold{domain::ChannelId("outlet"), price, "SO-" + m_item}});
        if (below(5) == 0) {
            then({domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-" + m_item}, routed({"grading"})});
            if (cycle == 1 && below(3) > 0) {
                leadCycle(2);
            }
        }
    }

    Warehouse& m_warehouse;
    std::mt19937 m_chance{20'260'630};
    std::string m_item;
    Time m_at;
};

} // namespace regrade::insight
