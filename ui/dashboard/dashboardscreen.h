#pragma once

#include "dashboard/kpifilter.h"
#include "desk/desk.h"
#include "insight/kpi.h"

#include <QObject>
#include <QVariantList>
#include <QVariantMap>

#include <filesystem>
#include <optional>

namespace regrade::ui {

/// The lead's figures in four groups and the board of the stages, each with the units behind it.
class DashboardScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
    Q_PROPERTY(QString group READ group NOTIFY changed)
    Q_PROPERTY(QVariantList groups READ groups NOTIFY changed)
    Q_PROPERTY(QVariantList filters READ filters NOTIFY changed)
    Q_PROPERTY(QString told READ told NOTIFY changed)
    Q_PROPERTY(QVariantList tiles READ tiles NOTIFY changed)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY changed)
    Q_PROPERTY(QVariantList ages READ ages NOTIFY changed)
    Q_PROPERTY(QVariantMap sums READ sums NOTIFY changed)
    Q_PROPERTY(QVariantMap detail READ detail NOTIFY changed)
    Q_PROPERTY(bool detailShown READ detailShown NOTIFY changed)
    Q_PROPERTY(bool listShown READ listShown NOTIFY changed)
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed)
    Q_PROPERTY(QString listCaption READ listCaption NOTIFY changed)
    Q_PROPERTY(QVariantList units READ units NOTIFY changed)

public:
    explicit DashboardScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return false; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] bool empty() const { return m_empty; }
    [[nodiscard]] QString group() const { return m_group; }
    [[nodiscard]] QVariantList groups() const;
    [[nodiscard]] QVariantList filters() const { return m_filter.rows(); }
    [[nodiscard]] QString told() const { return m_filter.told(); }
    [[nodiscard]] QVariantList tiles() const { return m_tiles; }
    [[nodiscard]] QVariantList stages() const { return m_stages; }
    [[nodiscard]] QVariantList ages() const { return m_ages; }
    [[nodiscard]] QVariantMap sums() const { return m_sums; }
    [[nodiscard]] QVariantMap detail() const;
    [[nodiscard]] bool detailShown() const { return !m_detail.isEmpty() && !listShown(); }
    [[nodiscard]] bool listShown() const { return !m_listed.isEmpty(); }
    [[nodiscard]] QString listTitle() const { return m_listTitle; }
    [[nodiscard]] QString listCaption() const;
    [[nodiscard]] QVariantList units() const { return m_units; }

    /// Where the house keeps targets and factors; without it figures have no targets. Once, before the first refresh.
    void setPolicyFolder(const std::filesystem::path& folder);

    Q_INVOKABLE bool takeScan(const QString&) { return false; }
    Q_INVOKABLE void refresh();
    /// Reads anew where something was written since, by whichever program.
    Q_INVOKABLE void refreshIfChanged();
    Q_INVOKABLE void show(const QString& group);
    Q_INVOKABLE void choose(const QString& filter, const QString& option);
    /// A figure with its formula and parts; "open" lists what is in the house.
    Q_INVOKABLE void openTile(const QString& id);
    Q_INVOKABLE void closeDetail();
    /// The units of the figure that is shown; `part` narrows a mix.
    Q_INVOKABLE void openUnits(const QString& part);
    Q_INVOKABLE void openStage(const QString& id);
    Q_INVOKABLE void openAge(const QString& key);
    Q_INVOKABLE void closeList();
    Q_INVOKABLE void openUnit(const QString& id);
    Q_INVOKABLE void writePdf();
    Q_INVOKABLE void writeCsv();
    /// A file for the picture of the screen; empty = there is no place for it.
    Q_INVOKABLE QString pictureFile();
    Q_INVOKABLE void pictureWritten(const QString& file, bool written);

signals:
    void changed();

private:
    [[nodiscard]] insight::kpi::Rules rules() const;
    [[nodiscard]] Result<void> readFigures();
    void fillTiles();
    void openList(const QString& tile, const QString& part, const QString& title);
    void tellFile(const Result<QString>& file);
    [[nodiscard]] std::int64_t storeState() const;

    Desk& m_desk;
    KpiFilter m_filter;
    rules::Targets m_targets;
    std::optional<rules::ImpactRules> m_impact;
    std::optional<Error> m_policyProblem;
    std::optional<insight::kpi::Look> m_look;
    std::int64_t m_storeState = -1;
    QString m_problem;
    QString m_notice;
    bool m_empty = true;
    QString m_group = QStringLiteral("board");
    QVariantList m_tiles;
    QVariantList m_stages;
    QVariantList m_ages;
    QVariantMap m_sums;
    QString m_detail; ///< id of the figure; empty = none is shown
    QString m_listed; ///< figure and part of the list: "conversion|"; empty = no list
    QString m_listTitle;
    QVariantList m_units;
    std::int64_t m_total = 0;
};

} // namespace regrade::ui
