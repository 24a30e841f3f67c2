#include "tests/ui_shell/stockedhouse.h"

#include "qr/layoutcheck.h"
#include "tests/faults/profile.h"
#include "tests/ui_shell/syntheticscan.h"

#include <QInputMethodQueryEvent>
#include <QQmlComponent>
#include <QSignalSpy>
#include <QTest>

#include <iostream>
#include <map>

namespace regrade::ui {
namespace {

/// A scanner and a person at the whole program's keyboard, for thousands of scans. Time is that of the keys: nothing
/// sleeps, and what would happen in a pause is called for.
class SyntheticKeyboard : public StockedHouse {
protected:
    void SetUp() override
    {
        StockedHouse::SetUp();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_program->window()));
        scanner().setClock([this] { return m_keyboard.now(); });
        // Whatever the scanner lets through, the witness sees.
        qApp->removeEventFilter(&scanner());
        qApp->installEventFilter(&m_witness);
        qApp->installEventFilter(&scanner());
        QObject::connect(&scanner(), &Scanner::scanned, &m_witness,
                         [this](const QString& code) { m_arrived.push_back(code); });
        QObject::connect(&scanner(), &Scanner::repeated, &m_witness,
                         [this](const QString& code) { m_arrived.push_back("again " + code); });
        QObject::connect(&scanner(), &Scanner::returnWithheld, &m_witness, [this] { ++m_withheld; });
    }

    void TearDown() override { qApp->removeEventFilter(&m_witness); }

    Scanner& scanner() { return m_program->scanner(); }
    [[nodiscard]] int dice(int least, int most) { return m_dice(least, most); }
    [[nodiscard]] bool oneIn(int count) { return dice(1, count) == 1; }

    /// What can have the focus on the page that is open, and every button whose presses are counted.
    void enterScreen()
    {
        scanner().lapse();
        const QStringList ids = m_program->screens().ids();
        m_program->screens().open(ids[dice(0, static_cast<int>(ids.size()) - 1)]);
        settle();
        lookAround(m_program->window()->contentItem());
    }

    void lookAround(QQuickItem* item)
    {
        m_fields.clear();
        m_numbers.clear();
        m_others.clear();
        m_clicks.clear();
        std::vector<QQuickItem*> open{item};
        while (!open.empty()) {
            QQuickItem* one = open.back();
            open.pop_back();
            const auto children = one->childItems();
            open.insert(open.end(), children.begin(), children.end());
            if (one->metaObject()->indexOfSignal("clicked()") >= 0) {
                m_clicks.push_back(std::make_unique<QSignalSpy>(one, SIGNAL(clicked())));
            }
            if (!one->isVisible() || !one->isEnabled()) {
                continue;
            }
            if (one->property("acceptsInputMethod").isValid() && !one->property("readOnly").toBool()) {
                const bool number = one->property("validator").value<QObject*>() != nullptr;
                (number ? m_numbers : m_fields).push_back(one);
            } else if (one->activeFocusOnTab()) {
                m_others.push_back(one);
            }
        }
    }

    [[nodiscard]] int clicks() const
    {
        qsizetype count = 0;
        for (const auto& spy : m_clicks) {
            count += spy->count();
        }
        return static_cast<int>(count);
    }

    void settle()
    {
        QGuiApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// A field, a button, a list, or nothing at all.
    QQuickItem* focusSomething()
    {
        const auto pick = [&](std::vector<QPointer<QQuickItem>>& from) -> QQuickItem* {
            QQuickItem* item = from.empty() ? nullptr : from[dice(0, static_cast<int>(from.size()) - 1)].data();
            return item != nullptr && item->isVisible() && item->isEnabled() ? item : nullptr;
        };
        QQuickItem* item = oneIn(2) ? pick(oneIn(2) && !m_numbers.empty() ? m_numbers : m_fields) : pick(m_others);
        (item != nullptr ? item : m_program->window()->contentItem())->forceActiveFocus();
        const bool field = item != nullptr && item->property("acceptsInputMethod").isValid() && item->hasActiveFocus();
        ++m_focus[field ? (item->property("validator").value<QObject*>() != nullptr ? "number field" : "text field")
                  : item != nullptr ? "button or list"
                                    : "nothing"];
        return field ? item : nullptr;
    }

    /// A person types into the field, or at nothing; every character must arrive, and so must Return.
    void personTypes(QQuickItem* field, bool fast)
    {
        scanner().lapse();
        const bool number = field != nullptr && field->property("validator").value<QObject*>() != nullptr;
        // A space on a button presses it, as it should.
        const QString letters = number             ? QStringLiteral("123456789")
                                : field != nullptr ? QStringLiteral("abcdefghiklmnoprstuv -")
                                                   : QStringLiteral("abcdefghiklmnoprstuv-");
        const int length = fast ? 6 : dice(1, 9);
        QString word;
        for (int i = 0; i < (number ? std::min(length, 6) : length); ++i) {
            word += letters[dice(0, static_cast<int>(letters.size()) - 1)];
        }
        const bool returns = fast || oneIn(6);
        QString before;
        if (field != nullptr) {
            field->setProperty("text", QString());
            before = m_witness.typed();
        }
        const int withheld = m_withheld;
        const int returned = m_witness.returns() + m_keyboard.shortcuts();
        const QString seen = m_witness.typed();
        m_keyboard.types(*QGuiApplication::focusWindow(), word, fast ? Person::fast : Person::usual);
        if (returns && field == nullptr) {
            m_keyboard.waits(300);
        }
        if (returns) {
            m_keyboard.personReturns(*QGuiApplication::focusWindow(), fast ? Person::fast : Person::usual);
            const int arrived = m_witness.returns() + m_keyboard.shortcuts() - returned;
            m_eaten += arrived == 1 || m_withheld > withheld ? 0 : 1;
            m_asked += m_withheld - withheld;
        }
        m_tail = returns ? QString() : word;
        if (returns || oneIn(2)) {
            scanner().lapse();
            m_tail.clear();
        }
        const QString arrived = m_witness.typed().mid(seen.size());
        if (m_tail.isEmpty() && arrived != word) {
            m_eaten += static_cast<int>(word.size());
            report("typed \"" + word + "\", and \"" + arrived + "\" arrived");
        }
        m_pending = m_tail.isEmpty() ? QString() : word.mid(arrived.size());
        m_words += 1;
    }

    /// A Chinese input method would take the keys before the program: only in fields for free text, where it is wanted.
    void askInputMethod()
    {
        QObject* focus = QGuiApplication::focusObject();
        QInputMethodQueryEvent query(Qt::ImEnabled);
        QCoreApplication::sendEvent(focus, &query);
        const bool freeText = focus->property("acceptsInputMethod").toBool();
        m_composed += query.value(Qt::ImEnabled).toBool() && !freeText ? 1 : 0;
        m_freeText += freeText ? 1 : 0;
    }

    void scans(const SyntheticScan& scan)
    {
        askInputMethod();
        const QString typed = m_witness.typed();
        const int pressed = clicks();
        const int returns = m_witness.returns() + m_keyboard.shortcuts();
        const QString screen = m_program->screens().current();
        m_arrived.clear();
        m_keyboard.scans(*QGuiApplication::focusWindow(), scan);
        if (scan.end == ScanEnd::none) {
            m_keyboard.waits(500);
            scanner().lapse();
        }
        const QString leaked = m_witness.typed().mid(typed.size());
        const bool dialog = QGuiApplication::modalWindow() != nullptr;
        if (leaked != m_pending) {
            m_eaten += leaked.startsWith(m_pending) ? 0 : 1;
            report("\"" + leaked + "\" reached the focus instead of \"" + m_pending + "\"");
            ++m_lost;
        }
        m_pending.clear();
        if (clicks() != pressed || m_witness.returns() + m_keyboard.shortcuts() != returns) {
            m_pressed += 1;
            report(QStringLiteral("%1 clicks, %2 keys seen, %3 shortcuts")
                       .arg(clicks() - pressed)
                       .arg(m_witness.returns())
                       .arg(m_keyboard.shortcuts()));
        }
        if (dialog) {
            m_lost += m_arrived.isEmpty() ? 0 : 1;
            return;
        }
        judge(scan.expected);
        if (screen != m_program->screens().current()) {
            enterScreen();
        }
    }

    void judge(const QString& expected)
    {
        if (m_arrived == QStringList{expected}) {
            return;
        }
        report("arrived \"" + m_arrived.join(" | ") + "\" instead of \"" + expected + "\"");
        m_split += m_arrived.size() > 1 || (m_arrived.size() == 1 && expected.contains(m_arrived[0])) ? 1 : 0;
        m_glued += m_arrived.size() == 1 && m_arrived[0].contains(expected) ? 1 : 0;
        m_lost += m_arrived.isEmpty() ? 1 : 0;
        m_wrong += 1;
    }

    void report(const QString& what)
    {
        if (++m_reports <= 12) {
            ADD_FAILURE() << what.toStdString() << "\n  on " << m_program->screens().current().toStdString() << ", "
                          << m_now.describe().toStdString();
        }
    }

    /// A dialog with a field of its own; codes wait until it is closed.
    void scansIntoDialog()
    {
        QQmlComponent component(qmlEngine(m_program->window()->contentItem()->childItems().constFirst()));
        component.setData(R"(
            import QtQuick
            import Regrade.Kit
            Window {
                width: 300; height: 200; modality: Qt.ApplicationModal; visible: true
                TextEntry { objectName: "dialogEntry"; focus: true }
                PrimaryButton { y: 100; text: "Yes" }
            })",
                          QUrl());
        std::unique_ptr<QQuickWindow> dialog(qobject_cast<QQuickWindow*>(component.create()));
        ASSERT_TRUE(dialog) << component.errorString().toStdString();
        dialog->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
        dialog->findChild<QQuickItem*>("dialogEntryField")->forceActiveFocus();
        QSignalSpy told(&scanner(), &Scanner::waits);
        QStringList expected;
        for (int i = dice(1, 3); i > 0; --i) {
            m_now = m_scans.next();
            scans(m_now);
            expected.push_back(m_now.expected);
            m_keyboard.waits(dice(80, 2'000));
        }
        EXPECT_EQ(told.count(), expected.size());
        dialog->close();
        dialog.reset();
        m_program->window()->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_program->window()));
        scanner().hold(false);
        if (m_arrived != expected) {
            report("the dialog kept \"" + m_arrived.join(" | ") + "\" instead of \"" + expected.join(" | ") + "\"");
            ++m_lost;
        }
        m_queued += static_cast<int>(expected.size());
        enterScreen();
    }

    Dice m_dice{20'261'127};
    Keyboard m_keyboard{m_dice};
    ScanMaker m_scans{m_dice};
    KeyWitness m_witness;
    SyntheticScan m_now;
    std::vector<QPointer<QQuickItem>> m_fields;
    std::vector<QPointer<QQuickItem>> m_numbers;
    std::vector<QPointer<QQuickItem>> m_others;
    std::vector<std::unique_ptr<QSignalSpy>> m_clicks;
    std::map<std::string, int> m_focus;
    QStringList m_arrived;
    QString m_tail;
    QString m_pending; ///< typed, and still held when the scan begins
    int m_lost = 0;
    int m_split = 0;
    int m_glued = 0;
    int m_wrong = 0;
    int m_eaten = 0;
    int m_pressed = 0;
    int m_withheld = 0;
    int m_asked = 0;
    int m_words = 0;
    int m_queued = 0;
    int m_reports = 0;
    int m_composed = 0; ///< scans that an input method would have taken where codes are typed
    int m_freeText = 0; ///< scans into fields that leave it on
};

TEST_F(SyntheticKeyboard, losesNoScanAndNoCharacterAndPressesNothing)
{
    const int scanCount = faults::rounds(2'000, 10'000);
    int done = 0;
    int dialogs = 0;
    while (done < scanCount && m_reports <= 12) {
        m_scans.changeStation();
        scanner().setLimits(m_scans.limits());
        enterScreen();
        for (int i = 0; i < 25 && done < scanCount && m_reports <= 12; ++i) {
            QQuickItem* field = focusSomething();
            m_now = m_scans.next();
            if (oneIn(3)) {
                personTypes(field, field != nullptr && oneIn(4));
                m_keyboard.waits(dice(80, 250));
            }
            if (oneIn(25)) {
                const int before = m_queued;
                ASSERT_NO_FATAL_FAILURE(scansIntoDialog());
                done += m_queued - before;
                ++dialogs;
                continue;
            }
            scans(m_now);
            ++done;
            m_keyboard.waits(m_now.end == ScanEnd::none ? dice(200, 2'000) : dice(80, 2'000));
            settle();
        }
    }

    EXPECT_EQ(m_lost, 0);
    EXPECT_EQ(m_split, 0);
    EXPECT_EQ(m_glued, 0);
    EXPECT_EQ(m_wrong, 0);
    EXPECT_EQ(m_eaten, 0);
    EXPECT_EQ(m_pressed, 0);
    EXPECT_EQ(m_composed, 0);
    EXPECT_EQ(m_focus.size(), 4U) << "some kind of focus was never tried";
    std::cout << done << " scans (" << m_queued << " into " << dialogs << " dialogs), " << m_words
              << " words typed: lost " << m_lost << ", split " << m_split << ", glued " << m_glued << ", wrong "
              << m_wrong << ", eaten characters " << m_eaten << ", pressed " << m_pressed << "; Return asked for again "
              << m_asked << "; for an input method " << m_composed << ", into free text " << m_freeText << "\n";
    for (const auto& [what, count] : m_focus) {
        std::cout << "  focus on " << what << ": " << count << "\n";
    }
}

} // namespace
} // namespace regrade::ui
