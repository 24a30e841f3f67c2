#pragma once

#include "desk/desk.h"
#include "insight/rechecks.h"
#include "stations/recheck.h"

#include <QObject>
#include <QVariantList>

#include <optional>
#include <vector>

namespace regrade::ui {

/// The blind second inspection: what waits for who is at work, the form that knows no first grade, what a lead decides
/// between two grades, and what all of it says. While a unit is inspected blind, every list and figure here is empty.
class RecheckScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString mayNotInspect READ mayNotInspect NOTIFY changed)
    Q_PROPERTY(QString mayNotDecide READ mayNotDecide NOTIFY changed)
    Q_PROPERTY(QVariantList waiting READ waiting NOTIFY changed)
    Q_PROPERTY(QVariantList disputed READ disputed NOTIFY changed)
    Q_PROPERTY(QVariantList lots READ lots NOTIFY changed)
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)
    Q_PROPERTY(QVariantList drift READ drift NOTIFY changed)
    Q_PROPERTY(QVariantList gates READ gates NOTIFY changed)
    Q_PROPERTY(QVariantList grades READ grades NOTIFY changed)
    Q_PROPERTY(double target READ target CONSTANT)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString product READ product NOTIFY changed)
    Q_PROPERTY(QString packaging READ packaging NOTIFY changed)
    Q_PROPERTY(QString cosmetic READ cosmetic NOTIFY changed)
    Q_PROPERTY(QString functioning READ functioning NOTIFY changed)
    Q_PROPERTY(bool used READ used NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString decision READ decision NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)

public:
    enum class State { List, Blind, Deciding };
    Q_ENUM(State)

    explicit RecheckScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString mayNotInspect() const;
    [[nodiscard]] QString mayNotDecide() const;
    [[nodiscard]] QVariantList waiting() const;  ///< {id, title, subtitle, age}: units for who is at work
    [[nodiscard]] QVariantList disputed() const; ///< {id, title, subtitle, age}
    [[nodiscard]] QVariantList lots() const;     ///< {title, note}
    [[nodiscard]] QVariantList figures() const;  ///< {who, accuracy, linear, quadratic}
    [[nodiscard]] QVariantList drift() const;    ///< {day, value, low, high, n}
    [[nodiscard]] QVariantList gates() const;    ///< {title, note, open}
    [[nodiscard]] QVariantList grades() const;   ///< {id, text}, while a lead decides
    [[nodiscard]] double target() const { return m_desk.policy().limits.recheckAccuracyTarget; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const { return m_product; }
    [[nodiscard]] QString packaging() const;
    [[nodiscard]] QString cosmetic() const;
    [[nodiscard]] QString functioning() const;
    [[nodiscard]] bool used() const { return m_axes.used; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString decision() const { return m_decision; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] QString missing() const; ///< what is still to be said; empty = the button works

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void choosePackaging(const QString& id);
    Q_INVOKABLE void chooseCosmetic(const QString& id);
    Q_INVOKABLE void chooseFunction(const QString& id);
    Q_INVOKABLE void setUsed(bool used);
    Q_INVOKABLE void setNote(const QString& note);
    Q_INVOKABLE void decide(const QString& grade);
    Q_INVOKABLE void setReason(const QString& reason);
    /// Gives the blind grade, or the decision between two.
    Q_INVOKABLE void submit();

signals:
    void changed();

private:
    void submitLook();
    void submitDecision();
    void taken(const Result<workers::Receipt>& receipt, const domain::ItemId& unit);
    void read();
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] const domain::RecheckUnit* openUnit(const domain::ItemId& unit) const;
    [[nodiscard]] QVariantMap rowOf(const domain::RecheckUnit& unit) const;

    Desk& m_desk;
    State m_state = State::List;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    std::vector<domain::Recheck> m_lots;
    insight::RecheckFigures m_figures; ///< of all these lots
    std::optional<domain::ItemId> m_unit;
    QString m_product;
    domain::Axes m_axes;
    QString m_note;
    QString m_decision;
    QString m_reason;
};

} // namespace regrade::ui
