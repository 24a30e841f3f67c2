#pragma once

#include "dashboard/unitlist.h"
#include "desk/desk.h"

#include <QObject>
#include <QVariantList>

namespace regrade::ui {

/// The lead's figures, and the list of units behind each of them.
class DashboardScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice CONSTANT)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
    Q_PROPERTY(QVariantList tiles READ tiles NOTIFY changed)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY changed)
    Q_PROPERTY(QVariantList grades READ grades NOTIFY changed)
    Q_PROPERTY(QVariantList ages READ ages NOTIFY changed)
    Q_PROPERTY(QVariantList reasons READ reasons NOTIFY changed)
    Q_PROPERTY(QVariantList months READ months NOTIFY changed)
    Q_PROPERTY(bool listShown READ listShown NOTIFY listChanged)
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY listChanged)
    Q_PROPERTY(QString listCaption READ listCaption NOTIFY listChanged)
    Q_PROPERTY(QVariantList units READ units NOTIFY listChanged)

public:
    explicit DashboardScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return false; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return {}; }
    [[nodiscard]] bool empty() const { return m_empty; }
    [[nodiscard]] QVariantList tiles() const { return m_tiles; }
    [[nodiscard]] QVariantList stages() const { return m_stages; }
    [[nodiscard]] QVariantList grades() const { return m_grades; }
    [[nodiscard]] QVariantList ages() const { return m_ages; }
    [[nodiscard]] QVariantList reasons() const { return m_reasons; }
    [[nodiscard]] QVariantList months() const { return m_months; }
    [[nodiscard]] bool listShown() const { return !m_listed.isEmpty(); }
    [[nodiscard]] QString listTitle() const { return m_listTitle; }
    [[nodiscard]] QString listCaption() const;
    [[nodiscard]] QVariantList units() const { return m_table.rows; }

    Q_INVOKABLE bool takeScan(const QString&) { return false; }
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void openTile(const QString& id);
    Q_INVOKABLE void openStage(const QString& id);
    Q_INVOKABLE void openGrade(const QString& id);
    Q_INVOKABLE void openAge(const QString& key);
    Q_INVOKABLE void closeList();
    Q_INVOKABLE void openUnit(const QString& id);

signals:
    void changed();
    void listChanged();

private:
    [[nodiscard]] UnitChoice choiceOf(const QString& key) const;
    [[nodiscard]] UnitChoice tileChoice(const QString& id) const;
    void openList(const QString& key);

    Desk& m_desk;
    QString m_problem;
    bool m_empty = true;
    QVariantList m_tiles;
    QVariantList m_stages;
    QVariantList m_grades;
    QVariantList m_ages;
    QVariantList m_reasons;
    QVariantList m_months;
    QString m_listed; ///< "tile:late", "stage:cleaning", "grade:A", "age:0-30"; empty = no list
    QString m_listTitle;
    UnitTable m_table;
};

} // namespace regrade::ui
