#include "grading/gradingscreen.h"
#include "intake/intakescreen.h"
#include "packing/packingscreen.h"
#include "ui_stations/actionbench.h"
#include "work/workscreen.h"

namespace regrade::ui {
namespace {

class Actions : public ActionBench {
protected:
    /// A unit of the mug at the stage of its category, after these deeds.
    void route(const domain::ItemId& id, const char* stage)
    {
        perform(id, [stage](const domain::Item&, Time) {
            return Result<domain::Events>(
                domain::Events{domain::ItemRouted{.route = {domain::StageId(stage)}, .reasons = {}}});
        });
    }
    // The screens outlive the page that shows them.
    IntakeScreen& atIntake()
    {
        leave();
        m_intake = std::make_unique<IntakeScreen>(desk());
        return at("Intake", *m_intake);
    }
    void atGrading()
    {
        leave();
        m_grading = std::make_unique<GradingScreen>(desk());
        goTo("Grading", *m_grading);
    }
    WorkScreen& atWork()
    {
        leave();
        m_work = std::make_unique<WorkScreen>(desk());
        return at("Work", *m_work);
    }
    PackingScreen& atPacking()
    {
        leave();
        m_packing = std::make_unique<PackingScreen>(desk());
        return at("Packing", *m_packing);
    }
    [[nodiscard]] domain::ItemId receivedOn(const IntakeScreen& screen) const
    {
        return domain::ItemId(qr::parseTag(screen.tag().toStdString())->text());
    }

private:
    template <class Screen>
    Screen& at(const QString& name, Screen& screen)
    {
        screen.refresh();
        goTo(name, screen);
        return screen;
    }

    std::unique_ptr<IntakeScreen> m_intake;
    std::unique_ptr<GradingScreen> m_grading;
    std::unique_ptr<WorkScreen> m_work;
    std::unique_ptr<PackingScreen> m_packing;
};

TEST_F(Actions, areFourteenAtMostForAnAUnitFromIntakeToTheShelf)
{
    registerMug();
    auto& intake = atIntake();
    scan("MUG-1");
    scan("4-711");
    tap("receive");
    ASSERT_TRUE(waitFor([&] { return intake.state() == IntakeScreen::State::Received; }));
    const auto id = receivedOn(intake);

    atGrading();
    scan(id);
    tap("packaging_damaged");
    tap("cosmetic_none");
    tap("function_works");
    tap("confirmGrade");
    ASSERT_TRUE(waitFor([&] { return item(id).grade.has_value(); }));
    ASSERT_EQ(item(id).grade, domain::GradeId("A"));

    auto& packing = atPacking();
    scan(id);
    tap("allInserts");
    tap("printLabel");
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << packing.problem().toStdString();
    tellCounts("an A unit from intake to the shelf");
    EXPECT_LE(actions(), 14);
}

TEST_F(Actions, areSixAtMostForTheAssessmentOfABOrCUnit)
{
    const auto id = receivedMug();
    atGrading();

    scan(id);
    tap("packaging_damaged");
    tap("cosmetic_flaw");
    tap("function_works");
    tap("confirmGrade");

    ASSERT_TRUE(waitFor([&] { return item(id).grade.has_value(); }));
    EXPECT_EQ(item(id).grade, domain::GradeId("C"));
    tellCounts("the assessment of a C unit");
    EXPECT_LE(actions(), 6);
}

TEST_F(Actions, areEightAtMostForTheAssessmentOfADUnit)
{
    const auto id = receivedMug();
    atGrading();

    scan(id);
    for (const char* card :
         {"CMD-PACKAGING-damaged", "CMD-COSMETIC-light", "CMD-FUNCTION-fault", "CMD-USED-yes", "CMD-OK"}) {
        scan(card);
    }

    ASSERT_TRUE(waitFor([&] { return item(id).grade.has_value(); }));
    EXPECT_EQ(item(id).grade, domain::GradeId("D"));
    tellCounts("the assessment of a D unit by the scanner alone");
    EXPECT_LE(actions(), 8);
}

TEST_F(Actions, cleanAUnitByTheScannerAlone)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    auto& work = atWork();

    scan(id);
    for (const char* card : {"CMD-PICK-neutral", "CMD-PICK-uvc", "CMD-PASSALL", "CMD-PASS", "CMD-OK"}) {
        scan(card);
    }
    EXPECT_EQ(item(id).stage(), domain::StageId("testing")) << work.problem().toStdString();
    tellCounts("cleaning with the lamp by the scanner alone");

    const auto next = gradedMug(domain::Cosmetic::light);
    countAnew();
    scan(next);
    for (const char* card : {"CMD-PASSALL", "CMD-PASSALL", "CMD-PASS", "CMD-OK"}) {
        scan(card);
    }
    EXPECT_EQ(item(next).stage(), domain::StageId("testing")) << work.problem().toStdString();
    tellCounts("cleaning of the unit after it, in the same way");
}

TEST_F(Actions, testAUnitByTheScannerAlone)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    route(id, "testing");
    auto& work = atWork();

    scan(id);
    scan("CMD-PASSALL");
    scan("CMD-OK");

    EXPECT_TRUE(item(id).hasPassed(domain::StageId("testing"), false)) << work.problem().toStdString();
    tellCounts("testing by the scanner alone");
}

TEST_F(Actions, wipeADeviceByTheScannerAlone)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    route(id, "datawipe");
    auto& work = atWork();

    scan(id);
    for (const char* card : {"CMD-PASS", "CMD-PICK-flash", "SN 77-120 A", "CMD-PICK-clear", "CMD-PICK-factory_reset",
                             "CMD-PICK-set_up_screen", "CMD-OK"}) {
        scan(card);
    }

    EXPECT_TRUE(item(id).hasPassed(domain::StageId("datawipe"), false)) << work.problem().toStdString();
    tellCounts("wiping data by the scanner alone");
}

TEST_F(Actions, testElectricalSafetyByTheScannerAloneWithFigureCards)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    route(id, "safety");
    auto& work = atWork();

    scan(id);
    for (const char* card : {"ST-1", "CMD-PICK-class_1", "CMD-PASS", "CMD-PICK-to_5", "CMD-KEY-0", "CMD-KEY-point",
                             "CMD-KEY-2", "CMD-PASS", "CMD-KEY-9", "CMD-PASS", "CMD-VALUE-0.4", "CMD-PASS", "CMD-OK"}) {
        scan(card);
    }

    EXPECT_TRUE(item(id).hasPassed(domain::StageId("safety"), false)) << work.problem().toStdString();
    tellCounts("electrical safety of class I by the scanner alone");
}

TEST_F(Actions, planARepairByTheScannerAlone)
{
    const auto id = gradedMug(domain::Cosmetic::light, domain::Function::fault);
    auto& work = atWork();

    scan(id);
    scan("CMD-PICK-mechanics");
    scan("CMD-OK");

    EXPECT_TRUE(item(id).work) << work.plan()->problem().toStdString();
    tellCounts("the plan of a repair by the scanner alone");
}

TEST_F(Actions, setADangerousUnitApartByTheScannerAlone)
{
    registerMug();
    auto& intake = atIntake();
    scan("MUG-1");
    scan("4-711");
    scan("CMD-ANSWER-battery=leaking");
    scan("CMD-OK");
    ASSERT_TRUE(waitFor([&] { return intake.state() == IntakeScreen::State::Received; }));
    const auto id = receivedOn(intake);
    auto& work = atWork();

    scan(id);
    scan("CMD-PASS");
    scan("CMD-PICK-harmless");
    scan("CMD-OK");

    EXPECT_EQ(item(id).stage(), domain::StageId("grading")) << work.problem().toStdString();
    tellCounts("intake and quarantine by the scanner alone");
}

} // namespace
} // namespace regrade::ui
