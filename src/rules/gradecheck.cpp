#include "rules/firstmatch.h"
#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

template <class Id>
bool isListed(const std::vector<NamedRow>& rows, const Id& id)
{
    return std::any_of(rows.begin(), rows.end(), [&](const NamedRow& row) { return row.id == id.text(); });
}

void checkFaultGrade(const Policy& policy, FirstFault& fault)
{
    const auto faults =
        std::count_if(policy.grades.begin(), policy.grades.end(), [](const GradeRow& grade) { return grade.fault; });
    if (faults != 1) {
        fault.add(invalid("{}: exactly one grade must be the one of a function fault.", {"grades.json"}));
    }
}

/// All axis combinations as cases of the table.
std::vector<GradingCase> allCases()
{
    using namespace domain;
    std::vector<GradingCase> cases;
    for (const Packaging packaging : {Packaging::intact, Packaging::damaged}) {
        for (const Cosmetic cosmetic : {Cosmetic::none, Cosmetic::light, Cosmetic::flaw, Cosmetic::heavy}) {
            for (const Function function : {Function::works, Function::fault}) {
                for (const bool used : {false, true}) {
                    for (const bool repaired : {false, true}) {
                        cases.push_back({packaging, cosmetic, function, used, repaired});
                    }
                }
            }
        }
    }
    return cases;
}

void checkVerdict(const Policy& policy, const GradingCase& unit, FirstFault& fault)
{
    const GradingRow* row = firstMatch(policy.grading, unit);
    const GradeRow* grade = row == nullptr ? nullptr : policy.findGrade(row->grade);
    if (grade == nullptr) {
        return;
    }
    const std::string number = std::to_string(row - policy.grading.data() + 1);
    if (unit.function == domain::Function::fault && !grade->fault) {
        fault.add(invalid("{}, row {}: a unit with a function fault would get the grade \"{}\".",
                          {"grading.json", number, grade->id.text()}));
    }
    if ((unit.used || unit.repaired) && grade->newOnly) {
        fault.add(
            invalid("{}, row {}: a used or repaired unit would get the grade \"{}\", which is for new units only.",
                    {"grading.json", number, grade->id.text()}));
    }
}

void checkGrading(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.grading.size(); ++i) {
        if (policy.findGrade(policy.grading[i].grade) == nullptr) {
            fault.add(invalid("{}, row {}: the grade \"{}\" is not in grades.json.",
                              {"grading.json", std::to_string(i + 1), policy.grading[i].grade.text()}));
        }
    }
    checkLastMatchesAll<GradingRow>(
        policy.grading, "grading.json",
        [](const GradingRow& r) { return !r.packaging && !r.cosmetic && !r.function && !r.used && !r.repaired; },
        fault);
    for (const GradingCase& unit : allCases()) {
        checkVerdict(policy, unit, fault);
    }
}

void checkSeverities(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.severities.size(); ++i) {
        const SeverityRow& row = policy.severities[i];
        const std::string number = std::to_string(i + 1);
        if (row.kind && !isListed(policy.defectKinds, *row.kind)) {
            fault.add(invalid("{}, row {}: the defect kind \"{}\" is not in lists.json.",
                              {"severities.json", number, row.kind->text()}));
        }
        if (row.zone && !isListed(policy.zones, *row.zone)) {
            fault.add(invalid("{}, row {}: the zone \"{}\" is not in lists.json.",
                              {"severities.json", number, row.zone->text()}));
        }
    }
    checkLastMatchesAll<SeverityRow>(
        policy.severities, "severities.json",
        [](const SeverityRow& r) {
            return !r.kind && !r.zone && !r.minAreaShare && !r.minExtentMm && !r.maxExtentMm && !r.minScore &&
                   !r.minCount;
        },
        fault);
}

} // namespace

void checkGrades(const Policy& policy, FirstFault& fault)
{
    checkFaultGrade(policy, fault);
    checkGrading(policy, fault);
    checkSeverities(policy, fault);
}

} // namespace regrade::rules
