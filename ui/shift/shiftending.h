#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QVariantMap>

#include <optional>

namespace regrade::ui {

/// The end of a shift: the store is copied and the report written beside the work, and what came of it is shown.
class ShiftEnding : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString lacks READ lacks NOTIFY changed)
    Q_PROPERTY(QVariantMap report READ report NOTIFY changed)

public:
    explicit ShiftEnding(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem ? m_desk.say(*m_problem) : QString(); }
    [[nodiscard]] QString lacks() const; ///< why who is signed in may not; empty = may
    /// {person, ended, since, file, carried, figures: {name, value}, heads: {station, events, hash}}; empty = none was
    /// ended.
    [[nodiscard]] QVariantMap report() const;

    Q_INVOKABLE void end();
    /// What was shown is no longer wanted.
    void clear();

signals:
    void changed();

private:
    void take(Result<passport::ShiftPaper> answer);

    Desk& m_desk;
    std::optional<Error> m_problem;
    std::optional<passport::ShiftPaper> m_paper;
    bool m_busy = false;
};

} // namespace regrade::ui
