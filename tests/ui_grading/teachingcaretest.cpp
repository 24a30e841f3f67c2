#include "grading/gradingscreen.h"
#include "teaching/teachingscreen.h"
#include "ui_stations/carebench.h"

namespace regrade::ui {
namespace {

class Care : public CareBench {
protected:
    void open()
    {
        m_screen = std::make_unique<TeachingScreen>(desk());
        m_screen->chooseProduct("MUG-1");
    }
    [[nodiscard]] domain::Product mug() { return *desk().product(domain::Sku("MUG-1")); }

    std::unique_ptr<TeachingScreen> m_screen;
};

TEST_F(Care, putsDrawnZonesOnRecord)
{
    logLesson();
    open();
    ZoneSketch& zones = *m_screen->zones();
    ASSERT_TRUE(zones.possible());
    zones.begin();
    EXPECT_FALSE(zones.unsaved());

    zones.name("handle");
    zones.place(0, 0.7, 0.2, 0.6, 0.4);
    EXPECT_DOUBLE_EQ(zones.areas().at(0).toMap().value("x").toDouble(), 0.4) << "kept inside the picture";
    zones.nudge(-0.1, 0.0, 0.0, 0.0);
    zones.choose(-1);
    zones.name("base");
    zones.remove();
    zones.name("nonsense");
    zones.save();
    ASSERT_TRUE(waitFor([&] { return !zones.isOpen(); }));

    const auto drawn = mug().taughtView("front")->zones;
    ASSERT_TRUE(drawn);
    ASSERT_EQ(drawn->size(), 1U);
    EXPECT_EQ(drawn->front().zone, domain::Zone("handle"));
    EXPECT_DOUBLE_EQ(drawn->front().x, 0.3);
    EXPECT_DOUBLE_EQ(drawn->front().width, 0.6);
    EXPECT_NE(m_screen->notice(), QString());
}

TEST_F(Care, asksToLayOldZonesOverANewPicture)
{
    logLesson();
    open();
    m_screen->zones()->begin();
    m_screen->zones()->name("front");
    m_screen->zones()->save();
    ASSERT_TRUE(waitFor([&] { return !m_screen->zones()->isOpen(); }));
    EXPECT_FALSE(m_screen->zones()->stale());

    logLesson(8, "mug-good-3.jpg");
    open();
    m_screen->zones()->begin();

    EXPECT_TRUE(m_screen->zones()->stale());
    EXPECT_TRUE(m_screen->zones()->unsaved());
    EXPECT_EQ(m_screen->zones()->areas().size(), 1);
    EXPECT_EQ(mug().taughtView("front")->zones, std::nullopt);
}

TEST_F(Care, offersANewLimitOnceEnoughGoodUnitsAreConfirmedAndPutsItInUse)
{
    logLesson();
    for (int i = 0; i < 18; ++i) {
        confirmUnit(0.9 + 0.02 * i, domain::Cosmetic::none);
    }
    open();
    LimitCare& limit = *m_screen->limit();
    EXPECT_FALSE(limit.offered());
    EXPECT_NE(limit.state().indexOf("18 of the 19"), -1) << limit.state().toStdString();
    EXPECT_EQ(limit.inUse(), "The limit is the taught one.");

    confirmUnit(1.4, domain::Cosmetic::none);
    open();
    LimitCare& ready = *m_screen->limit();
    ASSERT_TRUE(ready.offered());
    ASSERT_EQ(ready.figures().size(), 4);
    EXPECT_EQ(ready.figures().at(0).toMap().value("before").toString(), "1.00");
    EXPECT_EQ(ready.figures().at(0).toMap().value("after").toString(), "1.40");
    EXPECT_EQ(ready.figures().at(1).toMap().value("before").toString(), "11.1 %");
    EXPECT_TRUE(ready.figures().at(1).toMap().value("after").toString().startsWith("5.0 % ("));
    ready.accept();
    ASSERT_TRUE(waitFor([&] { return m_screen->problem() != QString(); })) << "no reason was given";
    ready.setReason("New lamp");
    ready.accept();
    ASSERT_TRUE(waitFor([&] { return mug().taughtView("front")->calibration.has_value(); }));
    ASSERT_TRUE(waitFor([&] { return ready.inUse().startsWith("Calibration 1 is in use"); }));
}

TEST_F(Care, soundsTheAlarmWhereTheScoresOfGoodUnitsHaveRisen)
{
    logLesson();
    for (int i = 0; i < 20; ++i) {
        confirmUnit(0.5 + 0.01 * (i % 5), domain::Cosmetic::none);
    }
    open();
    EXPECT_EQ(m_screen->limit()->alarm(), QString());
    for (int i = 0; i < 12; ++i) {
        confirmUnit(0.8, domain::Cosmetic::none);
    }
    open();

    EXPECT_TRUE(m_screen->limit()->alarm().startsWith("The light or the camera has changed"));
    GradingScreen grading(desk());
    grading.choose(QString::fromStdString(receivedMug().text()));
    EXPECT_EQ(grading.driftAlarm(), m_screen->limit()->alarm());
}

TEST_F(Care, fitsAMapOfLooksAndUsesItOnceItIsAccepted)
{
    logLesson();
    for (int i = 0; i < 20; ++i) {
        confirmUnit(0.5 + 0.01 * i, domain::Cosmetic::none);
        confirmUnit(1.5 + 0.05 * i, domain::Cosmetic::flaw);
    }
    open();
    LimitCare& limit = *m_screen->limit();
    ASSERT_TRUE(limit.looksOffered()) << limit.looksState().toStdString();
    EXPECT_NE(limit.state().indexOf("20 of 40"), -1) << limit.state().toStdString();
    limit.setReason("Enough confirmed units");
    limit.acceptLooks();
    ASSERT_TRUE(waitFor([&] { return mug().looks.has_value(); }));

    EXPECT_EQ(mug().looks->map.results, 40);
    EXPECT_EQ(mug().looks->version, 1);
}

} // namespace
} // namespace regrade::ui
