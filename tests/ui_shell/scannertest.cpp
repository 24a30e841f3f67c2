#include "shell/scanner.h"

#include "qr/tag.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace regrade::ui {
namespace {

constexpr auto kTag = "BCDEFGHIJKLNO";

/// A window with a text field and a button whose presses are counted; Return is its shortcut.
class ScannerInAWindow : public testing::Test {
protected:
    void SetUp() override
    {
        m_engine.addImportPath(QStringLiteral(":/qt/qml"));
        QQmlComponent component(&m_engine);
        component.setData(R"(
            import QtQuick
            import Regrade.Kit
            Window {
                width: 400; height: 300
                property int presses: 0
                TextEntry { objectName: "entry"; width: 200 }
                PrimaryButton { objectName: "button"; y: 150; text: "Confirm"; onClicked: Window.window.presses++ }
            })",
                          QUrl());
        m_window.reset(qobject_cast<QQuickWindow*>(component.create()));
        ASSERT_TRUE(m_window) << component.errorString().toStdString();
        m_window->show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
        qApp->installEventFilter(&m_scanner);
    }

    void TearDown() override { qApp->removeEventFilter(&m_scanner); }

    /// Keys with the time stamps of the device, as the platform delivers them.
    void press(int key, const QString& text, ulong atMs, Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        for (const auto type : {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, held, text);
            event.setTimestamp(atMs);
            QCoreApplication::sendEvent(m_window.get(), &event);
        }
    }
    void burst(const QString& code, ulong gapMs = 8)
    {
        for (const QChar letter : code) {
            press(letter.toUpper().unicode(), letter, m_now);
            m_now += gapMs;
        }
        press(Qt::Key_Return, "\r", m_now);
        m_now += 5000;
    }
    [[nodiscard]] QQuickItem* part(const char* name) const { return m_window->findChild<QQuickItem*>(name); }
    [[nodiscard]] QString typed() const { return part("entryField")->property("text").toString(); }
    [[nodiscard]] int presses() const { return m_window->property("presses").toInt(); }

    QQmlEngine m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    Scanner m_scanner;
    QSignalSpy m_scans{&m_scanner, &Scanner::scanned};
    ulong m_now = 10'000;
};

TEST_F(ScannerInAWindow, takesABurstWhileATextFieldHasTheFocusAndLeavesTheFieldEmpty)
{
    part("entryField")->forceActiveFocus();

    burst(kTag);

    ASSERT_EQ(m_scans.count(), 1);
    EXPECT_EQ(m_scans[0][0].toString(), kTag);
    EXPECT_EQ(typed(), "");
}

TEST_F(ScannerInAWindow, neverLetsTheEndOfABurstPressAButton)
{
    part("button")->forceActiveFocus();

    burst(kTag);

    EXPECT_EQ(m_scans.count(), 1);
    EXPECT_EQ(presses(), 0);
}

TEST_F(ScannerInAWindow, keepsTheReturnOfABurstFromTheShortcutThatATypedReturnPresses)
{
    QTest::keyClick(m_window.get(), Qt::Key_Return);
    ASSERT_EQ(presses(), 1);

    for (const char* letter = kTag; *letter != 0; ++letter) {
        QTest::keyClick(m_window.get(), *letter);
    }
    QTest::keyClick(m_window.get(), Qt::Key_Return);

    EXPECT_EQ(m_scans.count(), 1);
    EXPECT_EQ(presses(), 1);
}

TEST_F(ScannerInAWindow, givesTypedTextBackInOrder)
{
    part("entryField")->forceActiveFocus();

    for (const QChar letter : QStringLiteral("kettle")) {
        press(letter.toUpper().unicode(), letter, m_now);
        m_now += 120;
    }

    EXPECT_TRUE(QTest::qWaitFor([this] { return typed() == QStringLiteral("kettle"); }, 2000)) << typed().toStdString();
    EXPECT_EQ(m_scans.count(), 0);
}

TEST_F(ScannerInAWindow, givesAFastButShortRunBackToTheField)
{
    part("entryField")->forceActiveFocus();

    for (const QChar letter : QStringLiteral("ab")) {
        press(letter.toUpper().unicode(), letter, m_now);
        m_now += 10;
    }
    press(Qt::Key_Tab, "\t", m_now);

    EXPECT_EQ(typed(), "ab");
    EXPECT_EQ(m_scans.count(), 0);
}

TEST_F(ScannerInAWindow, givesAnUnfinishedBurstBackAfterTheHardGap)
{
    part("entryField")->forceActiveFocus();

    for (const QChar letter : QStringLiteral("BCDEFGH")) {
        press(letter.unicode(), letter, m_now);
        m_now += 8;
    }
    EXPECT_EQ(typed(), "");

    EXPECT_TRUE(QTest::qWaitFor([this] { return typed() == QStringLiteral("BCDEFGH"); }, 2000));
    EXPECT_EQ(m_scans.count(), 0);
}

TEST_F(ScannerInAWindow, ignoresTheSameCodeWithinTwoSecondsAndSaysSo)
{
    QSignalSpy repeats(&m_scanner, &Scanner::repeated);

    burst(kTag);
    burst(kTag);

    EXPECT_EQ(m_scans.count(), 1);
    EXPECT_EQ(repeats.count(), 1);
}

TEST_F(ScannerInAWindow, keepsCodesWhileADialogIsOpenAndHandsThemOverInOrder)
{
    m_scanner.hold(true);
    burst(kTag);
    burst("REGCMDNEXT");
    EXPECT_EQ(m_scans.count(), 0);

    m_scanner.hold(false);

    ASSERT_EQ(m_scans.count(), 2);
    EXPECT_EQ(m_scans[0][0].toString(), kTag);
    EXPECT_EQ(m_scans[1][0].toString(), "REGCMDNEXT");
}

TEST_F(ScannerInAWindow, takesBothEndsOfACodeThatHasTwo)
{
    part("button")->forceActiveFocus();

    burst(kTag);
    m_now -= 4990;
    press(Qt::Key_Return, "\n", m_now);
    press(Qt::Key_J, "\n", m_now + 10, Qt::ControlModifier);

    EXPECT_EQ(m_scans.count(), 1);
    EXPECT_EQ(presses(), 0);
}

TEST_F(ScannerInAWindow, takesControlCharactersInsideABurstForCharacters)
{
    part("entryField")->forceActiveFocus();

    for (const QChar letter : QStringLiteral("010950600013435210LOT")) {
        press(letter.unicode(), letter, m_now);
        m_now += 8;
    }
    press(Qt::Key_BracketRight, "\x1d", m_now, Qt::ControlModifier);
    m_now += 8;
    press(Qt::Key_V, "\x16", m_now, Qt::ControlModifier); // would paste
    m_now += 8;
    press(Qt::Key_F3, "", m_now); // would change the screen
    m_now += 8;
    press('2', "2", m_now);
    press(Qt::Key_Return, "\r", m_now + 8);

    ASSERT_EQ(m_scans.count(), 1);
    EXPECT_EQ(m_scans[0][0].toString(), "010950600013435210LOT\x1d\x16\x1a"
                                        "2");
    EXPECT_EQ(typed(), "");
}

TEST_F(ScannerInAWindow, takesWhatIsTypedBeforeACommandForTyping)
{
    part("entryField")->forceActiveFocus();

    for (const QChar letter : QStringLiteral("abc")) {
        press(letter.toUpper().unicode(), letter, m_now);
        m_now += 90;
    }
    press(Qt::Key_A, "\x01", m_now, Qt::ControlModifier);

    EXPECT_EQ(typed(), "abc");
    EXPECT_EQ(part("entryField")->property("selectedText").toString(), "abc");
}

TEST_F(ScannerInAWindow, keepsTheReturnThatFollowsAHeldUpCodeFromTheButton)
{
    part("entryField")->forceActiveFocus();
    QSignalSpy told(&m_scanner, &Scanner::endMissing);
    for (const QChar letter : QStringLiteral("ORDER-4711")) {
        press(letter.unicode(), letter, m_now);
        m_now += 8;
    }
    m_scanner.lapse();
    press(Qt::Key_Return, "\r", m_now + 450);

    EXPECT_EQ(told.count(), 1);
    EXPECT_EQ(typed(), "ORDER-4711") << "nothing is lost";
    EXPECT_EQ(presses(), 0);
}

TEST_F(ScannerInAWindow, takesATagWithoutAnyEnd)
{
    part("entryField")->forceActiveFocus();
    const QString tag = QString::fromStdString(qr::tagFromNumber(7'919).text());

    for (const QChar letter : tag) {
        press(letter.unicode(), letter, m_now);
        m_now += 8;
    }
    m_scanner.lapse();

    ASSERT_EQ(m_scans.count(), 1);
    EXPECT_EQ(m_scans[0][0].toString(), tag);
    EXPECT_EQ(typed(), "");
}

TEST_F(ScannerInAWindow, tellsOfCodesThatWait)
{
    QSignalSpy told(&m_scanner, &Scanner::waits);
    m_scanner.hold(true);

    burst(kTag);
    burst("REGCMDNEXT");

    ASSERT_EQ(told.count(), 2);
    EXPECT_EQ(told[1][0].toInt(), 2);
}

TEST_F(ScannerInAWindow, letsAPersonPressAFocusedButtonWithSpace)
{
    part("button")->forceActiveFocus();

    press(Qt::Key_Space, " ", m_now);
    m_scanner.lapse();

    EXPECT_EQ(presses(), 1);
}

TEST_F(ScannerInAWindow, switchesTheInputMethodOffInFieldsForCodes)
{
    QInputMethodQueryEvent query(Qt::ImEnabled);

    QCoreApplication::sendEvent(part("entryField"), &query);

    EXPECT_FALSE(query.value(Qt::ImEnabled).toBool());
}

} // namespace
} // namespace regrade::ui
