#include "insight/experiments.h"

#include "rules/lots.h"
#include "tests/insight/history.h"

#include <iostream>
#include <map>

namespace regrade::insight {
namespace {

domain::Experiment trialOf(domain::ExperimentRule rule = domain::ExperimentRule::sequential, int days = 10)
{
    domain::Experiment one;
    one.plan.experiment = "EX-1";
    one.plan.scope = domain::ExperimentScope::packaging;
    one.plan.arms = {{"A", "as today"}, {"B", "with a card"}};
    one.plan.days = days;
    one.plan.guardrails = {domain::ExperimentMetric::returned};
    one.plan.from = 0.1;
    one.plan.to = 0.2;
    one.plan.perArm = 199;
    one.plan.rule = rule;
    one.plan.key = "00112233445566778899aabbccddeeff";
    one.openedAt = kToday;
    return one;
}

UnitDeed deedOf(const std::string& item, const char* operation, double days)
{
    UnitDeed deed;
    deed.item = item;
    deed.category = "home";
    deed.operation = operation;
    deed.at = kToday + std::chrono::minutes(static_cast<int>(days * 1'440));
    return deed;
}

int armIn(const domain::Experiment& one, const std::string& item) { return rules::armOf(one.plan.key, item, 2); }

TEST(TrialOutcome, countsAUnitOnceItsDaysAreOver)
{
    const auto one = trialOf();
    const std::vector<UnitDeed> deeds{
        deedOf("UNIT0", kDidPack, -1), deedOf("UNIT0", kDidList, 0.5), // packed before it was opened
        deedOf("UNIT1", kDidPack, 1),  deedOf("UNIT1", kDidList, 2),   deedOf("UNIT1", kDidSell, 5),
        deedOf("UNIT2", kDidPack, 1),  deedOf("UNIT2", kDidList, 2),   deedOf("UNIT2", kDidSell, 13), // too late
        deedOf("UNIT3", kDidPack, 1),                                                                 // never listed
    };
    const auto at = [&](double days) {
        return trialOutcome(one, domain::ExperimentMetric::sold, deeds, deedOf("", "", days).at);
    };
    EXPECT_EQ(at(6).a.shown + at(6).b.shown, 0) << "an early sale does not count early";
    EXPECT_EQ(at(6).running, 3);
    const auto late = at(14);
    EXPECT_EQ(late.a.shown + late.b.shown, 2);
    EXPECT_EQ(late.a.taken + late.b.taken, 1);
    EXPECT_EQ(late.running, 1);
    const auto& arm = armIn(one, "UNIT1") == 0 ? late.a : late.b;
    EXPECT_EQ(arm.taken, 1);
}

TEST(TrialOutcome, followsReturnsFromTheSaleOn)
{
    const auto one = trialOf();
    const std::vector<UnitDeed> deeds{deedOf("UNIT1", kDidPack, 1), deedOf("UNIT1", kDidList, 2),
                                      deedOf("UNIT1", kDidSell, 5), deedOf("UNIT1", kDidReceive, 8)};
    const auto seen = trialOutcome(one, domain::ExperimentMetric::returned, deeds, deedOf("", "", 20).at);
    EXPECT_EQ(seen.a.taken + seen.b.taken, 1);
}

TEST(TrialResult, saysWhenItIsReadyAndWhenNothingWasShown)
{
    auto one = trialOf();
    std::vector<UnitDeed> deeds;
    for (int i = 0; i < 100; ++i) {
        const std::string unit = "UNIT" + std::to_string(i);
        deeds.push_back(deedOf(unit, kDidPack, 0.1 * i));
        deeds.push_back(deedOf(unit, kDidList, 0.1 * i));
    }
    const auto early = trialResult(one, deeds, deedOf("", "", 21).at);
    ASSERT_TRUE(early);
    EXPECT_EQ(early->reading.verdict, stats::TrialVerdict::goesOn);
    EXPECT_GT(early->reading.missing, 100);
    ASSERT_TRUE(early->readyOn);
    EXPECT_GT(*early->readyOn, "2026-07-21");
    one.plan.perArm = 30;
    EXPECT_EQ(trialResult(one, deeds, deedOf("", "", 21).at)->reading.verdict, stats::TrialVerdict::noDifference);
}

/// 200 units over 30 days without any difference, looked at every evening the way `experiment result` does.
TEST(TrialResult, ringsInFewerThanOneOfTwentyRunsWithoutADifferenceThoughReadEveryDay)
{
    constexpr int kRuns = 1'000;
    constexpr int kUnits = 200;
    constexpr int kDays = 30;
    std::mt19937_64 chance{20'261'129};
    int alarms = 0;
    int fixedAlarms = 0;
    for (int run = 0; run < kRuns; ++run) {
        auto one = trialOf(domain::ExperimentRule::sequential, 1);
        one.plan.key = rules::keyedHash("00112233445566778899aabbccddeeff", std::to_string(run));
        std::vector<UnitDeed> deeds;
        for (int i = 0; i < kUnits; ++i) {
            const double day = static_cast<double>(i) * kDays / kUnits;
            const std::string unit = "U" + std::to_string(i);
            deeds.push_back(deedOf(unit, kDidPack, day));
            deeds.push_back(deedOf(unit, kDidList, day));
            if (chance() % 100 < 30) {
                deeds.push_back(deedOf(unit, kDidSell, day + 0.4));
            }
        }
        bool rang = false;
        for (int day = 2; day <= kDays + 1 && !rang; day += 1) {
            const auto result = trialResult(one, deeds, deedOf("", "", day).at);
            ASSERT_TRUE(result);
            rang = result->reading.verdict == stats::TrialVerdict::aHigher ||
                   result->reading.verdict == stats::TrialVerdict::bHigher;
        }
        alarms += rang ? 1 : 0;
        one.plan.rule = domain::ExperimentRule::fixed;
        one.plan.perArm = 75;
        const auto end = trialResult(one, deeds, deedOf("", "", kDays + 2).at)->reading.verdict;
        fixedAlarms += end == stats::TrialVerdict::aHigher || end == stats::TrialVerdict::bHigher ? 1 : 0;
    }
    std::cout << "false alarms of " << kRuns << " runs: read every day " << alarms << ", fixed and read once "
              << fixedAlarms << '\n';
    EXPECT_LE(alarms, kRuns / 20);
    EXPECT_LE(fixedAlarms, 75) << "5 % and three standard deviations";
    EXPECT_GE(fixedAlarms, 25) << "a test that never rings proves nothing";
}

} // namespace
} // namespace regrade::insight
