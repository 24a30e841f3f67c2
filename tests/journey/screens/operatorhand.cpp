#include "journey/screens/operatorhand.h"

#include <QDir>
#include <QQuickItem>
#include <QTest>

namespace regrade::journey {

namespace {

constexpr int kMostTabs = 150;
constexpr int kTypingPaceMs = 90; ///< 130 words a minute

constexpr int kReactionMs = 150; ///< nobody presses a key faster behind what he sees or hears

} // namespace

QVariant OperatorHand::seen(const char* property) const { return m_program.screens().screen()->property(property); }

bool OperatorHand::waitFor(const std::function<bool()>& condition, int ms) { return QTest::qWaitFor(condition, ms); }

bool OperatorHand::focusOn(const QString& name)
{
    for (int tabs = 0; tabs < kMostTabs; ++tabs) {
        const auto* focus = m_program.window()->activeFocusItem();
        if (focus && focus->objectName() == name) {
            return true;
        }
        QTest::keyClick(m_program.window(), Qt::Key_Tab);
    }
    return false;
}

bool OperatorHand::press(const QString& name)
{
    // A control that is not ready yet, as before the first camera picture, is left out by Tab.
    if (!waitFor([&] { return focusOn(name); }, 10'000)) {
        return false;
    }
    ++m_actions;
    QTest::keyClick(m_program.window(), Qt::Key_Space);
    // A space may be the start of a scan until the scanner's patience is over.
    QTest::qWait(200);
    return true;
}

bool OperatorHand::type(const QString& field, const QString& text)
{
    if (!focusOn(field + QStringLiteral("Field"))) {
        return false;
    }
    ++m_actions;
    QTest::keySequence(m_program.window(), QKeySequence::SelectAll);
    for (const QChar letter : text) {
        QTest::keyClick(m_program.window(), letter.toLatin1());
        QTest::qWait(kTypingPaceMs); // the delay of keyClick passes no time
    }
    QTest::qWait(200);
    return true;
}

void OperatorHand::scan(const QString& code)
{
    ++m_actions;
    for (const QChar letter : code) {
        QTest::keyClick(m_program.window(), letter.toLatin1());
    }
    QTest::keyClick(m_program.window(), Qt::Key_Return);
}

void OperatorHand::scanAnew(const QString& code)
{
    scan(QStringLiteral("REGCMDHELP"));
    --m_actions;
    scan(code);
}

void OperatorHand::key(int key)
{
    ++m_actions;
    QTest::qWait(kReactionMs);
    QTest::keyClick(m_program.window(), static_cast<Qt::Key>(key));
}

QString OperatorHand::settled()
{
    if (!waitFor([this] { return !seen("busy").toBool(); })) {
        return QStringLiteral("still busy");
    }
    return seen("problem").toString();
}

void OperatorHand::keepPicture(const QString& name)
{
    const QString folder = qEnvironmentVariable("REGRADE_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder)) {
        return;
    }
    QTest::qWait(100);
    const QString file =
        QString("%1/journey-%2-%3.png").arg(folder).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    (void)m_program.window()->grabWindow().save(file);
}

} // namespace regrade::journey
