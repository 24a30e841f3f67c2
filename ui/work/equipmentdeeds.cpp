#include "station/rows.h"
#include "stations/equipment.h"
#include "work/workscreen.h"

#include <algorithm>

namespace regrade::ui {

namespace {

const domain::EquipmentRun* runOf(const domain::WorkOrder& work, const domain::EquipmentId& equipment)
{
    const auto found = std::find_if(work.running.begin(), work.running.end(),
                                    [&](const domain::EquipmentRun& run) { return run.equipment == equipment; });
    return found == work.running.end() ? nullptr : &*found;
}

} // namespace

QVariantList WorkScreen::equipment() const
{
    QVariantList rows;
    const auto* order = workOrder();
    for (const auto& row : m_desk.policy().equipment) {
        if (!order || std::find(row.stages.begin(), row.stages.end(), order->stage) == row.stages.end()) {
            continue;
        }
        const auto* run = runOf(*order, row.id);
        rows.append(
            QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id.text())},
                        {QStringLiteral("name"), m_desk.say(row.name)},
                        {QStringLiteral("since"), run ? tr("in use since %1").arg(m_desk.when(run->since)) : QString()},
                        {QStringLiteral("running"), run != nullptr}});
    }
    return rows;
}

void WorkScreen::switchEquipment(const QString& id)
{
    if (!workOrder() || saysBusy()) {
        return;
    }
    submit([policy = m_desk.sharedPolicy(), stage = workOrder()->stage,
            equipment = domain::EquipmentId(id.toStdString())](const domain::Item& item, Time now) {
        return item.work && runOf(*item.work, equipment) ? stations::stopEquipment(item, *policy, equipment, now)
                                                         : stations::startEquipment(item, *policy, stage, equipment);
    });
}

} // namespace regrade::ui
