#include "packing/packingscreen.h"
#include "station/labelpaper.h"
#include "ui_stations/stationbench.h"

#include <QFileInfo>

#include <filesystem>
#include <fstream>

namespace regrade::ui {
namespace {

class Packing : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<PackingScreen>(desk());
    }

    void scan(const domain::ItemId& id)
    {
        ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(id.text())));
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }

    std::unique_ptr<PackingScreen> m_screen;
};

TEST_F(Packing, isFinishedByScanningThePrintedLabel)
{
    const auto id = gradedMug();
    scan(id);
    m_screen->chooseMaterial("carton");
    m_screen->setBox(200, 100, 100);
    EXPECT_DOUBLE_EQ(m_screen->voidShare(), 0.5);
    m_screen->tickAllInserts();
    m_screen->printLabel();
    settle();
    EXPECT_TRUE(QFileInfo::exists(m_screen->labelFile()));
    EXPECT_FALSE(m_screen->label().isNull());
    ASSERT_TRUE(m_screen->readyToScan()) << m_screen->missing().toStdString();

    scan(id);

    EXPECT_EQ(m_screen->state(), PackingScreen::State::Packed);
    ASSERT_TRUE(item(id).isPacked());
    EXPECT_EQ(item(id).packing->voidRatio, 0.5);
    EXPECT_EQ(item(id).stage(), domain::StageId("listing"));
}

TEST_F(Packing, printsByTheHousesOwnTemplateAndNotAtAllByABrokenOne)
{
    const auto own = m_station->papers().parent_path() / "labels";
    std::filesystem::create_directories(own);
    std::filesystem::copy_file(REGRADE_SOURCE_DIR "/resources/labels/sale-100x50.json", own / "sale-60x40.json");
    const auto id = gradedMug();
    scan(id);
    m_screen->printLabel();
    settle();
    EXPECT_EQ(m_screen->label().width(), 787) << "100 mm at 200 dpi";
    const auto before = kindsOf(id);

    std::ofstream(own / "sale-60x40.json") << "{";
    m_screen->printLabel();
    settle();

    EXPECT_TRUE(m_screen->problem().contains("sale-60x40.json")) << m_screen->problem().toStdString();
    EXPECT_EQ(kindsOf(id), before);
}

TEST_F(Packing, refusesTheLabelOfAnotherUnit)
{
    const auto other = receivedMug("ORDER-2");
    const auto id = gradedMug();
    scan(id);
    m_screen->chooseMaterial("carton");
    m_screen->setBox(200, 100, 100);
    m_screen->tickAllInserts();
    m_screen->printLabel();
    settle();

    scan(other);

    EXPECT_NE(m_screen->problem(), QString());
    EXPECT_EQ(m_screen->state(), PackingScreen::State::Packing);
    EXPECT_FALSE(item(id).isPacked());
}

TEST_F(Packing, saysWhatComesNext)
{
    const auto id = gradedMug();
    scan(id);
    QStringList said;
    m_screen->chooseMaterial("carton");
    said.append(m_screen->missing());
    m_screen->setBox(200, 100, 100);
    said.append(m_screen->missing());
    m_screen->printLabel();
    settle();
    said.append(m_screen->missing());

    EXPECT_EQ(said, (QStringList{"Enter the size of the box.", "Print the sale label and stick it on the box.",
                                 "Put the papers in and tick them."}));
    scan(id);
    EXPECT_FALSE(item(id).isPacked());
    EXPECT_EQ(m_screen->problem(), said.back());
}

TEST_F(Packing, keepsToTheHouseRuleOnMaterials)
{
    scan(gradedMug());
    m_screen->chooseMaterial("bubble_mailer");
    m_screen->setBox(200, 100, 100);
    m_screen->printLabel();
    settle();

    EXPECT_FALSE(m_screen->recyclable());
    EXPECT_FALSE(m_screen->readyToScan());
    EXPECT_NE(m_screen->missing(), QString());
}

TEST_F(Packing, offersTheBoxesOfTheDayAgain)
{
    const auto id = gradedMug();
    scan(id);
    m_screen->chooseMaterial("carton");
    m_screen->setBox(200, 100, 100);
    m_screen->tickAllInserts();
    m_screen->printLabel();
    settle();
    scan(id);
    ASSERT_EQ(m_screen->state(), PackingScreen::State::Packed);

    scan(gradedMug());
    EXPECT_EQ(m_screen->lengthMm(), 0);
    m_screen->chooseBox("200x100x100");

    EXPECT_EQ(m_screen->lengthMm(), 200);
    EXPECT_EQ(m_screen->carton(), QString());
    EXPECT_EQ(m_screen->recentBoxes().size(), 1);
}

TEST_F(Packing, showsTheCopyThatCounts)
{
    const auto id = gradedMug();
    scan(id);
    const auto shown = [&] { return labelPicture(desk(), item(id), domain::LabelKind::sale).value(); };
    const QImage beforehand = shown();

    m_screen->printLabel();
    settle();
    EXPECT_EQ(item(id).saleLabels, 1);
    EXPECT_EQ(shown(), beforehand);
    m_screen->printLabel();
    settle();

    EXPECT_EQ(item(id).saleLabels, 2);
    EXPECT_NE(shown(), beforehand) << "the second copy says that it is one";
}

TEST_F(Packing, handsTheLabelToThePrinterThatIsSetUp)
{
    ASSERT_TRUE(desk().prints()->addPrinter({"Zebra", "pdf", "127.0.0.1:9", 203, {}}));
    ASSERT_TRUE(desk().prints()->addPrinter({"Boxes", "pdf", "127.0.0.1:9", 203, {{"sale", "sale-100x50"}}}));
    const auto id = gradedMug();
    scan(id);

    m_screen->printLabel();
    settle();

    EXPECT_EQ(m_screen->problem(), QString());
    EXPECT_EQ(m_screen->labelCopies(), 1);
    EXPECT_EQ(m_screen->labelFile(), QString());
    EXPECT_EQ(m_screen->labelPlace(), "Waits for Boxes.");
    const auto job = store::newestPrint(m_station->reader(), id);
    ASSERT_TRUE(job && *job);
    EXPECT_EQ((*job)->label, domain::LabelKind::sale);
    EXPECT_FALSE(store::printBytes(m_station->reader(), (*job)->number)->empty());
}

TEST_F(Packing, canBeRunByTheScannerAlone)
{
    const auto id = gradedMug();
    m_screen->refresh();
    for (const auto* order : {"CMD-NEXT", "CMD-MATERIAL-carton", "CMD-BOX-200x100x100", "CMD-PASSALL", "CMD-PRINT"}) {
        EXPECT_TRUE(m_screen->takeScan(order)) << order;
        settle();
    }
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
}

} // namespace
} // namespace regrade::ui
