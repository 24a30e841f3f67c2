#include "tests/ui_shell/signinsupport.h"

#include "insight/conflicts.h"
#include "qr/tag.h"
#include "store/eventrow.h"
#include "tests/store/samples.h"

#include <QFile>
#include <QTest>

namespace regrade::ui {
namespace {

const std::string kSoldTag = qr::tagFromNumber(4'711).text();
constexpr const char* kOther = "ST-OTHER";

/// The page of the shift in a house with a lead. Another station's events come in as from the hub.
class ShiftPage : public SigningIn {
protected:
    void open() { m_program->screens().open(QStringLiteral("shift")); }
    QObject* screen() { return m_program->screens().screen(); }
    QObject* ending() { return screen()->property("ending").value<QObject*>(); }
    QVariantList queue() { return screen()->property("queue").toList(); }
    QVariantMap chosen() { return screen()->property("chosen").toMap(); }
    QVariantMap report() { return ending()->property("report").toMap(); }
    QString said(const char* property) { return screen()->property(property).toString(); }
    void choose()
    {
        QMetaObject::invokeMethod(screen(), "choose", Q_ARG(QString, queue().first().toMap()["id"].toString()));
    }
    void settle()
    {
        QMetaObject::invokeMethod(screen(), "settle");
        EXPECT_TRUE(waitFor([&] { return !screen()->property("busy").toBool(); }));
    }
    /// The one that is seen; of a page that was left, Qt may still keep another.
    QQuickItem* item(const char* name) { return seenIn(m_program->window()->contentItem(), QLatin1String(name)); }
    bool shows(const char* name) { return item(name) != nullptr; }

    /// Both stations know the unit on offer, and each sells it. The house is still open.
    void sellTwice()
    {
        const Money price{8'000, "EUR"};
        write({store::received(), domain::ItemListed{domain::ChannelId("outlet"), price, price, price, {}, {}}});
        auto far = store::Database::inMemory();
        ASSERT_TRUE(far);
        auto journal = store::Journal::open(*far, store::testProjections());
        ASSERT_TRUE(journal && journal->receive(rowsOf(m_station->reader(), m_station->station().text())));
        const auto sold = journal->record(
            domain::ItemId(kSoldTag), [&](const domain::Item&) { return Result<domain::Events>({saleOf("SO-FAR")}); },
            store::stampAt(1, kOther));
        ASSERT_TRUE(sold) << sold.error().what();
        write({saleOf("SO-HERE")});
        const auto came = m_station->clerk().receive(rowsOf(*far, kOther));
        ASSERT_TRUE(came) << came.error().what();
        emit desk().recorded();
    }
    /// `at` is given for what is carried in from elsewhere.
    void write(const domain::Events& events, std::optional<Time> at = {})
    {
        const auto written = m_station->clerk().perform(
            domain::ItemId(kSoldTag), [&](const domain::Item&, Time) { return Result<domain::Events>(events); },
            {domain::ActorId("T09"), at, {}, {}});
        ASSERT_TRUE(written) << written.error().what();
    }
    void signInAs(const workers::Issued& person)
    {
        page().takeBadge(text(person.told.badge));
        give(text(person.told.pin));
        ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    }

private:
    static QQuickItem* seenIn(QQuickItem* item, const QString& name)
    {
        if (!item->isVisible() || item->objectName() == name) {
            return item->isVisible() ? item : nullptr;
        }
        for (QQuickItem* child : item->childItems()) {
            if (QQuickItem* found = seenIn(child, name)) {
                return found;
            }
        }
        return nullptr;
    }
    static domain::ItemSold saleOf(const std::string& order)
    {
        return {domain::ChannelId("outlet"), Money{8'000, "EUR"}, order};
    }
    static std::vector<store::EventRow> rowsOf(const store::Database& log, const std::string& station)
    {
        std::vector<store::EventRow> rows;
        const auto read =
            log.each("SELECT " + std::string(store::kEventColumns) + " FROM event WHERE station = ? ORDER BY seq",
                     {station}, [&](const store::Row& row) { rows.push_back(store::readRow(row)); });
        EXPECT_TRUE(read);
        return rows;
    }
};

TEST_F(ShiftPage, showsBothDecisionsAboutAUnitThatWasSoldTwice)
{
    sellTwice();
    registerLead();
    open();
    ASSERT_EQ(queue().size(), 1);

    choose();

    EXPECT_EQ(chosen()["what"], "Sold twice");
    EXPECT_EQ(chosen()["product"], "Hand mixer");
    const QVariantMap stands = chosen()["stands"].toMap();
    const QVariantMap aside = chosen()["setAside"].toMap();
    EXPECT_EQ(stands["station"], kOther);
    EXPECT_EQ(stands["who"], "anna");
    EXPECT_TRUE(stands["detail"].toString().contains("SO-FAR")) << stands["detail"].toString().toStdString();
    EXPECT_EQ(aside["station"], text(m_station->station().text()));
    EXPECT_EQ(aside["who"], "T09");
    EXPECT_TRUE(aside["detail"].toString().contains("SO-HERE"));
    EXPECT_FALSE(aside["when"].toString().isEmpty());
    EXPECT_TRUE(shows("conflictUnit"));
    EXPECT_FALSE(shows("endShift")) << "one main action at a time";
}

TEST_F(ShiftPage, isOpenedByTheNumberInTheHeader)
{
    sellTwice();
    registerLead();
    ASSERT_TRUE(shows("conflictLamp"));
    EXPECT_TRUE(shows("waiting_shift"));
    EXPECT_EQ(item("conflictLamp")->property("text"), "Conflicts 1");

    QMetaObject::invokeMethod(item("conflictLamp"), "clicked");

    EXPECT_EQ(m_program->screens().current(), "shift");
}

TEST_F(ShiftPage, settlesWithAReasonThatStaysOnRecord)
{
    sellTwice();
    registerLead();
    open();
    choose();
    EXPECT_FALSE(screen()->property("canSettle").toBool()) << "no reason yet";
    screen()->setProperty("reason", QStringLiteral("  "));
    EXPECT_FALSE(screen()->property("canSettle").toBool());
    screen()->setProperty("reason", QStringLiteral("The second buyer was told."));
    EXPECT_TRUE(item("settle")->isEnabled());

    settle();

    EXPECT_EQ(said("problem"), QString());
    EXPECT_TRUE(queue().isEmpty());
    EXPECT_TRUE(chosen().isEmpty());
    EXPECT_FALSE(shows("conflictLamp"));
    EXPECT_FALSE(shows("waiting_shift"));
    const auto all = insight::conflicts(m_station->reader(), false);
    ASSERT_TRUE(all && all->size() == 1U);
    EXPECT_EQ(all->front().reason, "The second buyer was told.");
    EXPECT_EQ(all->front().settledBy, "L01");
}

TEST_F(ShiftPage, isWorkedByTheScannerAlone)
{
    sellTwice();
    registerLead();
    open();

    emit m_program->scanner().scanned(text(kSoldTag));
    EXPECT_EQ(chosen()["unit"], text(kSoldTag));
    EXPECT_EQ(m_program->screens().current(), "shift");
    emit m_program->scanner().scanned(QStringLiteral("CMD-REASON-2"));
    EXPECT_EQ(said("reason"), "The second order was cancelled");
    emit m_program->scanner().scanned(QStringLiteral("CMD-OK"));

    ASSERT_TRUE(waitFor([&] { return queue().isEmpty() && !screen()->property("busy").toBool(); }))
        << said("problem").toStdString();
    EXPECT_EQ(insight::conflicts(m_station->reader(), false)->front().reason, "The second order was cancelled");
}

TEST_F(ShiftPage, isWorkedByTheKeyboardAlone)
{
    sellTwice();
    registerLead();
    QTest::keyClick(m_program->window(), Qt::Key_F11);
    ASSERT_TRUE(waitFor([&] { return m_program->screens().current() == "shift" && item("queueView") != nullptr; }));
    item("queueView")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_program->window(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return !chosen().isEmpty(); })) << "Return picks the entry and does not end the shift";
    EXPECT_FALSE(ending()->property("busy").toBool());
    item("settleReasonUsual_0")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_program->window(), Qt::Key_Space);
    // Keys are held for a moment, as they might be a scanner's.
    ASSERT_TRUE(waitFor([&] { return said("reason") == "The second buyer got another unit"; }));

    QTest::keyClick(m_program->window(), Qt::Key_Return);

    ASSERT_TRUE(waitFor([&] { return queue().isEmpty() && !screen()->property("busy").toBool(); }))
        << said("problem").toStdString();
}

TEST_F(ShiftPage, goesToTheUnitsRecord)
{
    sellTwice();
    registerLead();
    open();
    choose();

    QMetaObject::invokeMethod(item("openUnit"), "clicked");

    EXPECT_EQ(m_program->screens().current(), "passport");
    EXPECT_EQ(screen()->property("unit"), text(kSoldTag));
}

TEST_F(ShiftPage, tellsATechnicianWhoMaySettleAndLetsNobodyElse)
{
    sellTwice();
    registerLead();
    signInAs(registerMore("T01", "technician"));
    open();
    choose();
    screen()->setProperty("reason", QStringLiteral("I say so."));

    EXPECT_EQ(said("lacks"),
              "Settling what two stations decided apart is only for: Lead. You are signed in as: Technician.");
    EXPECT_TRUE(shows("shiftLacks"));
    EXPECT_FALSE(item("settle")->isEnabled());
    EXPECT_FALSE(item("settleReasonTextField")->isEnabled());
    emit m_program->scanner().scanned(QStringLiteral("CMD-OK"));
    settle();

    EXPECT_EQ(said("problem"), said("lacks")) << "the one who writes refuses it, too";
    EXPECT_EQ(queue().size(), 1);
    EXPECT_FALSE(insight::conflicts(m_station->reader(), true)->empty());
}

TEST_F(ShiftPage, saysThatNothingIsOpenAndWhatWouldBe)
{
    registerLead();
    open();

    EXPECT_TRUE(queue().isEmpty());
    EXPECT_FALSE(shows("conflictLamp"));
    EXPECT_TRUE(shows("endShift"));
    EXPECT_TRUE(item("queue")->property("emptyText").toString().startsWith("Nothing is open."));
    desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(item("queue")->property("emptyText").toString().startsWith(QStringLiteral("没有待处理")));
    desk().setLanguage(QStringLiteral("en"));
}

TEST_F(ShiftPage, speaksChinese)
{
    sellTwice();
    registerLead();
    open();
    choose();

    desk().setLanguage(QStringLiteral("zh_CN"));

    EXPECT_EQ(chosen()["what"], QStringLiteral("重复售出"));
    EXPECT_TRUE(chosen()["stands"].toMap()["detail"].toString().contains(QStringLiteral("订单")));
    EXPECT_EQ(item("conflictLamp")->property("text"), QStringLiteral("冲突 1"));
    desk().setLanguage(QStringLiteral("en"));
}

TEST_F(ShiftPage, endsTheShiftBesideTheWork)
{
    sellTwice();
    registerLead();
    signInAs(registerMore("T01", "technician"));
    open();

    QMetaObject::invokeMethod(item("endShift"), "clicked");

    EXPECT_TRUE(screen()->property("busy").toBool()) << "asked for and not waited for";
    EXPECT_FALSE(item("endShift")->isEnabled());
    m_program->screens().open(QStringLiteral("dashboard"));
    m_program->screens().open(QStringLiteral("shift"));
    ASSERT_TRUE(waitFor([&] { return !report().isEmpty(); })) << said("problem").toStdString();
    EXPECT_EQ(report()["person"], "T01");
    EXPECT_TRUE(QFile::exists(report()["file"].toString()));
    EXPECT_EQ(report()["heads"].toList().size(), 2) << "the own chain and the other station's";
    EXPECT_EQ(report()["figures"].toList().first().toMap()["value"], "1");
    EXPECT_TRUE(shows("reportFile"));
    EXPECT_FALSE(shows("carriedIn"));
    EXPECT_FALSE(shows("endShift"));
}

TEST_F(ShiftPage, saysWhyEventsThatWereCarriedInCountNoUnit)
{
    write({store::received()}, parseIso("2026-01-05T08:00:00Z").value());
    registerLead();
    open();

    QMetaObject::invokeMethod(item("endShift"), "clicked");

    ASSERT_TRUE(waitFor([&] { return !report().isEmpty(); })) << said("problem").toStdString();
    EXPECT_EQ(report()["figures"].toList().first().toMap()["value"], "0");
    ASSERT_TRUE(shows("carriedIn"));
    EXPECT_TRUE(item("carriedIn")->property("text").toString().startsWith("1 of these events")) << "and is told";
}

TEST_F(ShiftPage, tellsAnAuditorWhoMayEndAShift)
{
    registerLead();
    signInAs(registerMore("A01", "auditor"));
    open();
    EXPECT_TRUE(shows("shiftLacks"));
    EXPECT_FALSE(item("endShift")->isEnabled());

    QMetaObject::invokeMethod(ending(), "end");

    ASSERT_TRUE(waitFor([&] { return !screen()->property("busy").toBool(); }));
    EXPECT_EQ(said("problem"), ending()->property("lacks").toString());
    EXPECT_TRUE(report().isEmpty());
}

TEST_F(ShiftPage, isNotForAnOwnersView)
{
    sellTwice();
    registerLead();
    signInAs(registerMore("O01", "owner", "greenhome"));

    EXPECT_FALSE(shownScreens().contains("shift"));
    EXPECT_FALSE(shows("conflictLamp"));
}

} // namespace
} // namespace regrade::ui
