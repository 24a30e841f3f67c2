#pragma once

#include "desk/desk.h"
#include "insight/kpi.h"

#include <QVariantList>

namespace regrade::ui {

/// Whose units and which time the dashboard shows, as a person chooses it.
class KpiFilter {
public:
    explicit KpiFilter(const Desk& desk) : m_desk(desk) {}

    /// {id, title, text, current, options: {id, text}}: period, comparison, seller, category, site.
    [[nodiscard]] QVariantList rows() const;
    void choose(const QString& filter, const QString& option);
    /// Reads who has units here; an owner's view stays with its own.
    [[nodiscard]] Result<void> read();
    [[nodiscard]] insight::kpi::Ask ask() const;
    /// "July to September 2026 · Green Home", for papers.
    [[nodiscard]] QString told() const;
    [[nodiscard]] bool isWholeTime() const { return m_period == QLatin1String("all"); }

private:
    struct Option {
        QString id;
        QString text;
    };
    [[nodiscard]] std::vector<Option> periods() const;
    [[nodiscard]] insight::kpi::Span span() const;

    const Desk& m_desk;
    insight::kpi::Places m_places;
    insight::kpi::Span m_all;
    QString m_period = QStringLiteral("all");
    QString m_against = QStringLiteral("before");
    QString m_owner;
    QString m_category;
    QString m_site;
};

} // namespace regrade::ui
