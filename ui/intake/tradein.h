#pragma once

#include "desk/desk.h"
#include "domain/tradeinquote.h"

#include <QObject>
#include <QString>
#include <QVariantList>

#include <map>
#include <optional>

namespace regrade::ui {

/// The offer for a used unit that a customer trades in: the questions, the lines of the offer as it would be, and the
/// quote once it is made or its paper was scanned.
class TradeIn : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the intake screen")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QVariantList questions READ questions NOTIFY changed)
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    Q_PROPERTY(QString offer READ offer NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString lastDay READ lastDay NOTIFY changed)
    Q_PROPERTY(bool canQuote READ canQuote NOTIFY changed)

public:
    explicit TradeIn(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool active() const { return m_product.has_value(); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QVariantList questions() const; ///< {id, name, options, answer}
    [[nodiscard]] QVariantList lines() const;     ///< {name, value}
    [[nodiscard]] QString offer() const;          ///< as it is, or would be; empty = none
    [[nodiscard]] QString hint() const;           ///< why there is no offer
    [[nodiscard]] QString code() const;           ///< of the quote; empty = none was made
    [[nodiscard]] QString lastDay() const;
    [[nodiscard]] bool canQuote() const;

    /// Nothing = no trade-in is in hand. Another product forgets answers and quote.
    void setProduct(const std::optional<domain::ProductRegistered>& product);
    void take(const domain::KnownQuote& known);
    Q_INVOKABLE void answer(const QString& question, const QString& option);
    Q_INVOKABLE void makeQuote();
    Q_INVOKABLE void dropQuote();

signals:
    void changed();
    /// Why a quote could not be made; in the operator's language.
    void failed(const QString& why);

private:
    [[nodiscard]] std::vector<domain::Answer> answers() const;

    Desk& m_desk;
    bool m_busy = false;
    std::optional<domain::ProductRegistered> m_product;
    std::map<std::string, std::string> m_answers;
    std::optional<domain::TradeInQuoted> m_quote;
};

} // namespace regrade::ui
