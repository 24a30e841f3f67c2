#include "rules/grading.h"

#include "rules/firstmatch.h"
#include "rules/looks.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

template <class Limit, class Value>
bool reaches(const std::optional<Limit>& minimum, const Value& value)
{
    return !minimum || value >= *minimum;
}

bool fitsExtent(const SeverityRow& row, const std::optional<double>& extentMm)
{
    if (!row.minExtentMm && !row.maxExtentMm) {
        return true;
    }
    return extentMm && reaches(row.minExtentMm, *extentMm) && (!row.maxExtentMm || *extentMm < *row.maxExtentMm);
}

/// Every field of the row but its count.
bool matchesAlone(const SeverityRow& row, const domain::Defect& defect)
{
    return fits(row.kind, defect.kind) && fits(row.zone, defect.zone) && fitsExtent(row, defect.extentMm) &&
           reaches(row.minAreaShare, defect.areaShare) && reaches(row.minScore, defect.score);
}

bool matches(const SeverityRow& row, const domain::Defect& defect, const std::vector<domain::Defect>& all)
{
    const auto alike = [&] {
        return std::count_if(all.begin(), all.end(), [&](const auto& other) { return matchesAlone(row, other); });
    };
    return matchesAlone(row, defect) && (!row.minCount || alike() >= *row.minCount);
}

const SeverityRow* severityOf(const Policy& policy, const domain::Defect& defect,
                              const std::vector<domain::Defect>& all)
{
    const auto found = std::find_if(policy.severities.begin(), policy.severities.end(),
                                    [&](const SeverityRow& row) { return matches(row, defect, all); });
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

bool onlyPoints(const Policy& policy, const domain::Inspection& inspection)
{
    return inspection.taughtPhotos && *inspection.taughtPhotos < policy.limits.fewPhotos;
}

domain::Reason reasonOf(const Policy& policy, const char* id)
{
    const LimitRow* limit = policy.findLimit(id);
    return limit == nullptr ? domain::Reason{} : domain::Reason{limit->row, limit->why};
}

/// Says how often good units may be called damaged, so that the person knows what the camera's word is worth.
domain::Reason reasonForFewPhotos(const Policy& policy, const domain::Inspection& inspection)
{
    domain::Reason reason = reasonOf(policy, "few_photos");
    const double bound = inspection.falseRejectBound.value_or(1.0 / (*inspection.taughtPhotos + 1.0));
    const std::string photos = std::to_string(*inspection.taughtPhotos);
    const std::string percent = std::to_string(std::lround(bound * 100.0));
    reason.why.en += " Taught photos: " + photos + "; up to " + percent + " % of good units may be called damaged.";
    reason.why.zh += "学习照片 " + photos + " 张；最多 " + percent + "% 的良品可能被判为有损。";
    if (reason.why.de) {
        *reason.why.de += " Angelernte Fotos: " + photos + "; bis zu " + percent +
                          " % der guten Stücke werden als beschädigt gemeldet.";
    }
    return reason;
}

/// Instead of "none": so few photos do not tell what a good unit looks like, so that a mark may pass for usual.
domain::Reason reasonForNothingOfFew(const Policy& policy, int photos)
{
    const std::string number = std::to_string(photos);
    return {
        reasonOf(policy, "few_photos").row,
        {"Nothing seen, but only " + number + (photos == 1 ? " photo" : " photos") + " taught: look yourself.",
         "未发现异常，但只学习了 " + number + " 张照片：请亲自查看。",
         "Nichts gesehen, aber nur " + number + (photos == 1 ? " Foto" : " Fotos") + " angelernt: selbst ansehen."}};
}

/// Few photos carry no level worse than the policy's, and not the word that nothing is there.
bool isBeyondFewPhotos(const Policy& policy, domain::Cosmetic level)
{
    return level == domain::Cosmetic::none || level > policy.limits.fewPhotosLevel;
}

/// What the severities make of the marks.
struct RowsSaid {
    domain::Cosmetic level = domain::Cosmetic::none;
    std::optional<domain::Packaging> packaging;
    bool personMustLook = false;
    bool ofProduct = false; ///< some mark is not of the packaging
    std::vector<const SeverityRow*> rows;
};

RowsSaid rowsFor(const Policy& policy, const domain::Inspection& inspection)
{
    RowsSaid said;
    for (const domain::Defect& defect : inspection.defects) {
        if (const SeverityRow* row = severityOf(policy, defect, inspection.defects)) {
            said.rows.push_back(row);
            said.level = std::max(said.level, row->level);
            said.packaging = std::max(said.packaging, row->packaging);
            said.personMustLook = said.personMustLook || row->personMustLook;
            said.ofProduct = said.ofProduct || !row->packaging;
        }
    }
    return said;
}

domain::Verdict verdictOf(const Policy& policy, const domain::GradeId& grade, const std::string& row, const Text& why)
{
    return {.grade = grade, .reasons = {{row, why}}, .policy = policy.version};
}

} // namespace

CosmeticProposal proposeCosmetic(const Policy& policy, const domain::Inspection& inspection,
                                 const std::optional<domain::ProductLooksMapped>& looks)
{
    const RowsSaid said = rowsFor(policy, inspection);
    domain::Cosmetic level = said.level;
    bool personMustLook = said.personMustLook;
    std::vector<domain::Reason> byMap;
    if (const auto chances = looks ? looksOf(policy, *looks, inspection) : std::vector<LookChance>{};
        !chances.empty()) {
        level = chances.front().level;
        byMap.push_back(reasonForLooks(policy, *looks, chances, said.level));
        if (chances[0].chance - chances[1].chance < policy.limits.ordinalMargin) {
            personMustLook = true;
            byMap.push_back(reasonOf(policy, "ordinal_margin"));
        }
    }
    const bool few = onlyPoints(policy, inspection) && isBeyondFewPhotos(policy, level);
    const bool doubtsNothing = few && level == domain::Cosmetic::none && said.level == level;
    CosmeticProposal proposal{.level = level, .reasons = {}, .packaging = said.packaging};
    if (doubtsNothing) {
        proposal.reasons = {reasonForNothingOfFew(policy, *inspection.taughtPhotos)};
    } else if (!said.ofProduct) {
        proposal.reasons = reasonsForNothing(policy);
    }
    for (const SeverityRow* row : said.rows) {
        const bool told = row->level == said.level && !(doubtsNothing && row->level == domain::Cosmetic::none);
        if (row->packaging || told || row->personMustLook) {
            addOnce(proposal.reasons, row->row, row->why);
        }
    }
    proposal.reasons.insert(proposal.reasons.end(), byMap.begin(), byMap.end());
    if (inspection.confidence < policy.limits.confidenceFloor) {
        personMustLook = true;
        proposal.reasons.push_back(reasonOf(policy, "confidence_floor"));
    }
    if (few && !doubtsNothing) {
        proposal.reasons.push_back(reasonForFewPhotos(policy, inspection));
    }
    if (personMustLook || few) {
        proposal.level.reset();
    }
    return proposal;
}

domain::Inspection judged(const Policy& policy, domain::Inspection inspection,
                          const std::optional<domain::ProductLooksMapped>& looks)
{
    CosmeticProposal proposal = proposeCosmetic(policy, inspection, looks);
    inspection.proposed = proposal.level;
    inspection.proposedPackaging = proposal.packaging;
    inspection.reasons = std::move(proposal.reasons);
    return inspection;
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
