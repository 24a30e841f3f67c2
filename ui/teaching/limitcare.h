#pragma once

#include "desk/desk.h"
#include "insight/judgements.h"

#include <QObject>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// What confirmed units say of a taught view: whether light or camera changed, and what a limit and a map of looks
/// drawn from them would be. A lead accepts them here; nothing changes by itself.
class LimitCare : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool possible READ possible NOTIFY changed)
    Q_PROPERTY(QString alarm READ alarm NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString inUse READ inUse NOTIFY changed)
    Q_PROPERTY(bool offered READ offered NOTIFY changed)
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)
    Q_PROPERTY(bool looksOffered READ looksOffered NOTIFY changed)
    Q_PROPERTY(QString looksState READ looksState NOTIFY changed)
    Q_PROPERTY(QString limitLacks READ limitLacks NOTIFY changed)
    Q_PROPERTY(QString looksLacks READ looksLacks NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY reasonChanged)

public:
    explicit LimitCare(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool possible() const { return m_lesson.has_value(); } ///< the view is taught
    [[nodiscard]] QString alarm() const; ///< light or camera has changed; empty while all is as before
    [[nodiscard]] QString state() const; ///< how many confirmed units there are, and how often people differed
    [[nodiscard]] QString inUse() const; ///< the calibration in use
    [[nodiscard]] bool offered() const { return m_proposal.has_value(); }
    [[nodiscard]] QVariantList figures() const; ///< {name, before, after} of the offered limit
    [[nodiscard]] bool looksOffered() const { return m_fit.has_value(); }
    [[nodiscard]] QString looksState() const;
    // Why who is signed in may not accept the limit, the map; empty = may.
    [[nodiscard]] QString limitLacks() const;
    [[nodiscard]] QString looksLacks() const;
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString& reason);

    void show(const std::optional<domain::Product>& product, const std::string& view);

    Q_INVOKABLE void accept();
    Q_INVOKABLE void acceptLooks();

signals:
    void changed();
    void reasonChanged();
    void told(const QString& problem, const QString& notice);
    void recorded();

private:
    void readJudgements();
    void submit(workers::ProductDeed deed, const QString& notice);

    Desk& m_desk;
    std::optional<domain::Product> m_product;
    std::optional<domain::ProductTaught> m_lesson;
    std::optional<stats::Drift> m_drift;
    std::optional<stats::CalibrationProposal> m_proposal;
    std::optional<insight::LookFit> m_fit;
    int m_good = 0;
    int m_confirmed = 0;
    int m_differed = 0; ///< confirmed otherwise than the camera proposed
    int m_category = 0; ///< confirmed results of the whole category
    QString m_reason;
};

} // namespace regrade::ui
