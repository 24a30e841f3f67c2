#pragma once

#include "desk/desk.h"
#include "passport/repairpair.h"
#include "passport/ticketview.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// One unit's whole record: its facts, its grade and why, its photos, everything that ever happened to it.
class PassportScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(regrade::ui::RepairPair* repair READ repair CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList matches READ matches NOTIFY matchesChanged)
    Q_PROPERTY(QString reprintLacks READ reprintLacks NOTIFY unitChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY unitChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY unitChanged)
    Q_PROPERTY(QString product READ product NOTIFY unitChanged)
    Q_PROPERTY(QString whereabouts READ where NOTIFY unitChanged)
    Q_PROPERTY(QString grade READ grade NOTIFY unitChanged)
    Q_PROPERTY(QString gradeName READ gradeName NOTIFY unitChanged)
    Q_PROPERTY(QStringList gradeWhy READ gradeWhy NOTIFY unitChanged)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY unitChanged)
    Q_PROPERTY(QVariantList timeline READ timeline NOTIFY unitChanged)
    Q_PROPERTY(QVariantList photos READ photos NOTIFY unitChanged)
    Q_PROPERTY(int photoIndex READ photoIndex NOTIFY photoChanged)
    Q_PROPERTY(QImage photo READ photo NOTIFY photoChanged)
    Q_PROPERTY(QVariantList boxes READ boxes NOTIFY photoChanged)
    Q_PROPERTY(QStringList defects READ defects NOTIFY photoChanged)
    Q_PROPERTY(QImage label READ label NOTIFY unitChanged)
    Q_PROPERTY(QString labelFile READ labelFile NOTIFY unitChanged)
    Q_PROPERTY(QString labelCopy READ labelCopy NOTIFY unitChanged)
    Q_PROPERTY(QString labelPlace READ labelPlace NOTIFY unitChanged)
    Q_PROPERTY(bool canReprint READ canReprint NOTIFY unitChanged)

    Q_PROPERTY(regrade::ui::TicketView* ticket READ ticket CONSTANT)
    Q_PROPERTY(bool canExport READ canExport NOTIFY statusChanged)

public:
    explicit PassportScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] RepairPair* repair() const { return m_repair; }
    [[nodiscard]] TicketView* ticket() const { return m_ticket; }
    [[nodiscard]] bool canExport() const { return m_item && m_desk.key() != nullptr && !m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList matches() const { return m_matches; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString where() const;
    [[nodiscard]] QString grade() const;
    [[nodiscard]] QString gradeName() const;
    [[nodiscard]] QStringList gradeWhy() const;
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] QVariantList timeline() const { return m_timeline; }
    [[nodiscard]] QVariantList photos() const;
    [[nodiscard]] int photoIndex() const { return m_photoIndex; }
    [[nodiscard]] QImage photo() const { return m_photo; }
    [[nodiscard]] QVariantList boxes() const;
    [[nodiscard]] QStringList defects() const;
    [[nodiscard]] QImage label() const { return m_label; }
    [[nodiscard]] QString labelFile() const { return m_labelFile; }
    [[nodiscard]] QString labelCopy() const;  ///< which copy counts; empty = none was printed
    [[nodiscard]] QString labelPlace() const; ///< how far it has come on its way to a printer
    [[nodiscard]] bool canReprint() const;
    [[nodiscard]] QString reprintLacks() const; ///< why who is signed in may not print; empty = may

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void open(const QString& tag);
    Q_INVOKABLE void search(const QString& text);
    Q_INVOKABLE void choosePhoto(int index);
    Q_INVOKABLE void reprint();
    /// Writes the unit's evidence pack among the papers.
    Q_INVOKABLE void exportEvidence();

signals:
    void statusChanged();
    void matchesChanged();
    void unitChanged();
    void photoChanged();

private:
    void show(domain::Item item);
    void readTimeline();
    void readMatches();
    void noteReprint(const Result<workers::Receipt>& receipt);
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] domain::LabelKind labelKind() const;
    [[nodiscard]] std::vector<const domain::Defect*> defectsInPhoto() const;

    Desk& m_desk;
    RepairPair* m_repair;
    TicketView* m_ticket;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QString m_search;
    QVariantList m_matches;
    std::optional<domain::Item> m_item;
    QVariantList m_timeline;
    int m_photoIndex = 0;
    QImage m_photo;
    QImage m_label;
    QString m_labelFile;
};

} // namespace regrade::ui
