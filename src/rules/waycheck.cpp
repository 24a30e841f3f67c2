#include "rules/firstmatch.h"
#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

bool isCategory(const Policy& policy, const domain::CategoryId& id)
{
    return std::any_of(policy.categories.begin(), policy.categories.end(),
                       [&](const NamedRow& row) { return row.id == id.text(); });
}

/// Grade and category of a row must be defined.
template <class RowType>
void checkConditions(const Policy& policy, const std::vector<RowType>& rows, const std::string& table,
                     FirstFault& fault)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (rows[i].grade && policy.findGrade(*rows[i].grade) == nullptr) {
            fault.add(
                invalid("{}, row {}: the grade \"{}\" is not in grades.json.", {table, number, rows[i].grade->text()}));
        }
        if (rows[i].category && !isCategory(policy, *rows[i].category)) {
            fault.add(invalid("{}, row {}: the category \"{}\" is not in lists.json.",
                              {table, number, rows[i].category->text()}));
        }
    }
}

void checkStagesKnown(const Policy& policy, const std::vector<domain::StageId>& route, const std::string& table,
                      const std::string& number, FirstFault& fault)
{
    for (const domain::StageId& stage : route) {
        if (policy.findStage(stage) == nullptr) {
            fault.add(invalid("{}, row {}: the stage \"{}\" is not in stages.json.", {table, number, stage.text()}));
        }
    }
}

void checkStageKinds(const Policy& policy, FirstFault& fault)
{
    const std::pair<StageKind, const char*> needed[] = {
        {StageKind::grading, "grading"}, {StageKind::packing, "packing"}, {StageKind::listing, "listing"}};
    for (const auto& [kind, name] : needed) {
        if (policy.firstStage(kind) == nullptr) {
            fault.add(invalid("{}: no stage has the kind \"{}\".", {"stages.json", name}));
        }
    }
}

/// What a route may not do: offer what is not packed, keep a grade after a repair, sell what may not be sold. A grading
/// stage gives a new route, so what stands behind it is not looked at.
void checkRoute(const Policy& policy, const std::vector<domain::StageId>& route, const GradeRow& grade,
                const std::string& number, FirstFault& fault)
{
    bool packed = false;
    bool repaired = false;
    for (const domain::StageId& id : route) {
        const StageRow* stage = policy.findStage(id);
        if (stage == nullptr || stage->kind == StageKind::grading) {
            return;
        }
        if (stage->kind != StageKind::work && !grade.retail) {
            fault.add(invalid("{}, row {}: a unit of grade \"{}\" may not reach the stage \"{}\".",
                              {"routing.json", number, grade.id.text(), id.text()}));
        }
        if (stage->kind == StageKind::listing && !packed) {
            fault.add(
                invalid("{}, row {}: the stage \"{}\" comes before packing.", {"routing.json", number, id.text()}));
        }
        packed = packed || stage->kind == StageKind::packing;
        repaired = repaired || stage->repairs;
    }
    if (repaired) {
        fault.add(invalid("{}, row {}: a unit must be graded again after a repair.", {"routing.json", number}));
    }
}

void checkRoutes(const Policy& policy, FirstFault& fault)
{
    for (const GradeRow& grade : policy.grades) {
        for (const NamedRow& category : policy.categories) {
            for (const bool repaired : {false, true}) {
                const RoutingRow* row = findRoute(policy, grade.id, domain::CategoryId(category.id), repaired);
                if (row != nullptr) {
                    const std::string number = std::to_string(row - policy.routing.data() + 1);
                    checkRoute(policy, row->route, grade, number, fault);
                }
            }
        }
    }
}

void checkIntake(const Policy& policy, FirstFault& fault)
{
    const auto grades = [&](const domain::StageId& id) {
        const StageRow* stage = policy.findStage(id);
        return stage != nullptr && stage->kind == StageKind::grading;
    };
    checkStagesKnown(policy, policy.intakeRoute, "routing.json/intake", "1", fault);
    if (std::none_of(policy.intakeRoute.begin(), policy.intakeRoute.end(), grades)) {
        fault.add(invalid("{}, row {}: the route has no grading stage.", {"routing.json/intake", "1"}));
    }
}

void checkChannelRules(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.channelRules.size(); ++i) {
        const domain::ChannelId& channel = policy.channelRules[i].channel;
        if (policy.findChannel(channel) == nullptr) {
            fault.add(invalid("{}, row {}: the channel \"{}\" is not in channels.json.",
                              {"channels.json/rules", std::to_string(i + 1), channel.text()}));
        }
    }
    for (const GradeRow& grade : policy.grades) {
        for (const NamedRow& category : policy.categories) {
            const ChannelRule* rule = findChannelRule(policy, grade.id, domain::CategoryId(category.id));
            const ChannelRow* channel = rule == nullptr ? nullptr : policy.findChannel(rule->channel);
            if (channel != nullptr && channel->retail && !grade.retail) {
                fault.add(invalid("{}, row {}: a unit of grade \"{}\" may not be offered on the channel \"{}\".",
                                  {"channels.json/rules", std::to_string(rule - policy.channelRules.data() + 1),
                                   grade.id.text(), channel->id.text()}));
            }
        }
    }
}

} // namespace

void checkWays(const Policy& policy, FirstFault& fault)
{
    checkStageKinds(policy, fault);
    checkIntake(policy, fault);
    checkConditions(policy, policy.routing, "routing.json", fault);
    for (std::size_t i = 0; i < policy.routing.size(); ++i) {
        checkStagesKnown(policy, policy.routing[i].route, "routing.json", std::to_string(i + 1), fault);
    }
    if (policy.uneconomic) {
        checkStagesKnown(policy, policy.uneconomic->route, "routing.json/uneconomic", "1", fault);
        for (const domain::StageId& id : policy.uneconomic->route) {
            const StageRow* stage = policy.findStage(id);
            if (stage != nullptr && (stage->kind != StageKind::work || stage->repairs)) {
                fault.add(invalid("{}, row {}: a unit that is not worth its repair may not reach the stage \"{}\".",
                                  {"routing.json/uneconomic", "1", id.text()}));
            }
        }
    }
    checkLastMatchesAll<RoutingRow>(
        policy.routing, "routing.json", [](const RoutingRow& r) { return !r.grade && !r.category && !r.repaired; },
        fault);
    checkRoutes(policy, fault);
}

void checkOffers(const Policy& policy, FirstFault& fault)
{
    checkConditions(policy, policy.channelRules, "channels.json/rules", fault);
    checkLastMatchesAll<ChannelRule>(
        policy.channelRules, "channels.json/rules", [](const ChannelRule& r) { return !r.grade && !r.category; },
        fault);
    checkChannelRules(policy, fault);
}

} // namespace regrade::rules
