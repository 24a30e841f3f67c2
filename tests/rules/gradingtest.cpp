#include "rules/grading.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {

namespace {

using domain::Cosmetic;
using domain::Function;
using domain::Packaging;

domain::Item unitThatWas(bool used, bool repaired)
{
    domain::Item item{.id = domain::ItemId("BCDEFGHIJKLN")};
    item.everUsed = used;
    item.everRepaired = repaired;
    return item;
}

struct Expectation {
    Cosmetic cosmetic;
    Function function;
    const char* asNew;
    const char* usedOrRepaired;
};

/// Written from the definition of the grades, not from the table: packaging never decides between them.
constexpr Expectation kExpectations[] = {
    {Cosmetic::none, Function::works, "A", "B"}, {Cosmetic::light, Function::works, "B", "B"},
    {Cosmetic::flaw, Function::works, "C", "C"}, {Cosmetic::heavy, Function::works, "D", "D"},
    {Cosmetic::none, Function::fault, "D", "D"}, {Cosmetic::light, Function::fault, "D", "D"},
    {Cosmetic::flaw, Function::fault, "D", "D"}, {Cosmetic::heavy, Function::fault, "D", "D"},
};

domain::Defect defectWith(double score, double areaShare)
{
    domain::Defect defect{.photo = domain::PhotoHash("a1")};
    defect.score = score;
    defect.areaShare = areaShare;
    return defect;
}

domain::Inspection inspectionOf(std::vector<domain::Defect> defects, double confidence = 0.9)
{
    domain::Inspection inspection;
    inspection.defects = std::move(defects);
    inspection.confidence = confidence;
    return inspection;
}

} // namespace

TEST(Grade, followsTheDefinitionForEveryCombinationOfTheAxes)
{
    int combinations = 0;
    for (const Expectation& expected : kExpectations) {
        for (const Packaging packaging : {Packaging::intact, Packaging::damaged}) {
            for (const bool used : {false, true}) {
                for (const bool repaired : {false, true}) {
                    const domain::Axes axes{packaging, expected.cosmetic, expected.function, used};

                    const auto verdict = grade(shippedPolicy(), unitThatWas(false, repaired), axes);

                    ASSERT_TRUE(verdict) << verdict.error().what();
                    EXPECT_EQ(verdict->grade.text(), used || repaired ? expected.usedOrRepaired : expected.asNew);
                    ASSERT_EQ(verdict->reasons.size(), 1U);
                    EXPECT_EQ(verdict->reasons.front().row.substr(0, 13), "grading.json#");
                    EXPECT_FALSE(verdict->reasons.front().why.zh.empty());
                    EXPECT_EQ(verdict->policy, shippedPolicy().version);
                    ++combinations;
                }
            }
        }
    }
    EXPECT_EQ(combinations, 2 * 4 * 2 * 2 * 2);
}

TEST(Grade, isNeverAForAUnitThatWasUsedInAnEarlierCycle)
{
    const domain::Axes flawless{Packaging::intact, Cosmetic::none, Function::works, false};

    const auto verdict = grade(shippedPolicy(), unitThatWas(true, false), flawless);

    EXPECT_EQ(verdict->grade.text(), "B");
    EXPECT_EQ(verdict->reasons.front().why.en, "It looks flawless, but a used unit is no longer new.");
}

TEST(Grade, staysOpenWhileAnAxisIsMissing)
{
    const auto without = [](domain::Axes axes) {
        return grade(shippedPolicy(), unitThatWas(false, false), axes).error().what();
    };

    EXPECT_EQ(without({std::nullopt, Cosmetic::none, Function::works}),
              "The packaging has not been judged yet, so the unit stays ungraded.");
    EXPECT_EQ(without({Packaging::intact, std::nullopt, Function::works}),
              "The look has not been judged yet, so the unit stays ungraded.");
    EXPECT_EQ(without({Packaging::intact, Cosmetic::none, std::nullopt}),
              "The function has not been tested yet, so the unit stays ungraded.");
}

TEST(Grade, obeysTheHardRulesEvenWhenTheTableSaysOtherwise)
{
    Policy careless = shippedPolicy();
    careless.grading = {{.row = "grading.json#1", .grade = domain::GradeId("A"), .why = {"all is new", "全新"}}};

    const auto faulty =
        grade(careless, unitThatWas(false, false), {Packaging::intact, Cosmetic::none, Function::fault});
    const auto used = grade(careless, unitThatWas(true, false), {Packaging::intact, Cosmetic::none, Function::works});

    EXPECT_EQ(faulty->grade.text(), "D");
    EXPECT_EQ(faulty->reasons.front().row, "grades.json#4");
    EXPECT_FALSE(used);
    EXPECT_EQ(used.error().what(), "The grading table has no row for this unit, so it stays ungraded.");
}

TEST(ProposeCosmetic, isNoneWhenNothingReachesTheTaughtLimit)
{
    const auto nothing = proposeCosmetic(shippedPolicy(), inspectionOf({}));
    const auto faint = proposeCosmetic(shippedPolicy(), inspectionOf({defectWith(0.999, 0.9)}));

    EXPECT_EQ(nothing.level, Cosmetic::none);
    EXPECT_EQ(nothing.reasons, faint.reasons);
    EXPECT_EQ(faint.level, Cosmetic::none);
    ASSERT_EQ(faint.reasons.size(), 1U);
    EXPECT_EQ(faint.reasons.front().why.en, "Nothing differs from the taught good units.");
}

TEST(ProposeCosmetic, takesTheWorstDefectAndTellsItsReasonOnce)
{
    const auto proposal = proposeCosmetic(
        shippedPolicy(), inspectionOf({defectWith(1.2, 0.001), defectWith(1.5, 0.02), defectWith(1.7, 0.05)}));

    EXPECT_EQ(proposal.level, Cosmetic::flaw);
    ASSERT_EQ(proposal.reasons.size(), 1U);
    EXPECT_EQ(proposal.reasons.front().row, "severities.json#7");
}

TEST(ProposeCosmetic, countsTheLimitsThemselvesAsReached)
{
    const auto levelOf = [](double score, double areaShare) {
        return proposeCosmetic(shippedPolicy(), inspectionOf({defectWith(score, areaShare)})).level;
    };

    EXPECT_EQ(levelOf(1.0, 0.0), Cosmetic::light);
    EXPECT_EQ(levelOf(1.0, 0.00999), Cosmetic::light);
    EXPECT_EQ(levelOf(1.0, 0.01), Cosmetic::flaw);
    EXPECT_EQ(levelOf(3.0, 0.003), Cosmetic::flaw);
    EXPECT_EQ(levelOf(2.99, 0.003), Cosmetic::light);
}

TEST(ProposeCosmetic, judgesByLengthOnlyWhereTheLengthIsKnown)
{
    domain::Defect longMark = defectWith(1.5, 0.001);
    const auto unknownLength = proposeCosmetic(shippedPolicy(), inspectionOf({longMark})).level;
    longMark.extentMm = 50.0;
    const auto knownLength = proposeCosmetic(shippedPolicy(), inspectionOf({longMark})).level;

    EXPECT_EQ(unknownLength, Cosmetic::light);
    EXPECT_EQ(knownLength, Cosmetic::flaw);
}

TEST(ProposeCosmetic, leavesTheLookToAPersonUnderTheConfidenceFloor)
{
    const auto unsure = proposeCosmetic(shippedPolicy(), inspectionOf({}, 0.599));
    const auto sure = proposeCosmetic(shippedPolicy(), inspectionOf({}, 0.6));

    EXPECT_EQ(unsure.level, std::nullopt);
    EXPECT_EQ(unsure.reasons.back().row, "limits.json#7");
    EXPECT_EQ(sure.level, Cosmetic::none);
}

TEST(ProposeCosmetic, leavesACrackToAPersonHoweverSmallItIs)
{
    domain::Defect crack = defectWith(1.0, 0.0001);
    crack.kind = domain::DefectKind("crack");

    const auto proposal = proposeCosmetic(shippedPolicy(), inspectionOf({defectWith(1.5, 0.05), crack}));

    EXPECT_EQ(proposal.level, std::nullopt);
    EXPECT_EQ(proposal.reasons.front().why.en, "A crack can be dangerous, so a person must look.");
}

} // namespace regrade::rules
