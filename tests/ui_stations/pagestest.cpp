#include "desk/handguide.h"
#include "grading/gradingscreen.h"
#include "intake/intakescreen.h"
#include "listing/listingscreen.h"
#include "packing/packingscreen.h"
#include "parts/partsscreen.h"
#include "passport/passportscreen.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "teaching/teachingscreen.h"
#include "ui_stations/carebench.h"
#include "work/workscreen.h"

#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <fstream>

namespace regrade::ui {
namespace {

QStringList g_messages;

void keepMessage(QtMsgType, const QMessageLogContext&, const QString& text) { g_messages.append(text); }

/// Walks what is shown and notes what a person at the station could not read or hit.
class Crawler {
public:
    explicit Crawler(QQuickWindow& window) : m_window(window) { walk(*window.contentItem()); }
    [[nodiscard]] const QStringList& findings() const { return m_findings; }

private:
    void walk(QQuickItem& item)
    {
        if (!item.isVisible() || item.opacity() == 0.0) {
            return;
        }
        look(item);
        for (auto* child : item.childItems()) {
            walk(*child);
        }
    }

    void look(QQuickItem& item)
    {
        const QRectF place = item.mapRectToScene(item.boundingRect());
        if (item.inherits("QQuickText") && item.property("truncated").toBool()) {
            m_findings.append("cut off: " + item.property("text").toString());
        }
        if (item.inherits("QQuickAbstractButton") && (place.height() < 47.5 || place.width() < 47.5)) {
            m_findings.append("too small: " + item.objectName());
        }
        const bool pressable = item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField");
        if (pressable && item.objectName().isEmpty()) {
            m_findings.append("without a name: " + item.property("text").toString());
        }
        if (pressable && (place.left() < -0.5 || place.right() > m_window.width() + 0.5)) {
            m_findings.append("out of sight: " + item.objectName());
        }
    }

    QQuickWindow& m_window;
    QStringList m_findings;
};

struct Look {
    QSize size;
    QString language;
    QString theme;
};

/// A page as the shell shows it, in a window of its own.
class PageView {
public:
    PageView(const QString& name, QObject& screen) : m_name(name)
    {
        g_messages.clear();
        qInstallMessageHandler(keepMessage);
        m_view.engine()->addImportPath(":/qt/qml");
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.setInitialProperties({{"screen", QVariant::fromValue(&screen)}});
        m_view.resize(1184, 664);
        m_view.setSource(QUrl(QString("qrc:/qt/qml/Regrade/%1/%1Page.qml").arg(name)));
        QQmlComponent theme(m_view.engine());
        theme.setData("import QtQml\nimport Regrade.Kit\nQtObject { property QtObject theme: Theme }", {});
        m_themeHolder.reset(theme.create());
        m_view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_view));
    }
    ~PageView() { qInstallMessageHandler(nullptr); }

    /// Looks at the page in every size, language and theme; each must be whole and come without a word of complaint.
    void look(Desk& desk, const QString& state)
    {
        ASSERT_EQ(m_view.status(), QQuickView::Ready) << g_messages.join('\n').toStdString();
        for (const Look& look : {Look{{1184, 664}, "en", "light"},
                                 {{1184, 664}, "zh_CN", "dark"},
                                 {{1824, 1024}, "en", "dark"},
                                 {{1824, 1024}, "zh_CN", "light"}}) {
            desk.setLanguage(look.language);
            m_view.engine()->retranslate();
            auto* theme = m_themeHolder->property("theme").value<QObject*>();
            theme->setProperty("mode", look.theme);
            m_view.setColor(theme->property("bg").value<QColor>());
            m_view.resize(look.size);
            QCoreApplication::processEvents();
            const QImage picture = m_view.grabWindow();
            const QString title = QString("%1-%2-%3-%4").arg(m_name, state, look.language).arg(look.size.width());
            keep(picture, title.toLower());
            EXPECT_EQ(g_messages.join('\n').toStdString(), "") << title.toStdString();
            EXPECT_EQ(Crawler(m_view).findings().join('\n').toStdString(), "") << title.toStdString();
        }
        desk.setLanguage("en");
        m_view.engine()->retranslate();
    }

private:
    /// For people who want to look at them: REGRADE_PICTURES names a folder.
    static void keep(const QImage& picture, const QString& name)
    {
        const QString folder = qEnvironmentVariable("REGRADE_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder)) {
            EXPECT_TRUE(picture.save(folder + '/' + name + ".png"));
        }
    }

    QString m_name;
    QQuickView m_view;
    std::unique_ptr<QObject> m_themeHolder;
};

class Pages : public CareBench {
protected:
    void show(const QString& name, const QString& state, QObject& screen)
    {
        if (m_shown != &screen) {
            m_page.reset();
            m_page = std::make_unique<PageView>(name, screen);
            m_shown = &screen;
        }
        m_page->look(desk(), state);
    }

    void settle(const QObject& screen)
    {
        ASSERT_TRUE(waitFor([&] { return !screen.property("busy").toBool(); }));
    }

    std::unique_ptr<PageView> m_page;
    const QObject* m_shown = nullptr;
};

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
    ASSERT_GT(m_station->announcedLists().takeOver(file, domain::ActorId("T01"))->list, 0);
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

TEST_F(Pages, showWorkWithItsChecklist)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    WorkScreen screen(desk());
    screen.refresh();
    show("Work", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    show("Work", "begun", screen);
    screen.chooseOption("agent", "neutral");
    settle(screen);
    screen.passStep("clean");
    settle(screen);
    screen.measureStep("atp", "31");
    settle(screen);
    show("Work", "working", screen);
    screen.passStep("clean");
    settle(screen);
    screen.measureStep("atp", "21");
    settle(screen);
    screen.chooseOption("disinfect", "uvc");
    settle(screen);
    screen.passStep("shield");
    settle(screen);
    screen.pause();
    settle(screen);
    show("Work", "lamp", screen);
    screen.passStep("uv");
    settle(screen);
    screen.passOpenChecks();
    settle(screen);
    show("Work", "ready", screen);
    screen.finish();
    settle(screen);
    show("Work", "finished", screen);
}

TEST_F(Pages, showWhatARepairWillCostBeforeItBegins)
{
    const auto id = gradedMug(domain::Cosmetic::light, domain::Function::fault);
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    show("Work", "planning", screen);
    screen.plan()->choose("display");
    show("Work", "dear", screen);
    screen.plan()->choose("software");
    screen.plan()->setMinutes("2");
    show("Work", "worthit", screen);
    screen.plan()->start();
    settle(screen);
    screen.passStep("diagnose");
    settle(screen);
    show("Work", "repairing", screen);
}

TEST_F(Pages, showTheSafetyTestOfAMainsUnitAndAUnitInQuarantine)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    const auto send = [&](const char* stage) {
        perform(id, [stage](const domain::Item&, Time) {
            return Result<domain::Events>(
                domain::Events{domain::ItemRouted{.route = {domain::StageId(stage)}, .reasons = {}}});
        });
    };
    send("safety");
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    screen.chooseOption("class", "class_1");
    settle(screen);
    screen.passStep("visual");
    settle(screen);
    screen.chooseOption("lead", "to_12_5");
    settle(screen);
    screen.measureStep("protective_conductor", "0.41");
    settle(screen);
    show("Work", "safety", screen);
    const auto other = gradedMug(domain::Cosmetic::light);
    perform(other, [](const domain::Item&, Time) {
        return Result<domain::Events>(
            domain::Events{domain::ItemRouted{.route = {domain::StageId("quarantine")}, .reasons = {}}});
    });
    screen.takeScan(QString::fromStdString(other.text()));
    settle(screen);
    screen.passStep("apart");
    settle(screen);
    screen.chooseOption("danger", "damaged");
    settle(screen);
    show("Work", "quarantine", screen);
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
    screen.shelf()->chooseFraction("rest");
    show("Work", "dismantled", screen);
}

} // namespace
} // namespace regrade::ui
