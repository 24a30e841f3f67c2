#pragma once

#include "insight/catalogue.h"
#include "insight/kpi.h"
#include "insight/worklist.h"
#include "store/journal.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace regrade::insight::kpi {

inline const Time kNow = *parseIso("2026-06-30T15:00:00Z");

/// A small store in memory with the read models that figures need, filled with histories drawn by lot: two sellers,
/// three categories, two sites, two currencies, second returns, exits and mistakes at every point of the way.
class RandomHouse {
public:
    explicit RandomHouse(std::uint32_t seed, int units = 12)
        : m_chance(seed), m_database(store::Database::inMemory().value())
    {
        store::Journal::Projections projections;
        projections.push_back(makeWorklist());
        projections.push_back(makeCatalogue());
        projections.push_back(makeKpi());
        m_journal.emplace(store::Journal::open(m_database, std::move(projections)).value());
        EXPECT_TRUE(m_journal->together([&] {
            fillProducts();
            for (int unit = 0; unit < units; ++unit) {
                leadUnit(unit);
            }
        }));
    }
    RandomHouse(const RandomHouse&) = delete;
    RandomHouse& operator=(const RandomHouse&) = delete;

    [[nodiscard]] store::Database& database() { return m_database; }
    [[nodiscard]] store::Journal& journal() { return *m_journal; }
    [[nodiscard]] int below(int count) { return static_cast<int>(m_chance() % static_cast<unsigned>(count)); }

    void record(const std::string& item, const std::string& site, Time at, const domain::Events& events)
    {
        const auto written = m_journal->record(
            domain::ItemId(item), [&](const domain::Item&) { return Result<domain::Events>(events); }, stamp(at, site));
        ASSERT_TRUE(written) << written.error().what() << written.error().detail;
    }

    static inline const std::array<std::string, 2> kOwners{"greenhome", "nordlicht"};
    static inline const std::array<std::string, 3> kCategories{"home", "appliances", "toys"};
    static inline const std::array<std::string, 2> kSites{"desk-1", "desk-2"};

private:
    template <class T, std::size_t n>
    [[nodiscard]] const T& oneOf(const std::array<T, n>& several)
    {
        return several[static_cast<std::size_t>(below(static_cast<int>(n)))];
    }
    [[nodiscard]] static store::Stamp stamp(Time at, const std::string& site)
    {
        return {at, 1, domain::StationId(site), domain::ActorId("W01"), "policy-1", "", true};
    }
    void product(const std::string& sku, Time at, const domain::Events& events)
    {
        const auto written = m_journal->record(
            domain::Sku(sku), [&](const domain::Product&) { return Result<domain::Events>(events); },
            stamp(at, kSites[0]));
        ASSERT_TRUE(written) << written.error().what() << written.error().detail;
    }
    void then(const domain::Events& events)
    {
        m_at += std::chrono::hours(1 + below(90)) + std::chrono::seconds(below(3'600));
        record(m_item, oneOf(kSites), m_at, events);
    }
    [[nodiscard]] std::string day() { return toIso(kNow - std::chrono::days(below(150))).substr(0, 10); }

    void fillProducts()
    {
        for (std::size_t i = 0; i < kCategories.size(); ++i) {
            const std::string sku = "SKU-" + std::to_string(i);
            product(sku, kNow - std::chrono::days(400),
                    {domain::ProductRegistered{domain::Sku(sku),
                                               "Product",
                                               domain::CategoryId(kCategories[i]),
                                               domain::OwnerId(oneOf(kOwners)),
                                               Money{10'000, "EUR"},
                                               Money{900, "EUR"},
                                               {100, 100, 100},
                                               250 + below(2'000)}});
            for (int times = below(5); times > 0; --times) {
                product(sku, kNow,
                        {domain::OrdersCounted{domain::Sku(sku), "2026-0" + std::to_string(1 + below(6)), below(60)}});
            }
            for (int times = below(6); times > 0; --times) {
                domain::RatingNoted rating{domain::Sku(sku), {}, 100 + 50 * below(9), "shop", day(), "", below(2) == 0};
                rating.reference = sku + "-" + std::to_string(times);
                if (below(2) == 0) {
                    rating.unit = domain::ItemId("UNIT" + std::to_string(below(9)));
                }
                product(sku, kNow, {rating});
            }
        }
    }

    void leadUnit(int unit)
    {
        static const std::array<std::string, 3> kReasons{"packaging", "changed_mind", "defective"};
        m_item = "UNIT" + std::to_string(unit);
        m_at = kNow - std::chrono::days(1 + below(190)) - std::chrono::minutes(below(1'440));
        const int kind = below(3);
        m_currency = below(8) == 0 ? "USD" : "EUR";
        domain::ItemReceived facts{.sku = domain::Sku("SKU-" + std::to_string(kind)),
                                   .product = "Product",
                                   .category = domain::CategoryId(kCategories[static_cast<std::size_t>(kind)]),
                                   .order = "GL-1",
                                   .reason = domain::ReasonId(oneOf(kReasons)),
                                   .source = domain::SourceId("parcel"),
                                   .owner = domain::OwnerId(oneOf(kOwners)),
                                   .market = domain::MarketId("DE"),
                                   .originalPrice = Money{5'000 + below(9'000), m_currency}};
        if (below(3) > 0) {
            facts.bookValue = Money{2'000 + below(3'000), m_currency};
        }
        record(m_item, oneOf(kSites), m_at, {facts, route({"grading"})});
        if (below(12) == 0) {
            then({domain::IntakeUndone{"twice"}});
            return;
        }
        leadCycle(1);
    }
    [[nodiscard]] static domain::ItemRouted route(const std::vector<std::string>& stages)
    {
        domain::ItemRouted routed;
        for (const auto& stage : stages) {
            routed.route.emplace_back(stage);
        }
        return routed;
    }
    [[nodiscard]] domain::ItemGraded graded()
    {
        static const std::array<std::string, 4> kGrades{"A", "B", "C", "D"};
        static const std::array<domain::Cosmetic, 3> kLooks{domain::Cosmetic::none, domain::Cosmetic::light,
                                                            domain::Cosmetic::flaw};
        domain::ItemGraded one{.axes = {domain::Packaging::damaged, oneOf(kLooks), domain::Function::works, false},
                               .verdict = {domain::GradeId(oneOf(kGrades)), {}, "policy-1"},
                               .assessment = std::chrono::milliseconds(below(6) == 0 ? 0 : 30'000 + below(400'000))};
        if (below(4) > 0) {
            one.proposed = oneOf(kLooks);
        }
        return one;
    }

    void leadCycle(int cycle)
    {
        if (below(9) == 0) {
            return;
        }
        then({graded(), route({"cleaning", "repair", "packing", "listing"})});
        if (below(6) == 0) {
            then({domain::GradeOverridden{domain::GradeId("B"), domain::GradeId("C"), "deep"}});
        }
        if (below(8) == 0) {
            dueAndBack();
            return;
        }
        for (const char* stage : {"cleaning", "repair"}) {
            if (!work(stage)) {
                return;
            }
        }
        if (below(6) == 0) {
            then({graded()});
        }
        if (below(9) == 0) {
            leave();
            return;
        }
        packAndOffer(cycle);
    }
    bool work(const std::string& stage)
    {
        const domain::StageId at(stage);
        then({domain::WorkStarted{at}});
        if (below(9) == 0) {
            return false;
        }
        domain::Events done;
        if (below(3) == 0) {
            domain::StepDone step{at, domain::StepId("wipe"), domain::StepOutcome::passed, std::nullopt, "", "", {}};
            step.chosen = {domain::Chosen{"wipe", {"Wipe", "擦拭"}, {}, {}, Money{12, m_currency}}};
            done.emplace_back(step);
        }
        if (below(3) == 0) {
            done.emplace_back(domain::PartUsed{at, "PT-1", 1, Money{150 + below(400), m_currency}});
        }
        done.emplace_back(
            domain::EquipmentStopped{at, domain::EquipmentId("washer"), {"Washer", "洗"}, {}, Money{3, m_currency}});
        done.emplace_back(domain::WorkFinished{at, std::chrono::milliseconds(60'000 + below(900'000)),
                                               Money{100 + below(400), m_currency}, stage == "repair"});
        then(done);
        return true;
    }
    void dueAndBack()
    {
        then({domain::ExitDue{domain::ExitRoute::donated, {}, 46}});
        if (below(2) == 0) {
            then({domain::ExitHeld{"2026-12-01", "sells soon"}});
        }
    }
    void leave()
    {
        static const std::array<domain::ExitRoute, 3> kRoutes{domain::ExitRoute::donated, domain::ExitRoute::recycled,
                                                              domain::ExitRoute::dismantled};
        then({domain::ItemExited{oneOf(kRoutes), "old", Money{0, m_currency}}});
    }
    void packAndOffer(int cycle)
    {
        domain::ItemPacked packed{domain::MaterialId("carton"), {}, {}, 600, Money{65, m_currency}};
        if (below(2) == 0) {
            packed.carton = domain::CartonId("medium");
            packed.filler = domain::FillerId("paper_wrap");
            packed.fillerG = below(80);
        }
        then({packed});
        if (below(8) == 0) {
            return;
        }
        const Money price{4'000 + below(6'000), below(9) == 0 ? "GBP" : m_currency};
        const domain::ChannelId shop("outlet");
        then({domain::ItemListed{shop, price, price, price, {}, {}}});
        if (below(9) == 0) {
            then({domain::OfferEnded{"photo again"}});
            return;
        }
        if (below(5) == 0) {
            return;
        }
        then({domain::ItemSold{shop, price, "SO-" + m_item}});
        if (below(4) == 0) {
            then({domain::ItemReturnedAgain{domain::ReasonId("late"), "SO-" + m_item}, route({"grading"})});
            if (cycle < 3 && below(3) > 0) {
                leadCycle(cycle + 1);
            }
        }
    }

    std::mt19937 m_chance;
    store::Database m_database;
    std::optional<store::Journal> m_journal;
    std::string m_item;
    std::string m_currency;
    Time m_at;
};

} // namespace regrade::insight::kpi
