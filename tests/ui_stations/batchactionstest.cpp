#include "intake/intakescreen.h"
#include "ui_stations/actionbench.h"

namespace regrade::ui {
namespace {

/// A pallet at the real page of intake, counted.
class BatchActions : public ActionBench {
protected:
    void TearDown() override
    {
        leave();
        m_intake.reset();
        ActionBench::TearDown();
    }
    void openIntake(const std::string& category)
    {
        m_category = category;
        registerMug();
        m_intake = std::make_unique<IntakeScreen>(desk());
        m_intake->refresh();
        goTo("Intake", *m_intake);
    }
    void begin()
    {
        tap("startBatch");
        scan("P-17");
        scan("CMD-OK");
        ASSERT_EQ(m_intake->batch()->state(), BatchRun::State::Running);
    }

    std::unique_ptr<IntakeScreen> m_intake;
};

TEST_F(BatchActions, areOneScanForEachUnitOfAPallet)
{
    constexpr int kUnits = 25;
    openIntake("apparel");
    begin();
    const int before = actions();
    for (int unit = 0; unit < kUnits; ++unit) {
        scan("MUG-1");
    }

    EXPECT_EQ(m_intake->batch()->scanned(), kUnits);
    EXPECT_EQ(actions() - before, kUnits) << "nothing else is touched";
    scan("CMD-NEXT");
    EXPECT_EQ(m_intake->batch()->state(), BatchRun::State::Ended);
    tellCounts("a pallet of 25 units without a battery");
    EXPECT_EQ(actions(), kUnits + 4);
}

TEST_F(BatchActions, areOneMoreForEachUnitThatMayBeADanger)
{
    constexpr int kUnits = 10;
    openIntake("electronics");
    begin();
    for (int unit = 0; unit < kUnits; ++unit) {
        scan("MUG-1");
        scan("CMD-PASS");
    }

    EXPECT_EQ(m_intake->batch()->scanned(), kUnits);
    tellCounts("a pallet of 10 units with a battery");
    EXPECT_EQ(actions(), 2 * kUnits + 3);
}

TEST_F(BatchActions, thatAPersonNeedsAreAllInSight)
{
    openIntake("electronics");
    begin();
    scan("MUG-1");
    tap("each_battery_sound");
    tap("undoLast");
    EXPECT_EQ(m_intake->batch()->scanned(), 0) << m_intake->problem().toStdString();
    scan("MUG-1");
    tap("asUsual");
    scan("MUG-1");
    tap("unitAside");
    EXPECT_EQ(m_intake->batch()->aside().size(), 1);
    tap("endBatch");
    tap("closeBatch");
    EXPECT_EQ(m_intake->batch()->state(), BatchRun::State::Off);
}

} // namespace
} // namespace regrade::ui
