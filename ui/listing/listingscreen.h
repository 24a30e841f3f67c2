#pragma once

#include "desk/desk.h"
#include "rules/pricing.h"
#include "stations/exit.h"
#include "stations/sale.h"

#include <QObject>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// Puts packed units on offer inside the grade's price band, writes down the sale of those on offer, and lets those
/// leave that grew too old.
class ListingScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY unitChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY queueChanged)
    Q_PROPERTY(QVariantList onOffer READ onOffer NOTIFY queueChanged)
    Q_PROPERTY(QVariantList exitQueue READ exitQueue NOTIFY queueChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY unitChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY unitChanged)
    Q_PROPERTY(QString product READ product NOTIFY unitChanged)
    Q_PROPERTY(QString grade READ grade NOTIFY unitChanged)
    Q_PROPERTY(QString originalPrice READ originalPrice NOTIFY unitChanged)
    Q_PROPERTY(QString refurbCost READ refurbCost NOTIFY unitChanged)
    Q_PROPERTY(QVariantList channels READ channels NOTIFY unitChanged)
    Q_PROPERTY(QString channel READ channel NOTIFY formChanged)
    Q_PROPERTY(QString proposedChannel READ proposedChannel NOTIFY unitChanged)
    Q_PROPERTY(QString reasons READ reasons NOTIFY unitChanged)
    Q_PROPERTY(QString bandLow READ bandLow NOTIFY unitChanged)
    Q_PROPERTY(QString bandHigh READ bandHigh NOTIFY unitChanged)
    Q_PROPERTY(QString proposedPrice READ proposedPrice NOTIFY unitChanged)
    Q_PROPERTY(QVariantList factors READ factors NOTIFY unitChanged)
    Q_PROPERTY(QString floor READ floor NOTIFY unitChanged)
    Q_PROPERTY(bool belowFloor READ belowFloor NOTIFY unitChanged)
    Q_PROPERTY(bool outside READ outside NOTIFY formChanged)
    Q_PROPERTY(bool outsideBand READ outsideBand NOTIFY formChanged)
    Q_PROPERTY(QString outsideLacks READ outsideLacks NOTIFY formChanged)
    Q_PROPERTY(QString price READ price NOTIFY formChanged)
    Q_PROPERTY(double pricePlace READ pricePlace NOTIFY formChanged)
    Q_PROPERTY(QString currency READ currency NOTIFY unitChanged)
    Q_PROPERTY(QString priceLacks READ priceLacks NOTIFY formChanged)
    Q_PROPERTY(bool reasonNeeded READ reasonNeeded NOTIFY formChanged)
    Q_PROPERTY(QString overrideReason READ overrideReason NOTIFY formChanged)
    Q_PROPERTY(QString draftTitle READ draftTitle NOTIFY unitChanged)
    Q_PROPERTY(QString draftBody READ draftBody NOTIFY unitChanged)
    Q_PROPERTY(QString order READ order NOTIFY formChanged)
    Q_PROPERTY(QString exitWhy READ exitWhy NOTIFY unitChanged)
    Q_PROPERTY(QVariantList exitRoutes READ exitRoutes NOTIFY unitChanged)
    Q_PROPERTY(QString exitRoute READ exitRoute NOTIFY formChanged)
    Q_PROPERTY(QVariantList derogations READ derogations NOTIFY formChanged)
    Q_PROPERTY(QString derogation READ derogation NOTIFY formChanged)
    Q_PROPERTY(QString recipient READ recipient NOTIFY formChanged)
    Q_PROPERTY(QString exitReason READ exitReason NOTIFY formChanged)
    Q_PROPERTY(QString exitLacks READ exitLacks NOTIFY formChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY formChanged)
    Q_PROPERTY(bool canGoOn READ canGoOn NOTIFY formChanged)
    Q_PROPERTY(QVariantList guestPages READ guestPages NOTIFY formChanged)

public:
    /// Offering: about to be listed. Selling: on offer, about to be marked as sold. Exiting: too old, a lead decides.
    enum class State { Empty, Offering, Listed, Selling, Sold, Exiting, Left };
    Q_ENUM(State)

    explicit ListingScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList queue() const { return m_queue; }
    [[nodiscard]] QVariantList onOffer() const { return m_onOffer; }
    [[nodiscard]] QVariantList exitQueue() const { return m_exitQueue; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString grade() const;
    [[nodiscard]] QString originalPrice() const;
    [[nodiscard]] QString refurbCost() const;
    [[nodiscard]] QVariantList channels() const;
    [[nodiscard]] QString channel() const { return m_channel; }
    [[nodiscard]] QString proposedChannel() const;
    [[nodiscard]] QString reasons() const;
    [[nodiscard]] QString bandLow() const;
    [[nodiscard]] QString bandHigh() const;
    [[nodiscard]] QString proposedPrice() const;
    /// What the proposed price is made of: {id, name, amount, factor, behind, from, to}; `from` and `to` are places of
    /// a waterfall, 0..1.
    [[nodiscard]] QVariantList factors() const;
    [[nodiscard]] QString floor() const;
    [[nodiscard]] bool belowFloor() const { return m_quote && m_quote->belowFloor; }
    [[nodiscard]] bool outside() const; ///< the price lies outside band or floor
    [[nodiscard]] bool outsideBand() const { return m_outsideBand; }
    /// Why who is signed in may not leave the band; empty = may.
    [[nodiscard]] QString outsideLacks() const;
    [[nodiscard]] QString price() const { return m_price; } ///< as typed, without the currency
    [[nodiscard]] double pricePlace() const;                ///< 0 = low end of the band, 1 = high end; may lie outside
    [[nodiscard]] QString currency() const;
    /// Why who is signed in may not choose another channel or price; empty = may.
    [[nodiscard]] QString priceLacks() const;
    [[nodiscard]] bool reasonNeeded() const;
    [[nodiscard]] QString overrideReason() const { return m_overrideReason; }
    [[nodiscard]] QString draftTitle() const { return m_draftTitle; }
    [[nodiscard]] QString draftBody() const { return m_draftBody; }
    [[nodiscard]] QString order() const { return m_order; }
    [[nodiscard]] QString exitWhy() const; ///< age, and why this way out is proposed
    [[nodiscard]] QVariantList exitRoutes() const;
    [[nodiscard]] QString exitRoute() const;
    [[nodiscard]] QVariantList derogations() const; ///< grounds to choose from; none while no ban stands against it
    [[nodiscard]] QString derogation() const { return QString::fromStdString(m_exitForm.derogation); }
    [[nodiscard]] QString recipient() const { return QString::fromStdString(m_exitForm.recipient); }
    [[nodiscard]] QString exitReason() const { return QString::fromStdString(m_exitForm.reason); }
    /// Why who is signed in may not let units leave; empty = may.
    [[nodiscard]] QString exitLacks() const;
    [[nodiscard]] QVariantList guestPages() const; ///< {id, text, icon}: pages for visitors that the policy has on
    [[nodiscard]] QString missing() const;         ///< why it cannot be listed, or sold, yet; empty when it can
    [[nodiscard]] bool canGoOn() const;

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void next(); ///< the oldest that waits; none = an empty bench
    Q_INVOKABLE void chooseChannel(const QString& id);
    Q_INVOKABLE void setPrice(const QString& price);
    Q_INVOKABLE void setOverrideReason(const QString& reason);
    Q_INVOKABLE void setOrder(const QString& order);
    Q_INVOKABLE void list();
    Q_INVOKABLE void sell();
    Q_INVOKABLE void setOutsideBand(bool meant);
    Q_INVOKABLE void chooseExitRoute(const QString& id);
    Q_INVOKABLE void chooseDerogation(const QString& ground);
    Q_INVOKABLE void setRecipient(const QString& recipient);
    Q_INVOKABLE void setExitReason(const QString& reason);
    Q_INVOKABLE void letGo();
    Q_INVOKABLE void hold(int days);

signals:
    void statusChanged();
    void queueChanged();
    void unitChanged();
    void formChanged();

private:
    [[nodiscard]] stations::ListingForm form() const;
    [[nodiscard]] std::optional<Money> typedPrice() const;
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    [[nodiscard]] bool takeExitCommand(const QString& verb, const QString& argument);
    void open(const domain::ItemId& id);
    void beginExit(const domain::Item& item);
    void prepareOffer(const domain::Item& item);
    void keepDraft();
    void takeUpDraft();
    void submit(workers::ItemDeed deed, State then, const QString& notice);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    State m_state = State::Empty;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_queue;
    QVariantList m_onOffer;
    std::optional<domain::Item> m_item;
    QVariantList m_exitQueue;
    std::optional<rules::Quote> m_quote;
    bool m_outsideBand = false;
    stations::ExitForm m_exitForm;
    QString m_channel;
    QString m_price;
    QString m_overrideReason;
    QString m_draftTitle;
    QString m_draftBody;
    QString m_order;
};

} // namespace regrade::ui
