#pragma once

#include "shell/firstrun.h"
#include "shell/screens.h"
#include "shell/signin.h"
#include "workers/tone.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace regrade::ui {

/// Decides which tone an answer makes: one for each scan, at once, and one for each band that comes later. What a page
/// says anew because it was opened, read again or put into another language makes none.
class AnswerTones : public QObject {
    Q_OBJECT

public:
    AnswerTones(Desk& desk, Screens& screens, SignIn& signIn, FirstRun& firstRun, QObject* parent = nullptr);

    /// Takes a scan and answers it with the gravest tone of what came of it at once; where nothing did, it was taken.
    void answer(const std::function<void()>& takeScan);
    /// Milliseconds of a clock that never goes back; the computer's own unless set.
    void setClock(std::function<qint64()> nowMs) { m_nowMs = std::move(nowMs); }

    static constexpr int kOneAnswerMs = 1000; ///< a notice so soon after a scan that was taken is a part of its answer

private slots:
    void lookAtScreen();

private:
    void sound(workers::Tone tone);
    void settle();
    void watchScreen();
    void noteProblem(const QString& problem, QString& heard);
    void passOver();

    Desk& m_desk;
    Screens& m_screens;
    SignIn& m_signIn;
    FirstRun& m_firstRun;
    QPointer<QObject> m_watched;
    // What was said when it was looked at last, so that it sounds once.
    QString m_problem;
    QString m_notice;
    QString m_signInProblem;
    QString m_firstRunProblem;
    QString m_language;
    bool m_busy = false;       ///< a deed was being written down when it was looked at last
    bool m_busyBefore = false; ///< and when the scan came
    bool m_deedEnded = false;  ///< since the words were weighed last
    bool m_unsettled = false;  ///< the screen has said something since
    bool m_scanning = false;
    std::optional<workers::Tone> m_gravest; ///< of the scan that is being taken
    std::optional<qint64> m_okAtMs;         ///< when a scan was answered with the tone that it was taken
    std::function<qint64()> m_nowMs;
};

} // namespace regrade::ui
