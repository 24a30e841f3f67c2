#include "packing/packingscreen.h"
#include "ui_stations/stationbench.h"

#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <iostream>

namespace regrade::ui {
namespace {

/// A packer at the real page, who scans or taps and is counted.
class PackingActions : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<PackingScreen>(desk());
        m_view.engine()->addImportPath(":/qt/qml");
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.setInitialProperties({{"screen", QVariant::fromValue<QObject*>(m_screen.get())}});
        m_view.resize(1184, 664); // what the shell leaves of 1280x720
        m_view.setSource(QUrl("qrc:/qt/qml/Regrade/Packing/PackingPage.qml"));
        ASSERT_EQ(m_view.status(), QQuickView::Ready);
        m_view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_view));
    }
    void TearDown() override { m_view.setSource({}); }

    void scan(const QString& code)
    {
        ++m_scans;
        ASSERT_TRUE(m_screen->takeScan(code)) << code.toStdString();
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    void tap(const QString& name)
    {
        ++m_taps;
        QQuickItem* button = nullptr;
        const auto isReady = [&] {
            button = found(m_view.rootObject(), name);
            return button && button->isVisible() && button->isEnabled() && inSight(*button);
        };
        ASSERT_TRUE(waitFor(isReady)) << name.toStdString() << " cannot be tapped without scrolling";
        QTest::mouseClick(&m_view, Qt::LeftButton, {}, middleOf(*button));
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }

    static QQuickItem* found(QQuickItem* item, const QString& name)
    {
        if (item->objectName() == name) {
            return item;
        }
        for (auto* child : item->childItems()) {
            if (auto* hit = found(child, name)) {
                return hit;
            }
        }
        return nullptr;
    }
    static QPoint middleOf(const QQuickItem& item)
    {
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
    }
    /// The whole of it lies in the window, so nobody has to scroll for it.
    [[nodiscard]] bool inSight(const QQuickItem& item) const
    {
        const QRectF place = item.mapRectToScene(item.boundingRect());
        return item.width() > 0 && QRectF(0, 0, m_view.width(), m_view.height()).contains(place);
    }
    void tellCounts(const char* how) const
    {
        std::cout << "[ counted  ] packing " << how << ": " << m_scans << " scans, " << m_taps << " taps\n";
    }

    std::unique_ptr<PackingScreen> m_screen;
    QQuickView m_view;
    int m_scans = 0;
    int m_taps = 0;
};

TEST_F(PackingActions, areFourScansByTheScannerAlone)
{
    const auto id = gradedMug();

    scan(QString::fromStdString(id.text()));
    scan("CMD-PASSALL");
    scan("CMD-OK"); // takes the proposal and prints
    scan(QString::fromStdString(id.text()));

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId("cube"));
    tellCounts("by the scanner alone");
    EXPECT_LE(m_scans, 4);
    EXPECT_EQ(m_taps, 0);
}

TEST_F(PackingActions, areFiveScansWithAnotherCarton)
{
    const auto id = gradedMug();

    for (const auto* code : {"REGCARTONMEDIUM", "CMD-PASSALL", "CMD-PRINT"}) {
        if (m_scans == 0) {
            scan(QString::fromStdString(id.text()));
        }
        scan(code);
    }
    scan(QString::fromStdString(id.text()));

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId("medium"));
    tellCounts("by the scanner alone, another carton");
    EXPECT_LE(m_scans, 5);
}

TEST_F(PackingActions, areThreeTapsAndTheScanOfTheLabel)
{
    const auto id = gradedMug();
    m_screen->refresh();

    tap("queue_" + QString::fromStdString(id.text()));
    tap("allInserts");
    tap("printLabel");
    scan(QString::fromStdString(id.text()));

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    tellCounts("by touch");
    EXPECT_LE(m_taps, 4);
    EXPECT_EQ(m_scans, 1);
}

TEST_F(PackingActions, areFourTapsWithAnotherCarton)
{
    const auto id = gradedMug();
    m_screen->refresh();
    tap("queue_" + QString::fromStdString(id.text()));
    const QString second = m_screen->cartons().at(1).toMap().value("id").toString();

    tap("carton_" + second);
    tap("allInserts");
    tap("printLabel");
    scan(QString::fromStdString(id.text()));

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId(second.toStdString()));
    tellCounts("by touch, another carton");
    EXPECT_LE(m_taps, 4);
}

} // namespace
} // namespace regrade::ui
