#pragma once

#include "desk/desk.h"
#include "insight/arrivals.h"
#include "intake/batchrun.h"
#include "intake/tradein.h"
#include "qr/scancontent.h"
#include "stations/intake.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QVariantList>
#include <QVariantMap>

#include <map>
#include <optional>

namespace regrade::ui {

/// Takes returned units in: product and order by scan, reason, source and market by choice; gives the unit its tag and
/// prints it. A sold unit's tag starts its next cycle instead.
class IntakeScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY formChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList products READ products NOTIFY productsChanged)
    Q_PROPERTY(int productCount READ productCount NOTIFY productsChanged)
    Q_PROPERTY(QVariantList categories READ categories NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList reasons READ reasons NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList markets READ markets NOTIFY optionsChanged)
    Q_PROPERTY(QString sku READ sku NOTIFY formChanged)
    Q_PROPERTY(QString productName READ productName NOTIFY formChanged)
    Q_PROPERTY(QString productPrice READ productPrice NOTIFY formChanged)
    Q_PROPERTY(QString order READ order NOTIFY formChanged)
    Q_PROPERTY(QString reason READ reason NOTIFY formChanged)
    Q_PROPERTY(QString source READ source NOTIFY formChanged)
    Q_PROPERTY(QString market READ market NOTIFY formChanged)
    Q_PROPERTY(QString serial READ serial NOTIFY formChanged)
    Q_PROPERTY(QString announced READ announced NOTIFY formChanged)
    Q_PROPERTY(QVariantList expected READ expected NOTIFY formChanged)
    Q_PROPERTY(QString chosenExpected READ chosenExpected NOTIFY formChanged)
    Q_PROPERTY(QVariantList questions READ questions NOTIFY formChanged)
    Q_PROPERTY(QString nextStep READ nextStep NOTIFY formChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY formChanged)
    Q_PROPERTY(bool canReceive READ canReceive NOTIFY formChanged)
    Q_PROPERTY(QString registeringSku READ registeringSku NOTIFY formChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY formChanged)
    Q_PROPERTY(QImage label READ label NOTIFY formChanged)
    Q_PROPERTY(QString labelFile READ labelFile NOTIFY formChanged)
    Q_PROPERTY(QString labelPlace READ labelPlace NOTIFY formChanged)
    Q_PROPERTY(QString currency READ currency CONSTANT)
    Q_PROPERTY(regrade::ui::BatchRun* batch READ batch CONSTANT)
    Q_PROPERTY(regrade::ui::TradeIn* tradeIn READ tradeIn CONSTANT)

public:
    enum class State { Empty, Filling, Registering, Again, Received };
    Q_ENUM(State)

    explicit IntakeScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy || m_batch->busy() || m_tradeIn->busy(); }
    [[nodiscard]] QString problem() const { return isBatch() ? m_batch->problem() : m_problem; }
    [[nodiscard]] QString notice() const { return isBatch() ? m_batch->notice() : m_notice; }
    [[nodiscard]] QVariantList products() const { return m_products; }
    [[nodiscard]] int productCount() const { return m_productCount; }
    [[nodiscard]] QVariantList categories() const;
    [[nodiscard]] QVariantList reasons() const;
    [[nodiscard]] QVariantList sources() const;
    [[nodiscard]] QVariantList markets() const;
    [[nodiscard]] QString sku() const;
    [[nodiscard]] QString productName() const;
    [[nodiscard]] QString productPrice() const;
    [[nodiscard]] QString order() const { return m_order; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] QString source() const { return m_source; }
    [[nodiscard]] QString market() const { return m_market; }
    [[nodiscard]] QString serial() const { return m_serial; }
    [[nodiscard]] QString announced() const;      ///< whether the unit was announced; empty where no list says so
    [[nodiscard]] QVariantList expected() const;  ///< {id, text} of the open returns that were announced for the order
    [[nodiscard]] QString chosenExpected() const; ///< id of the one that filled the form
    [[nodiscard]] QVariantList questions() const; ///< {id, name, options: {id, text}, answer} about this product
    [[nodiscard]] QString nextStep() const;       ///< where the unit that was received goes
    [[nodiscard]] QString missing() const;        ///< why the unit cannot be received yet; empty when it can
    [[nodiscard]] bool canReceive() const;
    [[nodiscard]] QString registeringSku() const { return m_registeringSku; }
    [[nodiscard]] QString tag() const; ///< grouped; of the unit just received, or of the one that came back
    [[nodiscard]] QImage label() const { return m_label; }
    [[nodiscard]] QString labelFile() const { return m_labelFile; }
    [[nodiscard]] QString labelPlace() const; ///< how far it has come on its way to a printer
    [[nodiscard]] QString currency() const;
    [[nodiscard]] BatchRun* batch() const { return m_batch; }
    [[nodiscard]] TradeIn* tradeIn() const { return m_tradeIn; }

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void startNew();
    Q_INVOKABLE void findProduct(const QString& text);
    Q_INVOKABLE void chooseProduct(const QString& sku);
    Q_INVOKABLE void setOrder(const QString& order);
    Q_INVOKABLE void setSerial(const QString& serial);
    Q_INVOKABLE void chooseReason(const QString& id);
    Q_INVOKABLE void chooseSource(const QString& id);
    Q_INVOKABLE void chooseMarket(const QString& id);
    Q_INVOKABLE void answer(const QString& question, const QString& option);
    Q_INVOKABLE void chooseExpected(const QString& number);
    Q_INVOKABLE void startRegistering(const QString& sku);
    Q_INVOKABLE void cancelRegistering();
    /// Texts by key: sku, name, category, owner, price, partsValue, lengthMm, widthMm, heightMm, weightG.
    Q_INVOKABLE void registerProduct(const QVariantMap& texts);
    Q_INVOKABLE void receive();
    Q_INVOKABLE void receiveAgain();
    Q_INVOKABLE void printAgain();

signals:
    void statusChanged();
    void productsChanged();
    void optionsChanged();
    void formChanged();

private:
    [[nodiscard]] bool isBatch() const { return m_batch->state() != BatchRun::State::Off; }
    [[nodiscard]] std::optional<Error> refusal() const;
    [[nodiscard]] stations::IntakeForm form() const;
    /// What stands on the screen, the usual answer where nobody said otherwise.
    [[nodiscard]] std::vector<domain::Answer> answers() const;
    [[nodiscard]] std::vector<const rules::ChoiceRow*> asked() const;
    [[nodiscard]] bool takeTag(const domain::ItemId& item);
    void takeCode(const QString& text);
    [[nodiscard]] bool takeAnnounced(const QString& code);
    void lookForAnnounced();
    void chooseAmongExpected(const domain::Sku& sku);
    void fillIn(const insight::ExpectedRow& one);
    void forgetAnnounced();
    [[nodiscard]] bool takeQuote(const QString& text);
    [[nodiscard]] std::optional<Error> quoteRefusal() const;
    void followTradeIn();
    void receiveWithQuote(const domain::ItemId& item, const std::string& code);
    void takeSerial(const Result<qr::ScanContent>& content);
    [[nodiscard]] QString skuOf(const std::vector<std::string>& candidates) const;
    void clearUnit();
    void keepDraft();
    void takeUpDraft();
    void showReceipt(const domain::ItemId& item, const QString& notice);
    void printLabel(const domain::ItemId& item);
    void writeLabelFile(const domain::ItemId& item);
    void showLabel(const domain::ItemId& item);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    BatchRun* m_batch;
    TradeIn* m_tradeIn;
    State m_state = State::Empty;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_products;
    int m_productCount = 0;
    QString m_filter;
    bool m_draftTaken = false;
    std::optional<domain::ProductRegistered> m_product;
    QString m_order;
    QString m_reason;
    QString m_source;
    QString m_market;
    QString m_serial;
    QString m_registeringSku;
    std::map<std::string, std::string> m_answers; ///< those that somebody gave, by question
    std::vector<insight::ExpectedRow> m_expected; ///< open returns of the order
    std::optional<insight::ExpectedRow> m_chosen; ///< the one that filled the form
    bool m_unannounced = false;                   ///< there are lists, and the order is in none
    std::string m_rma;
    std::optional<Money> m_bookValue;
    std::optional<domain::OwnerId> m_owner; ///< as announced; unset = whose the product is
    std::string m_announcedBatch;
    std::optional<std::pair<QString, QString>> m_usualOrigin; ///< source and market of units that were not announced
    std::optional<domain::ItemId> m_unit;
    QImage m_label;
    QString m_labelFile;
};

} // namespace regrade::ui
