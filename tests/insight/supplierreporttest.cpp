#include "insight/supplierreport.h"

#include "rules/policyfile.h"
#include "tests/insight/history.h"

#include <gtest/gtest.h>

#include <iostream>
#include <numeric>

namespace regrade::insight {
namespace {

const rules::Policy& housePolicy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

domain::ItemInspected withMarks(const std::vector<std::string>& kinds)
{
    domain::Inspection seen{.photos = {{domain::PhotoHash("ab"), "front", 100, 100}}, .model = "m"};
    for (const std::string& kind : kinds) {
        seen.defects.push_back(
            {domain::DefectKind(kind), domain::Zone("lid"), 12.0, 0.02, 0.9, 1.6, {}, domain::PhotoHash("ab")});
    }
    return {seen};
}

/// Units of a product, every `every`th of which has a scratch; 0 = none.
void fill(Warehouse& house, const std::string& sku, int units, int every)
{
    for (int i = 0; i < units; ++i) {
        auto facts = received("greenhome", "packaging", sku, "ORDER-" + sku + std::to_string(i));
        facts.serial = "SERIAL-77";
        const bool marked = every > 0 && i % every == 0;
        house.record(sku + "-" + std::to_string(i), kToday,
                     {facts, withMarks(marked ? std::vector<std::string>{"scratch"} : std::vector<std::string>{})});
    }
}

TEST(SupplierReport, tellsRatesWithTheirNumbersAndHidesSmallGroups)
{
    Warehouse house;
    fill(house, "MIX-900", 40, 4);  // 10 scratched
    fill(house, "TOA-200", 40, 10); // 4: too few to be told

    const auto report = supplierReport(house.reader(), housePolicy(), {});

    ASSERT_TRUE(report) << report.error().what();
    EXPECT_EQ(report->units, 80);
    EXPECT_EQ(report->least, 5);
    EXPECT_EQ(report->hidden, 1);
    ASSERT_EQ(report->cells.size(), 1U);
    const SupplierCell& cell = report->cells.front();
    EXPECT_EQ(cell.sku, "MIX-900");
    EXPECT_EQ(cell.code, "scratch");
    EXPECT_EQ(cell.zone, "lid");
    EXPECT_EQ(cell.share.part, 10);
    EXPECT_EQ(cell.share.whole, 40);
    EXPECT_LT(cell.shrunk, 0.25) << "drawn towards the other product";
    EXPECT_GT(cell.shrunk, 0.175);
    EXPECT_LT(cell.low, cell.shrunk);
    EXPECT_GT(cell.high, cell.shrunk);
}

TEST(SupplierReport, leavesOutWhatIsSeenAfterWork)
{
    Warehouse house;
    fill(house, "MIX-900", 6, 1);
    for (int i = 0; i < 6; ++i) {
        house.record("MIX-900-" + std::to_string(i), kToday,
                     {domain::WorkStarted{domain::StageId("cleaning")}, withMarks({"stain"})});
    }

    const auto report = supplierReport(house.reader(), housePolicy(), {});

    ASSERT_EQ(report->cells.size(), 1U);
    EXPECT_EQ(report->cells.front().code, "scratch");
}

TEST(SupplierReport, tellsFaultsAndPartsAndHoldsToOneSeller)
{
    Warehouse house;
    fill(house, "MIX-900", 8, 0);
    for (int i = 0; i < 6; ++i) {
        domain::RepairForecast forecast{.stage = domain::StageId("repair"), .fault = "battery"};
        domain::PartUsed part{domain::StageId("repair"), "PT-BAT-40", 1, Money{640, "EUR"}};
        house.record("MIX-900-" + std::to_string(i), kToday, {forecast, part});
    }

    const auto own = supplierReport(house.reader(), housePolicy(), {.owner = "greenhome"});
    const auto other = supplierReport(house.reader(), housePolicy(), {.owner = "nordlicht"});

    std::vector<std::string> codes;
    for (const auto& cell : own->cells) {
        codes.push_back(cell.code);
    }
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(codes, (std::vector<std::string>{"fault:battery", "part:PT-BAT-40"}));
    EXPECT_EQ(other->units, 0);
    EXPECT_TRUE(other->cells.empty());
}

TEST(SupplierReport, findsAPlantedDefectAndNoneInNoise)
{
    Warehouse house;
    fill(house, "MIX-900", 100, 20);
    fill(house, "TOA-200", 100, 20);
    fill(house, "EAR-100", 30, 20);
    for (int i = 30; i < 90; ++i) { // the charging case wears from here on
        house.record("EAR-100-" + std::to_string(i), kToday,
                     {received("greenhome", "packaging", "EAR-100"),
                      withMarks(i % 2 == 0 ? std::vector<std::string>{"scratch"} : std::vector<std::string>{})});
    }

    const auto report = supplierReport(house.reader(), housePolicy(), {});

    ASSERT_EQ(report->alarms.size(), 1U);
    EXPECT_EQ(report->alarms.front().sku, "EAR-100");
    EXPECT_EQ(report->alarms.front().code, "scratch");
    EXPECT_GT(report->alarms.front().share.value, 0.4);
}

TEST(ShrunkRates, drawSmallGroupsToTheMeanAndLeaveLargeOnes)
{
    // By hand: mean 60 / 600 = 0.1; the spread is that of rates 0.4, 0.05 and 0.2 with their numbers.
    const std::vector<RateCase> cases{{4, 10}, {25, 500}, {31, 90}};

    const auto rates = shrunkRates(cases);

    const double mean = 0.1;
    const double spread = (10 * 0.09 + 500 * 0.0025 + 90 * (31.0 / 90 - 0.1) * (31.0 / 90 - 0.1)) / 600;
    const double between = spread - mean / 200;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const double weight = between / (between + mean / cases[i].units);
        const double own = static_cast<double>(cases[i].hits) / cases[i].units;
        EXPECT_NEAR(rates[i].rate, mean + weight * (own - mean), 1e-12);
        EXPECT_LT(rates[i].low, rates[i].rate);
        EXPECT_GT(rates[i].high, rates[i].rate);
    }
    EXPECT_LT(rates[0].rate, 0.4);
    EXPECT_NEAR(rates[1].rate, 0.05, 0.01);
}

TEST(ShrunkRates, haveIntervalsOfTheGammaDistribution)
{
    // Groups that do not differ by more than chance share one rate; with many units the interval is that of a Poisson
    // count: for 100 of 1,000 half of the chi-squared quantiles at 200 degrees, 162.73 and 241.06, by 1,000.
    const auto rates = shrunkRates({{100, 1000}, {1, 10}});

    EXPECT_NEAR(rates[0].rate, 0.1, 0.002);
    EXPECT_NEAR(rates[0].low, 0.0814, 0.003);
    EXPECT_NEAR(rates[0].high, 0.1205, 0.003);
    EXPECT_TRUE(shrunkRates({}).empty());
    EXPECT_EQ(shrunkRates({{0, 0}}).front().rate, 0.0);
}

TEST(FrequentSince, ringsRarelyInNoiseAndSoonAfterAChange)
{
    std::mt19937_64 dice(5);
    std::bernoulli_distribution usual(0.05);
    std::bernoulli_distribution worse(0.25);
    int rung = 0;
    std::vector<int> delays;
    for (int run = 0; run < 400; ++run) {
        std::vector<bool> hits;
        for (int i = 0; i < 200; ++i) {
            hits.push_back(usual(dice));
        }
        rung += frequentSince(hits, 0.05) ? 1 : 0;
        for (int i = 0; i < 400; ++i) {
            hits.push_back(worse(dice));
            if (frequentSince(hits, 0.05)) {
                delays.push_back(i + 1);
                break;
            }
        }
    }
    const double mean = std::accumulate(delays.begin(), delays.end(), 0.0) / static_cast<double>(delays.size());
    EXPECT_LE(rung, 27) << "200 of 2,980 units would be 6.7 %";
    EXPECT_EQ(delays.size(), 400U);
    EXPECT_LT(mean, 100.0);
    std::cout << rung << " false alarms in 400 runs of 200 units; a change from 5 to 25 % is told after " << mean
              << " units\n";
}

} // namespace
} // namespace regrade::insight
