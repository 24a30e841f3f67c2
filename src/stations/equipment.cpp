#include "stations/equipment.h"

#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

bool isRunning(const domain::WorkOrder& work, const domain::EquipmentId& equipment)
{
    return std::any_of(work.running.begin(), work.running.end(),
                       [&](const domain::EquipmentRun& run) { return run.equipment == equipment; });
}

domain::EquipmentStopped stopped(const domain::WorkOrder& work, const domain::EquipmentRun& run,
                                 const rules::Policy& policy, Time now)
{
    const rules::EquipmentRow* row = policy.findEquipment(run.equipment);
    const auto duration = std::max(now - run.since, std::chrono::milliseconds{0});
    return {.stage = work.stage,
            .equipment = run.equipment,
            .name = row == nullptr ? domain::Text{run.equipment.text(), run.equipment.text()} : row->name,
            .duration = duration,
            .cost = equipmentCost(policy, run.equipment, duration)};
}

} // namespace

Money equipmentCost(const rules::Policy& policy, const domain::EquipmentId& equipment,
                    std::chrono::milliseconds duration)
{
    const rules::EquipmentRow* row = policy.findEquipment(equipment);
    if (row == nullptr) {
        return {0, policy.limits.labourPerHour.currency};
    }
    const std::int64_t used = std::max<std::int64_t>(duration.count(), 0);
    const std::int64_t planned = std::chrono::milliseconds(std::chrono::hours(row->hoursPerMonth)).count();
    return {(row->costPerMonth.minor * used + planned / 2) / planned, row->costPerMonth.currency};
}

Result<domain::Events> startEquipment(const domain::Item& item, const rules::Policy& policy,
                                      const domain::StageId& stage, const domain::EquipmentId& equipment)
{
    const Result<const rules::StageRow*> here = requireWorkAt(item, policy, stage);
    if (!here) {
        return here.error();
    }
    const rules::EquipmentRow* row = policy.findEquipment(equipment);
    if (row == nullptr) {
        return refused("The policy has no equipment \"{}\".", {equipment.text()});
    }
    if (std::find(row->stages.begin(), row->stages.end(), stage) == row->stages.end()) {
        return refused("{} is not used at {}.", {row->name.en, (*here)->name.en});
    }
    if (isRunning(*item.work, equipment)) {
        return refused("{} is in use for this unit already.", {row->name.en});
    }
    if (const Result<void> currency = requireCurrency(item, row->costPerMonth); !currency) {
        return currency.error();
    }
    domain::Events events;
    if (item.work->pausedAt) {
        events.emplace_back(domain::WorkResumed{.stage = stage});
    }
    events.emplace_back(domain::EquipmentStarted{.stage = stage, .equipment = equipment});
    return events;
}

Result<domain::Events> stopEquipment(const domain::Item& item, const rules::Policy& policy,
                                     const domain::EquipmentId& equipment, Time now)
{
    if (!item.work) {
        return refused("No work on this unit is open.");
    }
    for (const domain::EquipmentRun& run : item.work->running) {
        if (run.equipment == equipment) {
            return domain::Events{stopped(*item.work, run, policy, now)};
        }
    }
    const rules::EquipmentRow* row = policy.findEquipment(equipment);
    return refused("{} is not in use for this unit.", {row == nullptr ? equipment.text() : row->name.en});
}

domain::Events stopAllEquipment(const domain::WorkOrder& work, const rules::Policy& policy, Time now)
{
    domain::Events events;
    for (const domain::EquipmentRun& run : work.running) {
        events.emplace_back(stopped(work, run, policy, now));
    }
    return events;
}

} // namespace regrade::stations
