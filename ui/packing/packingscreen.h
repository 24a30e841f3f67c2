#pragma once

#include "desk/desk.h"
#include "stations/packing.h"

#include <QImage>
#include <QObject>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// Puts a unit into its box: material, box, sale label. Scanning the printed label back is what completes it.
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
    Q_PROPERTY(QVariantList materials READ materials NOTIFY materialsChanged)
    Q_PROPERTY(QString material READ material NOTIFY formChanged)
    Q_PROPERTY(QString materialWhy READ materialWhy NOTIFY formChanged)
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
    [[nodiscard]] QVariantList materials() const;
    [[nodiscard]] QString material() const { return m_material; }
    [[nodiscard]] QString materialWhy() const;
    [[nodiscard]] bool recyclable() const;
    [[nodiscard]] bool biodegradable() const;
    [[nodiscard]] QVariantList recentBoxes() const; ///< {id: "300x200x150", text}; used since the program started
    [[nodiscard]] QString box() const;
    [[nodiscard]] int lengthMm() const { return m_box.lengthMm; }
    [[nodiscard]] int widthMm() const { return m_box.widthMm; }
    [[nodiscard]] int heightMm() const { return m_box.heightMm; }
    [[nodiscard]] int weightG() const { return m_weightG; }
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
    [[nodiscard]] stations::PackingForm form(const domain::ItemId& scanned) const;
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    void open(const domain::ItemId& id);
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
    QString m_material;
    domain::BoxSize m_box;
    int m_weightG = 0;
    std::vector<domain::BoxSize> m_recentBoxes;
    QImage m_label;
    QString m_labelFile;
};

} // namespace regrade::ui
