#pragma once

#include "desk/desk.h"
#include "insight/conflicts.h"
#include "shift/shiftending.h"

#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace regrade::ui {

/// What a shift hands over: the units that two stations decided about apart, which a lead settles, and the end of the
/// shift itself.
class ShiftScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(regrade::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(regrade::ui::ShiftEnding* ending READ ending CONSTANT)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY changed)
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString lacks READ lacks NOTIFY changed)
    Q_PROPERTY(QStringList usualReasons READ usualReasons NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(bool canSettle READ canSettle NOTIFY changed)

public:
    explicit ShiftScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy || m_ending->busy(); }
    [[nodiscard]] QString problem() const { return m_problem.isEmpty() ? m_ending->problem() : m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] Desk* desk() const { return &m_desk; }
    [[nodiscard]] ShiftEnding* ending() const { return m_ending; }
    /// Open conflicts, the oldest first: {id, title, subtitle, age}. The first 200.
    [[nodiscard]] QVariantList queue() const;
    /// {id, what, product, tag, unit, events, stands, setAside}, the two as {station, title, detail, when, who}; empty
    /// = none.
    [[nodiscard]] QVariantMap chosen() const;
    [[nodiscard]] QString lacks() const; ///< why who is signed in may not settle; empty = may
    [[nodiscard]] QStringList usualReasons() const;
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString& reason);
    [[nodiscard]] bool canSettle() const;

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& id); ///< empty = none: the end of the shift
    Q_INVOKABLE void settle();
    Q_INVOKABLE void openUnit();

signals:
    void changed();

private:
    [[nodiscard]] const insight::ConflictRow* row() const;
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    void readConflicts();
    void chooseNext();
    void fail(const Error& error);

    Desk& m_desk;
    ShiftEnding* m_ending;
    std::vector<insight::ConflictRow> m_conflicts;
    QString m_chosen;
    QString m_reason;
    QString m_problem;
    QString m_notice;
    bool m_busy = false;
};

} // namespace regrade::ui
