#include "base/clock.h"
#include "rules/policytables.h"

#include <limits>

namespace regrade::rules {

namespace {

constexpr double kLowest = std::numeric_limits<double>::lowest();
constexpr double kHighest = std::numeric_limits<double>::max();
constexpr double kMostMinutes = 10'000;

constexpr std::pair<const char*, StepKind> kStepKinds[] = {
    {"check", StepKind::check},   {"measure", StepKind::measure},   {"photo", StepKind::photo},
    {"choice", StepKind::choice}, {"exposure", StepKind::exposure}, {"words", StepKind::words}};

template <class Id>
std::vector<Id> idsIn(const std::vector<std::string>& words)
{
    return {words.begin(), words.end()};
}

/// The words under a key that may be missing.
std::vector<std::string> maybeWords(Row& row, const char* key)
{
    return row.maybeList(key) == nullptr ? std::vector<std::string>{} : row.words(key);
}

ChosenBefore readChosen(Row& row) { return {domain::StepId(row.word("step")), row.words("options")}; }

LimitsRow readLimitsRow(Row& row)
{
    LimitsRow limits{readChosen(row), row.maybeNumber("min", kLowest, kHighest),
                     row.maybeNumber("max", kLowest, kHighest)};
    if (limits.min && limits.max && *limits.min > *limits.max) {
        row.fail(invalid("{}, row {}: the lower limit is above the upper limit.", row.at()));
    }
    return limits;
}

void checkMeasure(Row& row, const StepRow& step)
{
    const bool measures = step.kind == StepKind::measure || step.kind == StepKind::exposure;
    if (measures && step.unit.empty()) {
        row.fail(invalid("{}, row {}: a measure needs its unit.", row.at()));
    }
    if (!measures && (!step.unit.empty() || step.min || step.max || !step.limits.empty() || !step.instrument.empty())) {
        row.fail(invalid("{}, row {}: only a measure has a unit and limits.", row.at()));
    }
    if (step.min && step.max && *step.min > *step.max) {
        row.fail(invalid("{}, row {}: the lower limit is above the upper limit.", row.at()));
    }
}

void checkKind(Row& row, const StepRow& step)
{
    checkMeasure(row, step);
    const bool exposes = step.kind == StepKind::exposure;
    if (exposes && (!step.min || *step.min <= 0 || step.instrument.empty() || step.sides < 1)) {
        row.fail(invalid("{}, row {}: an exposure needs its lamp, its sides and the least dose.", row.at()));
    }
    if (!exposes && step.sides != 0) {
        row.fail(invalid("{}, row {}: only an exposure has sides.", row.at()));
    }
    if ((step.kind == StepKind::choice) == step.list.empty()) {
        row.fail(invalid("{}, row {}: a choice, and only a choice, names its list.", row.at()));
    }
}

ReadingRow readReadingRow(Row& row)
{
    ReadingRow reading{.id = row.word("id"), .name = row.text("name"), .unit = row.word("unit")};
    reading.pass = row.maybeNumber("pass", 0, kHighest).value_or(-1);
    reading.caution = row.maybeNumber("caution", 0, kHighest).value_or(reading.pass);
    if (reading.pass < 0 || reading.caution < reading.pass) {
        row.fail(invalid("{}, row {}: readings need \"pass\", and \"caution\" not below it.", row.at()));
    }
    reading.why = row.text("why");
    reading.origin = row.origin();
    return reading;
}

InstrumentRow readInstrumentRow(Row& row)
{
    InstrumentRow instrument{.id = row.word("id"), .name = row.text("name"), .kind = row.word("kind")};
    instrument.serial = row.maybeWord("serial").value_or("");
    instrument.calibratedUntil = row.maybeWord("calibrated_until").value_or("");
    if (!instrument.calibratedUntil.empty() && !isIsoDay(instrument.calibratedUntil)) {
        row.failValue("calibrated_until", instrument.calibratedUntil);
    }
    instrument.readings = row.maybeWord("readings").value_or("");
    instrument.irradiance = row.maybeNumber("mw_per_cm2", 0.000001, 100'000);
    instrument.atMm = row.maybeNumber("at_mm", 1, 100'000).value_or(0);
    if (instrument.irradiance.has_value() != (instrument.atMm > 0)) {
        row.fail(invalid("{}, row {}: a lamp has its irradiance and the distance where it was measured.", row.at()));
    }
    instrument.why = row.text("why");
    instrument.origin = row.origin();
    return instrument;
}

EquipmentRow readEquipmentRow(Row& row)
{
    constexpr double kMostHours = 31 * 24;
    EquipmentRow equipment{.id = domain::EquipmentId(row.word("id")), .name = row.text("name")};
    equipment.stages = idsIn<domain::StageId>(row.words("stages"));
    equipment.costPerMonth = row.money("cost_per_month");
    equipment.hoursPerMonth = static_cast<int>(row.maybeNumber("hours_per_month", 1, kMostHours).value_or(0));
    if (equipment.costPerMonth.minor < 0 || equipment.hoursPerMonth == 0) {
        row.fail(invalid("{}, row {}: equipment needs what it costs in a month, not negative, and the hours that it is "
                         "planned to be in use, 1 to {}.",
                         row.at({std::to_string(static_cast<int>(kMostHours))})));
    }
    equipment.why = row.text("why");
    equipment.origin = row.origin();
    return equipment;
}

OptionRow readOptionRow(Row& row)
{
    OptionRow option{.id = row.word("id"), .name = row.text("name")};
    option.batch = row.maybeWord("batch").value_or("");
    option.sheet = row.maybeWord("sheet").value_or("");
    option.cost = row.maybeMoney("cost");
    option.fails = row.maybeFlag("fails").value_or(false);
    option.minutes = static_cast<int>(row.maybeNumber("minutes", 0, kMostMinutes).value_or(0));
    option.parts = row.maybeMoney("parts");
    option.usual = row.maybeFlag("usual").value_or(false);
    option.due = row.maybeId<domain::StageId>("due");
    option.holds = row.maybeId<domain::StageId>("holds");
    option.why = row.text("why");
    option.origin = row.origin();
    return option;
}

ChoiceRow readChoiceRow(Row& row)
{
    ChoiceRow choice{.id = row.word("id"), .name = row.text("name"), .options = {}, .why = row.text("why")};
    choice.categories = idsIn<domain::CategoryId>(maybeWords(row, "categories"));
    choice.origin = row.origin();
    choice.onceForBatch = row.maybeFlag("once_for_batch").value_or(false);
    const std::string table = "choices.json/" + choice.id;
    choice.options = readRows(row.list("options"), table, row.fault(), &readOptionRow);
    refuseTwins(choice.options, table, row.fault());
    return choice;
}

} // namespace

StepRow readStepRow(Row& row)
{
    StepRow step{.id = domain::StepId(row.word("id")), .name = row.text("name")};
    step.kind = readKind(row, kStepKinds).value_or(StepKind::check);
    step.unit = row.maybeWord("unit").value_or("");
    step.min = row.maybeNumber("min", kLowest, kHighest);
    step.max = row.maybeNumber("max", kLowest, kHighest);
    step.required = row.maybeFlag("required").value_or(true);
    const std::string table = row.place();
    if (const Json* limits = row.maybeList("limits")) {
        step.limits = readRows(*limits, table + "/limits", row.fault(), &readLimitsRow);
    }
    if (const Json* when = row.maybeList("when")) {
        const auto conditions = readRows(*when, table + "/when", row.fault(), &readChosen);
        step.when = conditions.empty() ? std::nullopt : std::optional(conditions.front());
        if (conditions.size() > 1) {
            row.fail(invalid("{}, row {}: \"when\" holds one condition.", row.at()));
        }
    }
    step.categories = idsIn<domain::CategoryId>(maybeWords(row, "categories"));
    step.instrument = row.maybeWord("instrument").value_or("");
    step.list = row.maybeWord("list").value_or("");
    step.several = row.maybeFlag("several").value_or(false);
    step.before = idsIn<domain::StepId>(maybeWords(row, "before"));
    step.redo = idsIn<domain::StepId>(maybeWords(row, "redo"));
    step.sides = static_cast<int>(row.maybeNumber("sides", 1, 12).value_or(0));
    step.instruction = row.maybeText("instruction");
    step.why = row.text("why");
    step.origin = row.origin();
    checkKind(row, step);
    return step;
}

void readStepTables(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.readings =
        readRows(files.at("instruments.json").at("readings"), "instruments.json/readings", fault, &readReadingRow);
    refuseTwins(policy.readings, "instruments.json/readings", fault);
    policy.instruments = readRows(files.at("instruments.json").at("instruments"), "instruments.json/instruments", fault,
                                  &readInstrumentRow);
    refuseTwins(policy.instruments, "instruments.json/instruments", fault);
    policy.equipment = readRows(files.at("equipment.json").at("equipment"), "equipment.json", fault, &readEquipmentRow);
    refuseTwins(policy.equipment, "equipment.json", fault);
    policy.choices = readRows(files.at("choices.json").at("choices"), "choices.json", fault, &readChoiceRow);
    refuseTwins(policy.choices, "choices.json", fault);
    policy.questions =
        readRows(files.at("choices.json").at("questions"), "choices.json/questions", fault, &readChoiceRow);
    refuseTwins(policy.questions, "choices.json/questions", fault);
}

} // namespace regrade::rules
