#include "grading/gradingscreen.h"
#include "insight/judgements.h"
#include "station/rows.h"

#include <QLocale>

namespace regrade::ui {

namespace {

/// Where nothing was drawn on the picture, a mark lies on no zone worth a word.
constexpr const char* kNoZone = "body";

QString nameIn(const Desk& desk, const std::vector<rules::NamedRow>& rows, const std::string& id)
{
    for (const auto& row : rows) {
        if (row.id == id) {
            return desk.say(row.name);
        }
    }
    return QString::fromStdString(id);
}

} // namespace

QStringList GradingScreen::defects() const
{
    QStringList lines;
    if (!m_item || !m_item->inspection) {
        return lines;
    }
    const rules::Policy& policy = m_desk.policy();
    for (const auto& defect : m_item->inspection->defects) {
        QString mark = nameIn(m_desk, policy.defectKinds, defect.kind.text());
        if (defect.zone.text() != kNoZone) {
            mark = tr("%1 (%2)").arg(mark, nameIn(m_desk, policy.zones, defect.zone.text()));
        }
        const QString score = QLocale().toString(defect.score, 'f', 1);
        lines.append(defect.extentMm ? tr("%1: %2 mm, %3 times the taught limit")
                                           .arg(mark, QLocale().toString(*defect.extentMm, 'f', 1), score)
                                     : tr("%1: %2 % of the surface, %3 times the taught limit")
                                           .arg(mark, QLocale().toString(defect.areaShare * 100.0, 'f', 1), score));
    }
    return lines;
}

void GradingScreen::readDrift()
{
    m_alarm.reset();
    for (const domain::ProductTaught& lesson : m_views) {
        const auto drift = insight::driftOf(m_desk.reader(), lesson, m_desk.policy().limits);
        if (drift && !m_alarm) {
            m_alarm = insight::alarmOf(*drift);
        }
    }
}

QString GradingScreen::driftAlarm() const { return m_alarm ? m_desk.say(*m_alarm) : QString(); }

QString GradingScreen::viewScores() const
{
    if (!inspected() || !m_item->intake || !m_item->inspection->views) {
        return {};
    }
    const QVariantList plan = viewsOf(m_desk, m_item->intake->category);
    QStringList parts;
    for (const auto& seen : *m_item->inspection->views) {
        QString name = QString::fromStdString(seen.view);
        for (const QVariant& planned : plan) {
            const QVariantMap row = planned.toMap();
            name = row.value(QStringLiteral("id")) == name ? row.value(QStringLiteral("text")).toString() : name;
        }
        parts.append(tr("%1 %2").arg(name, QLocale().toString(seen.score, 'f', 2)));
    }
    return tr("Times the taught limit: %1").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace regrade::ui
