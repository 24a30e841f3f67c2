#include "rules/steps.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

bool isMet(const ChosenBefore& condition, const domain::WorkOrder& work)
{
    return work.isChosen(condition.step, condition.options);
}

} // namespace

domain::CategoryId categoryOf(const domain::Item& item)
{
    return item.intake ? item.intake->category : domain::CategoryId("unknown");
}

std::vector<const StepRow*> stepsFor(const StageRow& stage, const domain::Item& item)
{
    const domain::CategoryId category = categoryOf(item);
    std::vector<const StepRow*> steps;
    for (const StepRow& step : stage.steps) {
        const bool ofCategory = step.categories.empty() || std::find(step.categories.begin(), step.categories.end(),
                                                                     category) != step.categories.end();
        const bool asked = !step.when || (item.work && isMet(*step.when, *item.work));
        if (ofCategory && asked) {
            steps.push_back(&step);
        }
    }
    return steps;
}

Bounds boundsOf(const StepRow& step, const domain::WorkOrder& work)
{
    const auto met = std::find_if(step.limits.begin(), step.limits.end(),
                                  [&](const LimitsRow& limits) { return isMet(limits.chosen, work); });
    return met == step.limits.end() ? Bounds{step.min, step.max} : Bounds{met->min, met->max};
}

const StepRow* overtaking(const StageRow& stage, const StepRow& step, const domain::WorkOrder& work)
{
    const auto found = std::find_if(stage.steps.begin(), stage.steps.end(), [&](const StepRow& first) {
        return std::find(first.before.begin(), first.before.end(), step.id) != first.before.end() &&
               work.cameAfter(first.id, step.id);
    });
    return found == stage.steps.end() ? nullptr : &*found;
}

std::vector<const InstrumentRow*> instrumentsOf(const Policy& policy, const std::string& kind)
{
    std::vector<const InstrumentRow*> found;
    for (const InstrumentRow& instrument : policy.instruments) {
        if (instrument.kind == kind) {
            found.push_back(&instrument);
        }
    }
    return found;
}

double doseOf(const InstrumentRow& lamp, int distanceMm, int seconds)
{
    const double nearer = lamp.atMm / static_cast<double>(distanceMm);
    return lamp.irradiance.value_or(0) * nearer * nearer * static_cast<double>(seconds);
}

int secondsFor(const InstrumentRow& lamp, int distanceMm, double dose)
{
    const double each = doseOf(lamp, distanceMm, 1);
    constexpr double kRounding = 1e-9; // a quotient that is whole but for the last bits
    return each > 0 ? static_cast<int>(std::ceil(dose / each - kRounding)) : 0;
}

std::vector<domain::StageId> dueStages(const Policy& policy, const domain::Item& item)
{
    std::vector<domain::StageId> due;
    for (const domain::Answer& answer : item.answers) {
        const ChoiceRow* question = policy.findQuestion(answer.question);
        const OptionRow* option = question == nullptr ? nullptr : question->find(answer.option);
        if (option != nullptr && option->due && !item.hasPassed(*option->due, false)) {
            due.push_back(*option->due);
        }
    }
    const auto category = std::find_if(policy.categories.begin(), policy.categories.end(),
                                       [&](const NamedRow& row) { return row.id == categoryOf(item).text(); });
    if (category != policy.categories.end() && category->afterRepair && item.passedAtRepair &&
        !item.hasPassed(*category->afterRepair, true)) {
        due.push_back(*category->afterRepair);
    }
    return due;
}

} // namespace regrade::rules
