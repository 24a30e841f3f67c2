#include "dashboard/dashboardscreen.h"
#include "tests/ui_shell/stockedhouse.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

namespace regrade::ui {

namespace {

/// The dashboard of a house with twenty units.
class DashboardOfAHouse : public StockedHouse {
protected:
    DashboardScreen& dashboard()
    {
        m_program->screens().open(QStringLiteral("dashboard"));
        auto* screen = qobject_cast<DashboardScreen*>(m_program->screens().screen());
        EXPECT_NE(screen, nullptr);
        return *screen;
    }
    /// By the clerk, as another screen would.
    void receiveOneMore()
    {
        ASSERT_TRUE(m_station->clerk().perform(domain::ItemId(qr::tagFromNumber(99'999).text()),
                                               [](const domain::Item&, Time) -> Result<domain::Events> {
                                                   return domain::Events{store::received(), store::routed()};
                                               },
                                               {domain::ActorId("anna"), std::nullopt, ""}));
    }
    static QVariantMap tile(const DashboardScreen& screen, const QString& id)
    {
        for (const QVariant& one : screen.tiles()) {
            if (one.toMap()[QStringLiteral("id")].toString() == id) {
                return one.toMap();
            }
        }
        return {};
    }
};

TEST_F(DashboardOfAHouse, itsBoardChangesWithinASecondOfADeed)
{
    DashboardScreen& screen = dashboard();
    ASSERT_EQ(screen.sums()[QStringLiteral("open")].toInt(), 20) << screen.problem().toStdString();
    qlonglong stages = 0;
    for (const QVariant& stage : screen.stages()) {
        stages += stage.toMap()[QStringLiteral("units")].toLongLong();
    }
    EXPECT_EQ(stages, screen.sums()[QStringLiteral("stock")].toLongLong());

    QElapsedTimer timer;
    timer.start();
    receiveOneMore();
    screen.refreshIfChanged();

    EXPECT_EQ(screen.sums()[QStringLiteral("open")].toInt(), 21);
    EXPECT_LT(timer.elapsed(), 1'000);
}

TEST_F(DashboardOfAHouse, everyGroupTellsFiguresThatExplainThemselves)
{
    DashboardScreen& screen = dashboard();
    for (const char* group : {"efficiency", "quality", "finance", "sustainability"}) {
        screen.show(QLatin1String(group));
        EXPECT_GE(screen.tiles().size(), 6) << group;
        for (const QVariant& one : screen.tiles()) {
            EXPECT_FALSE(one.toMap()[QStringLiteral("formula")].toString().isEmpty()) << group;
            EXPECT_FALSE(one.toMap()[QStringLiteral("title")].toString().isEmpty()) << group;
        }
    }
    screen.show(QStringLiteral("quality"));
    EXPECT_EQ(tile(screen, QStringLiteral("conversion"))[QStringLiteral("caption")].toString(),
              QStringLiteral("Not enough data: 0 of 30."));
    EXPECT_FALSE(tile(screen, QStringLiteral("conversion"))[QStringLiteral("target")].toString().isEmpty());
    m_program->desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(tile(screen, QStringLiteral("conversion"))[QStringLiteral("caption")].toString(),
              QStringLiteral("数据不足：0/30。"));
}

TEST_F(DashboardOfAHouse, aFigureOpensItsUnits)
{
    DashboardScreen& screen = dashboard();
    screen.show(QStringLiteral("finance"));
    screen.openTile(QStringLiteral("capital"));
    ASSERT_TRUE(screen.detailShown());
    EXPECT_EQ(screen.detail()[QStringLiteral("n")].toInt(), 20);

    screen.openUnits({});
    EXPECT_TRUE(screen.listShown());
    EXPECT_FALSE(screen.detailShown());
    EXPECT_EQ(screen.units().size(), 20);
    screen.closeList();
    EXPECT_TRUE(screen.detailShown());
    screen.closeDetail();
    screen.openTile(QStringLiteral("open"));
    EXPECT_EQ(screen.units().size(), 20);
}

TEST_F(DashboardOfAHouse, aFilterNarrowsFiguresAndBoard)
{
    DashboardScreen& screen = dashboard();
    ASSERT_GE(screen.filters().size(), 5);
    const QString before = screen.told();
    screen.choose(QStringLiteral("period"), QStringLiteral("lastMonth"));
    EXPECT_NE(screen.told(), before);
    screen.choose(QStringLiteral("site"), QStringLiteral("nowhere"));
    EXPECT_EQ(screen.sums()[QStringLiteral("open")].toInt(), 0);
    screen.choose(QStringLiteral("site"), QStringLiteral("*"));
    EXPECT_EQ(screen.sums()[QStringLiteral("open")].toInt(), 20);
}

TEST_F(DashboardOfAHouse, figuresGoToFiles)
{
    DashboardScreen& screen = dashboard();
    screen.writeCsv();
    const QString csv = screen.notice().section(QStringLiteral(": "), 1);
    QFile sheet(csv);
    ASSERT_TRUE(sheet.open(QIODevice::ReadOnly)) << screen.notice().toStdString() << screen.problem().toStdString();
    EXPECT_TRUE(sheet.readAll().contains("quality,conversion"));

    screen.writePdf();
    QFile paper(screen.notice().section(QStringLiteral(": "), 1));
    ASSERT_TRUE(paper.open(QIODevice::ReadOnly)) << screen.notice().toStdString() << screen.problem().toStdString();
    EXPECT_TRUE(paper.readAll().startsWith("%PDF"));
}

} // namespace

} // namespace regrade::ui
