#include "shell/answertones.h"

#include <QElapsedTimer>
#include <QMetaProperty>

#include <algorithm>
#include <utility>

namespace regrade::ui {
namespace {

using workers::Tone;

Tone toneOfBand(const QString& kind)
{
    return kind == QLatin1String("ok")      ? Tone::ok
           : kind == QLatin1String("warn")  ? Tone::warn
           : kind == QLatin1String("error") ? Tone::error
                                            : Tone::soft;
}

QString wordsOf(const QObject* screen, const char* property)
{
    return screen == nullptr ? QString() : screen->property(property).toString();
}

bool isBusy(const QObject* screen) { return screen != nullptr && screen->property("busy").toBool(); }

} // namespace

AnswerTones::AnswerTones(Desk& desk, Screens& screens, SignIn& signIn, FirstRun& firstRun, QObject* parent)
    : QObject(parent), m_desk(desk), m_screens(screens), m_signIn(signIn), m_firstRun(firstRun),
      m_language(desk.language())
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_nowMs = [sinceStart] { return sinceStart.elapsed(); };
    connect(&screens, &Screens::told, this, [this](const QString& kind) { sound(toneOfBand(kind)); });
    connect(&screens, &Screens::refreshing, this, &AnswerTones::settle);
    connect(&screens, &Screens::currentChanged, this, &AnswerTones::watchScreen);
    connect(&signIn, &SignIn::changed, this, [this] { noteProblem(m_signIn.problem(), m_signInProblem); });
    connect(&signIn, &SignIn::scanUnused, this, [this] { sound(Tone::warn); });
    connect(&firstRun, &FirstRun::changed, this, [this] { noteProblem(m_firstRun.problem(), m_firstRunProblem); });
    connect(&firstRun, &FirstRun::scanUnused, this, [this] { sound(Tone::warn); });
    connect(&desk, &Desk::languageChanged, this, &AnswerTones::passOver);
    watchScreen();
}

void AnswerTones::answer(const std::function<void()>& takeScan)
{
    settle();
    m_scanning = true;
    m_busyBefore = isBusy(m_watched);
    m_gravest.reset();
    takeScan();
    settle();
    m_scanning = false;
    const Tone tone = m_gravest.value_or(Tone::ok);
    m_okAtMs = tone == Tone::ok ? std::optional(m_nowMs()) : std::nullopt;
    m_desk.play(tone);
}

void AnswerTones::sound(Tone tone)
{
    if (m_scanning) {
        m_gravest = std::max(m_gravest.value_or(tone), tone);
    } else {
        m_desk.play(tone);
    }
}

void AnswerTones::noteProblem(const QString& problem, QString& heard)
{
    const QString before = std::exchange(heard, problem);
    if (!problem.isEmpty() && problem != before) {
        sound(Tone::error);
    }
}

void AnswerTones::watchScreen()
{
    settle();
    if (m_watched != nullptr) {
        m_watched->disconnect(this);
    }
    m_watched = m_screens.screen();
    m_busyBefore = false;
    passOver();
    if (m_watched == nullptr) {
        return;
    }
    const QMetaMethod look = metaObject()->method(metaObject()->indexOfSlot("lookAtScreen()"));
    const QMetaObject* made = m_watched->metaObject();
    for (const char* property : {"problem", "notice"}) {
        const QMetaProperty words = made->property(made->indexOfProperty(property));
        if (words.hasNotifySignal()) {
            connect(m_watched, words.notifySignal(), this, look, Qt::UniqueConnection);
        }
    }
}

/// What is said now has been heard.
void AnswerTones::passOver()
{
    m_unsettled = false;
    m_deedEnded = false;
    m_problem = wordsOf(m_watched, "problem");
    m_notice = wordsOf(m_watched, "notice");
    m_busy = isBusy(m_watched);
    m_language = m_desk.language();
}

/// A screen changes its words in several steps, so they are weighed when it has done with them.
void AnswerTones::lookAtScreen()
{
    if (m_screens.isRefreshing() || m_language != m_desk.language()) {
        passOver();
        return;
    }
    const bool wasBusy = std::exchange(m_busy, isBusy(m_watched));
    m_deedEnded = m_deedEnded || (wasBusy && !m_busy);
    if (!std::exchange(m_unsettled, true) && !m_scanning) {
        QMetaObject::invokeMethod(this, &AnswerTones::settle, Qt::QueuedConnection);
    }
}

/// The same words are a new answer where they came of this scan, or where a deed has just ended.
void AnswerTones::settle()
{
    if (!m_unsettled) {
        return;
    }
    const bool answers = m_scanning ? !m_busy || m_busyBefore : m_deedEnded && !m_busy;
    const QString problem = wordsOf(m_watched, "problem");
    const QString notice = problem.isEmpty() ? wordsOf(m_watched, "notice") : QString();
    const bool newProblem = !problem.isEmpty() && (answers || problem != m_problem);
    const bool newNotice = !notice.isEmpty() && (answers || notice != m_notice);
    passOver();
    const bool answered = m_okAtMs && m_nowMs() - *m_okAtMs < kOneAnswerMs;
    if (newProblem) {
        sound(Tone::error);
    } else if (newNotice && (m_scanning || !answered)) {
        sound(Tone::ok);
    }
}

} // namespace regrade::ui
