#pragma once

#include "desk/desk.h"
#include "domain/participation.h"

#include <QObject>
#include <QVariantList>

namespace regrade::ui {

/// Auctions of the right to name a unit: what stands, the next bid, and at the end the name. Bidders are codes.
class AuctionScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QVariantList auctions READ auctions NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString product READ product NOTIFY changed)
    Q_PROPERTY(QString best READ best NOTIFY changed)
    Q_PROPERTY(QString next READ next NOTIFY changed)
    Q_PROPERTY(int bids READ bids NOTIFY changed)
    Q_PROPERTY(QString until READ until NOTIFY changed)
    Q_PROPERTY(bool over READ over NOTIFY changed)
    Q_PROPERTY(QString comparison READ comparison NOTIFY changed)
    Q_PROPERTY(QString mayNotBid READ mayNotBid NOTIFY changed)
    Q_PROPERTY(QString mayNotClose READ mayNotClose NOTIFY changed)

public:
    explicit AuctionScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList auctions() const { return m_auctions; } ///< open ones, as QueueList takes them
    [[nodiscard]] QString tag() const { return m_tag; }                ///< empty = none is chosen
    [[nodiscard]] QString product() const { return m_product; }
    [[nodiscard]] QString best() const; ///< the bid that stands; empty = none yet
    [[nodiscard]] QString next() const; ///< the least that a bid must be now
    [[nodiscard]] int bids() const { return m_auction ? m_auction->bids : 0; }
    [[nodiscard]] QString until() const;
    [[nodiscard]] bool over() const; ///< its time has come
    [[nodiscard]] QString comparison() const { return m_comparison; }
    [[nodiscard]] QString mayNotBid() const;
    [[nodiscard]] QString mayNotClose() const;

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void bid(const QString& bidder, const QString& amount);
    /// Ends the auction; `name` is the winner's, once a lead has looked at it. Empty = none is given.
    Q_INVOKABLE void close(const QString& name);

signals:
    void changed();

private:
    [[nodiscard]] std::optional<Time> end() const;
    void readAuctions();
    void submit(workers::ItemDeed deed, const QString& notice);
    void tell(const QString& problem, const QString& notice = {});

    Desk& m_desk;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_auctions;
    QString m_tag;
    QString m_product;
    std::optional<domain::Auction> m_auction;
    QString m_comparison;
};

} // namespace regrade::ui
