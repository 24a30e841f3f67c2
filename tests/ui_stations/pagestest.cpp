#include "announced/announcedscreen.h"
#include "desk/handguide.h"
#include "grading/gradingscreen.h"
#include "intake/intakescreen.h"
#include "listing/listingscreen.h"
#include "packing/packingscreen.h"
#include "parts/partsscreen.h"
#include "passport/passportscreen.h"
#include "stations/exit.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "teaching/teachingscreen.h"
#include "ui_stations/pagebench.h"
#include "work/workscreen.h"

#include <fstream>

namespace regrade::ui {
namespace {

TEST_F(Pages, showIntakeInItsFiveStates)
{
    registerMug();
    IntakeScreen screen(desk());
    screen.refresh();
    show("Intake", "empty", screen);
    screen.takeScan("MUG-1");
    screen.takeScan("4-711");
    show("Intake", "filling", screen);
    screen.startRegistering("KET-1");
    show("Intake", "registering", screen);
    screen.cancelRegistering();
    screen.receive();
    ASSERT_TRUE(waitFor([&] { return screen.state() == IntakeScreen::State::Received && !screen.busy(); }));
    show("Intake", "received", screen);
    screen.takeScan(QString::fromStdString(soldMug().text()));
    show("Intake", "again", screen);
}

TEST_F(Pages, showIntakeOfAnnouncedReturns)
{
    registerMug();
    const auto file = std::filesystem::path(m_folder.path().toStdString()) / "returns.csv";
    std::ofstream(file)
        << "order,sku,serial,reason\nA-2,MUG-1,SN-0001,defective\nA-2,MUG-1,SN-0002,late\nA-3,MUG-1,,\n";
    ASSERT_GT(m_station->announcedLists().takeOver({file}, domain::ActorId("T01"))->list, 0);
    IntakeScreen screen(desk());
    screen.refresh();
    screen.takeScan("A-2");
    show("Intake", "announced", screen);
    screen.chooseExpected(screen.expected().last().toMap().value("id").toString());
    show("Intake", "announced-chosen", screen);
    screen.startNew();
    screen.takeScan("MUG-1");
    screen.takeScan("305-1234567-7654321");
    show("Intake", "unannounced", screen);
}

TEST_F(Pages, showAListOfReturnsFromTheOpenFileToWhatHasNotCome)
{
    registerMug();
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    const auto listOf = [&](const std::string& name, const std::string& text) {
        std::ofstream(folder / name) << text;
        return QUrl::fromLocalFile(QString::fromStdString((folder / name).string()));
    };
    AnnouncedScreen screen(desk());
    screen.refresh();
    show("Announced", "empty", screen);
    screen.open(listOf("bad.csv", "order,sku,market,owner\nA-1,MUG-1,XX,\nA-2,,DE,RedShop\nA-3,MUG-1,DE,\n"));
    ASSERT_TRUE(waitFor([&] { return !screen.busy(); }));
    show("Announced", "faults", screen);
    screen.open(listOf("returns.csv", "order;sku;customer;qty\nA-1;MUG-1;Ann Example;2\nA-2;CUP-9;Bob;1\n"));
    ASSERT_TRUE(waitFor([&] { return !screen.busy(); }));
    show("Announced", "preview", screen);
    screen.importList();
    ASSERT_TRUE(waitFor([&] { return !screen.busy() && screen.rows().size() == 2; }));
    m_clock.forward(std::chrono::hours(24) * 15);
    screen.refresh();
    ASSERT_TRUE(waitFor([&] { return screen.rows().first().toMap()["state"] == "late"; }));
    show("Announced", "taken-over", screen);
    screen.choose(screen.rows().first().toMap()["id"].toString());
    show("Announced", "missing", screen);
}

TEST_F(Pages, showAPalletFromItsReferenceToItsSummary)
{
    registerMug();
    const auto file = std::filesystem::path(m_folder.path().toStdString()) / "returns.csv";
    std::ofstream(file) << "order,sku,serial,pallet\nO-1,MUG-1,,P-17\nO-2,MUG-1,SN-0002,P-17\n";
    ASSERT_GT(m_station->announcedLists().takeOver({file}, domain::ActorId("T01"))->list, 0);
    IntakeScreen screen(desk());
    screen.refresh();
    const auto scan = [&](const char* code) {
        ASSERT_TRUE(screen.takeScan(code));
        ASSERT_TRUE(waitFor([&] { return !screen.busy(); }));
    };
    screen.batch()->start();
    scan("P-17");
    show("Intake", "batch-setup", screen);
    scan("CMD-OK");
    scan("MUG-1");
    show("Intake", "batch-question", screen);
    scan("CMD-PASS");
    scan("NOT-KNOWN");
    show("Intake", "batch-aside", screen);
    scan("CMD-NEXT");
    show("Intake", "batch-summary", screen);
}

TEST_F(Pages, showATradeInFromItsQuestionsToTheQuote)
{
    registerMug();
    IntakeScreen screen(desk());
    screen.refresh();
    screen.chooseSource("tradein");
    screen.takeScan("MUG-1");
    show("Intake", "tradein-questions", screen);
    for (const auto& [question, option] :
         {std::pair{"works", "yes"}, {"looks", "marks"}, {"complete", "no"}, {"battery", "sound"}}) {
        screen.tradeIn()->answer(question, option);
    }
    show("Intake", "tradein-offer", screen);
    screen.tradeIn()->makeQuote();
    ASSERT_TRUE(waitFor([&] { return !screen.tradeIn()->code().isEmpty(); }));
    show("Intake", "tradein-quote", screen);
}

TEST_F(Pages, showGradingFromTheEmptyBenchToTheVerdict)
{
    const auto id = receivedMug();
    GradingScreen screen(desk());
    screen.refresh();
    show("Grading", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Grading", "scanned", screen);
    screen.choosePackaging("damaged");
    screen.chooseCosmetic("light");
    screen.chooseFunction("works");
    show("Grading", "answered", screen);
    screen.setOverride("C");
    show("Grading", "override", screen);
    screen.setOverride({});
    screen.confirm();
    ASSERT_TRUE(waitFor([&] { return screen.state() == GradingScreen::State::Graded && !screen.busy(); }));
    show("Grading", "graded", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Grading", "problem", screen);
}

TEST_F(Pages, showGradingWithTheCamerasProposal)
{
    const auto photos = goodAliens(4);
    if (photos.size() < 4) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = receivedMug();
    TeachingScreen teaching(desk());
    teaching.refresh();
    show("Teaching", "empty", teaching);
    teaching.chooseProduct("MUG-1");
    teaching.addFiles(photos);
    show("Teaching", "collecting", teaching);
    teaching.teach();
    settle(teaching);
    ASSERT_EQ(teaching.problem(), QString());
    show("Teaching", "taught", teaching);

    GradingScreen screen(desk());
    screen.takeScan(QString::fromStdString(id.text()));
    screen.inspectFile(brokenAliens(1).front());
    settle(screen);
    ASSERT_EQ(screen.problem(), QString());
    show("Grading", "inspected", screen);
    screen.chooseCosmetic("none");
    screen.choosePackaging("intact");
    screen.chooseFunction("works");
    show("Grading", "different", screen);
}

TEST_F(Pages, showTheGhostAndTheHintOverTheLivePicture)
{
    const auto photos = goodAliens(4);
    if (photos.size() < 4) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto guided = [&] {
        return desk().handGuide()->on() && desk().handGuide()->still() == QLatin1String("good");
    };
    const auto id = receivedMug();
    desk().useCamera(photos.front().toLocalFile());
    TeachingScreen teaching(desk());
    teaching.chooseProduct("MUG-1");
    show("Teaching", "live", teaching);
    ASSERT_TRUE(waitFor(guided));
    teaching.takePhoto();
    settle(teaching);
    ASSERT_EQ(teaching.problem(), QString());
    ASSERT_TRUE(waitFor([&] { return !teaching.advice().isEmpty() && guided(); }));
    show("Teaching", "advised", teaching);
    teaching.teach();
    settle(teaching);
    ASSERT_EQ(teaching.problem(), QString());
    show("Teaching", "learnt", teaching);

    GradingScreen screen(desk());
    screen.takeScan(QString::fromStdString(id.text()));
    show("Grading", "live", screen);
    ASSERT_TRUE(waitFor(guided)) << desk().handGuide()->hint().toStdString();
    EXPECT_TRUE(desk().handGuide()->ready()) << desk().handGuide()->hint().toStdString();
    ASSERT_TRUE(waitFor([&] { return !desk().handGuide()->firstWord().isEmpty(); }));
    show("Grading", "ready", screen);
    const QString fine = desk().handGuide()->firstWord();
    m_clock.forward(std::chrono::seconds(2));
    desk().useCamera(brokenAliens(1).front().toLocalFile());
    ASSERT_TRUE(waitFor([&] { return !desk().handGuide()->places().isEmpty(); }))
        << desk().handGuide()->firstWord().toStdString();
    EXPECT_NE(desk().handGuide()->firstWord(), fine);
    show("Grading", "lookhere", screen);
    desk().useCamera(photos.front().toLocalFile());
    ASSERT_TRUE(waitFor(guided));
    screen.setShootsItself(true);
    ASSERT_TRUE(waitFor([&] { return screen.inspected() && !screen.busy(); })) << screen.problem().toStdString();
    show("Grading", "shot", screen);
}

TEST_F(Pages, showTheViewsOfAProductThatHasSeveral)
{
    const auto photos = goodAliens(3);
    if (photos.size() < 3) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    m_category = "electronics";
    const auto id = receivedMug();
    TeachingScreen teaching(desk());
    teaching.chooseProduct("MUG-1");
    for (const char* view : {"front", "back", "low-light"}) {
        teaching.chooseView(view);
        teaching.addFiles(photos);
        ASSERT_TRUE(waitFor([&] { return !teaching.advice().isEmpty(); }));
        if (teaching.view() == QLatin1String("back")) {
            show("Teaching", "views", teaching);
        }
        teaching.teach();
        settle(teaching);
        ASSERT_EQ(teaching.problem(), QString());
    }
    GradingScreen screen(desk());
    screen.takeScan(QString::fromStdString(id.text()));
    screen.inspectFile(photos.front());
    settle(screen);
    ASSERT_EQ(screen.problem(), QString());
    show("Grading", "views", screen);
}

TEST_F(Pages, showZonesAndTheLimitThatConfirmedUnitsAskFor)
{
    logLesson();
    for (int i = 0; i < 20; ++i) {
        confirmUnit(0.5 + 0.01 * (i % 5), domain::Cosmetic::none);
        confirmUnit(1.5 + 0.05 * i, domain::Cosmetic::flaw);
    }
    for (int i = 0; i < 12; ++i) {
        confirmUnit(0.8, domain::Cosmetic::none);
    }
    TeachingScreen teaching(desk());
    teaching.chooseProduct("MUG-1");
    show("Teaching", "limit", teaching);
    teaching.zones()->begin();
    teaching.zones()->name("front");
    teaching.zones()->place(0, 0.2, 0.15, 0.5, 0.6);
    teaching.zones()->choose(-1);
    teaching.zones()->name("handle");
    show("Teaching", "zones", teaching);
    const auto id = receivedMug();
    GradingScreen screen(desk());
    screen.takeScan(QString::fromStdString(id.text()));
    show("Grading", "drift", screen);
}

TEST_F(Pages, showTheRepairBeforeAndAfter)
{
    const auto id = receivedMug();
    const auto look = [&](const char* file, std::vector<domain::Defect> marks) {
        domain::Inspection seen{.photos = {archived(file)}, .model = "m1", .score = 1.5, .confidence = 0.9};
        seen.defects = std::move(marks);
        for (auto& defect : seen.defects) {
            defect.photo = seen.photos.front().hash;
        }
        perform(id, [&, seen](const domain::Item& unit, Time) {
            return stations::recordInspection(unit, *m_station->policy(), seen);
        });
    };
    domain::Defect scratch{.kind = domain::DefectKind("scratch"), .photo = domain::PhotoHash("unset")};
    scratch.extentMm = 22.0;
    scratch.areaShare = 0.01;
    scratch.confidence = 0.9;
    scratch.score = 1.5;
    scratch.box = {200, 140, 90, 40};
    domain::Defect dent = scratch;
    dent.kind = domain::DefectKind("dent");
    dent.box = {150, 200, 50, 50};
    look("mug-scratch.jpg", {scratch, dent});
    perform(id, [](const domain::Item&, Time) {
        return Result<domain::Events>(
            domain::Events{domain::ItemRouted{{domain::StageId("repair"), domain::StageId("grading")}, {}},
                           domain::WorkStarted{domain::StageId("repair")},
                           domain::WorkFinished{domain::StageId("repair"), std::chrono::minutes(5), {0, "EUR"}, true}});
    });
    look("mug-good-1.jpg", {dent});
    PassportScreen screen(desk());
    screen.open(QString::fromStdString(id.text()));
    ASSERT_TRUE(screen.repair()->possible());
    show("Passport", "repair", screen);
    screen.repair()->choose(0);
    show("Passport", "region", screen);
}

TEST_F(Pages, showPackingUpToTheScanOfTheLabel)
{
    const auto id = gradedMug();
    PackingScreen screen(desk());
    screen.refresh();
    show("Packing", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Packing", "packing", screen);
    screen.chooseOtherSize();
    screen.chooseMaterial("carton");
    screen.setBox(150, 140, 120);
    show("Packing", "other", screen);
    screen.chooseCarton("medium");
    show("Packing", "coming", screen);
    screen.chooseCarton("cube");
    screen.tickAllInserts();
    screen.printLabel();
    settle(screen);
    show("Packing", "label", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    show("Packing", "packed", screen);
}

TEST_F(Pages, showPackingThatAsksForTheSizeOfTheProduct)
{
    const auto id = gradedMug();
    const auto forgotten =
        m_station->clerk().perform(domain::Sku("MUG-1"),
                                   [this](const domain::Product& product, Time) {
                                       auto facts = *product.facts;
                                       facts.size = {};
                                       return stations::registerProduct(product, *m_station->policy(), facts);
                                   },
                                   {domain::ActorId("T01"), {}, {}});
    ASSERT_TRUE(forgotten) << forgotten.error().what();
    PackingScreen screen(desk());
    screen.takeScan(QString::fromStdString(id.text()));
    show("Packing", "size", screen);
}

TEST_F(Pages, showListingAndSelling)
{
    const auto id = packedMug();
    ListingScreen screen(desk());
    screen.refresh();
    show("Listing", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Listing", "offering", screen);
    screen.setPrice("86.00");
    show("Listing", "reason", screen);
    screen.setOverrideReason("Many in stock");
    screen.list();
    settle(screen);
    show("Listing", "listed", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Listing", "selling", screen);
    m_clock.forward(std::chrono::days(46));
    perform(id, [policy = m_station->policy()](const domain::Item& unit, Time now) {
        return stations::sendToExit(unit, *policy, now);
    });
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    show("Listing", "exit", screen);
    screen.takeScan("CMD-ROUTE-RECYCLED");
    screen.setExitReason("Older than the age limit");
    screen.letGo();
    settle(screen);
    show("Listing", "left", screen);
}

TEST_F(Pages, showPartsFromNoneToAPartWithItsBook)
{
    PartsScreen screen(desk());
    screen.refresh();
    show("Parts", "empty", screen);
    screen.takeScan("PT-HANDLE");
    show("Parts", "registering", screen);
    screen.registerPart({{"number", "PT-HANDLE"},
                         {"name", "Handle with its two screws"},
                         {"cost", "1.75"},
                         {"supplier", "Nordteile"},
                         {"reorder", "3"},
                         {"weight", "30"},
                         {"key", true},
                         {"category", "home"}});
    settle(screen);
    screen.setPieces(2);
    screen.receive({}, "newOem", "DN-2026-0147");
    settle(screen);
    screen.adjust("-1", "one was broken");
    settle(screen);
    show("Parts", "part", screen);
    screen.registerPart({{"number", "KIT-1"}, {"name", "Handle kit"}, {"cost", "0"}, {"kit", "PT-HANDLE=2"}});
    settle(screen);
    show("Parts", "kit", screen);
    screen.choose({});
    show("Parts", "list", screen);
    screen.choose("PT-HANDLE");
    screen.adjust("-9", "gone");
    settle(screen);
    show("Parts", "problem", screen);
}

TEST_F(Pages, showTheWorkBenchWithPartsAndWhileDismantling)
{
    PartsScreen stock(desk());
    stock.refresh();
    stock.registerPart({{"number", "PT-HANDLE"},
                        {"name", "Handle with its two screws"},
                        {"cost", "1.75"},
                        {"weight", "30"},
                        {"key", true}});
    settle(stock);
    stock.setPieces(3);
    stock.receive({}, "newOem", {});
    settle(stock);
    stock.registerPart({{"number", "PT-FOOT"}, {"name", "Rubber foot"}, {"cost", "0.20"}});
    settle(stock);
    const auto broken = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(broken.text()));
    settle(screen);
    show("Work", "parts", screen);
    screen.takeScan("PT-HANDLE");
    settle(screen);
    screen.shelf()->take("PT-FOOT");
    settle(screen);
    show("Work", "part-refused", screen);
    screen.putAside();
    perform(broken, [](const domain::Item&, Time) -> Result<domain::Events> {
        return domain::Events{
            domain::WorkFinished{domain::StageId("repair"), std::chrono::minutes(5), {0, "EUR"}, true},
            domain::ItemRouted{{domain::StageId("dismantle")}, {}}};
    });
    screen.takeScan(QString::fromStdString(broken.text()));
    settle(screen);
    show("Work", "dismantling", screen);
    screen.measureStep("weight", "0.42");
    settle(screen);
    screen.shelf()->take("PT-HANDLE");
    settle(screen);
    screen.shelf()->chooseFraction("plastic");
    screen.shelf()->recover("385");
    settle(screen);
    screen.shelf()->chooseFraction("battery");
    screen.shelf()->recover("5");
    settle(screen);
    stock.refresh();
    show("Parts", "with-materials", stock);
    m_page->turn("materials", true);
    stock.materials()->setWeight("plastic", "0.38");
    show("Parts", "materials", stock);
    stock.materials()->handOver("Recycling Nord", "HO-2026-7");
    settle(*stock.materials());
    show("Parts", "handed-over", stock);
    screen.shelf()->chooseFraction("rest");
    show("Work", "dismantled", screen);
}

} // namespace
} // namespace regrade::ui
