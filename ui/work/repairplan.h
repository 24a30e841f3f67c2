#pragma once

#include "desk/desk.h"
#include "stations/repair.h"

#include <QObject>
#include <QVariantList>

#include <functional>
#include <optional>

namespace regrade::ui {

/// What a repair is expected to cost, before it begins: the fault, its usual minutes and parts, and the share of the
/// original price that the unit will have cost then. Above the limit a lead approves it, or it is given up.
class RepairPlan : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QVariantList faults READ faults NOTIFY changed)
    Q_PROPERTY(QString fault READ fault NOTIFY changed)
    Q_PROPERTY(QString minutes READ minutes NOTIFY changed)
    Q_PROPERTY(QString parts READ parts NOTIFY changed)
    Q_PROPERTY(QString currency READ currency CONSTANT)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(double share READ share NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool canStart READ canStart NOTIFY changed)
    Q_PROPERTY(bool tooDear READ tooDear NOTIFY changed)
    Q_PROPERTY(bool mayApprove READ mayApprove NOTIFY changed)

public:
    /// Submits a deed on the unit on the bench.
    using Submit = std::function<void(workers::ItemDeed)>;

    RepairPlan(Desk& desk, Submit submit, QObject* parent = nullptr);

    [[nodiscard]] QVariantList faults() const; ///< {id, text}
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] QString minutes() const { return m_minutes; }
    [[nodiscard]] QString parts() const { return m_parts; }
    [[nodiscard]] QString currency() const;
    [[nodiscard]] QString total() const;   ///< money; empty while no fault is chosen
    [[nodiscard]] double share() const;    ///< of the original price, 0..
    [[nodiscard]] QString problem() const; ///< why the repair cannot begin yet; empty when it can
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] bool tooDear() const; ///< only a lead can let it begin
    [[nodiscard]] bool mayApprove() const;

    /// The unit that stands ready; nothing = none does.
    void lay(std::optional<domain::Item> item);

    Q_INVOKABLE void choose(const QString& fault);
    Q_INVOKABLE void setMinutes(const QString& minutes);
    Q_INVOKABLE void setParts(const QString& parts);
    Q_INVOKABLE void start();
    Q_INVOKABLE void approve(const QString& reason);
    Q_INVOKABLE void giveUp();

signals:
    void changed();

private:
    [[nodiscard]] Result<stations::RepairForm> form() const;
    /// The forecast's events, none when it is on record already.
    [[nodiscard]] Result<domain::Events> forecast() const;
    /// The unit with the forecast folded in.
    [[nodiscard]] std::optional<domain::Item> planned() const;
    using Next = Result<domain::Events> (*)(const domain::Item&, const rules::Policy&, const std::string& words);
    void submitAfterForecast(Next next, const std::string& words);

    Desk& m_desk;
    Submit m_submit;
    std::optional<domain::Item> m_item;
    QString m_fault;
    QString m_minutes;
    QString m_parts;
};

} // namespace regrade::ui
