#include "rules/routing.h"

#include "rules/firstmatch.h"
#include "rules/steps.h"

#include <algorithm>

namespace regrade::rules {

namespace {

/// A repair before the last sale does not count, so that a unit may be repaired again in a later cycle. In the present
/// cycle only the grade of a function fault leads to a repair, and that grade still stands while the next is given.
bool isRepairedInThisCycle(const Policy& policy, const domain::Item& item)
{
    const GradeRow* before = item.grade ? policy.findGrade(*item.grade) : nullptr;
    return item.everRepaired && before != nullptr && before->fault;
}

/// What the unit owes before it is packed comes first on every way that leads to packing.
void insertDue(const Policy& policy, const domain::Item& item, domain::ItemRouted& routed)
{
    const auto isPacking = [&](const domain::StageId& id) {
        const StageRow* stage = policy.findStage(id);
        return stage != nullptr && stage->kind == StageKind::packing;
    };
    if (std::none_of(routed.route.begin(), routed.route.end(), isPacking)) {
        return;
    }
    auto at = routed.route.begin();
    for (const domain::StageId& due : dueStages(policy, item)) {
        const StageRow* stage = policy.findStage(due);
        if (stage != nullptr && std::find(routed.route.begin(), routed.route.end(), due) == routed.route.end()) {
            at = routed.route.insert(at, due) + 1;
            routed.reasons.push_back({"due/" + due.text(), stage->why});
        }
    }
}

} // namespace

domain::ItemRouted route(const Policy& policy, const domain::Item& item, const domain::GradeId& grade)
{
    const domain::CategoryId category = item.intake ? item.intake->category : domain::CategoryId("unknown");
    const RoutingRow* row = findRoute(policy, grade, category, isRepairedInThisCycle(policy, item));
    if (row == nullptr) {
        return {};
    }
    domain::ItemRouted routed{.route = row->route, .reasons = {{row->row, row->why}}};
    insertDue(policy, item, routed);
    return routed;
}

} // namespace regrade::rules
