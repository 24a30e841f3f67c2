#include "intake/intakescreen.h"
#include "ui_stations/stationbench.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

namespace regrade::ui {
namespace {

using testing::ElementsAre;

class Intake : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<IntakeScreen>(desk());
        m_screen->refresh();
    }

    std::unique_ptr<IntakeScreen> m_screen;
};

QVariantMap kettle()
{
    return {{"sku", "KET-1"},    {"name", "Kettle"},  {"category", "home"}, {"owner", "house"},  {"price", "49,90"},
            {"partsValue", "4"}, {"lengthMm", "200"}, {"widthMm", "200"},   {"heightMm", "250"}, {"weightG", "900"}};
}

TEST_F(Intake, takesAUnitWithTwoScansAndOneButton)
{
    registerMug();

    EXPECT_TRUE(m_screen->takeScan("4-711"));
    EXPECT_TRUE(m_screen->takeScan("MUG-1"));
    ASSERT_TRUE(m_screen->canReceive()) << m_screen->missing().toStdString();
    m_screen->receive();

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));
    EXPECT_EQ(m_screen->problem(), QString());
    EXPECT_TRUE(QFileInfo::exists(m_screen->labelFile()));
    EXPECT_FALSE(m_screen->label().isNull());
    const domain::ItemId id(qr::parseTag(m_screen->tag().toStdString())->text());
    EXPECT_THAT(kindsOf(id), ElementsAre("ItemReceived", "ItemRouted", "LabelPrinted"));
    EXPECT_EQ(item(id).intake->order, "4-711");
}

TEST_F(Intake, writesDownWhatWasAnsweredAndSetsADangerousUnitApart)
{
    registerMug();
    ASSERT_TRUE(m_screen->takeScan("4-711"));
    ASSERT_TRUE(m_screen->takeScan("MUG-1"));
    ASSERT_EQ(m_screen->questions().size(), 3);
    EXPECT_EQ(m_screen->questions().front().toMap()["answer"], "sound");

    EXPECT_TRUE(m_screen->takeScan("CMD-ANSWER-battery=swollen"));
    EXPECT_NE(m_screen->notice(), QString());
    m_screen->answer("complete", "accessory");
    m_screen->answer("complete", "half");
    EXPECT_NE(m_screen->problem(), QString());
    m_screen->receive();

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));
    const domain::ItemId id(qr::parseTag(m_screen->tag().toStdString())->text());
    EXPECT_EQ(item(id).answers,
              (std::vector<domain::Answer>{{"battery", "swollen"}, {"data", "none"}, {"complete", "accessory"}}));
    EXPECT_EQ(item(id).stage(), domain::StageId("quarantine"));
    EXPECT_TRUE(m_screen->nextStep().contains("Quarantine")) << m_screen->nextStep().toStdString();
}

TEST_F(Intake, receivesAndHandsTheLabelToThePrinterInOneDeed)
{
    registerMug();
    ASSERT_TRUE(desk().prints()->addPrinter({"Zebra", "pdf", "127.0.0.1:9", 203, {}}));
    ASSERT_TRUE(m_screen->takeScan("4-711"));
    ASSERT_TRUE(m_screen->takeScan("MUG-1"));

    m_screen->receive();

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));
    EXPECT_EQ(m_screen->problem(), QString());
    const domain::ItemId id(qr::parseTag(m_screen->tag().toStdString())->text());
    EXPECT_THAT(kindsOf(id), ElementsAre("ItemReceived", "ItemRouted", "LabelPrinted"));
    std::int64_t atOnce = 0;
    ASSERT_TRUE(m_station->reader().each("SELECT COUNT(DISTINCT at_utc || mono_ns) FROM event WHERE item = ?",
                                         {id.text()}, [&](const store::Row& row) { atOnce = row.integer(0); }));
    EXPECT_EQ(atOnce, 1) << "one deed, one moment";
    const auto job = store::newestPrint(m_station->reader(), id);
    ASSERT_TRUE(job && *job);
    EXPECT_EQ((*job)->state, store::PrintState::waiting);
    EXPECT_EQ((*job)->title, "Stoneware mug");
    EXPECT_EQ(m_screen->labelFile(), QString());
    EXPECT_EQ(m_screen->labelPlace(), "Waits for Zebra.");
    EXPECT_FALSE(m_screen->label().isNull());

    m_screen->printAgain();

    ASSERT_TRUE(waitFor([&] { return item(id).intakeLabels == 2 && !m_screen->busy(); }));
    EXPECT_EQ((*store::newestPrint(m_station->reader(), id))->copy, 2);
    EXPECT_EQ(store::printJob(m_station->reader(), 1)->state, store::PrintState::cancelled) << "copy 1 is void";
}

TEST_F(Intake, takesTheNextScanRightAfterAReceipt)
{
    registerMug();
    ASSERT_TRUE(m_screen->takeScan("4-711"));
    ASSERT_TRUE(m_screen->takeScan("MUG-1"));
    m_screen->receive();
    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));

    EXPECT_TRUE(m_screen->takeScan("4-712"));

    EXPECT_EQ(m_screen->state(), IntakeScreen::State::Filling);
    EXPECT_EQ(m_screen->order(), "4-712");
    EXPECT_EQ(m_screen->sku(), QString());
}

TEST_F(Intake, saysWhatIsMissing)
{
    registerMug();
    m_screen->startNew();

    EXPECT_FALSE(m_screen->canReceive());
    m_screen->chooseProduct("MUG-1");
    EXPECT_FALSE(m_screen->canReceive());
    EXPECT_NE(m_screen->missing(), QString());
    m_screen->receive();

    EXPECT_EQ(m_screen->problem(), m_screen->missing());
    EXPECT_EQ(m_screen->state(), IntakeScreen::State::Filling);
}

TEST_F(Intake, offersToRegisterACodeThatNoProductHas)
{
    ASSERT_TRUE(m_screen->takeScan("4-711"));

    ASSERT_TRUE(m_screen->takeScan("KET-1"));
    EXPECT_EQ(m_screen->state(), IntakeScreen::State::Registering);
    EXPECT_EQ(m_screen->registeringSku(), "KET-1");
    m_screen->registerProduct(kettle());

    ASSERT_TRUE(waitFor([&] { return m_screen->sku() == "KET-1"; })) << m_screen->problem().toStdString();
    EXPECT_TRUE(m_screen->canReceive());
    EXPECT_EQ(desk().product(domain::Sku("KET-1"))->facts->originalPrice, (Money{4990, "EUR"}));
}

TEST_F(Intake, knowsAProductByItsMakersCodeAndNeverTakesThatForAnOrder)
{
    auto product = kettle();
    product["sku"] = "4006381333931";
    m_screen->startRegistering("4006381333931");
    m_screen->registerProduct(product);
    ASSERT_TRUE(waitFor([&] { return m_screen->sku() == "4006381333931" && !m_screen->busy(); }));
    m_screen->startNew();

    EXPECT_TRUE(m_screen->takeScan("(01)04006381333931(21)SN-77"));
    EXPECT_EQ(m_screen->sku(), "4006381333931");
    EXPECT_EQ(m_screen->serial(), "SN-77");
    EXPECT_EQ(m_screen->order(), QString());
    EXPECT_TRUE(m_screen->takeScan("GL-4711"));
    EXPECT_EQ(m_screen->order(), "GL-4711");

    m_screen->startNew();
    EXPECT_TRUE(m_screen->takeScan("9506000134352"));
    EXPECT_EQ(m_screen->state(), IntakeScreen::State::Registering) << "a product nobody has registered yet";
    EXPECT_EQ(m_screen->order(), QString());
}

TEST_F(Intake, namesTheFieldThatCannotBeRead)
{
    m_screen->startRegistering("KET-1");
    auto texts = kettle();
    texts["price"] = "cheap";

    m_screen->registerProduct(texts);

    EXPECT_TRUE(m_screen->problem().contains("Original price"));
    EXPECT_FALSE(m_screen->busy());
    EXPECT_EQ(m_screen->state(), IntakeScreen::State::Registering);
}

TEST_F(Intake, opensTheFileOfASoldUnitAgain)
{
    const auto id = soldMug();

    EXPECT_TRUE(m_screen->takeScan(QString::fromStdString(id.text())));
    ASSERT_EQ(m_screen->state(), IntakeScreen::State::Again);
    EXPECT_TRUE(m_screen->takeScan("SALE-1"));
    m_screen->chooseReason("defective");
    m_screen->receiveAgain();

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }))
        << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).cycle, 2);
    EXPECT_EQ(item(id).stage(), domain::StageId("grading"));
}

TEST_F(Intake, leavesTheTagOfAUnitInTheHouseToTheShell)
{
    const auto id = receivedMug();

    EXPECT_FALSE(m_screen->takeScan(QString::fromStdString(id.text())));
}

TEST_F(Intake, canBeRunByTheScannerAlone)
{
    registerMug();
    for (const auto* scan : {"4-711", "MUG-1", "CMD-REASON-packaging", "CMD-OK"}) {
        EXPECT_TRUE(m_screen->takeScan(scan));
    }

    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));
    const domain::ItemId id(qr::parseTag(m_screen->tag().toStdString())->text());
    EXPECT_EQ(item(id).intake->reason, domain::ReasonId("packaging"));
}

TEST_F(Intake, findsProductsByNameAndCode)
{
    registerMug();
    m_screen->findProduct("stone");
    EXPECT_EQ(m_screen->products().size(), 1);
    m_screen->findProduct("mug-1");
    EXPECT_EQ(m_screen->products().size(), 1);
    m_screen->findProduct("kettle");
    EXPECT_EQ(m_screen->products().size(), 0);
    EXPECT_EQ(m_screen->productCount(), 1);
}

TEST_F(Intake, showsAgainWhatWasEnteredBeforeTheProgramEnded)
{
    registerMug();
    ASSERT_TRUE(m_screen->takeScan("4-711"));
    ASSERT_TRUE(m_screen->takeScan("MUG-1"));
    m_screen->chooseReason("changed_mind");
    m_screen->answer("complete", "accessory");

    m_screen = std::make_unique<IntakeScreen>(desk()); // the next program reads the same drafts
    m_screen->refresh();

    EXPECT_EQ(m_screen->sku(), "MUG-1");
    EXPECT_EQ(m_screen->order(), "4-711");
    EXPECT_EQ(m_screen->reason(), "changed_mind");
    EXPECT_NE(m_screen->notice(), QString());
    const auto questions = m_screen->questions();
    EXPECT_TRUE(std::any_of(questions.begin(), questions.end(),
                            [](const auto& one) { return one.toMap()["answer"] == "accessory"; }));
    m_screen->receive();
    ASSERT_TRUE(waitFor([&] { return m_screen->state() == IntakeScreen::State::Received && !m_screen->busy(); }));
    EXPECT_TRUE(desk().drafts().read("intake").isEmpty()) << "a unit that was received is no draft";
}

TEST(DraftBook, isOnDiskWithinASecondAndSurvivesAFileThatIsNone)
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("drafts.json").toStdString();
    {
        DraftBook book(file);
        book.keep("intake", {{"order", "4-711"}, {"answers", QVariantMap{{"complete", "yes"}}}});
        QTest::qWait(900);
        EXPECT_TRUE(QFileInfo::exists(folder.filePath("drafts.json"))) << "before the program ends";
        book.keep("grading", {{"unit", "X"}});
    }
    {
        DraftBook book(file);
        EXPECT_EQ(book.read("intake").value("order"), "4-711");
        EXPECT_EQ(book.read("intake").value("answers").toMap().value("complete"), "yes");
        EXPECT_EQ(book.read("grading").value("unit"), "X") << "written at the end";
        book.keep("intake", {});
    }
    EXPECT_TRUE(DraftBook(file).read("intake").isEmpty());
    QFile torn(folder.filePath("drafts.json"));
    ASSERT_TRUE(torn.open(QIODevice::WriteOnly));
    torn.write("{\"intake\": {\"or");
    torn.close();
    EXPECT_TRUE(DraftBook(file).read("intake").isEmpty());
}

} // namespace
} // namespace regrade::ui
