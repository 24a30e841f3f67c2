#include "grading/gradingscreen.h"
#include "intake/intakescreen.h"
#include "listing/listingscreen.h"
#include "packing/packingscreen.h"
#include "teaching/teachingscreen.h"
#include "ui_stations/stationbench.h"
#include "work/workscreen.h"

#include <QDir>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

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
        const QByteArray type = item.metaObject()->className();
        const QRectF place = item.mapRectToScene(item.boundingRect());
        if (type.startsWith("QQuickText") && item.property("truncated").toBool()) {
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

class Pages : public StationBench {
protected:
    void TearDown() override { qInstallMessageHandler(nullptr); }

    /// Shows the page in every size and language; each must load without a word and show everything.
    void show(const QString& name, const QString& state, QObject& screen)
    {
        for (const Look& look : {Look{{1184, 664}, "en", "light"},
                                 {{1184, 664}, "zh_CN", "light"},
                                 {{1824, 1024}, "en", "dark"},
                                 {{1824, 1024}, "zh_CN", "dark"}}) {
            desk().setLanguage(look.language);
            g_messages.clear();
            qInstallMessageHandler(keepMessage);
            QQuickView view;
            view.engine()->addImportPath(":/qt/qml");
            view.setResizeMode(QQuickView::SizeRootObjectToView);
            view.setInitialProperties({{"screen", QVariant::fromValue(&screen)}});
            view.resize(look.size);
            view.setSource(QUrl(QString("qrc:/qt/qml/Regrade/%1/%1Page.qml").arg(name)));
            ASSERT_EQ(view.status(), QQuickView::Ready) << g_messages.join('\n').toStdString();
            if (auto* theme = view.engine()->singletonInstance<QObject*>(qmlTypeId("Regrade.Kit", 1, 0, "Theme"))) {
                theme->setProperty("mode", look.theme);
                view.setColor(theme->property("bg").value<QColor>());
            }
            view.show();
            (void)QTest::qWaitForWindowExposed(&view);
            const QImage picture = view.grabWindow();
            keep(picture, QString("%1-%2-%3-%4").arg(name, state, look.language).arg(look.size.width()));
            EXPECT_EQ(g_messages, QStringList()) << name.toStdString() << " " << state.toStdString();
            EXPECT_EQ(Crawler(view).findings(), QStringList())
                << name.toStdString() << " " << state.toStdString() << " " << look.language.toStdString();
            qInstallMessageHandler(nullptr);
        }
        desk().setLanguage("en");
    }

    /// For people who want to look at them: REGRADE_PICTURES names a folder.
    static void keep(const QImage& picture, const QString& name)
    {
        const QString folder = qEnvironmentVariable("REGRADE_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder)) {
            EXPECT_TRUE(picture.save(folder + '/' + name.toLower() + ".png"));
        }
    }

    void settle(const QObject& screen)
    {
        ASSERT_TRUE(waitFor([&] { return !screen.property("busy").toBool(); }));
    }
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

TEST_F(Pages, showWorkWithItsChecklist)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    WorkScreen screen(desk());
    screen.refresh();
    show("Work", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    screen.passStep("agent");
    settle(screen);
    screen.measureStep("atp", "31");
    settle(screen);
    show("Work", "working", screen);
    screen.passOpenChecks();
    settle(screen);
    screen.measureStep("atp", "3");
    settle(screen);
    show("Work", "ready", screen);
    screen.finish();
    settle(screen);
    show("Work", "finished", screen);
}

TEST_F(Pages, showPackingUpToTheScanOfTheLabel)
{
    const auto id = gradedMug();
    PackingScreen screen(desk());
    screen.refresh();
    show("Packing", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    show("Packing", "packing", screen);
    screen.chooseMaterial("carton");
    screen.setBox(150, 140, 120);
    screen.printLabel();
    settle(screen);
    show("Packing", "label", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    show("Packing", "packed", screen);
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

} // namespace
} // namespace regrade::ui
