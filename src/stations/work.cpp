#include "stations/work.h"

#include "stations/dismantling.h"
#include "stations/gates.h"

#include <algorithm>
#include <cmath>

namespace regrade::stations {

namespace {

/// The stage where the unit stands and where work on it is open.
Result<const rules::StageRow*> requireWorkAt(const domain::Item& item, const rules::Policy& policy,
                                             const domain::StageId& stage)
{
    Result<const rules::StageRow*> row = requireStage(item, policy, stage);
    if (!row) {
        return row;
    }
    if (const Result<void> open = requireOpenWork(item, **row); !open) {
        return open.error();
    }
    return row;
}

const rules::StepRow* findStep(const rules::StageRow& stage, const domain::StepId& id)
{
    const auto found =
        std::find_if(stage.steps.begin(), stage.steps.end(), [&](const rules::StepRow& step) { return step.id == id; });
    return found == stage.steps.end() ? nullptr : &*found;
}

bool isOutside(const rules::StepRow& step, double value)
{
    return (step.min && value < *step.min) || (step.max && value > *step.max);
}

Result<void> checkEvidence(const rules::StepRow& step, const StepForm& form)
{
    if (step.kind == rules::StepKind::measure && (!form.value || !std::isfinite(*form.value))) {
        return refused("The step \"{}\" needs a measured value in {}.", {step.name.en, step.unit});
    }
    if (step.kind == rules::StepKind::photo && form.photos.empty()) {
        return refused("The step \"{}\" needs a photo.", {step.name.en});
    }
    return {};
}

/// A step that failed holds the unit even when it was not required: it was tried, and it showed something.
Result<void> checkStepsDone(const rules::StageRow& stage, const domain::WorkOrder& work)
{
    for (const rules::StepRow& step : stage.steps) {
        const domain::StepDone* done = work.findStep(step.id);
        if (done == nullptr && step.required) {
            return refused("The step \"{}\" is not done yet.", {step.name.en});
        }
        if (done != nullptr && done->outcome == domain::StepOutcome::failed) {
            return refused("The step \"{}\" has failed: do it again, or send the unit back to grading.",
                           {step.name.en});
        }
    }
    return {};
}

/// Labour for a duration, rounded half up to the cent.
Money labourFor(const Money& perHour, std::chrono::milliseconds duration)
{
    constexpr std::int64_t kMsPerHour = 3'600'000;
    return {(perHour.minor * duration.count() + kMsPerHour / 2) / kMsPerHour, perHour.currency};
}

domain::WorkFinished closed(const domain::WorkOrder& work, const rules::Policy& policy, Time now)
{
    const auto duration = std::max(now - work.startedAt, std::chrono::milliseconds{0});
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
    return domain::Events{domain::WorkStarted{.stage = stage}};
}

Result<domain::Events> doStep(const domain::Item& item, const rules::Policy& policy, const StepForm& form)
{
    const Result<const rules::StageRow*> stage = requireWorkAt(item, policy, form.stage);
    if (!stage) {
        return stage.error();
    }
    const rules::StepRow* step = findStep(**stage, form.step);
    if (step == nullptr) {
        return refused("{} has no step \"{}\".", {(*stage)->name.en, form.step.text()});
    }
    if (const Result<void> evidence = checkEvidence(*step, form); !evidence) {
        return evidence.error();
    }
    domain::StepDone done{.stage = form.stage, .step = form.step, .outcome = form.outcome, .unit = step->unit};
    done.note = form.note;
    done.photos = form.photos;
    if (step->kind == rules::StepKind::measure) {
        done.value = form.value;
        done.outcome = isOutside(*step, *form.value) ? domain::StepOutcome::failed : form.outcome;
    }
    return domain::Events{std::move(done)};
}

Result<domain::Events> finishWork(const domain::Item& item, const rules::Policy& policy, const domain::StageId& stage,
                                  Time now)
{
    const Result<const rules::StageRow*> row = requireWorkAt(item, policy, stage);
    if (!row) {
        return row.error();
    }
    for (const Result<void>& check :
         {checkStepsDone(**row, *item.work), requireCurrency(item, policy.limits.labourPerHour)}) {
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
    return domain::Events{std::move(finished)};
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
    if (isBlank(reason)) {
        return refused("Say why the unit goes back to grading.");
    }
    domain::Events events;
    if (item.work) {
        if (const Result<void> currency = requireCurrency(item, policy.limits.labourPerHour); !currency) {
            return currency.error();
        }
        domain::WorkFinished broken = closed(*item.work, policy, now);
        broken.repaired = here != nullptr && here->repairs && !item.work->parts.empty();
        events.emplace_back(std::move(broken));
    }
    events.emplace_back(
        domain::ItemRouted{.route = policy.intakeRoute, .reasons = {{.row = "person", .why = {reason, reason}}}});
    return events;
}

} // namespace regrade::stations
