#include "rules/grading.h"

#include "rules/firstmatch.h"

#include <algorithm>

namespace regrade::rules {

namespace {

template <class Limit, class Value>
bool reaches(const std::optional<Limit>& minimum, const Value& value)
{
    return !minimum || value >= *minimum;
}

bool matches(const SeverityRow& row, const domain::Defect& defect)
{
    const bool extent = !row.minExtentMm || (defect.extentMm && *defect.extentMm >= *row.minExtentMm);
    return fits(row.kind, defect.kind) && fits(row.zone, defect.zone) && extent &&
           reaches(row.minAreaShare, defect.areaShare) && reaches(row.minScore, defect.score);
}

const SeverityRow* severityOf(const Policy& policy, const domain::Defect& defect)
{
    const auto found = std::find_if(policy.severities.begin(), policy.severities.end(),
                                    [&](const SeverityRow& row) { return matches(row, defect); });
    return found == policy.severities.end() ? nullptr : &*found;
}

void addOnce(std::vector<domain::Reason>& reasons, const std::string& row, const Text& why)
{
    const bool known =
        std::any_of(reasons.begin(), reasons.end(), [&](const domain::Reason& reason) { return reason.row == row; });
    if (!known) {
        reasons.push_back({row, why});
    }
}

/// Why nothing was found: the row that catches everything, when it says so.
std::vector<domain::Reason> reasonsForNothing(const Policy& policy)
{
    if (policy.severities.empty() || policy.severities.back().level != domain::Cosmetic::none) {
        return {};
    }
    return {{policy.severities.back().row, policy.severities.back().why}};
}

domain::Verdict verdictOf(const Policy& policy, const domain::GradeId& grade, const std::string& row, const Text& why)
{
    return {.grade = grade, .reasons = {{row, why}}, .policy = policy.version};
}

} // namespace

CosmeticProposal proposeCosmetic(const Policy& policy, const domain::Inspection& inspection)
{
    CosmeticProposal proposal{.level = domain::Cosmetic::none, .reasons = {}};
    bool personMustLook = false;
    std::vector<const SeverityRow*> rows;
    for (const domain::Defect& defect : inspection.defects) {
        if (const SeverityRow* row = severityOf(policy, defect)) {
            rows.push_back(row);
            proposal.level = std::max(*proposal.level, row->level);
            personMustLook = personMustLook || row->personMustLook;
        }
    }
    for (const SeverityRow* row : rows) {
        if (row->level == *proposal.level || row->personMustLook) {
            addOnce(proposal.reasons, row->row, row->why);
        }
    }
    if (rows.empty()) {
        proposal.reasons = reasonsForNothing(policy);
    }
    if (inspection.confidence < policy.limits.confidenceFloor) {
        personMustLook = true;
        const LimitRow* floor = policy.findLimit("confidence_floor");
        addOnce(proposal.reasons, floor == nullptr ? "" : floor->row, floor == nullptr ? Text{} : floor->why);
    }
    if (personMustLook) {
        proposal.level.reset();
    }
    return proposal;
}

Result<domain::Verdict> grade(const Policy& policy, const domain::Item& item, const domain::Axes& axes)
{
    if (!axes.packaging) {
        return refused("The packaging has not been judged yet, so the unit stays ungraded.");
    }
    if (!axes.cosmetic) {
        return refused("The look has not been judged yet, so the unit stays ungraded.");
    }
    if (!axes.function) {
        return refused("The function has not been tested yet, so the unit stays ungraded.");
    }
    const GradingCase unit{*axes.packaging, *axes.cosmetic, *axes.function, axes.used || item.everUsed,
                           item.everRepaired};
    const bool fault = unit.function == domain::Function::fault;
    for (const GradingRow& row : policy.grading) {
        const GradeRow* given = policy.findGrade(row.grade);
        const bool allowed =
            given != nullptr && (!fault || given->fault) && !(given->newOnly && (unit.used || unit.repaired));
        if (allowed && matches(row, unit)) {
            return verdictOf(policy, row.grade, row.row, row.why);
        }
    }
    const auto faultGrade =
        std::find_if(policy.grades.begin(), policy.grades.end(), [](const GradeRow& known) { return known.fault; });
    if (fault && faultGrade != policy.grades.end()) {
        return verdictOf(policy, faultGrade->id, faultGrade->row, faultGrade->why);
    }
    return invalid("The grading table has no row for this unit, so it stays ungraded.");
}

} // namespace regrade::rules
