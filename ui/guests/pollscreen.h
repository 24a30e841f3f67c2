#pragma once

#include "desk/desk.h"
#include "domain/participation.h"
#include "insight/saleledgers.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

namespace regrade::ui {

/// The kiosk where visitors say how a unit is treated: one question, big answers, and nothing of staff, orders or
/// prices. What others answered is not shown. Once it is locked, leaving needs a person's sign-in; see Screens.
class PollScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool locked MEMBER m_locked NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QVariantList polls READ polls NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString product READ product NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QVariantList options READ options NOTIFY changed)
    Q_PROPERTY(bool thanks READ thanks NOTIFY changed)
    Q_PROPERTY(QString comparison READ comparison NOTIFY changed)
    Q_PROPERTY(QString mayNot READ mayNot NOTIFY changed)

public:
    explicit PollScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QVariantList polls() const
    {
        return m_polls;
    }                                                   ///< open ones, {id, grade, title, subtitle, age, state}
    [[nodiscard]] QString tag() const { return m_tag; } ///< empty = none is chosen
    [[nodiscard]] QString product() const { return m_product; }
    [[nodiscard]] QString question() const { return m_question; }
    [[nodiscard]] QVariantList options() const { return m_options; } ///< {id, text}
    [[nodiscard]] bool thanks() const { return m_thanks.isActive(); }
    [[nodiscard]] QString comparison() const { return m_comparison; } ///< for staff; empty = not counted yet
    [[nodiscard]] QString mayNot() const; ///< why who is signed in may count no votes; empty = may

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void vote(const QString& option);

signals:
    void changed();

private:
    void readPolls();
    void tell(const QString& problem);

    Desk& m_desk;
    bool m_locked = false;
    bool m_busy = false;
    QString m_problem;
    QVariantList m_polls;
    QString m_tag;
    QString m_product;
    QString m_question;
    QVariantList m_options;
    QString m_comparison;
    QTimer m_thanks; ///< while it runs the answers wait, so that one visitor votes once
};

} // namespace regrade::ui
