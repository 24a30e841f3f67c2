#include "tests/ui_shell/signinsupport.h"

#include "qr/tag.h"
#include "stations/intake.h"
#include "store/printbook.h"
#include "tests/store/samples.h"
#include "tests/support/printer.h"

#include <QImage>

#include <gmock/gmock.h>

namespace regrade::ui {
namespace {

using tests::LoopbackPrinter;
using Habit = LoopbackPrinter::Habit;

const std::string kPrintedTag = qr::tagFromNumber(4'712).text();

/// The lamp and the page of the print queue, over a real print room and printers on this machine.
class PrintPage : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        const auto received = m_station->clerk().perform(
            domain::ItemId(kPrintedTag),
            [](const domain::Item&, Time) {
                return Result<domain::Events>(
                    {store::received(), domain::ItemRouted{{domain::StageId("grading")}, {}}});
            },
            {domain::ActorId("T09"), {}, {}, {}});
        ASSERT_TRUE(received) << received.error().what();
        emit desk().recorded();
    }

    PrintDesk& prints() { return *desk().prints(); }
    void setUp(const char* name, const std::string& address)
    {
        const auto added = prints().addPrinter({name, "pdf", address, 203, {}});
        ASSERT_TRUE(added) << added.error().what();
    }
    void printIntakeLabel()
    {
        bool done = false;
        prints().print(domain::ItemId(kPrintedTag), domain::LabelKind::intake, {}, &desk(), [&](const auto& receipt) {
            EXPECT_TRUE(receipt) << receipt.error().what();
            done = true;
        });
        ASSERT_TRUE(waitFor([&] { return done; }));
    }
    void open() { m_program->screens().open(QStringLiteral("printing")); }
    QObject* screen() { return m_program->screens().screen(); }
    QVariantMap row(int index = 0)
    {
        const QVariantList rows = screen()->property("rows").toList();
        return index < rows.size() ? rows[index].toMap() : QVariantMap();
    }
    QQuickItem* item(const char* name) { return seenIn(m_program->window()->contentItem(), QLatin1String(name)); }
    void press(const char* name)
    {
        ASSERT_TRUE(waitFor([&] { return item(name) != nullptr && item(name)->isEnabled(); })) << name;
        QMetaObject::invokeMethod(item(name), "clicked");
    }
    bool lampBecomes(const char* kind)
    {
        return waitFor([&] { return prints().kind() == QLatin1String(kind); });
    }

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
};

TEST_F(PrintPage, hasNoLampWithoutAPrinter)
{
    open();

    EXPECT_EQ(item("printerLamp"), nullptr);
    EXPECT_EQ(prints().kind(), "none");
    EXPECT_FALSE(screen()->property("canTry").toBool());
}

TEST_F(PrintPage, showsThatAPrinterIsOffAndThatTheLabelComesByItself)
{
    LoopbackPrinter zebra;
    zebra.switchOff();
    setUp("Zebra", zebra.address());
    EXPECT_EQ(item("printerLamp")->property("text"), "Printer ready");

    printIntakeLabel();

    ASSERT_TRUE(lampBecomes("offline"));
    EXPECT_EQ(item("printerLamp")->property("text"), "Printer off, 1 wait");
    QMetaObject::invokeMethod(item("printerLamp"), "clicked");
    EXPECT_EQ(m_program->screens().current(), "printing");
    EXPECT_EQ(row()["state"], "Printer off");
    EXPECT_TRUE(row()["reason"].toString().contains("refuses the connection"));
    zebra.switchOn();
    press("tryNow");
    ASSERT_TRUE(lampBecomes("ok"));
    EXPECT_TRUE(waitFor([&] { return zebra.received().size() == 1; }));
    EXPECT_TRUE(waitFor([&] { return row()["state"] == "Sent"; }));
}

TEST_F(PrintPage, asksWhetherALabelIsThereAndPrintsItAgainOnlyOnDemand)
{
    LoopbackPrinter zebra(Habit::drops);
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    ASSERT_TRUE(lampBecomes("unsure"));
    EXPECT_EQ(item("printerLamp")->property("text"), "Label there? 1");
    open();
    zebra.set(Habit::takes);
    EXPECT_EQ(row()["state"], "Is it there?");

    press("again_1");

    ASSERT_TRUE(waitFor([&] { return row()["state"] == "Sent"; }));
    EXPECT_EQ(prints().kind(), "ok");
    EXPECT_EQ(row(1)["state"], "Void");
    EXPECT_TRUE(row(1)["reason"].toString().contains("Copy 2"));
    EXPECT_FALSE(row(1)["canAgain"].toBool());
    EXPECT_EQ(m_station->prints().printers().size(), 1U);
    EXPECT_EQ(desk().item(domain::ItemId(kPrintedTag))->intakeLabels, 2);
}

TEST_F(PrintPage, takesAPersonsWordThatTheLabelIsThereOrNotWanted)
{
    LoopbackPrinter zebra(Habit::drops);
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    ASSERT_TRUE(lampBecomes("unsure"));
    open();

    press("confirm_1");

    ASSERT_TRUE(waitFor([&] { return row()["state"] == "Confirmed"; }));
    printIntakeLabel();
    ASSERT_TRUE(lampBecomes("unsure")); // before that the row moves under the finger
    ASSERT_TRUE(waitFor([&] { return item("cancel_2") != nullptr; }));
    press("cancel_2");
    ASSERT_TRUE(waitFor([&] { return row()["state"] == "Cancelled"; }));
    EXPECT_EQ(prints().kind(), "ok");
}

TEST_F(PrintPage, isConfirmedByAScanOnAnyScreen)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    const auto state = [&] { return store::printJob(m_station->reader(), 1)->state; };
    ASSERT_TRUE(waitFor([&] { return state() == store::PrintState::sent; }));
    m_program->screens().open(QStringLiteral("dashboard"));

    emit m_program->scanner().scanned(text(kPrintedTag));

    EXPECT_TRUE(waitFor([&] { return state() == store::PrintState::confirmed; }));
    EXPECT_EQ(m_program->screens().current(), "passport") << "the scan still opens the unit";
}

TEST_F(PrintPage, staysWhenALabelOfTheQueueIsScanned)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    open();
    ASSERT_TRUE(waitFor([&] { return row()["state"] == "Sent"; }));

    emit m_program->scanner().scanned(text(kPrintedTag));

    ASSERT_TRUE(waitFor([&] { return row()["state"] == "Confirmed"; }));
    EXPECT_EQ(m_program->screens().current(), "printing");
    EXPECT_TRUE(waitFor([&] { return m_program->screens().bandText().contains("confirmed"); }));
}

TEST_F(PrintPage, isNotConfirmedByAnAuditorsScan)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    const auto state = [&] { return store::printJob(m_station->reader(), 1)->state; };
    ASSERT_TRUE(waitFor([&] { return state() == store::PrintState::sent; }));
    registerLead();
    const auto auditor = registerMore("A01", "auditor");
    page().takeBadge(text(auditor.told.badge));
    give(text(auditor.told.pin));
    ASSERT_TRUE(waitFor([&] { return headerSays().startsWith("A01"); }));

    emit m_program->scanner().scanned(text(kPrintedTag));
    open();

    EXPECT_FALSE(m_program->screens().forbidden().isEmpty());
    // What the clerk was asked before this is done by now.
    ASSERT_TRUE(m_station->clerk().attendAndWait([] { return Result<void>(); }));
    EXPECT_EQ(state(), store::PrintState::sent);
}

TEST_F(PrintPage, setsAPrinterUpAndTestsIt)
{
    LoopbackPrinter zebra;
    m_program->screens().open(QStringLiteral("settings"));
    ASSERT_TRUE(waitFor([&] { return item("addPrinter") != nullptr; }));
    item("printerName")->setProperty("text", "Zebra");
    item("printerAddress")->setProperty("text", "127.0.0.1:70000");
    press("addPrinter");
    EXPECT_TRUE(screen()->property("problem").toString().contains("1 to 65535"));

    item("printerAddress")->setProperty("text", text(zebra.address()));
    press("addPrinter");

    EXPECT_EQ(screen()->property("problem"), "");
    press("testPrinter_Zebra");
    EXPECT_TRUE(waitFor([&] { return zebra.received().size() == 1; }));
    EXPECT_EQ(zebra.received().front().substr(0, 5), "%PDF-");
    press("removePrinter_Zebra");
    EXPECT_TRUE(prints().printers().empty());
}

TEST_F(PrintPage, speaksChinese)
{
    LoopbackPrinter zebra(Habit::drops);
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    ASSERT_TRUE(lampBecomes("unsure"));
    open();

    desk().setLanguage(QStringLiteral("zh_CN"));

    EXPECT_EQ(item("printerLamp")->property("text"), QStringLiteral("标签在吗？1"));
    EXPECT_EQ(row()["state"], QStringLiteral("标签在吗？"));
    EXPECT_TRUE(row()["reason"].toString().contains(QStringLiteral("中断了连接")))
        << row()["reason"].toString().toStdString();
    desk().setLanguage(QStringLiteral("en"));
}

class HeaderWithEverything : public PrintPage, public testing::WithParamInterface<const char*> {};

/// A unit in hand, a hub that is lost, conflicts and a printer that is off: all of it in 1280 pixels.
TEST_P(HeaderWithEverything, fitsInto1280Pixels)
{
    LoopbackPrinter zebra;
    zebra.switchOff();
    setUp("Zebra", zebra.address());
    printIntakeLabel();
    ASSERT_TRUE(lampBecomes("offline"));
    desk().setLanguage(QString::fromLatin1(GetParam()));
    desk().setHub(false, storageError("The hub does not answer."));
    desk().setOpenConflicts(12);
    m_program->window()->resize(1280, 720);
    m_program->screens().open(QStringLiteral("grading"));
    QMetaObject::invokeMethod(screen(), "choose", Q_ARG(QString, text(kPrintedTag)));

    ASSERT_TRUE(waitFor([&] { return item("headerTag") != nullptr && item("printerLamp") != nullptr; }));
    const QImage picture = m_program->window()->grabWindow(); // the layout is settled with it
    QRectF last(-1, 0, 1, 1);
    const QQuickItem* lamp = item("printerLamp");
    for (const QQuickItem* part : lamp->parentItem()->childItems()) {
        if (!part->isVisible() || part->width() <= 0) {
            continue;
        }
        EXPECT_GE(part->x(), last.right()) << part->objectName().toStdString();
        EXPECT_GE(part->width() + 0.5, part->implicitWidth()) << part->objectName().toStdString();
        last = QRectF(part->position(), part->size());
    }
    EXPECT_LE(last.right(), lamp->parentItem()->width() + 0.5);
    if (qEnvironmentVariableIsSet("REGRADE_PICTURES")) {
        picture.save(qEnvironmentVariable("REGRADE_PICTURES") + "/header-" + GetParam() + ".png");
    }
    desk().setLanguage(QStringLiteral("en"));
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, HeaderWithEverything, testing::Values("en", "zh_CN", "de"));

} // namespace
} // namespace regrade::ui
