#pragma once

#include "rules/policy.h"

#include <algorithm>
#include <vector>

namespace regrade::rules {

/// One unit as the grading table sees it.
struct GradingCase {
    domain::Packaging packaging;
    domain::Cosmetic cosmetic;
    domain::Function function;
    bool used;
    bool repaired;
};

/// An unset condition matches everything.
template <class Value>
[[nodiscard]] bool fits(const std::optional<Value>& condition, const Value& value)
{
    return !condition || *condition == value;
}

[[nodiscard]] inline bool matches(const GradingRow& row, const GradingCase& unit)
{
    return fits(row.packaging, unit.packaging) && fits(row.cosmetic, unit.cosmetic) &&
           fits(row.function, unit.function) && fits(row.used, unit.used) && fits(row.repaired, unit.repaired);
}

[[nodiscard]] inline const GradingRow* firstMatch(const std::vector<GradingRow>& rows, const GradingCase& unit)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const GradingRow& row) { return matches(row, unit); });
    return found == rows.end() ? nullptr : &*found;
}

/// Of a first-match table by grade and category, the row for a unit; `extra` is a table's further condition.
template <class Row, class Extra>
[[nodiscard]] const Row* firstMatch(const std::vector<Row>& rows, const domain::GradeId& grade,
                                    const domain::CategoryId& category, Extra extra)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        return fits(row.grade, grade) && fits(row.category, category) && extra(row);
    });
    return found == rows.end() ? nullptr : &*found;
}

[[nodiscard]] inline const RoutingRow* findRoute(const Policy& policy, const domain::GradeId& grade,
                                                 const domain::CategoryId& category, bool repaired)
{
    return firstMatch(policy.routing, grade, category,
                      [&](const RoutingRow& row) { return fits(row.repaired, repaired); });
}

[[nodiscard]] inline const ChannelRule* findChannelRule(const Policy& policy, const domain::GradeId& grade,
                                                        const domain::CategoryId& category)
{
    return firstMatch(policy.channelRules, grade, category, [](const ChannelRule&) { return true; });
}

} // namespace regrade::rules
