#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QString>
#include <QVariantList>

#include <cstdint>
#include <functional>

namespace regrade::ui {

/// The print queue: what waits, what is out, and what a person must look for.
class PrintingScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(bool canTry READ canTry NOTIFY changed)

public:
    explicit PrintingScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString summary() const;
    /// What is open, oldest first, then what is done, newest first: {number, kind, state, title, tag, place, reason,
    /// age, open, canAgain, canConfirm, canCancel}. The first 100.
    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] bool canTry() const; ///< something waits

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void tryNow();
    Q_INVOKABLE void again(int number);
    Q_INVOKABLE void confirm(int number);
    Q_INVOKABLE void cancel(int number);

signals:
    void changed();

private:
    [[nodiscard]] QVariantMap rowOf(const store::PrintJob& job) const;
    [[nodiscard]] QString ageOf(Time made) const;
    void readRows();
    void tell(const QString& problem, const QString& notice);
    /// Begins something and waits for its answer.
    void begin(const std::function<void(PrintDesk::Answer<void>)>& work, const QString& notice);

    Desk& m_desk;
    QVariantList m_rows;
    QString m_problem;
    QString m_notice;
    bool m_busy = false;
};

} // namespace regrade::ui
