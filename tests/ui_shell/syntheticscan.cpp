#include "tests/ui_shell/syntheticscan.h"

#include "qr/gs1.h"
#include "qr/layoutcheck.h"
#include "qr/tag.h"

#include <QCoreApplication>
#include <QTest>

#include <array>

namespace regrade::ui {
namespace {

constexpr QChar kGs(0x1D);

bool isEnd(int key) { return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab; }

} // namespace

QString SyntheticScan::describe() const
{
    constexpr std::array kEnds = {"CR", "Enter", "Tab", "LF", "CR LF", "nothing"};
    return QStringLiteral("sent \"%1\" at %2 ms, end %3, separator %4, releases %5, PC %6")
        .arg(text)
        .arg(gapMs)
        .arg(QLatin1String(kEnds.at(static_cast<std::size_t>(end))))
        .arg(static_cast<int>(separator))
        .arg(static_cast<int>(releases))
        .arg(computer);
}

int Keyboard::gapOf(Person person)
{
    if (person == Person::usual) {
        return m_dice(80, 250);
    }
    // 60 ms, and now and then the next finger is down before the last is up.
    return m_dice.oneIn(6) ? m_dice(25, 50) : std::max(30, static_cast<int>(m_dice.around(64, 7)));
}

Keyboard::Key Keyboard::keyOf(QChar character) const
{
    if (character == kGs) {
        return {Qt::Key_BracketRight, Qt::ControlModifier, QString(kGs)};
    }
    if (character < QChar(0x20)) {
        return {Qt::Key_A + character.unicode() - 1, Qt::ControlModifier, QString(character)};
    }
    const bool shifted = character.isUpper() || QStringLiteral("!@#$%^&*()_+{}:\"|<>?~").contains(character);
    return {character.toUpper().unicode(), shifted ? Qt::ShiftModifier : Qt::NoModifier, QString(character)};
}

void Keyboard::press(QWindow& window, const Key& key)
{
    const auto at = static_cast<ulong>(m_nowMs);
    if (qt_sendShortcutOverrideEvent(&window, at, key.key, key.held, key.text)) {
        ++m_shortcuts;
        return;
    }
    QKeyEvent event(QEvent::KeyPress, key.key, key.held, key.text);
    event.setTimestamp(at);
    QCoreApplication::sendEvent(&window, &event);
}

void Keyboard::release(QWindow& window, const Key& key)
{
    QKeyEvent event(QEvent::KeyRelease, key.key, key.held, key.text);
    event.setTimestamp(static_cast<ulong>(m_nowMs));
    QCoreApplication::sendEvent(&window, &event);
}

void Keyboard::types(QWindow& window, const QString& word, Person person)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        m_nowMs += i == 0 ? 0 : gapOf(person);
        const Key key = keyOf(word[i]);
        press(window, key);
        release(window, key);
    }
}

void Keyboard::personReturns(QWindow& window, Person person)
{
    m_nowMs += gapOf(person);
    const Key key{Qt::Key_Return, Qt::NoModifier, "\r"};
    press(window, key);
    m_nowMs += 40;
    release(window, key);
}

void Keyboard::passes(const SyntheticScan& scan)
{
    const int jitter = scan.gapMs * 3 / 10;
    m_nowMs += std::clamp(scan.gapMs + m_dice(-jitter, jitter), 5, 50);
}

void Keyboard::sendsAltCode(QWindow& window, bool numLock)
{
    constexpr std::array kFigures = {Qt::Key_0, Qt::Key_2, Qt::Key_9};
    constexpr std::array kOthers = {Qt::Key_Insert, Qt::Key_Down, Qt::Key_PageUp};
    const Key alt{Qt::Key_Alt, Qt::NoModifier, {}};
    press(window, alt);
    for (std::size_t i = 0; i < kFigures.size(); ++i) {
        const Key key{numLock ? kFigures.at(i) : kOthers.at(i), Qt::AltModifier | Qt::KeypadModifier,
                      numLock ? QString(QChar(kFigures.at(i))) : QString()};
        press(window, key);
        release(window, key);
        m_nowMs += 2;
    }
    release(window, alt);
}

void Keyboard::sendsCharacter(QWindow& window, const SyntheticScan& scan, QChar character)
{
    if (character == kGs &&
        (scan.separator == SeparatorForm::altCode || scan.separator == SeparatorForm::altCodeWithoutNumLock)) {
        sendsAltCode(window, scan.separator == SeparatorForm::altCode);
        return;
    }
    Key key = character == kGs && scan.separator == SeparatorForm::hash ? keyOf('#') : keyOf(character);
    const bool shift = key.held == Qt::ShiftModifier && (scan.capsByShift || !character.isLetter());
    const Key shiftKey{Qt::Key_Shift, Qt::ShiftModifier, {}};
    if (shift) {
        press(window, shiftKey);
    } else if (key.held == Qt::ShiftModifier) {
        key.held = Qt::NoModifier; // by Caps Lock
    }
    const bool control = key.held == Qt::ControlModifier;
    if (control) {
        press(window, {Qt::Key_Control, Qt::ControlModifier, {}});
    }
    press(window, key);
    if (scan.releases == Releases::atOnce) {
        release(window, key);
    } else {
        m_down.push_back(key);
        if (scan.releases == Releases::rolling && m_down.size() > 1) {
            release(window, m_down.front());
            m_down.erase(m_down.begin());
        }
    }
    if (shift) {
        release(window, shiftKey);
    }
    if (control) {
        release(window, {Qt::Key_Control, Qt::NoModifier, {}});
    }
}

void Keyboard::sendsEnd(QWindow& window, const SyntheticScan& scan)
{
    const Key feed{Qt::Key_J, Qt::ControlModifier, "\n"};
    const auto send = [&](const Key& key) {
        passes(scan);
        press(window, key);
        release(window, key);
    };
    switch (scan.end) {
    case ScanEnd::carriageReturn: send({Qt::Key_Return, Qt::NoModifier, "\r"}); break;
    case ScanEnd::enter: send({Qt::Key_Enter, Qt::KeypadModifier, "\r"}); break;
    case ScanEnd::tab: send({Qt::Key_Tab, Qt::NoModifier, "\t"}); break;
    case ScanEnd::lineFeed: send(feed); break;
    case ScanEnd::both:
        send({Qt::Key_Return, Qt::NoModifier, "\r"});
        send({Qt::Key_Return, Qt::NoModifier, "\n"});
        break;
    case ScanEnd::none: break;
    }
}

void Keyboard::scans(QWindow& window, const SyntheticScan& scan)
{
    for (qsizetype i = 0; i < scan.text.size(); ++i) {
        if (i > 0) {
            passes(scan);
        }
        sendsCharacter(window, scan, scan.text[i]);
    }
    sendsEnd(window, scan);
    for (const Key& key : m_down) {
        release(window, key);
    }
    m_down.clear();
}

bool KeyWitness::eventFilter(QObject* receiver, QEvent* event)
{
    if (qobject_cast<QWindow*>(receiver) == nullptr || event->type() != QEvent::KeyPress) {
        return false;
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    if (isEnd(key->key())) {
        ++m_returns;
    } else if (!key->text().isEmpty()) {
        m_typed += key->text();
    }
    return false;
}

void ScanMaker::changeStation()
{
    m_limits = {};
    m_limits.prefix = m_dice.oneIn(4) ? QStringLiteral("~") : m_dice.oneIn(5) ? QStringLiteral("\x02") : QString();
    m_end = static_cast<ScanEnd>(m_dice(0, 5));
    m_limits.endsByPause = m_end == ScanEnd::none;
    m_limits.hashSeparates = m_dice.oneIn(4);
    m_identifies = m_dice.oneIn(3);
    m_computer = m_dice.oneIn(3) ? (m_dice.oneIn(2) ? "fr" : "de") : "us";
}

QString ScanMaker::code()
{
    const int number = ++m_number;
    const QString six = QString::number(100'000 + number);
    switch (m_dice(0, 7)) {
    case 0: return QString::fromStdString(qr::tagFromNumber(static_cast<std::uint64_t>(number) * 1'000'003).text());
    case 1: // a unit of the house, the same once in a while
        return QString::fromStdString(qr::tagFromNumber(static_cast<std::uint64_t>(1 + number % 20) * 7'919).text());
    case 2: {
        const std::string digits = "400" + six.toStdString() + "123";
        return QString::fromStdString(digits + qr::gs1CheckDigit(digits));
    }
    case 3: return QString("0109506000134352") + "10LOT" + six + kGs + "21X" + QString::number(number);
    case 4: return "https://id.example.org/i/" + six + "?a-b";
    case 5: return "GL-" + six;
    case 6: return "order_" + six + ";(x):" + QString::number(m_dice(1, 99'999));
    default: break;
    }
    QString text; // whatever a label may hold
    for (int i = m_dice(6, 60); i > 0; --i) {
        text += QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./: %")[m_dice(0, 67)];
    }
    return "T" + six + text.trimmed() + "E";
}

SyntheticScan ScanMaker::next()
{
    SyntheticScan scan;
    scan.computer = m_computer;
    scan.end = m_end;
    scan.gapMs = m_dice.oneIn(2) ? m_dice(5, 20) : m_dice(20, 50);
    scan.capsByShift = !m_dice.oneIn(4);
    scan.releases = static_cast<Releases>(m_dice(0, 2));
    scan.separator = static_cast<SeparatorForm>(m_dice(0, 2));
    QString read = code();
    const bool gs1 = read.contains(kGs);
    // # comes for GS where the station was told so; a garbled one could not be understood.
    if (gs1 && m_limits.hashSeparates && m_computer == "us") {
        scan.separator = SeparatorForm::hash;
    }
    if (m_identifies) {
        read.prepend(gs1 ? "]d2" : "]Q1");
    }
    const QString arrives =
        m_computer == "us"
            ? read
            : QString::fromStdString(qr::typedThrough(read.toStdString(), "us", m_computer.toStdString()));
    scan.expected = arrives;
    scan.text = m_limits.prefix + arrives;
    return scan;
}

} // namespace regrade::ui
