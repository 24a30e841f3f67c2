#include "rules/grading.h"
#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

domain::Inspection seen(double score, double areaShare, double confidence = 0.9)
{
    domain::Inspection inspection{.photos = {photo()}};
    if (score > 0.0) {
        domain::Defect defect{.photo = photo().hash};
        defect.score = score;
        defect.areaShare = areaShare;
        inspection.defects.push_back(defect);
    }
    inspection.confidence = confidence;
    return inspection;
}

} // namespace

TEST(CombineViews, keepsEveryPhotoAndMarkAndTheWorstScore)
{
    domain::Inspection front = seen(0.0, 0.0, 0.9);
    front.model = "front model";
    front.score = 0.4;
    domain::Inspection back = seen(1.8, 0.02, 0.7);
    back.photos.front().view = "back";
    back.model = "back model";
    back.score = 1.8;

    const domain::Inspection all = combineViews({front, back});

    ASSERT_EQ(all.photos.size(), 2U);
    EXPECT_EQ(all.photos[1].view, "back");
    EXPECT_EQ(all.defects, back.defects);
    EXPECT_EQ(all.score, 1.8);
    EXPECT_EQ(all.confidence, 0.7);
    EXPECT_EQ(all.model, "front model + back model");
    EXPECT_EQ(combineViews({front}), front);
    EXPECT_EQ(all.views->at(1).view, "back");
    EXPECT_EQ(all.views->at(1).score, 1.8);
    EXPECT_EQ(all.views->at(0).model, "front model");
    EXPECT_EQ(all.taughtPhotos, std::nullopt) << "neither view says how many";
    EXPECT_TRUE(combineViews({}).photos.empty());
}

TEST(CombineViews, rememberTheWeakestLessonAndHowOftenAnyOfThemCallsAGoodUnitDamaged)
{
    domain::Inspection front = seen(0.0, 0.0, 0.9);
    front.taughtPhotos = 16;
    front.falseRejectBound = 1.0 / 17.0;
    front.limitFactor = 1.5;
    domain::Inspection back = seen(0.0, 0.0, 0.9);
    back.taughtPhotos = 4;
    back.falseRejectBound = 0.2;
    const domain::Inspection unknown = seen(0.0, 0.0, 0.9);

    const domain::Inspection all = combineViews({front, back, unknown});

    EXPECT_EQ(all.taughtPhotos, 4);
    EXPECT_NEAR(*all.falseRejectBound, 1.0 / 17.0 + 0.2, 1e-12);
    EXPECT_EQ(all.views->size(), 3U);
    EXPECT_EQ(all.views->at(0).limitFactor, 1.5);
    EXPECT_EQ(all.limitFactor, std::nullopt) << "each view has its own";
    EXPECT_EQ(all.views->at(2).taughtPhotos, std::nullopt);
    back.falseRejectBound = 0.5;
    EXPECT_EQ(combineViews({back, back, back}).falseRejectBound, 1.0);
    EXPECT_EQ(combineViews({front}).views, std::nullopt);
    EXPECT_EQ(rules::proposeCosmetic(shipped(), all).level, std::nullopt) << "four photos of the back are too few";
}

TEST(RecordInspection, fillsInTheProposalOfThePolicy)
{
    Unit unit = Unit().received();

    unit.does(recordInspection(unit.item(), shipped(), seen(1.5, 0.02)));

    EXPECT_EQ(unit.item().inspection->proposed, domain::Cosmetic::flaw);
    EXPECT_EQ(unit.item().inspection->reasons.front().row, "severities.json#22");
    EXPECT_EQ(unit.stage(), "grading");
}

TEST(RecordInspection, isRefusedAwayFromGradingAndWithoutAPhoto)
{
    EXPECT_EQ(sentenceOf(recordInspection(unitAtCleaning().item(), shipped(), seen(0, 0))),
              "This unit is at Cleaning, not at Grading.");
    EXPECT_EQ(sentenceOf(recordInspection(Unit().received().item(), shipped(), {})),
              "An inspection needs at least one photo.");
}

TEST(ConfirmGrade, tellsTheGradeAndTheRoute)
{
    Unit unit = Unit().received();

    const domain::Events events = unit.does(confirmGrade(
        unit.item(), shipped(), {.axes = axesOf(domain::Cosmetic::light), .assessment = std::chrono::seconds{95}}));

    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(find<domain::ItemGraded>(events)->verdict.grade.text(), "B");
    EXPECT_EQ(find<domain::ItemGraded>(events)->assessment, std::chrono::seconds{95});
    EXPECT_EQ(find<domain::GradeOverridden>(events), nullptr);
    EXPECT_EQ(find<domain::ItemRouted>(events)->route.size(), 4U);
    EXPECT_EQ(unit.item().grade, domain::GradeId("B"));
    EXPECT_EQ(unit.stage(), "cleaning");
}

TEST(ConfirmGrade, isRefusedWhileAnAxisIsMissing)
{
    EXPECT_EQ(sentenceOf(confirmGrade(Unit().received().item(), shipped(), {})),
              "The packaging has not been judged yet, so the unit stays ungraded.");
}

TEST(ConfirmGrade, needsAReasonWhereThePersonSeesOtherThanTheCamera)
{
    Unit unit = Unit().received();
    unit.does(recordInspection(unit.item(), shipped(), seen(1.5, 0.02)));
    GradingForm form{.axes = axesOf(domain::Cosmetic::light)};

    EXPECT_EQ(sentenceOf(confirmGrade(unit.item(), shipped(), form)),
              "The camera proposed another look than you chose: say why.");

    form.cosmeticReason = "a reflection";
    const domain::Events events = unit.does(confirmGrade(unit.item(), shipped(), form));
    const auto* graded = find<domain::ItemGraded>(events);
    EXPECT_EQ(graded->proposed, domain::Cosmetic::flaw);
    EXPECT_EQ(graded->cosmeticReason, "a reflection");
}

TEST(ConfirmGrade, keepsNoReasonWhereThePersonAgreesWithTheCamera)
{
    Unit unit = Unit().received();
    unit.does(recordInspection(unit.item(), shipped(), seen(0, 0)));

    const domain::Events events = unit.does(
        confirmGrade(unit.item(), shipped(), {.axes = axesOf(domain::Cosmetic::none), .cosmeticReason = "left over"}));

    EXPECT_EQ(find<domain::ItemGraded>(events)->cosmeticReason, std::nullopt);
}

TEST(ConfirmGrade, asksForNoReasonWhereTheCameraLeftTheLookToAPerson)
{
    Unit unit = Unit().received();
    unit.does(recordInspection(unit.item(), shipped(), seen(1.5, 0.02, 0.3)));

    EXPECT_TRUE(confirmGrade(unit.item(), shipped(), {.axes = axesOf(domain::Cosmetic::none)}));
}

TEST(ConfirmGrade, keepsBothGradesOfAnOverrideAndRoutesByTheSecond)
{
    Unit unit = Unit().received();

    const domain::Events events = unit.does(confirmGrade(
        unit.item(), shipped(),
        {.axes = axesOf(domain::Cosmetic::none), .overrideTo = domain::GradeId("C"), .overrideReason = "smell"}));

    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(find<domain::ItemGraded>(events)->verdict.grade.text(), "A");
    const auto* overridden = find<domain::GradeOverridden>(events);
    EXPECT_EQ(*overridden, (domain::GradeOverridden{domain::GradeId("A"), domain::GradeId("C"), "smell"}));
    EXPECT_EQ(unit.item().grade, domain::GradeId("C"));
    EXPECT_EQ(unit.stage(), "cleaning");
}

TEST(ConfirmGrade, takesAnOverrideToTheSameGradeAsNone)
{
    Unit unit = Unit().received();

    const domain::Events events = unit.does(confirmGrade(
        unit.item(), shipped(), {.axes = axesOf(domain::Cosmetic::none), .overrideTo = domain::GradeId("A")}));

    EXPECT_EQ(events.size(), 2U);
}

TEST(ConfirmGrade, refusesAnOverrideThatTheHouseForbids)
{
    const auto overriding = [](const domain::Item& item, const domain::Axes& axes, const char* grade,
                               const char* reason) {
        return sentenceOf(confirmGrade(item, shipped(),
                                       {.axes = axes, .overrideTo = domain::GradeId(grade), .overrideReason = reason}));
    };
    const Unit fresh = Unit().received();
    domain::Axes used = axesOf(domain::Cosmetic::light);
    used.used = true;
    const domain::Axes faulty = axesOf(domain::Cosmetic::none, domain::Function::fault);

    EXPECT_EQ(overriding(fresh.item(), axesOf(domain::Cosmetic::light), "C", " "),
              "The table gives grade B: say why it should be C.");
    EXPECT_EQ(overriding(fresh.item(), axesOf(domain::Cosmetic::light), "E", "so"),
              "The policy has no grade \"E\": grade the unit again.");
    EXPECT_EQ(overriding(fresh.item(), used, "A", "looks new"),
              "Grade A is for new units only, and this unit was used.");
    EXPECT_EQ(overriding(fresh.item(), faulty, "C", "small fault"),
              "A unit with a function fault stays grade D until it is repaired.");
}

TEST(ConfirmGrade, isRefusedAwayFromGrading)
{
    const GradingForm form{.axes = axesOf(domain::Cosmetic::none)};

    EXPECT_EQ(sentenceOf(confirmGrade(unitAtPacking().item(), shipped(), form)),
              "This unit is at Packing, not at Grading.");
    EXPECT_EQ(sentenceOf(confirmGrade(Unit().item(), shipped(), form)),
              "The tag BCDEFGHIJKLN has no unit yet: take the unit in first.");
}

} // namespace regrade::stations
