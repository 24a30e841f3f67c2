#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

constexpr int kMostUnits = 1'000'000;

constexpr std::pair<const char*, StageKind> kStageKinds[] = {{"grading", StageKind::grading},
                                                             {"work", StageKind::work},
                                                             {"packing", StageKind::packing},
                                                             {"listing", StageKind::listing}};

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
    stage.holds = row.maybeFlag("holds").value_or(false);
    stage.skill = row.maybeWord("skill").value_or("");
    if (!stage.skill.empty() && stage.skill != domain::kElectrical) {
        row.failValue("skill", stage.skill);
    }
    stage.targetMinutes = static_cast<int>(row.maybeNumber("target_minutes", 1, 1'000).value_or(0));
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
    channel.capacity = row.maybeWhole("capacity", 1, kMostUnits);
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
    const std::vector<RoutingRow> uneconomic =
        readRows(files.at("routing.json").at("uneconomic"), "routing.json/uneconomic", fault, &readRoutingRow);
    policy.uneconomic = uneconomic.empty() ? std::nullopt : std::optional(uneconomic.front());

    policy.channels = readRows(files.at("channels.json").at("channels"), "channels.json", fault, &readChannelRow);
    refuseTwins(policy.channels, "channels.json", fault);
    policy.channelRules =
        readRows(files.at("channels.json").at("rules"), "channels.json/rules", fault, &readChannelRule);
}

} // namespace regrade::rules
