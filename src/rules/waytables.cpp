#include "rules/policytables.h"

#include <algorithm>
#include <limits>

namespace regrade::rules {

namespace {

template <class Value, std::size_t count>
std::optional<Value> readKind(Row& row, const std::pair<const char*, Value> (&kinds)[count])
{
    const std::string name = row.word("kind");
    for (const auto& [known, value] : kinds) {
        if (name == known) {
            return value;
        }
    }
    row.failValue("kind", name);
    return std::nullopt;
}

constexpr std::pair<const char*, StepKind> kStepKinds[] = {
    {"check", StepKind::check}, {"measure", StepKind::measure}, {"photo", StepKind::photo}};
constexpr std::pair<const char*, StageKind> kStageKinds[] = {{"grading", StageKind::grading},
                                                             {"work", StageKind::work},
                                                             {"packing", StageKind::packing},
                                                             {"listing", StageKind::listing}};

void checkMeasure(Row& row, const StepRow& step)
{
    if (step.kind == StepKind::measure && step.unit.empty()) {
        row.fail(invalid("{}, row {}: a measure needs its unit.", row.at()));
    }
    if (step.kind != StepKind::measure && (!step.unit.empty() || step.min || step.max)) {
        row.fail(invalid("{}, row {}: only a measure has a unit and limits.", row.at()));
    }
    if (step.min && step.max && *step.min > *step.max) {
        row.fail(invalid("{}, row {}: the lower limit is above the upper limit.", row.at()));
    }
}

StepRow readStepRow(Row& row)
{
    constexpr double kLowest = std::numeric_limits<double>::lowest();
    constexpr double kHighest = std::numeric_limits<double>::max();
    StepRow step{.id = domain::StepId(row.word("id")), .name = row.text("name")};
    step.kind = readKind(row, kStepKinds).value_or(StepKind::check);
    step.unit = row.maybeWord("unit").value_or("");
    step.min = row.maybeNumber("min", kLowest, kHighest);
    step.max = row.maybeNumber("max", kLowest, kHighest);
    step.required = row.maybeFlag("required").value_or(true);
    step.why = row.text("why");
    step.origin = row.origin();
    checkMeasure(row, step);
    return step;
}

void checkSteps(Row& row, const StageRow& stage, const std::string& table)
{
    refuseTwins(stage.steps, table, row.fault());
    for (std::size_t i = 0; i < stage.steps.size(); ++i) {
        if (stage.kind != StageKind::work && stage.steps[i].required) {
            row.fail(invalid("{}, row {}: only the steps of a work stage are recorded, so this one is not required.",
                             {table, std::to_string(i + 1)}));
        }
    }
}

/// What is taken apart must have been weighed.
void checkDismantling(Row& row, const StageRow& stage)
{
    const auto weighs = [](const StepRow& step) {
        return step.id.text() == kWeightStep && step.kind == StepKind::measure && step.unit == "kg" && step.required;
    };
    if (stage.dismantles && std::none_of(stage.steps.begin(), stage.steps.end(), weighs)) {
        row.fail(invalid("{}, row {}: a stage that dismantles needs the required measure \"{}\" in kg.",
                         row.at({kWeightStep})));
    }
    if (stage.dismantles && (stage.kind != StageKind::work || stage.repairs)) {
        row.fail(invalid("{}, row {}: only a work stage that does not repair can dismantle.", row.at()));
    }
}

StageRow readStageRow(Row& row)
{
    StageRow stage{.id = domain::StageId(row.word("id")), .name = row.text("name")};
    stage.kind = readKind(row, kStageKinds).value_or(StageKind::work);
    stage.repairs = row.maybeFlag("repairs").value_or(false);
    if (stage.repairs && stage.kind != StageKind::work) {
        row.fail(invalid("{}, row {}: only a work stage can repair.", row.at()));
    }
    stage.dismantles = row.maybeFlag("dismantles").value_or(false);
    stage.why = row.text("why");
    stage.origin = row.origin();
    const std::string table = "stages.json/" + stage.id.text();
    stage.steps = readRows(row.list("steps"), table, row.fault(), &readStepRow);
    checkSteps(row, stage, table);
    checkDismantling(row, stage);
    return stage;
}

std::vector<domain::StageId> readRoute(Row& row)
{
    std::vector<domain::StageId> route;
    for (const std::string& stage : row.words("route")) {
        route.emplace_back(stage);
    }
    return route;
}

RoutingRow readRoutingRow(Row& row)
{
    RoutingRow routing;
    routing.row = row.place();
    routing.grade = row.maybeId<domain::GradeId>("grade");
    routing.category = row.maybeId<domain::CategoryId>("category");
    routing.repaired = row.maybeFlag("repaired");
    routing.route = readRoute(row);
    routing.why = row.text("why");
    routing.origin = row.origin();
    return routing;
}

ChannelRow readChannelRow(Row& row)
{
    ChannelRow channel{.id = domain::ChannelId(row.word("id")), .name = row.text("name")};
    channel.retail = row.flag("retail");
    channel.why = row.text("why");
    channel.origin = row.origin();
    return channel;
}

ChannelRule readChannelRule(Row& row)
{
    ChannelRule rule;
    rule.row = row.place();
    rule.grade = row.maybeId<domain::GradeId>("grade");
    rule.category = row.maybeId<domain::CategoryId>("category");
    rule.channel = domain::ChannelId(row.word("channel"));
    rule.why = row.text("why");
    rule.origin = row.origin();
    return rule;
}

} // namespace

void readWayTables(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.stages = readRows(files.at("stages.json").at("stages"), "stages.json", fault, &readStageRow);
    refuseTwins(policy.stages, "stages.json", fault);

    const std::vector<RoutingRow> intake =
        readRows(files.at("routing.json").at("intake"), "routing.json/intake", fault, &readRoutingRow);
    policy.intakeRoute = intake.empty() ? std::vector<domain::StageId>{} : intake.front().route;
    policy.intakeReason = intake.empty() ? domain::Reason{} : domain::Reason{intake.front().row, intake.front().why};
    checkLastMatchesAll<RoutingRow>(
        intake, "routing.json/intake", [](const RoutingRow& r) { return !r.grade && !r.category && !r.repaired; },
        fault);
    policy.routing = readRows(files.at("routing.json").at("routing"), "routing.json", fault, &readRoutingRow);

    policy.channels = readRows(files.at("channels.json").at("channels"), "channels.json", fault, &readChannelRow);
    refuseTwins(policy.channels, "channels.json", fault);
    policy.channelRules =
        readRows(files.at("channels.json").at("rules"), "channels.json/rules", fault, &readChannelRule);
}

} // namespace regrade::rules
