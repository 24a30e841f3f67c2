#include "shell/scanner.h"

#include "qr/scancontent.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QInputMethodQueryEvent>
#include <QQuickItem>
#include <QVariant>

#include <algorithm>
#include <array>
#include <iterator>

namespace regrade::ui {
namespace {

constexpr QChar kGs(0x1D);
constexpr QChar kUnreadable(0x1A); ///< a key that stands for no character: the code is refused with it
constexpr int kSecondEndMs = 100;  ///< CR and LF are two ends of one code
constexpr int kLateEndMs = 600;    ///< a Return so long after a code without one is its end
constexpr int kGraceMs = 15;       ///< for keys that wait in the queue of a program that was busy

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta || key == Qt::Key_CapsLock;
}

bool isTerminator(const QKeyEvent* event)
{
    const bool lineFeed = event->text() == QLatin1String("\n") && event->modifiers() == Qt::NoModifier;
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab || lineFeed;
}

qint64 stampOf(const QKeyEvent* event) { return static_cast<qint64>(event->timestamp()); }

/// AltGr is Ctrl and Alt together on some systems: a printed character with both was typed with it.
bool isCommand(const QKeyEvent* event)
{
    const auto held = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool altGr = held == (Qt::ControlModifier | Qt::AltModifier);
    return held != Qt::NoModifier && !(altGr && event->text().size() == 1 && event->text().front().isPrint());
}

/// Ctrl and ], by which scanners send the separator of GS1 data.
bool isSeparatorKey(const QKeyEvent* event)
{
    return event->text() == kGs ||
           (event->key() == Qt::Key_BracketRight && (event->modifiers() & Qt::ControlModifier) != 0);
}

/// An accent that waits for its letter; a scanner means the sign itself.
QChar accentOf(int key)
{
    switch (key) {
    case Qt::Key_Dead_Circumflex: return '^';
    case Qt::Key_Dead_Grave: return '`';
    case Qt::Key_Dead_Tilde: return '~';
    case Qt::Key_Dead_Acute: return QChar(0xB4);
    case Qt::Key_Dead_Diaeresis: return QChar(0xA8);
    default: return {};
    }
}

/// A figure of the keypad, also while Num Lock is off; -1 = none.
int keypadFigure(const QKeyEvent* event)
{
    if ((event->modifiers() & Qt::KeypadModifier) == 0) {
        return -1;
    }
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9) {
        return event->key() - Qt::Key_0;
    }
    constexpr std::array kKeys = {Qt::Key_Insert, Qt::Key_End,   Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Left,
                                  Qt::Key_Clear,  Qt::Key_Right, Qt::Key_Home, Qt::Key_Up,       Qt::Key_PageUp};
    const auto* const found = std::find(kKeys.begin(), kKeys.end(), event->key());
    return found == kKeys.end() ? -1 : static_cast<int>(found - kKeys.begin());
}

/// Whoever types now types into something: a field, or a page that takes figures (`takesKeys`).
bool typesText()
{
    const QObject* focus = QGuiApplication::focusObject();
    if (focus == nullptr) {
        return false;
    }
    if (focus->property("selectedText").isValid()) {
        return true;
    }
    for (const auto* item = qobject_cast<const QQuickItem*>(focus); item != nullptr; item = item->parentItem()) {
        if (item->property("takesKeys").toBool()) {
            return true;
        }
    }
    return false;
}

QString nameOfEnd(const QKeyEvent* event)
{
    const bool feed = event->text() == QLatin1String("\n") || event->key() == Qt::Key_J;
    const bool tab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_I;
    return feed ? QStringLiteral("LF") : tab ? QStringLiteral("Tab") : QStringLiteral("Return");
}

/// With # for the separator: only where GS1 data come of it.
QString withSeparators(const QString& code)
{
    QString read = code;
    const auto content = qr::contentOf(read.replace('#', kGs).toStdString());
    return content && content->kind == qr::ScanKind::gs1 ? read : code;
}

} // namespace

Scanner::Scanner(QObject* parent) : QObject(parent)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_nowMs = [sinceStart] { return sinceStart.elapsed() + kRepeatMs; };
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_graced) {
            lapse();
        } else {
            m_graced = true;
            m_patience.start(kGraceMs);
        }
    });
    m_retry.setInterval(200);
    connect(&m_retry, &QTimer::timeout, this, &Scanner::handOver);
}

void Scanner::setLimits(const Wedge::Limits& limits)
{
    giveBack();
    m_wedge = Wedge(limits);
}

void Scanner::setSetup(const qr::ScannerSetup& setup)
{
    Wedge::Limits limits = m_wedge.limits();
    limits.prefix = QString::fromStdString(setup.prefix);
    limits.endsByPause = setup.endsByPause;
    limits.hashSeparates = setup.hashSeparates;
    setLimits(limits);
}

bool Scanner::takeFirst(const QKeyEvent& key)
{
    QWindow* window = QGuiApplication::focusWindow();
    if (window == nullptr || m_replaying) {
        return false;
    }
    const std::unique_ptr<QKeyEvent> event(key.clone());
    const bool kept =
        takesShift(window, event.get()) ||
        (key.type() == QEvent::KeyPress ? takeKey(window, event.get()) : takeRelease(window, event.get()));
    if (!kept) {
        rememberPassed(key);
    }
    return kept;
}

/// What an input method does not want it hands to the window, at times only after the next keys.
void Scanner::rememberPassed(const QKeyEvent& key)
{
    constexpr qsizetype kRemembered = 64;
    m_passed.push_back({key.type(), key.key(), key.timestamp()});
    m_passed.remove(0, std::max<qsizetype>(m_passed.size() - kRemembered, 0));
}

/// The Shift of a scanner's capital letter stays with the letter: alone it would switch some input methods over.
bool Scanner::takesShift(QWindow* window, const QKeyEvent* event)
{
    if (event->type() != QEvent::KeyPress || event->key() != Qt::Key_Shift || event->isAutoRepeat()) {
        return false;
    }
    lapseBefore(stampOf(event));
    keep(window, event);
    if (!m_patience.isActive()) {
        m_graced = false;
        m_patience.start(m_wedge.patienceMs(typesText()));
    }
    return true;
}

/// A shortcut asks before the key itself comes.
bool Scanner::wasPassed(const QKeyEvent& event)
{
    const bool asks = event.type() == QEvent::ShortcutOverride;
    const Passed passed{asks ? QEvent::KeyPress : event.type(), event.key(), event.timestamp()};
    return asks ? m_passed.contains(passed) : m_passed.removeOne(passed);
}

bool Scanner::eventFilter(QObject* receiver, QEvent* event)
{
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
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress ||
                     event->type() == QEvent::KeyRelease;
    if (window == nullptr || m_replaying || !key || wasPassed(*static_cast<QKeyEvent*>(event))) {
        return false;
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: return takeOverride(static_cast<QKeyEvent*>(event));
    case QEvent::KeyPress: return takeKey(window, static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease: return takeRelease(window, static_cast<QKeyEvent*>(event));
    default: return false;
    }
}

/// Return, Tab, or inside a burst the control characters by which some scanners send them.
bool Scanner::isEnd(const QKeyEvent* event) const
{
    const bool control = event->modifiers() == Qt::ControlModifier &&
                         (event->key() == Qt::Key_J || event->key() == Qt::Key_M || event->key() == Qt::Key_I);
    return isTerminator(event) || (control && m_wedge.runsInto(stampOf(event)));
}

/// The character that a key puts into a code; null = none, so it is a key like any other.
QChar Scanner::characterOf(const QKeyEvent* event) const
{
    if (event->isAutoRepeat()) {
        return {};
    }
    const bool single = event->text().size() == 1;
    const QString& prefix = m_wedge.limits().prefix;
    if (single && !prefix.isEmpty() && m_wedge.isEmpty() && event->text().front() == prefix.front()) {
        return prefix.front(); // also a control character such as STX
    }
    if (isSeparatorKey(event)) {
        return kGs;
    }
    const QChar sign = single ? event->text().front() : QChar();
    if (!isCommand(event) && (sign.isPrint() || sign == QChar(1))) {
        return sign;
    }
    if (!m_wedge.runsInto(stampOf(event))) {
        return {};
    }
    // In the middle of a burst no key is a command.
    const QChar accent = accentOf(event->key());
    return !accent.isNull() ? accent : single && sign != QChar(0x7F) && sign < QChar(0x20) ? sign : kUnreadable;
}

bool Scanner::takeOverride(QKeyEvent* event)
{
    lapseBefore(stampOf(event));
    if (isModifier(event->key())) {
        return false;
    }
    if (isEnd(event)) {
        const qint64 at = stampOf(event);
        const bool mayBeCode = swallowsEnd(event) || m_wedge.typedBefore(typesText(), at) > 0 ||
                               m_wedge.verdict(typesText(), at) != Wedge::Verdict::typing;
        if (mayBeCode) {
            event->accept(); // no shortcut on Return or Tab may see the end of a scan
        }
        return mayBeCode;
    }
    const bool altFigure = event->modifiers() & Qt::AltModifier && keypadFigure(event) >= 0;
    if (altFigure || !characterOf(event).isNull()) {
        const bool shortcut = !event->text().isEmpty() && event->text().front().isPrint() && !isCommand(event);
        if (!shortcut) {
            event->accept();
        }
        return !shortcut;
    }
    giveBack();
    return false;
}

bool Scanner::takeKey(QWindow* window, QKeyEvent* event)
{
    lapseBefore(stampOf(event));
    if (isModifier(event->key())) {
        return false;
    }
    if (isEnd(event)) {
        return endBurst(event);
    }
    if (takeAltFigure(window, event)) {
        return true;
    }
    const QChar character = characterOf(event);
    if (character.isNull()) {
        giveBack();
        return false;
    }
    keep(window, event);
    add(character, stampOf(event), stampOf(event));
    return true;
}

void Scanner::add(QChar character, qint64 atMs, qint64 untilMs)
{
    if (character == kGs && m_wedge.code().endsWith(kGs)) {
        return; // Alt and 029, and what the system made of it
    }
    if (!m_kept.empty()) {
        m_kept.back().character = m_wedge.size();
    }
    m_wedge.add(character, atMs, untilMs);
    m_graced = false;
    m_patience.start(m_wedge.patienceMs(typesText()) - kGraceMs);
}

bool Scanner::takeAltFigure(QWindow* window, const QKeyEvent* event)
{
    const int figure = (event->modifiers() & Qt::AltModifier) != 0 ? keypadFigure(event) : -1;
    if (figure < 0) {
        return false;
    }
    keep(window, event);
    m_altMs = m_altFigures.isEmpty() ? stampOf(event) : m_altMs;
    m_altFigures += QString::number(figure);
    m_graced = false;
    m_patience.start(m_wedge.limits().hardGapMs);
    return true;
}

void Scanner::endAltCode(qint64 atMs)
{
    const int number = m_altFigures.size() <= 4 ? m_altFigures.toInt() : 0;
    m_altFigures.clear();
    if (number == kGs.unicode() || (number >= 0x20 && number < 0x7F)) {
        add(QChar(number), m_altMs, atMs);
    }
}

/// The second end of a code that had one, or the late one of a code that seemed to have none.
bool Scanner::swallowsEnd(const QKeyEvent* event) const
{
    return m_wedge.isEmpty() && !event->isAutoRepeat() && stampOf(event) >= m_endedMs && stampOf(event) < m_endsUntil;
}

/// What a person had typed when the scan began goes where it was meant for.
void Scanner::splitTyped(std::optional<qint64> atMs)
{
    const qsizetype typed = m_wedge.typedBefore(typesText(), atMs);
    if (typed == 0) {
        return;
    }
    const auto scan = std::stable_partition(
        m_kept.begin(), m_kept.end(), [&](const Kept& kept) { return kept.character >= 0 && kept.character < typed; });
    std::vector<Kept> before(std::make_move_iterator(m_kept.begin()), std::make_move_iterator(scan));
    m_kept.erase(m_kept.begin(), scan);
    m_wedge.drop(typed);
    replay(std::move(before));
}

bool Scanner::endBurst(QKeyEvent* event)
{
    const qint64 at = stampOf(event);
    if (swallowsEnd(event)) {
        m_swallowed.insert(event->key());
        m_endsUntil = std::min(m_endsUntil, at + kSecondEndMs);
        return true;
    }
    splitTyped(at);
    switch (m_wedge.verdict(typesText(), at)) {
    case Wedge::Verdict::typing: giveBack(); return false;
    case Wedge::Verdict::maybe:
        giveBack();
        m_swallowed.insert(event->key());
        m_endedMs = at;
        m_endsUntil = at + kSecondEndMs;
        emit returnWithheld();
        return true;
    case Wedge::Verdict::scan: break;
    }
    m_swallowed.insert(event->key());
    finish(at, nameOfEnd(event));
    return true;
}

/// The burst is a code: nothing of it reaches a field.
void Scanner::finish(std::optional<qint64> endMs, const QString& end)
{
    m_rhythm = {m_wedge.text(), m_wedge.gaps(), end};
    if (endMs) {
        m_rhythm.gaps.push_back(static_cast<int>(*endMs - m_wedge.lastMs()));
    }
    m_endedMs = endMs.value_or(m_wedge.lastMs());
    m_endsUntil = m_endedMs + (endMs ? kSecondEndMs : m_wedge.limits().endsByPause ? 0 : kLateEndMs);
    const QString code = m_wedge.limits().hashSeparates ? withSeparators(m_wedge.code()) : m_wedge.code();
    for (const Kept& kept : m_kept) {
        if (kept.event->type() == QEvent::KeyPress) {
            m_swallowed.insert(kept.event->key());
        } else {
            m_swallowed.remove(kept.event->key());
        }
    }
    forget();
    take(code);
}

void Scanner::lapseBefore(qint64 atMs)
{
    if (m_wedge.isEmpty()) {
        return;
    }
    const qint64 gap = atMs - (m_altFigures.isEmpty() ? m_wedge.lastMs() : m_altMs);
    const bool endsHere = m_wedge.limits().endsByPause && gap > m_wedge.limits().typingGapMs &&
                          m_wedge.verdict(typesText(), std::nullopt) == Wedge::Verdict::scan;
    if (endsHere || gap > m_wedge.patienceMs(typesText())) {
        lapse();
    }
}

void Scanner::lapse()
{
    if (m_wedge.limits().endsByPause) {
        splitTyped(std::nullopt);
    }
    const bool scan = m_wedge.verdict(typesText(), std::nullopt) == Wedge::Verdict::scan;
    if (m_wedge.isComplete() || (scan && m_wedge.limits().endsByPause)) {
        finish(std::nullopt, {});
        return;
    }
    const qint64 last = m_wedge.lastMs();
    giveBack();
    if (scan) {
        m_endedMs = last;
        m_endsUntil = last + kLateEndMs;
        emit endMissing();
    }
}

bool Scanner::takeRelease(QWindow* window, QKeyEvent* event)
{
    if (event->key() == Qt::Key_Alt && !m_altFigures.isEmpty()) {
        endAltCode(stampOf(event));
        return false;
    }
    if (m_swallowed.remove(event->key())) {
        return true;
    }
    const auto press = std::find_if(m_kept.rbegin(), m_kept.rend(), [&](const Kept& kept) {
        return kept.event->type() == QEvent::KeyPress && kept.event->key() == event->key();
    });
    if (press == m_kept.rend()) {
        return false; // of a key that was given back or never held: a pressed button must see it
    }
    const qsizetype character = press->character;
    m_kept.push_back({window, std::unique_ptr<QKeyEvent>(event->clone()), character});
    return true;
}

void Scanner::keep(QWindow* window, const QKeyEvent* event)
{
    m_swallowed.remove(event->key());
    m_kept.push_back({window, std::unique_ptr<QKeyEvent>(event->clone())});
}

void Scanner::forget()
{
    m_patience.stop();
    m_kept.clear();
    m_wedge.clear();
    m_altFigures.clear();
}

void Scanner::giveBack()
{
    auto kept = std::move(m_kept);
    forget();
    replay(std::move(kept));
}

void Scanner::replay(std::vector<Kept> kept)
{
    m_replaying = true;
    for (const Kept& one : kept) {
        if (!one.window) {
            continue;
        }
        if (m_inputMethod && m_inputMethod(*one.event)) {
            rememberPassed(*one.event);
        } else {
            QCoreApplication::sendEvent(one.window, one.event.get());
        }
    }
    m_replaying = false;
}

void Scanner::takeFromCamera(const QString& code)
{
    m_rhythm = {code, {}, {}};
    take(code);
}

void Scanner::take(const QString& code)
{
    const qint64 now = m_nowMs();
    if (code == m_lastCode && now - m_lastCodeMs < kRepeatMs) {
        m_lastCodeMs = now;
        emit repeated(code);
        return;
    }
    m_lastCode = code;
    m_lastCodeMs = now;
    m_waiting.push_back(code);
    handOver();
    if (!m_waiting.isEmpty()) {
        emit waits(static_cast<int>(m_waiting.size()));
    }
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
