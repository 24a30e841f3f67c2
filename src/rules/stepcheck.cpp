#include "rules/policytables.h"
#include "rules/steps.h"

#include <algorithm>

namespace regrade::rules {

namespace {

const StepRow* findIn(const StageRow& stage, const domain::StepId& id)
{
    const auto found =
        std::find_if(stage.steps.begin(), stage.steps.end(), [&](const StepRow& step) { return step.id == id; });
    return found == stage.steps.end() ? nullptr : &*found;
}

/// Where a step stands, for sentences.
struct Place {
    std::string table;
    std::string number;
};

void checkChosen(const Policy& policy, const StageRow& stage, const ChosenBefore& chosen, const Place& at,
                 FirstFault& fault)
{
    const StepRow* step = findIn(stage, chosen.step);
    const ChoiceRow* list = step == nullptr ? nullptr : policy.findChoices(step->list);
    if (list == nullptr) {
        fault.add(invalid("{}, row {}: \"{}\" is no choice of this stage.", {at.table, at.number, chosen.step.text()}));
        return;
    }
    for (const std::string& option : chosen.options) {
        if (list->find(option) == nullptr) {
            fault.add(
                invalid("{}, row {}: the list \"{}\" has no option \"{}\".", {at.table, at.number, list->id, option}));
        }
    }
}

void checkCategories(const Policy& policy, const std::vector<domain::CategoryId>& categories, const Place& at,
                     FirstFault& fault)
{
    for (const domain::CategoryId& category : categories) {
        if (std::none_of(policy.categories.begin(), policy.categories.end(),
                         [&](const NamedRow& row) { return row.id == category.text(); })) {
            fault.add(invalid("{}, row {}: the category \"{}\" is not in lists.json.",
                              {at.table, at.number, category.text()}));
        }
    }
}

void checkInstrument(const Policy& policy, const StepRow& step, const Place& at, FirstFault& fault)
{
    if (step.instrument.empty()) {
        return;
    }
    const auto instruments = instrumentsOf(policy, step.instrument);
    if (instruments.empty()) {
        fault.add(invalid("{}, row {}: instruments.json has no instrument of the kind \"{}\".",
                          {at.table, at.number, step.instrument}));
    }
    for (const InstrumentRow* instrument : instruments) {
        if (step.kind == StepKind::exposure && !instrument->irradiance) {
            fault.add(invalid("{}, row {}: the lamp \"{}\" has no irradiance.", {at.table, at.number, instrument->id}));
        }
        const ReadingRow* readings = policy.findReadings(instrument->readings);
        if (readings != nullptr && readings->unit != step.unit) {
            fault.add(invalid("{}, row {}: the instrument \"{}\" reads {}, not {}.",
                              {at.table, at.number, instrument->id, readings->unit, step.unit}));
        }
    }
}

void checkStep(const Policy& policy, const StageRow& stage, const StepRow& step, const Place& at, FirstFault& fault)
{
    checkCategories(policy, step.categories, at, fault);
    checkInstrument(policy, step, at, fault);
    if (step.kind == StepKind::choice && policy.findChoices(step.list) == nullptr) {
        fault.add(invalid("{}, row {}: choices.json has no list \"{}\".", {at.table, at.number, step.list}));
    }
    if (step.when) {
        checkChosen(policy, stage, *step.when, at, fault);
    }
    for (const LimitsRow& limits : step.limits) {
        checkChosen(policy, stage, limits.chosen, at, fault);
    }
    for (const auto* others : {&step.before, &step.redo}) {
        for (const domain::StepId& other : *others) {
            if (findIn(stage, other) == nullptr || other == step.id) {
                fault.add(
                    invalid("{}, row {}: this stage has no other step \"{}\".", {at.table, at.number, other.text()}));
            }
        }
    }
}

void checkInstruments(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.instruments.size(); ++i) {
        const std::string& readings = policy.instruments[i].readings;
        if (!readings.empty() && policy.findReadings(readings) == nullptr) {
            fault.add(invalid("{}, row {}: there are no readings \"{}\".",
                              {"instruments.json/instruments", std::to_string(i + 1), readings}));
        }
    }
}

void requireWorkStage(const Policy& policy, const std::optional<domain::StageId>& id, const Place& at,
                      FirstFault& fault)
{
    const StageRow* stage = id ? policy.findStage(*id) : nullptr;
    if (id && (stage == nullptr || stage->kind != StageKind::work)) {
        fault.add(invalid("{}, row {}: \"{}\" is no work stage of stages.json.", {at.table, at.number, id->text()}));
    }
}

void checkQuestions(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.questions.size(); ++i) {
        const ChoiceRow& question = policy.questions[i];
        const Place at{"choices.json/questions", std::to_string(i + 1)};
        checkCategories(policy, question.categories, at, fault);
        const auto usual = std::count_if(question.options.begin(), question.options.end(),
                                         [](const OptionRow& option) { return option.usual; });
        if (usual != 1) {
            fault.add(invalid("{}, row {}: exactly one answer is the usual one.", {at.table, at.number}));
        }
        const bool dangers = std::any_of(question.options.begin(), question.options.end(),
                                         [](const OptionRow& option) { return option.holds.has_value(); });
        if (dangers && question.onceForBatch) {
            fault.add(invalid("{}, row {}: what may be a danger is asked of every unit, never once for a batch.",
                              {at.table, at.number}));
        }
        for (const OptionRow& option : question.options) {
            requireWorkStage(policy, option.due, at, fault);
            requireWorkStage(policy, option.holds, at, fault);
        }
    }
    for (std::size_t i = 0; i < policy.categories.size(); ++i) {
        requireWorkStage(policy, policy.categories[i].afterRepair, {"lists.json/categories", std::to_string(i + 1)},
                         fault);
    }
}

void checkCurrency(const Policy& policy, const std::optional<Money>& cost, const Place& at, FirstFault& fault)
{
    const std::string& currency = policy.limits.labourPerHour.currency;
    if (cost && cost->currency != currency) {
        fault.add(invalid("{}, row {}: costs are kept in {}, but this cost is in {}.",
                          {at.table, at.number, currency, cost->currency}));
    }
}

void checkOptionCosts(const Policy& policy, FirstFault& fault)
{
    for (const ChoiceRow& list : policy.choices) {
        for (std::size_t i = 0; i < list.options.size(); ++i) {
            const Place at{"choices.json/" + list.id, std::to_string(i + 1)};
            checkCurrency(policy, list.options[i].parts, at, fault);
            checkCurrency(policy, list.options[i].cost, at, fault);
        }
    }
}

void checkEquipment(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.equipment.size(); ++i) {
        const Place at{"equipment.json", std::to_string(i + 1)};
        checkCurrency(policy, policy.equipment[i].costPerMonth, at, fault);
        for (const domain::StageId& stage : policy.equipment[i].stages) {
            requireWorkStage(policy, stage, at, fault);
        }
    }
}

} // namespace

void checkStepsOfStages(const Policy& policy, FirstFault& fault)
{
    for (const StageRow& stage : policy.stages) {
        for (std::size_t i = 0; i < stage.steps.size(); ++i) {
            checkStep(policy, stage, stage.steps[i], {"stages.json/" + stage.id.text(), std::to_string(i + 1)}, fault);
        }
    }
    checkInstruments(policy, fault);
    checkQuestions(policy, fault);
    checkOptionCosts(policy, fault);
    checkEquipment(policy, fault);
}

} // namespace regrade::rules
