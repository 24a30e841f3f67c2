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
    EXPECT_EQ(proposal.reasons.front().why.en,
              "A mark on one per cent of the product or more is seen at arm's length (60 cm).");
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
    EXPECT_EQ(proposal.reasons.front().why.en,
              "A crack can be dangerous, however near one must look to see it, so a person must look.");
}

TEST(ProposeCosmetic, tellsEveryKindBySizeAndHowFarAwayItIsSeen)
{
    struct Case {
        const char* kind;
        std::optional<double> extentMm;
        int count;
        std::optional<Cosmetic> level;
        const char* distance;
    };
    const Case cases[] = {{"scratch", 4.9, 1, Cosmetic::light, "raking light"},
                          {"scratch", 5.0, 1, Cosmetic::light, "near by (30 cm)"},
                          {"scratch", 49.9, 1, Cosmetic::light, "near by (30 cm)"},
                          {"scratch", 50.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"scratch", 15.0, 2, Cosmetic::light, "near by (30 cm)"},
                          {"scratch", 15.0, 3, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"scratch", std::nullopt, 1, Cosmetic::light, "near by (30 cm)"},
                          {"stain", 9.9, 1, Cosmetic::light, "near by (30 cm)"},
                          {"stain", 10.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"stain", 3.0, 3, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"dent", 14.9, 1, Cosmetic::light, "raking light"},
                          {"dent", 15.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"chip", 4.9, 1, Cosmetic::light, "near by (30 cm)"},
                          {"chip", 5.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"chip", 1.0, 3, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"tear", 5.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"discolouration", 29.0, 1, Cosmetic::light, "near by (30 cm)"},
                          {"discolouration", 30.0, 1, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"unknown", 1.0, 4, Cosmetic::light, "near by (30 cm)"},
                          {"unknown", 1.0, 5, Cosmetic::flaw, "arm's length (60 cm)"},
                          {"crack", 1.0, 1, std::nullopt, "dangerous"},
                          {"missing_part", 1.0, 1, std::nullopt, "missing"},
                          {"deformation", 1.0, 1, std::nullopt, "near by (30 cm)"},
                          {"label_damage", 1.0, 1, std::nullopt, "label"}};
    for (const Case& seen : cases) {
        domain::Defect defect = defectWith(1.5, 0.002);
        defect.kind = domain::DefectKind(seen.kind);
        defect.extentMm = seen.extentMm;

        const auto proposal = proposeCosmetic(
            shippedPolicy(), inspectionOf(std::vector<domain::Defect>(static_cast<std::size_t>(seen.count), defect)));

        SCOPED_TRACE(std::string(seen.kind) + " " + std::to_string(seen.extentMm.value_or(-1.0)));
        EXPECT_EQ(proposal.level, seen.level);
        ASSERT_EQ(proposal.reasons.size(), 1U);
        EXPECT_NE(proposal.reasons.front().why.en.find(seen.distance), std::string::npos)
            << proposal.reasons.front().why.en;
    }
}

TEST(ProposeCosmetic, neverCallsALargerMarkLighterThanASmallerOneOfTheSameKind)
{
    for (const NamedRow& kind : shippedPolicy().defectKinds) {
        Cosmetic before = Cosmetic::none;
        for (const double extent : {0.5, 2.0, 4.0, 6.0, 12.0, 20.0, 40.0, 60.0, 200.0}) {
            domain::Defect defect = defectWith(1.5, extent / 2000.0);
            defect.kind = domain::DefectKind(kind.id);
            defect.extentMm = extent;

            const auto level = proposeCosmetic(shippedPolicy(), inspectionOf({defect})).level.value_or(Cosmetic::heavy);

            EXPECT_GE(level, before) << kind.id << " of " << extent << " mm";
            before = level;
        }
    }
}

TEST(ProposeCosmetic, listsEveryKindThatACameraCanName)
{
    for (const char* kind : {"scratch", "stain", "dent", "crack", "chip", "missing_part", "deformation",
                             "discolouration", "label_damage", "packaging_damage", "unknown"}) {
        EXPECT_TRUE(std::any_of(shippedPolicy().defectKinds.begin(), shippedPolicy().defectKinds.end(),
                                [&](const NamedRow& row) { return row.id == kind; }))
            << kind;
    }
}

TEST(ProposeCosmetic, putsDamageOfThePackagingOnThePackagingAndNotOnTheProduct)
{
    domain::Defect torn = defectWith(4.0, 0.4);
    torn.kind = domain::DefectKind("packaging_damage");
    domain::Defect crushed = defectWith(2.0, 0.1);
    crushed.zone = domain::Zone("packaging");

    const domain::Inspection inspection = judged(shippedPolicy(), inspectionOf({torn, crushed}));

    EXPECT_EQ(inspection.proposed, Cosmetic::none);
    EXPECT_EQ(inspection.proposedPackaging, Packaging::damaged);
    ASSERT_EQ(inspection.reasons.size(), 3U);
    EXPECT_EQ(inspection.reasons[0].why.en, "Nothing differs from the taught good units.");
    EXPECT_EQ(inspection.reasons[1].why.en, "The packaging is damaged, not the product; a person confirms it.");
}

TEST(ProposeCosmetic, saysNothingOfThePackagingWhereOnlyTheProductIsMarked)
{
    const auto proposal = proposeCosmetic(shippedPolicy(), inspectionOf({defectWith(1.5, 0.05)}));

    EXPECT_EQ(proposal.packaging, std::nullopt);
    EXPECT_EQ(proposal.level, Cosmetic::flaw);
}

TEST(ProposeCosmetic, onlyPointsWhileFewPhotosWereTaught)
{
    const auto taughtWith = [](std::optional<int> photos, double areaShare) {
        domain::Inspection inspection = inspectionOf({defectWith(1.5, areaShare)});
        inspection.taughtPhotos = photos;
        return proposeCosmetic(shippedPolicy(), inspection);
    };

    EXPECT_EQ(taughtWith(8, 0.05).level, Cosmetic::flaw);
    EXPECT_EQ(taughtWith(std::nullopt, 0.05).level, Cosmetic::flaw) << "an inspection from before this was recorded";
    EXPECT_EQ(taughtWith(7, 0.001).level, Cosmetic::light);
    const auto few = taughtWith(7, 0.05);
    EXPECT_EQ(few.level, std::nullopt);
    ASSERT_EQ(few.reasons.size(), 2U);
    EXPECT_EQ(few.reasons.back().row, "limits.json#10");
    EXPECT_EQ(few.reasons.back().why.en,
              "With so few taught photos the camera only points: a person decides the look. Taught photos: 7; up to "
              "13 % of good units may be called damaged.");
}

TEST(ProposeCosmetic, doubtsThatNothingIsThereWhileFewPhotosWereTaught)
{
    const auto nothingWith = [](std::optional<int> photos, std::vector<domain::Defect> defects = {}) {
        domain::Inspection inspection = inspectionOf(std::move(defects));
        inspection.taughtPhotos = photos;
        return judged(shippedPolicy(), inspection);
    };

    EXPECT_EQ(nothingWith(8).proposed, Cosmetic::none);
    EXPECT_EQ(nothingWith(std::nullopt).proposed, Cosmetic::none) << "an inspection from before this was recorded";
    const domain::Inspection few = nothingWith(4);
    EXPECT_EQ(few.proposed, std::nullopt);
    ASSERT_EQ(few.reasons.size(), 1U);
    EXPECT_EQ(few.reasons.front().row, "limits.json#10");
    EXPECT_EQ(few.reasons.front().why.en, "Nothing seen, but only 4 photos taught: look yourself.");
    EXPECT_EQ(few.reasons.front().why.zh, "未发现异常，但只学习了 4 张照片：请亲自查看。");
    EXPECT_EQ(nothingWith(1).reasons.front().why.en, "Nothing seen, but only 1 photo taught: look yourself.");
    EXPECT_EQ(nothingWith(4, {defectWith(0.9, 0.2)}).reasons, few.reasons) << "a mark under the limit is nothing";

    domain::Defect torn = defectWith(4.0, 0.4);
    torn.kind = domain::DefectKind("packaging_damage");
    const domain::Inspection packaging = nothingWith(4, {torn});
    EXPECT_EQ(packaging.proposed, std::nullopt);
    EXPECT_EQ(packaging.proposedPackaging, Packaging::damaged);
    ASSERT_EQ(packaging.reasons.size(), 2U);
    EXPECT_EQ(packaging.reasons.front(), few.reasons.front());
}

} // namespace regrade::rules
