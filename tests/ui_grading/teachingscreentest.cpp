#include "teaching/teachingscreen.h"
#include "ui_stations/stationbench.h"

namespace regrade::ui {
namespace {

class Teaching : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        registerMug();
        m_screen = std::make_unique<TeachingScreen>(desk());
        m_screen->refresh();
    }

    std::unique_ptr<TeachingScreen> m_screen;
};

TEST_F(Teaching, tellsHowManyGoodUnitsMayBeCalledDamaged)
{
    const auto photos = goodAliens(4);
    if (photos.size() < 4) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    m_screen->takeScan("MUG-1");
    m_screen->addFiles(photos);
    EXPECT_DOUBLE_EQ(m_screen->falseRejectBound(), 0.2);

    m_screen->teach();

    ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    EXPECT_EQ(m_screen->problem(), QString());
    EXPECT_EQ(m_screen->state(), TeachingScreen::State::Taught);
    EXPECT_DOUBLE_EQ(m_screen->falseRejectBound(), 0.2);
    EXPECT_EQ(m_screen->taughtPhotos(), 4);
    EXPECT_NE(m_screen->taughtModel(), QString());
    EXPECT_NE(desk().product(domain::Sku("MUG-1"))->taughtView("front"), nullptr);
}

TEST_F(Teaching, needsAProductAndAPhoto)
{
    EXPECT_FALSE(m_screen->canTeach());
    m_screen->teach();
    EXPECT_NE(m_screen->problem(), QString());
    m_screen->chooseProduct("MUG-1");
    EXPECT_FALSE(m_screen->canTeach());
    EXPECT_EQ(m_screen->problem(), QString());
}

TEST_F(Teaching, takesSixteenPhotosAndNoMore)
{
    m_screen->chooseProduct("MUG-1");
    QList<QUrl> many;
    for (int i = 0; i < 17; ++i) {
        many.append(QUrl::fromLocalFile(QStringLiteral("/photo%1.png").arg(i)));
    }

    m_screen->addFiles(many);
    EXPECT_EQ(m_screen->photos().size(), 0);
    EXPECT_NE(m_screen->problem(), QString());
    m_screen->addFiles(many.mid(0, 16));
    EXPECT_EQ(m_screen->photos().size(), 16);
    m_screen->removePhoto(3);
    EXPECT_EQ(m_screen->photos().size(), 15);
}

TEST_F(Teaching, saysWhichFileCannotBeLearnt)
{
    m_screen->chooseProduct("MUG-1");
    m_screen->addFiles({QUrl::fromLocalFile(QStringLiteral("/there/is/none.png"))});

    m_screen->teach();

    ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    EXPECT_NE(m_screen->problem(), QString());
    EXPECT_EQ(m_screen->state(), TeachingScreen::State::Collecting);
}

} // namespace
} // namespace regrade::ui
