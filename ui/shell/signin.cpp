#include "shell/signin.h"

#include <QEvent>

namespace regrade::ui {
namespace {

constexpr int kPinFigures = 6;
constexpr int kTouchMs = 30'000;
const QLatin1String kIn("in");
const QLatin1String kBadge("badge");
const QLatin1String kPin("pin");
const QLatin1String kFirst("first");
const QLatin1String kTold("told");

/// Badges that the system issues; others are read on the sign-in page only.
bool isBadge(const QString& code) { return code.trimmed().startsWith(QLatin1String("REGBADGE"), Qt::CaseInsensitive); }

bool isActivity(const QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::Wheel: return true;
    default: return false;
    }
}

} // namespace

SignIn::SignIn(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk), m_state(desk.houseOpen() ? kIn : kBadge)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::duration_cast<std::chrono::milliseconds>(desk.policy().signIn.idle));
    connect(&m_idle, &QTimer::timeout, this, [this] {
        const QString code = m_desk.actor();
        lock();
        m_notice = tr("%1 was away and is signed out.").arg(code);
        emit changed();
    });
    m_touch.setSingleShot(true);
    m_touch.setInterval(kTouchMs);
    m_present.setInterval(kTouchMs);
    connect(&m_present, &QTimer::timeout, &desk, &Desk::touch);
}

bool SignIn::canCancel() const
{
    return m_state == kPin || m_state == kFirst || (m_state == kBadge && m_asked && m_desk.signedIn());
}

QString SignIn::toldCode() const { return m_told ? QString::fromStdString(m_told->person.code.text()) : QString(); }
QString SignIn::toldPin() const { return m_told ? QString::fromStdString(m_told->told.pin) : QString(); }
QString SignIn::toldBadge() const { return m_told ? QString::fromStdString(m_told->told.badge) : QString(); }
QString SignIn::toldRecovery() const { return m_told ? QString::fromStdString(m_told->recovery) : QString(); }

void SignIn::show(const QString& state)
{
    m_state = state;
    m_pin.clear();
    m_problem.clear();
    m_notice.clear();
    if (state != kPin) {
        m_badge.clear();
    }
    emit changed();
}

void SignIn::press(int figure)
{
    if (m_state != kPin || m_busy || figure < 0 || figure > 9 || m_pin.size() >= kPinFigures) {
        return;
    }
    m_pin += QString::number(figure);
    m_problem.clear();
    emit changed();
    if (m_pin.size() == kPinFigures) {
        submit();
    }
}

void SignIn::erase()
{
    if (!m_busy) {
        m_pin.chop(1);
        emit changed();
    }
}

void SignIn::cancel()
{
    if (!m_busy && canCancel()) {
        m_asked = false;
        show(m_desk.signedIn() || m_desk.houseOpen() ? kIn : kBadge);
    }
}

void SignIn::takeBadge(const QString& badge)
{
    if (!m_busy && !badge.trimmed().isEmpty()) {
        show(kPin);
        m_badge = badge.trimmed();
    }
}

bool SignIn::takeScan(const QString& code)
{
    if (m_desk.houseOpen() && !covers()) {
        return false;
    }
    if (m_busy) {
        refuseScan(tr("The last answer is still on its way. Scan again in a moment."));
        return true;
    }
    if (isBadge(code) || m_state == kBadge) {
        takeBadge(code);
        return true;
    }
    if (covers()) {
        refuseScan(tr("This is no badge, so nothing was done. First finish here, or go back."));
    }
    return covers();
}

void SignIn::refuseScan(const QString& why)
{
    m_problem.clear();
    m_notice = why;
    emit changed();
    emit scanUnused();
}

void SignIn::submit()
{
    m_busy = true;
    emit changed();
    m_desk.signIn(m_badge, m_pin, this, [this](const Result<domain::SignedIn>& answer) { takeAnswer(answer); });
}

void SignIn::takeAnswer(const Result<domain::SignedIn>& answer)
{
    m_busy = false;
    const Result<void> entered = answer ? m_desk.enter(*answer) : answer.error();
    if (!entered) {
        m_pin.clear();
        m_problem = m_desk.say(entered.error());
        emit changed();
        return;
    }
    m_asked = false;
    if (!m_unattended) {
        m_idle.start();
    }
    m_touch.start();
    show(kIn);
    emit proven();
}

void SignIn::askAgain()
{
    if (m_desk.houseOpen()) {
        emit proven();
    } else {
        m_asked = true;
        show(kBadge);
    }
}

void SignIn::setUnattended(bool unattended)
{
    m_unattended = unattended;
    if (unattended) {
        m_idle.stop();
        m_present.start();
    } else {
        m_present.stop();
        if (m_desk.signedIn()) {
            m_idle.start();
        }
    }
}

void SignIn::lock()
{
    m_idle.stop();
    m_desk.signOut();
    if (!m_desk.houseOpen()) {
        show(kBadge);
    }
}

void SignIn::change()
{
    if (m_desk.houseOpen()) {
        show(kFirst);
    } else {
        lock();
    }
}

void SignIn::registerFirst(const QString& code)
{
    if (m_state != kFirst || m_busy) {
        return;
    }
    m_busy = true;
    emit changed();
    m_desk.registerFirst(code.trimmed().toUpper(), this, [this](const Result<workers::Issued>& answer) {
        m_busy = false;
        if (!answer) {
            m_problem = m_desk.say(answer.error());
            emit changed();
            return;
        }
        m_told = *answer;
        show(kTold);
    });
}

void SignIn::confirmTold()
{
    if (m_told) {
        const QString badge = toldBadge();
        m_told.reset();
        takeBadge(badge);
    }
}

bool SignIn::eventFilter(QObject* receiver, QEvent* event)
{
    if (isActivity(event) && m_desk.signedIn() && !m_unattended) {
        m_idle.start();
        if (!m_touch.isActive()) {
            m_desk.touch();
            m_touch.start();
        }
    }
    return QObject::eventFilter(receiver, event);
}

} // namespace regrade::ui
