#include "stations/work.h"

#include "rules/steps.h"
#include "stations/dismantling.h"
#include "stations/equipment.h"
#include "stations/gates.h"
#include "stations/repair.h"

#include <algorithm>
#include <numeric>

namespace regrade::stations {

namespace {

/// A step that failed holds the unit even when it was not required: it was tried, and it showed something.
Result<void> checkStepsDone(const rules::StageRow& stage, const domain::Item& item)
{
    for (const rules::StepRow* step : rules::stepsFor(stage, item)) {
        const domain::StepDone* done = item.work->findStep(step->id);
        if (done == nullptr) {
            if (step->required) {
                return refused("The step \"{}\" is not done yet.", {step->name.en});
            }
            continue;
        }
        if (done->outcome == domain::StepOutcome::failed) {
            return stage.holds ? refused("The step \"{}\" has failed: this unit stays apart until it leaves the house.",
                                         {step->name.en})
                               : refused("The step \"{}\" has failed: do it again, or send the unit back to grading.",
                                         {step->name.en});
        }
        if (const rules::StepRow* first = rules::overtaking(stage, *step, *item.work)) {
            return refused("The step \"{}\" has to be done again, after \"{}\".", {step->name.en, first->name.en});
        }
    }
    return {};
}

bool hasGivenMaterial(const domain::WorkOrder& work)
{
    return std::any_of(work.recovered.begin(), work.recovered.end(),
                       [](const domain::MaterialRecovered& one) { return one.grams > 0; });
}

/// More pieces came out of the unit than were put back.
bool isTakenApart(const domain::WorkOrder& work)
{
    const auto add = [](int sum, const domain::PartHarvested& one) { return sum + one.quantity; };
    return std::accumulate(work.harvested.begin(), work.harvested.end(), 0, add) > 0;
}

std::optional<std::string> skillOf(const rules::StageRow& stage)
{
    return stage.skill.empty() ? std::nullopt : std::optional(stage.skill);
}

domain::WorkFinished closed(const domain::WorkOrder& work, const rules::Policy& policy, Time now)
{
    const auto duration = work.workedUntil(now);
    return {.stage = work.stage, .duration = duration, .labour = labourFor(policy.limits.labourPerHour, duration)};
}

} // namespace

Result<domain::Events> startWork(const domain::Item& item, const rules::Policy& policy, const domain::StageId& stage)
{
    const Result<const rules::StageRow*> row = requireStage(item, policy, stage);
    if (!row) {
        return row.error();
    }
    if ((*row)->kind != rules::StageKind::work) {
        return refused("{} is not a stage where work is recorded.", {(*row)->name.en});
    }
    if (item.work) {
        return refused("The work at {} has already been started.", {(*row)->name.en});
    }
    if ((*row)->repairs) {
        if (const Result<void> forecast = requireForecast(item, policy); !forecast) {
            return forecast.error();
        }
    }
    return domain::Events{domain::WorkStarted{.stage = stage, .skill = skillOf(**row)}};
}

Result<domain::Events> pauseWork(const domain::Item& item, const rules::Policy& policy, Time now)
{
    if (!item.work) {
        return refused("No work on this unit is open.");
    }
    if (item.work->pausedAt) {
        return refused("The work on this unit rests already.");
    }
    domain::Events events = stopAllEquipment(*item.work, policy, now);
    events.emplace_back(domain::WorkPaused{.stage = item.work->stage});
    return events;
}

Result<domain::Events> resumeWork(const domain::Item& item)
{
    if (!item.work || !item.work->pausedAt) {
        return refused("No work on this unit rests.");
    }
    return domain::Events{domain::WorkResumed{.stage = item.work->stage}};
}

Result<domain::Events> finishWork(const domain::Item& item, const rules::Policy& policy, const domain::StageId& stage,
                                  Time now)
{
    const Result<const rules::StageRow*> row = requireWorkAt(item, policy, stage);
    if (!row) {
        return row.error();
    }
    for (const Result<void>& check :
         {checkStepsDone(**row, item), requireCurrency(item, policy.limits.labourPerHour)}) {
        if (!check) {
            return check.error();
        }
    }
    if ((*row)->dismantles) {
        if (const Result<void> balanced = requireMassBalance(*item.work, policy); !balanced) {
            return balanced.error();
        }
    }
    domain::WorkFinished finished = closed(*item.work, policy, now);
    finished.repaired = (*row)->repairs;
    finished.skill = skillOf(**row);
    domain::Events events = stopAllEquipment(*item.work, policy, now);
    events.emplace_back(std::move(finished));
    return events;
}

Result<domain::Events> sendBack(const domain::Item& item, const rules::Policy& policy, const std::string& reason,
                                Time now)
{
    if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
        return inHouse.error();
    }
    if (!item.stage()) {
        return refused("This unit has no stage ahead: it can only leave the house.");
    }
    const rules::StageRow* here = policy.findStage(*item.stage());
    if (here != nullptr && here->kind == rules::StageKind::grading) {
        return refused("This unit is at {} already.", {here->name.en});
    }
    if (here != nullptr && here->holds) {
        return refused(
            "This unit is set apart at {}: it goes on when every step there has passed, or leaves the house.",
            {here->name.en});
    }
    if (item.work && isTakenApart(*item.work)) {
        return refused("Parts of this unit lie in the stock: put them back first, or finish dismantling it.");
    }
    if (item.work && hasGivenMaterial(*item.work)) {
        return refused(
            "Material of this unit is on record: set its weights back to 0 first, or finish dismantling it.");
    }
    if (isBlank(reason)) {
        return refused("Say why the unit goes back to grading.");
    }
    domain::Events events;
    if (item.work) {
        if (const Result<void> currency = requireCurrency(item, policy.limits.labourPerHour); !currency) {
            return currency.error();
        }
        events = stopAllEquipment(*item.work, policy, now);
        domain::WorkFinished broken = closed(*item.work, policy, now);
        broken.brokenOff = true;
        broken.repaired = here != nullptr && here->repairs && !item.work->parts.empty();
        events.emplace_back(std::move(broken));
    }
    events.emplace_back(
        domain::ItemRouted{.route = policy.intakeRoute, .reasons = {{.row = "person", .why = {reason, reason}}}});
    return events;
}

} // namespace regrade::stations
