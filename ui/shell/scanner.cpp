#include "shell/scanner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <QInputMethodQueryEvent>
#include <QVariant>

namespace regrade::ui {
namespace {

bool isTerminator(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab;
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta || key == Qt::Key_CapsLock;
}

/// A key that puts one character into a code.
bool isCharacter(const QKeyEvent* event)
{
    const auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return event->text().size() == 1 && (event->text().front().isPrint() || event->text().front() == QChar(1)) &&
           (event->modifiers() & commanding) == 0 && !event->isAutoRepeat();
}

bool typesText()
{
    const QObject* focus = QGuiApplication::focusObject();
    return focus != nullptr && focus->property("selectedText").isValid();
}

} // namespace

Scanner::Scanner(QObject* parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    connect(&m_patience, &QTimer::timeout, this, &Scanner::giveBack);
    m_retry.setInterval(200);
    connect(&m_retry, &QTimer::timeout, this, &Scanner::handOver);
}

void Scanner::setPrefix(const QString& prefix)
{
    Wedge::Limits limits;
    limits.prefix = prefix;
    m_wedge = Wedge(limits);
}

bool Scanner::eventFilter(QObject* receiver, QEvent* event)
{
    if (m_replaying) {
        return false;
    }
    if (event->type() == QEvent::InputMethodQuery) {
        // Fields for codes are typed without an input method: a scan must not land in its composition.
        const QVariant accepts = receiver->property("acceptsInputMethod");
        if (accepts.isValid() && !accepts.toBool()) {
            static_cast<QInputMethodQueryEvent*>(event)->setValue(Qt::ImEnabled, false);
            return true;
        }
        return false;
    }
    auto* window = qobject_cast<QWindow*>(receiver);
    if (window == nullptr) {
        return false;
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: return takeOverride(static_cast<QKeyEvent*>(event));
    case QEvent::KeyPress: return takeKey(window, static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease: return takeRelease(static_cast<QKeyEvent*>(event));
    default: return false;
    }
}

bool Scanner::takeOverride(QKeyEvent* event)
{
    if (isTerminator(event) && m_wedge.isScan()) {
        event->accept(); // no shortcut on Return or Tab may see the end of a scan
        return true;
    }
    if (!isCharacter(event) && !isModifier(event->key())) {
        giveBack();
    }
    return false;
}

bool Scanner::takeKey(QWindow* window, QKeyEvent* event)
{
    if (isTerminator(event)) {
        return endBurst(event);
    }
    if (isModifier(event->key())) {
        return false;
    }
    if (!isCharacter(event)) {
        giveBack();
        return false;
    }
    keep(window, event);
    m_wedge.add(event->text().front(), static_cast<qint64>(event->timestamp()));
    m_patience.start(m_wedge.patienceMs(typesText()));
    return true;
}

bool Scanner::endBurst(QKeyEvent* event)
{
    if (!m_wedge.isScan()) {
        giveBack();
        return false;
    }
    const QString code = m_wedge.code();
    for (const auto& kept : m_kept) {
        m_swallowed.insert(kept->key());
    }
    m_swallowed.insert(event->key());
    forget();
    take(code);
    return true;
}

bool Scanner::takeRelease(QKeyEvent* event)
{
    if (m_swallowed.remove(event->key())) {
        return true;
    }
    if (m_kept.empty() || isModifier(event->key())) {
        return false;
    }
    m_kept.emplace_back(event->clone());
    return true;
}

void Scanner::keep(QWindow* window, const QKeyEvent* event)
{
    m_swallowed.remove(event->key());
    m_window = window;
    m_kept.emplace_back(event->clone());
}

void Scanner::forget()
{
    m_patience.stop();
    m_kept.clear();
    m_wedge.clear();
}

void Scanner::giveBack()
{
    const auto kept = std::move(m_kept);
    forget();
    m_replaying = true;
    for (const auto& event : kept) {
        if (m_window) {
            QCoreApplication::sendEvent(m_window, event.get());
        }
    }
    m_replaying = false;
}

void Scanner::takeFromCamera(const QString& code) { take(code); }

void Scanner::take(const QString& code)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (code == m_lastCode && now - m_lastCodeMs < kRepeatMs) {
        m_lastCodeMs = now;
        emit repeated(code);
        return;
    }
    m_lastCode = code;
    m_lastCodeMs = now;
    m_waiting.push_back(code);
    handOver();
}

void Scanner::hold(bool held)
{
    m_held = held;
    handOver();
}

void Scanner::handOver()
{
    while (!m_waiting.isEmpty()) {
        if (m_held || QGuiApplication::modalWindow() != nullptr) {
            m_retry.start();
            return;
        }
        emit scanned(m_waiting.takeFirst());
    }
    m_retry.stop();
}

} // namespace regrade::ui
