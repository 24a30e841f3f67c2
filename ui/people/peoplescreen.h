#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// The lead registers people, gives badges and PINs and lets people go; an auditor looks. What is told once (PIN,
/// badge) is gone when the page is left or someone else signs in.
class PeopleScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(regrade::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    Q_PROPERTY(QVariantList roles READ roles NOTIFY changed)
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QVariantList history READ history NOTIFY changed)
    Q_PROPERTY(QVariantMap told READ told NOTIFY changed)

public:
    explicit PeopleScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] Desk* desk() const { return &m_desk; }
    /// {id, title, subtitle, age, state, role, roleName, owner, retired, locked, lastSignIn, here}; those who left are
    /// last. Empty for who may not look.
    [[nodiscard]] QVariantList people() const { return m_people; }
    [[nodiscard]] QVariantList roles() const;                        ///< {id, text, why, ownOnly}
    [[nodiscard]] QVariantMap chosen() const;                        ///< a row of `people`; empty = nobody
    [[nodiscard]] QVariantList history() const { return m_history; } ///< {when, what, by} of the chosen one
    [[nodiscard]] QVariantMap told() const;                          ///< {code, pin, badge, picture}; empty = nothing

    Q_INVOKABLE bool takeScan(const QString&) { return false; }
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& code); ///< empty = nobody: the form for a new one
    Q_INVOKABLE void add(const QString& code, const QString& role, const QString& owner);
    Q_INVOKABLE void reset(bool newBadge);
    Q_INVOKABLE void giveRole(const QString& role);
    Q_INVOKABLE void retire();
    Q_INVOKABLE void printBadge();
    /// What was told has been handed over.
    Q_INVOKABLE void forget();

signals:
    void changed();

private:
    void readPeople();
    void readHistory();
    void begin();
    void take(const Result<workers::Issued>& answer, const QString& notice);
    void take(const Result<void>& answer, const QString& notice);
    void fail(const Error& error);

    Desk& m_desk;
    QString m_problem;
    QString m_notice;
    QVariantList m_people;
    QVariantList m_history;
    QString m_chosen;
    QString m_asker; ///< who asked for what is under way
    std::optional<workers::Issued> m_told;
    bool m_busy = false;
};

} // namespace regrade::ui
