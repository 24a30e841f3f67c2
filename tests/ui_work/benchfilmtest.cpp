#include "ui_stations/stationbench.h"
#include "work/workscreen.h"

#include <QDir>
#include <QImage>

namespace regrade::ui {
namespace {

class WorkFilm : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<WorkScreen>(desk());
        m_unit = gradedMug(domain::Cosmetic::light);
        ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(m_unit.text())));
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    void useCamera()
    {
        const QString folder = m_folder.filePath("camera");
        ASSERT_TRUE(QDir().mkpath(folder));
        QImage picture(320, 240, QImage::Format_RGB888);
        picture.fill(QColor(90, 140, 60));
        ASSERT_TRUE(picture.save(folder + "/1.png"));
        desk().useCamera(folder);
        ASSERT_TRUE(waitFor([&] { return desk().cameraKind() == "live"; }));
    }
    void begin()
    {
        ASSERT_NO_FATAL_FAILURE(useCamera());
        ASSERT_TRUE(m_screen->takeScan("CMD-VIDEO"));
        ASSERT_TRUE(waitFor([&] { return m_screen->notice().contains("no faces"); }));
        ASSERT_TRUE(m_screen->film()->running());
    }
    [[nodiscard]] bool waitForRecord()
    {
        return waitFor([&] { return m_screen->notice().contains("on record"); });
    }

    std::unique_ptr<WorkScreen> m_screen;
    domain::ItemId m_unit{"-"};
};

TEST_F(WorkFilm, beginsAndEndsByTheSameCard)
{
    ASSERT_NO_FATAL_FAILURE(begin());
    m_clock.forward(std::chrono::seconds(2));
    EXPECT_EQ(m_screen->film()->seconds(), 2);

    ASSERT_TRUE(m_screen->takeScan("CMD-VIDEO"));

    ASSERT_TRUE(waitForRecord()) << m_screen->problem().toStdString();
    EXPECT_FALSE(m_screen->film()->running());
    const auto unit = item(m_unit);
    ASSERT_TRUE(unit.work);
    ASSERT_EQ(unit.work->films.size(), 1U);
    const auto& film = unit.work->films.front();
    EXPECT_EQ(film.end, domain::FilmEnd::stopped);
    EXPECT_EQ(film.stage, domain::StageId("cleaning"));
    EXPECT_EQ(film.step, domain::StepId("agent"));
    const auto file = desk().photos().pathOf(film.film);
    ASSERT_TRUE(file) << file.error().what();
    EXPECT_EQ(store::sha256OfFile(*file).value(), film.film.text());
}

TEST_F(WorkFilm, leavesTheStepsFreeWhileItRuns)
{
    ASSERT_NO_FATAL_FAILURE(begin());

    m_screen->chooseOption("agent", "neutral");
    ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));

    EXPECT_EQ(m_screen->problem(), QString());
    EXPECT_EQ(m_screen->stepsDone(), 1);
    m_screen->film()->toggle();
    ASSERT_TRUE(waitForRecord());
    EXPECT_EQ(m_screen->stepsDone(), 1) << "what was done meanwhile stays";
}

TEST_F(WorkFilm, endsWithTheUnitThatIsPutAside)
{
    ASSERT_NO_FATAL_FAILURE(begin());

    m_screen->putAside();

    ASSERT_TRUE(waitFor([&] { return item(m_unit).work && item(m_unit).work->films.size() == 1; }));
    EXPECT_EQ(item(m_unit).work->films.front().end, domain::FilmEnd::workLeft);
    EXPECT_FALSE(m_screen->film()->running());
}

TEST_F(WorkFilm, saysThatTheCameraWasLost)
{
    ASSERT_NO_FATAL_FAILURE(begin());

    desk().useCamera({});

    ASSERT_TRUE(waitForRecord());
    EXPECT_TRUE(m_screen->notice().contains("camera was lost")) << m_screen->notice().toStdString();
    EXPECT_EQ(item(m_unit).work->films.front().end, domain::FilmEnd::cameraLost);
}

TEST_F(WorkFilm, saysWhyItCannotBegin)
{
    m_screen->film()->toggle();
    ASSERT_TRUE(waitFor([&] { return !m_screen->problem().isEmpty(); }));
    EXPECT_TRUE(m_screen->problem().contains("no picture from the camera")) << m_screen->problem().toStdString();
    EXPECT_FALSE(m_screen->film()->running());

    m_screen->putAside();
    m_screen->film()->toggle();
    EXPECT_EQ(m_screen->problem(), "Scan the unit first: a film belongs to a unit.");
}

} // namespace
} // namespace regrade::ui
