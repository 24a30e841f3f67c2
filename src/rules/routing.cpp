#include "rules/routing.h"

#include "rules/firstmatch.h"

namespace regrade::rules {

namespace {

/// A repair before the last sale does not count, so that a unit may be repaired again in a later cycle. In the present
/// cycle only the grade of a function fault leads to a repair, and that grade still stands while the next is given.
bool isRepairedInThisCycle(const Policy& policy, const domain::Item& item)
{
    const GradeRow* before = item.grade ? policy.findGrade(*item.grade) : nullptr;
    return item.everRepaired && before != nullptr && before->fault;
}

} // namespace

domain::ItemRouted route(const Policy& policy, const domain::Item& item, const domain::GradeId& grade)
{
    const domain::CategoryId category = item.intake ? item.intake->category : domain::CategoryId("unknown");
    const RoutingRow* row = findRoute(policy, grade, category, isRepairedInThisCycle(policy, item));
    if (row == nullptr) {
        return {};
    }
    return {.route = row->route, .reasons = {{row->row, row->why}}};
}

} // namespace regrade::rules
