#include "stats/sampling.h"

#include <array>
#include <gtest/gtest.h>

using namespace regrade::stats;

namespace {

using Line = std::array<int, 3>; // n, Ac, Re

Line lineOf(int lot, std::string_view level, double aql, Severity severity)
{
    const auto plan = samplingPlan(lot, level, aql, severity);
    EXPECT_TRUE(plan) << lot << " " << level << " " << aql;
    return plan ? Line{plan->sample, plan->accept, plan->reject} : Line{};
}

struct Row {
    int from;
    int to;
    std::string_view level;
    double aql;
    Line normal;
    Line tightened;
    Line reduced;
};

/// From the stored code of the R package AQLSchemes.
const std::vector<Row> kRows{
    {51, 90, "II", 2.5, {20, 1, 2}, {32, 1, 2}, {8, 0, 2}},
    {151, 280, "II", 4.0, {32, 3, 4}, {32, 2, 3}, {13, 1, 4}},
    {281, 500, "II", 1.0, {50, 1, 2}, {80, 1, 2}, {20, 0, 2}},
    {501, 1200, "II", 1.0, {80, 2, 3}, {80, 1, 2}, {32, 1, 3}},
    {501, 1200, "II", 2.5, {80, 5, 6}, {80, 3, 4}, {32, 2, 5}},
    {1201, 3200, "II", 1.0, {125, 3, 4}, {125, 2, 3}, {50, 1, 4}},
    {501, 1200, "I", 2.5, {32, 2, 3}, {32, 1, 2}, {13, 1, 3}},
};

SamplingPlan planOf(int accept) { return {'K', 'K', 125, accept, accept + 1, false}; }

} // namespace

TEST(SamplingPlan, givesTheReferenceTableForEveryLotOfARow)
{
    for (const Row& row : kRows) {
        for (const int lot : {row.from, (row.from + row.to) / 2, row.to}) {
            EXPECT_EQ(lineOf(lot, row.level, row.aql, Severity::normal), row.normal) << lot;
            EXPECT_EQ(lineOf(lot, row.level, row.aql, Severity::tightened), row.tightened) << lot;
            EXPECT_EQ(lineOf(lot, row.level, row.aql, Severity::reduced), row.reduced) << lot;
        }
    }
}

TEST(SamplingPlan, followsTheArrowWithTheSampleOfThePlanItLeadsTo)
{
    const auto plan = samplingPlan(72, "II", 2.5, Severity::normal);

    EXPECT_EQ(plan->letter, 'E');
    EXPECT_EQ(plan->planLetter, 'F');
    EXPECT_EQ(plan->sample, 20);
    const auto up = samplingPlan(72, "II", 4.0, Severity::normal); // E has a plan itself
    EXPECT_EQ(up->planLetter, 'E');
    const auto above = samplingPlan(40, "II", 2.5, Severity::normal); // D: the one above accepts none
    EXPECT_EQ(above->letter, 'D');
    EXPECT_EQ(above->planLetter, 'C');
    EXPECT_EQ(above->sample, 5);
    EXPECT_EQ(above->accept, 0);
}

TEST(SamplingPlan, inspectsTheWholeLotWhereTheSampleIsNoSmaller)
{
    const auto plan = samplingPlan(50, "II", 0.10, Severity::normal);
    EXPECT_TRUE(plan->whole);
    EXPECT_EQ(plan->sample, 50);
}

TEST(SamplingPlan, isMonotoneAndSoundInEveryCell)
{
    for (const std::string_view level : {"S-1", "S-2", "S-3", "S-4", "I", "II", "III"}) {
        for (const double aql : sampledAqls()) {
            for (const Severity severity : {Severity::normal, Severity::tightened, Severity::reduced}) {
                for (const int lot : {2, 9, 30, 72, 200, 900, 5000, 40000, 400000, 600000}) {
                    const auto [sample, accept, reject] = lineOf(lot, level, aql, severity);
                    EXPECT_GT(sample, 0);
                    EXPECT_LE(sample, lot);
                    EXPECT_GE(accept, 0);
                    EXPECT_GT(reject, accept);
                }
            }
        }
    }
}

TEST(SamplingPlan, refusesWhatTheTableDoesNotHave)
{
    EXPECT_FALSE(samplingPlan(1, "II", 2.5, Severity::normal));
    EXPECT_FALSE(samplingPlan(100, "IV", 2.5, Severity::normal));
    EXPECT_FALSE(samplingPlan(100, "II", 2.6, Severity::normal));
    EXPECT_FALSE(severityFrom("strict"));
    EXPECT_EQ(*severityFrom("tightened"), Severity::tightened);
}

TEST(AcceptedAt, givesTheReferenceCurve)
{
    EXPECT_NEAR(acceptedAt(125, 3, 0.01), 0.96255, 5e-6);
    EXPECT_NEAR(acceptedAt(125, 3, 0.02), 0.75867, 5e-6);
    EXPECT_NEAR(acceptedAt(125, 3, 0.05), 0.12378, 5e-6);
    EXPECT_NEAR(shareAccepted(125, 3, 0.10), 0.0526632, 5e-8);
    EXPECT_NEAR(shareAccepted(80, 2, 0.10), 0.0651597, 5e-8);
    EXPECT_NEAR(shareAccepted(50, 1, 0.10), 0.0755806, 5e-8);
    EXPECT_NEAR(shareAccepted(32, 0, 0.10), 0.0694280, 5e-8);
    EXPECT_NEAR(acceptedAt(50, 1, 500, 5), 0.919423656, 1e-9);
    EXPECT_NEAR(acceptedAt(50, 1, 500, 10), 0.7365025091, 1e-10);
    EXPECT_NEAR(acceptedAt(50, 1, 500, 25), 0.2635939388, 1e-10);
}

TEST(AcceptedAt, catchesGrossDecayOnlyInOneMonth)
{
    // 72 units, level II, AQL 2.5: n = 20, c = 1.
    EXPECT_NEAR(acceptedAt(20, 1, 0.01), .983, 5e-4);
    EXPECT_NEAR(acceptedAt(20, 1, 0.025), .912, 5e-4);
    EXPECT_NEAR(acceptedAt(20, 1, 0.05), .736, 5e-4);
    EXPECT_NEAR(acceptedAt(20, 1, 0.10), .392, 5e-4);
    EXPECT_NEAR(shareAccepted(20, 1, 0.10), .181, 5e-4);
    EXPECT_NEAR(shareAccepted(60, 3, 0.10), .108, 5e-4);
}

TEST(Switching, tightensAfterTwoOfFiveAndComesBackAfterFive)
{
    Switching rule;
    rule.take(planOf(3), 5, false);
    EXPECT_EQ(rule.severity(), Severity::normal);
    rule.take(planOf(3), 0, false);
    rule.take(planOf(3), 9, false);
    EXPECT_EQ(rule.severity(), Severity::tightened);
    for (int lot = 0; lot < 4; ++lot) {
        rule.take(planOf(2), 0, true);
    }
    EXPECT_EQ(rule.severity(), Severity::tightened);
    rule.take(planOf(2), 0, true);
    EXPECT_EQ(rule.severity(), Severity::normal);
}

TEST(Switching, forgetsARefusalThatIsMoreThanFiveLotsOld)
{
    Switching rule;
    rule.take(planOf(3), 9, false);
    for (int lot = 0; lot < 4; ++lot) {
        rule.take(planOf(3), 3, false);
    }
    rule.take(planOf(3), 9, false);
    EXPECT_EQ(rule.severity(), Severity::normal);
}

TEST(Switching, stopsAfterFiveRefusalsWhileTightened)
{
    Switching rule;
    rule.take(planOf(3), 9, false);
    rule.take(planOf(3), 9, false);
    for (int lot = 0; lot < 5; ++lot) {
        EXPECT_FALSE(rule.discontinued());
        rule.take(planOf(2), 9, false);
        rule.take(planOf(2), 0, true);
    }
    EXPECT_TRUE(rule.discontinued());
}

TEST(Switching, reducesAtAScoreOfThirtyAndReturnsAtTheFirstDoubt)
{
    Switching large;
    for (int lot = 0; lot < 9; ++lot) {
        large.take(planOf(3), 1, true);
    }
    EXPECT_EQ(large.score(), 27);
    large.take(planOf(3), 1, true);
    EXPECT_EQ(large.severity(), Severity::reduced);
    large.take({'K', 'K', 50, 1, 4, false}, 1, true);
    EXPECT_EQ(large.severity(), Severity::reduced);
    large.take({'K', 'K', 50, 1, 4, false}, 2, true); // accepted, between the numbers
    EXPECT_EQ(large.severity(), Severity::normal);

    Switching small;
    for (int lot = 0; lot < 15; ++lot) {
        EXPECT_EQ(small.severity(), Severity::normal);
        small.take(planOf(1), 1, false);
    }
    EXPECT_EQ(small.severity(), Severity::reduced);

    Switching doubtful;
    doubtful.take(planOf(3), 1, true);
    doubtful.take(planOf(3), 3, false);
    EXPECT_EQ(doubtful.score(), 0) << "accepted, but not at the next tighter AQL";
}
