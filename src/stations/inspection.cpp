#include "stations/inspection.h"

#include "rules/grading.h"
#include "rules/routing.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

std::optional<domain::Cosmetic> proposalOf(const domain::Item& item)
{
    return item.inspection ? item.inspection->proposed : std::nullopt;
}

bool differsFromProposal(const domain::Item& item, const domain::Axes& axes)
{
    const std::optional<domain::Cosmetic> proposed = proposalOf(item);
    return proposed && axes.cosmetic && *axes.cosmetic != *proposed;
}

Result<void> checkCosmeticReason(const domain::Item& item, const GradingForm& form)
{
    if (differsFromProposal(item, form.axes) && isBlank(form.cosmeticReason.value_or(""))) {
        return refused("The camera proposed another look than you chose: say why.");
    }
    return {};
}

Result<void> checkOverride(const domain::Item& item, const rules::Policy& policy, const GradingForm& form,
                           const domain::GradeId& given)
{
    if (!form.overrideTo || *form.overrideTo == given) {
        return {};
    }
    const rules::GradeRow* wanted = policy.findGrade(*form.overrideTo);
    if (wanted == nullptr) {
        return refused("The policy has no grade \"{}\": grade the unit again.", {form.overrideTo->text()});
    }
    if (isBlank(form.overrideReason)) {
        return refused("The table gives grade {}: say why it should be {}.", {given.text(), wanted->id.text()});
    }
    if (form.axes.function == domain::Function::fault) {
        return refused("A unit with a function fault stays grade {} until it is repaired.", {given.text()});
    }
    return requireNewIfNewOnly(*wanted, form.axes.used || item.everUsed, item.everRepaired);
}

domain::ItemGraded gradedBy(const domain::Item& item, const GradingForm& form, const domain::Verdict& verdict)
{
    domain::ItemGraded graded{.axes = form.axes, .verdict = verdict, .proposed = proposalOf(item)};
    graded.axes.used = form.axes.used || item.everUsed;
    if (differsFromProposal(item, form.axes)) {
        graded.cosmeticReason = form.cosmeticReason;
    }
    graded.assessment = std::max(form.assessment, std::chrono::milliseconds{0});
    return graded;
}

/// A good unit is called damaged where any view calls it so: at most as often as all views together.
void addEvidence(domain::Inspection& all, const domain::Inspection& view)
{
    if (!all.views) {
        all.views.emplace();
    }
    all.views->push_back({.view = view.photos.empty() ? std::string() : view.photos.front().view,
                          .model = view.model,
                          .score = view.score,
                          .confidence = view.confidence,
                          .taughtPhotos = view.taughtPhotos,
                          .falseRejectBound = view.falseRejectBound,
                          .limitFactor = view.limitFactor});
    if (view.taughtPhotos) {
        all.taughtPhotos = std::min(all.taughtPhotos.value_or(*view.taughtPhotos), *view.taughtPhotos);
    }
    if (view.falseRejectBound) {
        all.falseRejectBound = std::min(1.0, all.falseRejectBound.value_or(0.0) + *view.falseRejectBound);
    }
}

} // namespace

domain::Inspection combineViews(const std::vector<domain::Inspection>& views)
{
    if (views.size() == 1) {
        return views.front();
    }
    domain::Inspection all;
    for (const domain::Inspection& view : views) {
        const bool first = all.photos.empty();
        addEvidence(all, view);
        all.photos.insert(all.photos.end(), view.photos.begin(), view.photos.end());
        all.defects.insert(all.defects.end(), view.defects.begin(), view.defects.end());
        if (all.model.find(view.model) == std::string::npos) {
            all.model += (all.model.empty() ? "" : " + ") + view.model;
        }
        all.score = first ? view.score : std::max(all.score, view.score);
        all.confidence = first ? view.confidence : std::min(all.confidence, view.confidence);
    }
    return all;
}

Result<domain::Events> recordInspection(const domain::Item& item, const rules::Policy& policy,
                                        domain::Inspection inspection,
                                        const std::optional<domain::ProductLooksMapped>& looks,
                                        const std::optional<domain::Text>& switchedOff)
{
    if (const auto stage = requireStage(item, policy, rules::StageKind::grading); !stage) {
        return stage.error();
    }
    if (inspection.photos.empty()) {
        return refused("An inspection needs at least one photo.");
    }
    domain::Inspection seen = rules::judged(policy, std::move(inspection), looks);
    if (switchedOff) {
        seen.withheld = seen.proposed;
        seen.proposed.reset();
        seen.reasons.insert(seen.reasons.begin(), {"limits.json/camera_accuracy_least", *switchedOff});
    }
    return domain::Events{domain::ItemInspected{std::move(seen)}};
}

Result<domain::Events> confirmGrade(const domain::Item& item, const rules::Policy& policy, const GradingForm& form)
{
    if (const auto stage = requireStage(item, policy, rules::StageKind::grading); !stage) {
        return stage.error();
    }
    const Result<domain::Verdict> verdict = rules::grade(policy, item, form.axes);
    if (!verdict) {
        return verdict.error();
    }
    for (const Result<void>& check :
         {checkCosmeticReason(item, form), checkOverride(item, policy, form, verdict->grade)}) {
        if (!check) {
            return check.error();
        }
    }
    const domain::GradeId final = form.overrideTo.value_or(verdict->grade);
    domain::Events events{gradedBy(item, form, *verdict)};
    if (final != verdict->grade) {
        events.emplace_back(
            domain::GradeOverridden{.from = verdict->grade, .to = final, .reason = form.overrideReason});
    }
    events.emplace_back(rules::route(policy, item, final));
    return events;
}

} // namespace regrade::stations
