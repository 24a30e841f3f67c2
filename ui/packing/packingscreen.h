#pragma once

#include "desk/desk.h"
#include "stations/packing.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace regrade::ui {

/// Puts a unit into its box: carton, filler, papers, sale label. The best carton is chosen beforehand; scanning the
/// printed label back is what completes the unit.
class PackingScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY unitChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY queueChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY unitChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY unitChanged)
    Q_PROPERTY(QString product READ product NOTIFY unitChanged)
    Q_PROPERTY(QString grade READ grade NOTIFY unitChanged)
    Q_PROPERTY(QString productSize READ productSize NOTIFY unitChanged)
    Q_PROPERTY(bool needsSize READ needsSize NOTIFY unitChanged)
    Q_PROPERTY(QVariantList cartons READ cartons NOTIFY formChanged)
    Q_PROPERTY(QVariantList moreCartons READ moreCartons NOTIFY formChanged)
    Q_PROPERTY(QString noCarton READ noCarton NOTIFY formChanged)
    Q_PROPERTY(QString carton READ carton NOTIFY formChanged)
    Q_PROPERTY(bool otherSize READ otherSize NOTIFY formChanged)
    Q_PROPERTY(QVariantList fillers READ fillers NOTIFY materialsChanged)
    Q_PROPERTY(QString filler READ filler NOTIFY formChanged)
    Q_PROPERTY(QString fillerAmount READ fillerAmount NOTIFY formChanged)
    Q_PROPERTY(QVariantList inserts READ inserts NOTIFY formChanged)
    Q_PROPERTY(bool allInserted READ allInserted NOTIFY formChanged)
    Q_PROPERTY(QString claim READ claim NOTIFY formChanged)
    Q_PROPERTY(QString noClaim READ noClaim NOTIFY formChanged)
    Q_PROPERTY(QString comingLaw READ comingLaw NOTIFY formChanged)
    Q_PROPERTY(QVariantList materials READ materials NOTIFY materialsChanged)
    Q_PROPERTY(QString material READ material NOTIFY formChanged)
    Q_PROPERTY(QString materialName READ materialName NOTIFY formChanged)
    Q_PROPERTY(bool recyclable READ recyclable NOTIFY formChanged)
    Q_PROPERTY(bool biodegradable READ biodegradable NOTIFY formChanged)
    Q_PROPERTY(QVariantList recentBoxes READ recentBoxes NOTIFY formChanged)
    Q_PROPERTY(QString box READ box NOTIFY formChanged)
    Q_PROPERTY(int lengthMm READ lengthMm NOTIFY formChanged)
    Q_PROPERTY(int widthMm READ widthMm NOTIFY formChanged)
    Q_PROPERTY(int heightMm READ heightMm NOTIFY formChanged)
    Q_PROPERTY(int weightG READ weightG NOTIFY formChanged)
    Q_PROPERTY(double voidShare READ voidShare NOTIFY formChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY formChanged)
    Q_PROPERTY(bool readyToScan READ readyToScan NOTIFY formChanged)
    Q_PROPERTY(bool labelPrinted READ labelPrinted NOTIFY unitChanged)
    Q_PROPERTY(int labelCopies READ labelCopies NOTIFY unitChanged)
    Q_PROPERTY(QImage label READ label NOTIFY unitChanged)
    Q_PROPERTY(QString labelFile READ labelFile NOTIFY unitChanged)
    Q_PROPERTY(QString labelPlace READ labelPlace NOTIFY unitChanged)

public:
    enum class State { Empty, Packing, Packed };
    Q_ENUM(State)

    explicit PackingScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList queue() const { return m_queue; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString grade() const;
    [[nodiscard]] QString productSize() const;
    [[nodiscard]] bool needsSize() const; ///< nobody has told how large the product is
    /// The three best that can be taken: {id, text, size, share, cost}; none while the product's size is unknown.
    [[nodiscard]] QVariantList cartons() const;
    [[nodiscard]] QVariantList moreCartons() const; ///< {id, text}; the others that can be taken
    [[nodiscard]] QString noCarton() const;         ///< why none of the house can be taken
    [[nodiscard]] QString carton() const;
    [[nodiscard]] bool otherSize() const { return m_otherSize; }
    [[nodiscard]] QVariantList fillers() const;
    [[nodiscard]] QString filler() const;
    [[nodiscard]] QString fillerAmount() const;
    [[nodiscard]] QVariantList inserts() const; ///< {id, text, why, isIn}
    [[nodiscard]] bool allInserted() const;
    [[nodiscard]] QString claim() const;      ///< certificate in force
    [[nodiscard]] QString noClaim() const;    ///< why there is none
    [[nodiscard]] QStringList coming() const; ///< rules of law that refuse nothing today
    [[nodiscard]] QString comingLaw() const { return coming().join(QLatin1Char('\n')); }
    [[nodiscard]] QVariantList materials() const;
    [[nodiscard]] QString material() const { return m_material; }
    [[nodiscard]] QString materialName() const; ///< of the carton, or as chosen
    [[nodiscard]] bool recyclable() const;
    [[nodiscard]] bool biodegradable() const;
    [[nodiscard]] QVariantList recentBoxes() const; ///< {id: "300x200x150", text}; used since the program started
    [[nodiscard]] QString box() const;
    [[nodiscard]] int lengthMm() const { return m_box.lengthMm; }
    [[nodiscard]] int widthMm() const { return m_box.widthMm; }
    [[nodiscard]] int heightMm() const { return m_box.heightMm; }
    [[nodiscard]] int weightG() const;      ///< as typed, or of product, carton and filler
    [[nodiscard]] double voidShare() const; ///< 0..1; -1 while box or product size is unknown or does not fit
    [[nodiscard]] QString missing() const;  ///< why it cannot be packed yet, the label's scan left out
    [[nodiscard]] bool readyToScan() const;
    [[nodiscard]] bool labelPrinted() const { return labelCopies() > 0; }
    [[nodiscard]] int labelCopies() const { return m_item ? m_item->saleLabels : 0; }
    [[nodiscard]] QImage label() const { return m_label; }
    [[nodiscard]] QString labelFile() const { return m_labelFile; }
    [[nodiscard]] QString labelPlace() const; ///< how far it has come on its way to a printer

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void next(); ///< the oldest that waits; none = an empty bench
    Q_INVOKABLE void chooseCarton(const QString& id);
    Q_INVOKABLE void chooseOtherSize();
    Q_INVOKABLE void chooseFiller(const QString& id); ///< "none" = nothing beside the product
    Q_INVOKABLE void setProductSize(int lengthMm, int widthMm, int heightMm);
    Q_INVOKABLE void tickInsert(const QString& id, bool isIn);
    Q_INVOKABLE void tickAllInserts();
    Q_INVOKABLE void chooseMaterial(const QString& id);
    Q_INVOKABLE void setBox(int lengthMm, int widthMm, int heightMm);
    Q_INVOKABLE void chooseBox(const QString& id);
    Q_INVOKABLE void setWeight(int grams);
    Q_INVOKABLE void printLabel();

signals:
    void statusChanged();
    void queueChanged();
    void materialsChanged();
    void unitChanged();
    void formChanged();

private:
    [[nodiscard]] const rules::MaterialRow* materialRow() const;
    [[nodiscard]] std::optional<stations::PackingPlan> plan() const;
    [[nodiscard]] std::vector<const rules::InsertRow*> dueInserts() const;
    [[nodiscard]] stations::PackingForm form(const domain::ItemId& scanned) const;
    [[nodiscard]] std::vector<stations::CartonOffer> bestOffers() const;
    [[nodiscard]] QVariantMap rowOf(const stations::CartonOffer& offer) const;
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    [[nodiscard]] bool takeChoice(const QString& verb, const QString& argument);
    void takeMain();
    void open(const domain::ItemId& id);
    void begin(const domain::Item& item);
    void readProduct(const domain::Sku& sku);
    void proposeAnew();
    void takeProposal();
    void keepProductSize();
    void keepDraft();
    void takeUpDraft();
    void pack(const domain::ItemId& scanned);
    void sendLabel();
    void writeLabelFile();
    void show(domain::Item item);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    State m_state = State::Empty;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_queue;
    std::optional<domain::Item> m_item;
    domain::BoxSize m_productSize;
    int m_productG = 0;
    std::map<domain::Sku, domain::BoxSize> m_toldSizes; ///< since the program started
    std::vector<stations::CartonOffer> m_offers;
    std::optional<domain::CartonId> m_carton;
    bool m_otherSize = false;
    std::optional<domain::FillerId> m_filler;
    std::set<std::string> m_inserted;
    QString m_material;
    domain::BoxSize m_box;
    std::optional<int> m_weightG; ///< as typed
    std::vector<domain::BoxSize> m_recentBoxes;
    QImage m_label;
    QString m_labelFile;
};

} // namespace regrade::ui
