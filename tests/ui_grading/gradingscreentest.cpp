#include "grading/gradingscreen.h"
#include "stations/intake.h"
#include "ui_stations/stationbench.h"

#include <gmock/gmock.h>

namespace regrade::ui {
namespace {

using testing::Contains;

class Grading : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<GradingScreen>(desk());
    }

    void scan(const domain::ItemId& id) { ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(id.text()))); }

    void teachMug(const QList<QUrl>& photos, const std::string& view = "front")
    {
        std::optional<Result<workers::TeachResult>> answer;
        desk().teachFiles(photos, QString::fromStdString(view), m_screen.get(),
                          [&answer](const auto& result) { answer = result; });
        ASSERT_TRUE(waitFor([&] { return answer.has_value(); }));
        ASSERT_TRUE(*answer) << answer->error().what();
        const domain::ProductTaught taught{domain::Sku("MUG-1"), view, (*answer)->photos, (*answer)->model};
        const auto receipt = m_station->clerk().perform(
            taught.sku,
            [taught](const domain::Product& product, Time) { return stations::teachProduct(product, taught); },
            {domain::ActorId("T01"), {}, {}});
        ASSERT_TRUE(receipt) << receipt.error().what();
    }

    void inspect(const QUrl& photo)
    {
        m_screen->inspectFile(photo);
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
        ASSERT_EQ(m_screen->problem(), QString());
    }

    void confirm()
    {
        m_screen->confirm();
        ASSERT_TRUE(waitFor([&] { return m_screen->state() == GradingScreen::State::Graded && !m_screen->busy(); }))
            << m_screen->problem().toStdString();
    }

    std::unique_ptr<GradingScreen> m_screen;
};

TEST_F(Grading, preselectsNeitherPackagingNorFunction)
{
    scan(receivedMug());

    EXPECT_EQ(m_screen->packaging(), QString());
    EXPECT_EQ(m_screen->cosmetic(), QString());
    EXPECT_EQ(m_screen->functioning(), QString());
    EXPECT_EQ(m_screen->verdict(), QString());
    EXPECT_FALSE(m_screen->canConfirm());
    EXPECT_NE(m_screen->missing(), QString());
}

TEST_F(Grading, previewsTheGradeAndConfirmsIt)
{
    const auto id = receivedMug();
    scan(id);
    m_screen->choosePackaging("damaged");
    m_screen->chooseCosmetic("flaw");
    m_screen->chooseFunction("works");

    EXPECT_EQ(m_screen->verdict(), "C");
    EXPECT_FALSE(m_screen->verdictWhy().isEmpty());
    confirm();

    EXPECT_EQ(item(id).grade, domain::GradeId("C"));
    EXPECT_EQ(m_screen->verdict(), "C");
    EXPECT_NE(m_screen->notice(), QString());
}

TEST_F(Grading, needsThreeActionsForAnAUnitAfterThePicture)
{
    const auto photos = goodAliens(8);
    if (photos.size() < 8) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    teachMug(photos);
    scan(id);
    inspect(photos.at(0));
    EXPECT_EQ(m_screen->proposed(), "none");
    EXPECT_EQ(m_screen->cosmetic(), "none");

    m_screen->choosePackaging("damaged");
    m_screen->chooseFunction("works");
    ASSERT_TRUE(m_screen->canConfirm()) << m_screen->missing().toStdString();
    confirm();

    EXPECT_EQ(item(id).grade, domain::GradeId("A"));
    EXPECT_EQ(item(id).grading->proposed, domain::Cosmetic::none);
    EXPECT_THAT(kindsOf(id), Contains("ItemInspected"));
}

TEST_F(Grading, asksForAReasonWhenThePersonSeesItDifferently)
{
    const auto photos = goodAliens(8);
    if (photos.size() < 8) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    teachMug(photos);
    scan(id);
    inspect(photos.at(0));
    m_screen->choosePackaging("intact");
    m_screen->chooseFunction("works");

    m_screen->chooseCosmetic("light");
    EXPECT_TRUE(m_screen->reasonNeeded());
    EXPECT_FALSE(m_screen->canConfirm());
    m_screen->setCosmeticReason("Mark on another side");
    confirm();

    EXPECT_EQ(item(id).grade, domain::GradeId("B"));
    EXPECT_EQ(item(id).grading->cosmeticReason, "Mark on another side");
}

TEST_F(Grading, showsMarksOnADamagedUnit)
{
    const auto broken = brokenAliens(1);
    if (broken.isEmpty()) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    teachMug(goodAliens(4));
    scan(id);

    inspect(broken.at(0));

    EXPECT_FALSE(m_screen->photo().isNull());
    EXPECT_EQ(m_screen->overlay().size(), m_screen->photo().size());
    EXPECT_EQ(m_screen->boxes().size(), m_screen->defects().size());
    EXPECT_GT(m_screen->boxes().size(), 0);
    EXPECT_NE(m_screen->proposed(), "none");
}

TEST_F(Grading, makesOneInspectionOfSeveralViews)
{
    const auto photos = goodAliens(6);
    if (photos.size() < 6) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    teachMug(photos.mid(0, 4), "back");
    teachMug(photos.mid(1, 4), "front");
    scan(id);
    ASSERT_EQ(m_screen->views().size(), 2);
    EXPECT_EQ(m_screen->view(), "front") << "the order of the capture plan";

    inspect(photos.at(1));
    EXPECT_EQ(m_screen->view(), "back");
    EXPECT_TRUE(m_screen->notice().startsWith("Next: "));
    EXPECT_EQ(item(id).inspection->photos.size(), 1U);
    inspect(photos.at(0));

    const auto inspection = item(id).inspection;
    ASSERT_EQ(inspection->photos.size(), 2U);
    EXPECT_EQ(inspection->photos[0].view, "front");
    EXPECT_EQ(inspection->photos[1].view, "back");
    EXPECT_NE(inspection->model.find(" + "), std::string::npos);
    EXPECT_EQ(inspection->taughtPhotos, 4);
    EXPECT_NEAR(*inspection->falseRejectBound, 0.4, 1e-9);
    ASSERT_EQ(inspection->views->size(), 2U);
    const auto scoreOf = [&](std::size_t view) { return QString::number((*inspection->views)[view].score, 'f', 2); };
    EXPECT_EQ(m_screen->viewScores(), "Times the taught limit: Front " + scoreOf(0) + " · back " + scoreOf(1));
}

TEST_F(Grading, guidesTheHandWhileTheLivePictureIsShown)
{
    const auto photos = goodAliens(4);
    if (photos.size() < 4) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    teachMug(photos);
    desk().useCamera(photos.front().toLocalFile());
    scan(id);

    m_screen->watchLive(true);
    ASSERT_TRUE(waitFor([&] { return desk().handGuide()->ready(); })) << desk().handGuide()->hint().toStdString();
    EXPECT_EQ(desk().handGuide()->place(), "good");
    EXPECT_FALSE(m_screen->inspected()) << "nobody asked for it";
    m_screen->setShootsItself(true);
    ASSERT_TRUE(waitFor([&] { return m_screen->inspected() && !m_screen->busy(); }))
        << m_screen->problem().toStdString();
    m_screen->watchLive(false);

    EXPECT_FALSE(desk().handGuide()->on());
    EXPECT_EQ(m_screen->proposed(), QString()) << "four photos do not carry a look";
    EXPECT_EQ(m_screen->evidence(), "Nothing seen, but only 4 photos taught: look yourself.");
    EXPECT_EQ(item(id).inspection->proposed, std::nullopt);
}

TEST_F(Grading, saysThatAProductWasNeverTaught)
{
    scan(receivedMug());

    m_screen->inspect();

    EXPECT_FALSE(m_screen->busy());
    EXPECT_NE(m_screen->problem(), QString());
}

TEST_F(Grading, leavesPausesOutOfTheAssessment)
{
    using namespace std::chrono_literals;
    const auto id = receivedMug();
    scan(id);
    m_clock.forward(40s);
    m_screen->pause();
    EXPECT_TRUE(m_screen->paused());
    m_clock.forward(10min);
    m_screen->resume();
    m_clock.forward(20s);
    EXPECT_EQ(m_screen->elapsedSeconds(), 60);

    m_screen->choosePackaging("intact");
    m_screen->chooseCosmetic("none");
    m_screen->chooseFunction("works");
    confirm();

    EXPECT_EQ(item(id).grading->assessment, 60s);
}

TEST_F(Grading, recordsAnotherGradeOnlyWithItsReason)
{
    const auto id = receivedMug();
    scan(id);
    m_screen->choosePackaging("intact");
    m_screen->chooseCosmetic("none");
    m_screen->chooseFunction("works");

    m_screen->setOverride("B");
    EXPECT_EQ(m_screen->verdict(), "B");
    EXPECT_FALSE(m_screen->canConfirm());
    m_screen->setOverrideReason("Older model");
    confirm();

    EXPECT_EQ(item(id).grade, domain::GradeId("B"));
    EXPECT_THAT(kindsOf(id), Contains("GradeOverridden"));
}

TEST_F(Grading, keepsAUnitThatStandsElsewhereOffTheBench)
{
    scan(gradedMug());

    EXPECT_EQ(m_screen->state(), GradingScreen::State::Empty);
    EXPECT_NE(m_screen->problem(), QString());
}

TEST_F(Grading, countsASecondReturnAsUsed)
{
    const auto id = soldMug();
    perform(id, [this](const domain::Item& unit, Time) {
        return stations::receiveAgain(unit, *m_station->policy(), {domain::ReasonId("unknown"), "SALE-1"});
    });
    scan(id);

    m_screen->setUsed(false);

    EXPECT_TRUE(m_screen->used());
    EXPECT_TRUE(m_screen->usedForGood());
}

TEST_F(Grading, canBeRunByTheScannerAlone)
{
    const auto id = receivedMug();
    m_screen->refresh();
    for (const auto* scan :
         {"CMD-NEXT", "CMD-PACKAGING-damaged", "CMD-COSMETIC-none", "CMD-FUNCTION-works", "CMD-OK"}) {
        EXPECT_TRUE(m_screen->takeScan(scan)) << scan;
    }

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == GradingScreen::State::Graded; }))
        << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).grade, domain::GradeId("A"));
}

TEST_F(Grading, showsAgainWhatWasSaidOfAUnitThatLayHereBefore)
{
    const auto id = receivedMug();
    const auto other = receivedMug("ORDER-2");
    scan(id);
    m_screen->choosePackaging("damaged");
    m_screen->chooseCosmetic("light");

    m_screen = std::make_unique<GradingScreen>(desk()); // the next program reads the same drafts
    scan(id);
    EXPECT_EQ(m_screen->packaging(), "damaged");
    EXPECT_EQ(m_screen->cosmetic(), "light");
    EXPECT_EQ(m_screen->functioning(), QString()) << "what nobody said stays unsaid";
    m_screen->chooseFunction("works");
    confirm();

    EXPECT_TRUE(desk().drafts().read("grading").isEmpty());
    scan(other);
    EXPECT_EQ(m_screen->packaging(), QString()) << "of another unit";
}

} // namespace
} // namespace regrade::ui
