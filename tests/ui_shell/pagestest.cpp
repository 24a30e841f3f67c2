#include "app/program.h"
#include "base/clock.h"
#include "tests/ui_shell/querywatch.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace regrade::ui {
namespace {

QStringList& warnings()
{
    static QStringList said;
    return said;
}

void note(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type != QtDebugMsg && type != QtInfoMsg) {
        warnings().push_back(text);
    }
}

/// The whole program over the demo warehouse; built once for all tests here.
class EveryPage : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        qInstallMessageHandler(note);
        QueryWatch::install();
        s_folder = new QTemporaryDir;
        s_clock = new SystemClock;
        auto places = workstation::usualPlaces("regrade");
        ASSERT_TRUE(places) << places.error().what();
        places->data = s_folder->path().toStdString();
        auto station = workstation::Workstation::open(*places, *s_clock);
        ASSERT_TRUE(station) << station.error().what();
        s_station = std::move(*station).release();
        s_program = new app::Program(*s_station, false);
        const auto problem = s_program->loadDemoNow();
        ASSERT_FALSE(problem) << problem->what();
        s_program->screens().showEveryPage();
        ASSERT_TRUE(s_program->show());
        s_program->window()->resize(1280, 720);
    }
    static void TearDownTestSuite()
    {
        delete s_program;
        delete s_station;
        delete s_clock;
        delete s_folder;
        qInstallMessageHandler(nullptr);
    }
    void SetUp() override
    {
        ASSERT_NE(s_program, nullptr);
        warnings().clear();
    }
    void TearDown() override
    {
        s_program->desk().setLanguage(QStringLiteral("en"));
        s_program->desk().setTheme(QStringLiteral("light"));
    }

    static void settle(int ms = 120)
    {
        for (QDeadlineTimer deadline(ms); !deadline.hasExpired();) {
            QGuiApplication::processEvents(QEventLoop::AllEvents, 10);
        }
    }
    static void visitAll(const std::function<void(const QString&)>& look)
    {
        for (const QString& id : s_program->screens().ids()) {
            s_program->screens().open(id);
            settle();
            look(id);
            QObject* screen = s_program->screens().screen();
            const QVariantList rows = screen->property("queue").toList() + screen->property("matches").toList();
            if (!rows.isEmpty()) {
                const QString unit = rows.first().toMap()["id"].toString();
                const bool record = id == QLatin1String("passport");
                QMetaObject::invokeMethod(screen, record ? "open" : "choose", Q_ARG(QString, unit));
                settle();
                look(id + " with a unit");
            }
        }
    }
    static void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& look)
    {
        if (!item->isVisible() || item->opacity() == 0.0) {
            return;
        }
        look(item);
        for (QQuickItem* child : item->childItems()) {
            walk(child, look);
        }
    }
    static std::string nameOf(const QQuickItem* item)
    {
        return (item->objectName() + " (" + item->metaObject()->className() + ") \"" +
                item->property("text").toString() + '"')
            .toStdString();
    }

    static inline QTemporaryDir* s_folder = nullptr;
    static inline SystemClock* s_clock = nullptr;
    static inline workstation::Workstation* s_station = nullptr;
    static inline app::Program* s_program = nullptr;
};

class EveryPageInALanguage : public EveryPage, public testing::WithParamInterface<const char*> {};

TEST_P(EveryPageInALanguage, loadsAndTakesAUnitWithoutAWarning)
{
    s_program->desk().setLanguage(QString::fromLatin1(GetParam()));
    visitAll([](const QString& id) {
        const auto* page = s_program->window()->findChild<QObject*>(QStringLiteral("page"));
        EXPECT_NE(page->property("item").value<QObject*>(), nullptr) << id.toStdString();
        EXPECT_TRUE(warnings().isEmpty()) << id.toStdString() << ": " << warnings().join("\n").toStdString();
        warnings().clear();
    });
}

TEST_F(EveryPage, isShownLargerOnALargeScreen)
{
    const auto* page = s_program->window()->findChild<QQuickItem*>(QStringLiteral("page"));
    ASSERT_NE(page, nullptr);
    for (const auto& [size, zoom] : {std::pair{QSize(1280, 720), 1.0},
                                     {QSize(1920, 1080), 1.0},
                                     {QSize(1920, 2160), 1.0},
                                     {QSize(2560, 1440), 1.25},
                                     {QSize(3840, 2160), 2.0},
                                     {QSize(1280, 720), 1.0}}) {
        s_program->window()->resize(size);
        settle();
        const QRectF shown = page->mapRectToScene(page->boundingRect());
        EXPECT_NEAR(shown.width() / page->width(), zoom, 1e-6) << size.width();
        EXPECT_NEAR(shown.right(), size.width(), 0.5);
        EXPECT_NEAR(shown.bottom(), size.height(), 0.5);
    }
}

TEST_F(EveryPage, hasADashboardForAWallThatTellsNobodysName)
{
    QQuickWindow* window = s_program->window();
    s_program->screens().open(QStringLiteral("dashboard"));
    settle();
    auto* button = window->findChild<QQuickItem*>(QStringLiteral("wall"));
    ASSERT_NE(button, nullptr);
    ASSERT_TRUE(QMetaObject::invokeMethod(button, "clicked"));
    settle();
    const auto wall = [&] { return window->findChild<QQuickItem*>(QStringLiteral("wallView")); };
    ASSERT_NE(wall(), nullptr);
    EXPECT_EQ(window->visibility(), QWindow::FullScreen);
    window->showNormal(); // so that a size can be given
    settle();
    int texts = 0;
    for (const QSize& size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)}) {
        window->resize(size);
        for (const char* group : {"board", "efficiency", "quality", "finance", "sustainability"}) {
            QMetaObject::invokeMethod(s_program->screens().screen(), "show",
                                      Q_ARG(QString, QString::fromLatin1(group)));
            settle();
            const QRectF covered = wall()->mapRectToScene(wall()->boundingRect());
            EXPECT_NEAR(covered.width(), size.width(), 0.5);
            EXPECT_NEAR(covered.height(), size.height(), 0.5);
            walk(wall(), [&](QQuickItem* item) {
                const QString text = item->property("text").toString();
                if (text.isEmpty() || item->width() <= 0) {
                    return;
                }
                ++texts;
                EXPECT_FALSE(text.contains(QLatin1String("DEMO"))) << nameOf(item);
                EXPECT_TRUE(covered.contains(item->mapRectToScene(item->boundingRect())))
                    << nameOf(item) << " leaves the wall of " << group << " at " << size.width();
            });
        }
    }
    EXPECT_GT(texts, 300);
    QTest::keyClick(window, Qt::Key_Escape);
    settle();
    EXPECT_EQ(wall(), nullptr);
    EXPECT_EQ(window->visibility(), QWindow::Windowed);
    window->resize(1280, 720);
    settle();
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, EveryPageInALanguage, testing::Values("en", "zh_CN", "de"));

TEST_F(EveryPage, opensTheRecordOfAScannedTagFromAnyScreenAtOnce)
{
    s_program->screens().open(QStringLiteral("passport"));
    const QString tag = s_program->screens().screen()->property("matches").toList().first().toMap()["id"].toString();
    s_program->screens().open(QStringLiteral("dashboard"));

    QElapsedTimer timer;
    timer.start();
    emit s_program->scanner().scanned(tag);
    const qint64 answered = timer.elapsed();

    EXPECT_EQ(s_program->screens().current(), "passport");
    EXPECT_EQ(s_program->screens().screen()->property("unit").toString(), tag);
    EXPECT_LE(answered, 1000); // reads the record and builds its page, on a machine that also builds
}

TEST_F(EveryPage, answersACodeOfNobodyInTheBand)
{
    s_program->screens().open(QStringLiteral("dashboard"));

    emit s_program->scanner().scanned(QStringLiteral("4006381333931"));

    EXPECT_EQ(s_program->screens().bandKind(), "warn");
    EXPECT_TRUE(s_program->screens().bandText().contains(QStringLiteral("4006381333931")));
}

TEST_F(EveryPage, readsNoTableOfUnitsOrEventsFromEndToEnd)
{
    visitAll([](const QString&) {});
    s_program->screens().open(QStringLiteral("dashboard"));
    QMetaObject::invokeMethod(s_program->screens().screen(), "openTile", Q_ARG(QString, QStringLiteral("open")));
    settle();
    QMetaObject::invokeMethod(s_program->screens().screen(), "closeList");

    ASSERT_GT(QueryWatch::seen(), 50) << "the watch sees nothing";
    for (const std::string& query : QueryWatch::takeFullScans()) {
        std::string plan;
        const std::vector<store::Value> values(static_cast<std::size_t>(std::count(query.begin(), query.end(), '?')),
                                               std::int64_t{1});
        ASSERT_TRUE(s_station->reader().each("EXPLAIN QUERY PLAN " + query, values,
                                             [&](const store::Row& row) { plan += row.text(3) + "; "; }));
        EXPECT_EQ(plan.find("SCAN event"), std::string::npos) << query << "\n" << plan;
        // Along an index until a page is full is no scan of the table.
        const bool page = query.find(" LIMIT ") != std::string::npos && plan.find("TEMP B-TREE") == std::string::npos &&
                          plan.find("SCAN worklist USING INDEX") != std::string::npos;
        EXPECT_TRUE(page || plan.find("SCAN worklist") == std::string::npos) << query << "\n" << plan;
    }
}

TEST_F(EveryPage, tellsWhatTheHouseHasToSayUntilSomebodyHasReadIt)
{
    const Error gone = storageError("The disk is filling up: {} MB are free. Make room today.", {"412"});
    s_program->notice().tell(gone);
    settle();
    const auto* band = s_program->window()->findChild<QQuickItem*>(QStringLiteral("houseNotice"));
    auto* read = s_program->window()->findChild<QQuickItem*>(QStringLiteral("houseNoticeRead"));
    ASSERT_TRUE(band && read);
    EXPECT_TRUE(band->isVisible());
    EXPECT_TRUE(band->property("text").toString().contains(QStringLiteral("412 MB")));

    s_program->desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(band->property("text").toString().contains(QStringLiteral("磁盘空间不足")));
    QMetaObject::invokeMethod(read, "clicked");
    settle();
    EXPECT_FALSE(band->isVisible());
    s_program->notice().tell(gone);
    EXPECT_TRUE(s_program->notice().text().isEmpty()) << "told once";
}

TEST_F(EveryPage, speaksGermanWithItsNumbersAtOnce)
{
    const Money price{123450, "EUR"};
    EXPECT_EQ(s_program->desk().money(price), QStringLiteral("€1,234.50"));

    s_program->desk().setLanguage(QStringLiteral("de"));
    s_program->screens().open(QStringLiteral("settings"));
    settle();

    const auto* page = s_program->window()->findChild<QObject*>(QStringLiteral("page"));
    EXPECT_EQ(page->property("item").value<QObject*>()->property("title").toString(), QStringLiteral("Einstellungen"));
    EXPECT_EQ(s_program->desk().money(price), QStringLiteral("1.234,50\u00A0€"));
    EXPECT_EQ(s_program->desk().money(Money{-5, "USD"}), QStringLiteral("−0,05\u00A0USD"));
    EXPECT_TRUE(s_program->desk().when(Time{} + std::chrono::hours(12)).contains(QStringLiteral("01.01.1970")));
}

TEST_F(EveryPage, speaksChineseAtOnce)
{
    s_program->desk().setLanguage(QStringLiteral("zh_CN"));
    settle();

    EXPECT_EQ(s_program->screens().rail().first().toMap()["text"].toString(), QStringLiteral("收货"));
}

TEST_F(EveryPage, looksTheStationOverAndSaysItInBothLanguages)
{
    s_program->screens().open(QStringLiteral("settings"));
    settle();
    QObject* screen = s_program->screens().screen();
    ASSERT_TRUE(QMetaObject::invokeMethod(screen, "lookOver"));
    EXPECT_TRUE(screen->property("looking").toBool());
    for (QDeadlineTimer patience(20'000); screen->property("looking").toBool() && !patience.hasExpired();) {
        settle();
    }

    const QVariantList english = screen->property("health").toList();
    s_program->desk().setLanguage(QStringLiteral("zh_CN"));
    const QVariantList chinese = screen->property("health").toList();

    ASSERT_GE(english.size(), 8);
    ASSERT_EQ(english.size(), chinese.size());
    for (qsizetype i = 0; i < english.size(); ++i) {
        const QVariantMap row = english[i].toMap();
        EXPECT_NE(row["text"].toString(), chinese[i].toMap()["text"].toString())
            << row["text"].toString().toStdString();
        EXPECT_NE(row["part"].toString(), QStringLiteral("camera")) << "the bench has it";
        if (row["part"].toString() == QLatin1String("store")) {
            EXPECT_EQ(row["kind"].toString(), QStringLiteral("ok")) << row["text"].toString().toStdString();
        }
    }
    EXPECT_TRUE(warnings().isEmpty()) << warnings().join("\n").toStdString();
}

} // namespace
} // namespace regrade::ui
