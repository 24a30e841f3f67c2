#include "stations/recheck.h"

#include "rules/grading.h"
#include "rules/lots.h"
#include "stations/gates.h"

#include <algorithm>
#include <map>

namespace regrade::stations {

namespace {

using domain::Recheck;
using domain::RecheckBook;
using domain::RecheckUnit;

constexpr const char* kLevels[] = {"I", "II", "III"};

/// The unit in the lot that is not finished with it, if any.
struct Drawn {
    Recheck lot;
    RecheckUnit unit;
};

Result<Drawn> openUnit(const RecheckBook& book, const domain::ItemId& id)
{
    const auto all = book.all();
    if (!all) {
        return all.error();
    }
    for (const Recheck& lot : *all) {
        const RecheckUnit* unit = lot.find(id);
        if (unit != nullptr && !lot.closed && !unit->isDone()) {
            return Drawn{lot, *unit};
        }
    }
    return refused("The unit {} is in no open second inspection.", {id.text()});
}

Result<void> requireUntouched(const domain::UnitPast& past, const domain::ActorId& by)
{
    if (past.touchedBy.contains(by)) {
        return refused("{} has worked on the unit {} before: somebody else must inspect it blind.",
                       {by.text(), past.item.id.text()});
    }
    return {};
}

/// The events, and the end of the lot where they decide its last unit.
domain::Events withClosing(Recheck lot, domain::Events events)
{
    for (RecheckUnit& unit : lot.units) {
        for (const domain::Event& event : events) {
            const auto* submitted = std::get_if<domain::RecheckSubmitted>(&event);
            const auto* decided = std::get_if<domain::RecheckAdjudicated>(&event);
            const auto* missed = std::get_if<domain::RecheckMissed>(&event);
            if (submitted != nullptr && submitted->unit == unit.unit) {
                unit.submitted = *submitted;
            } else if (decided != nullptr && decided->unit == unit.unit) {
                unit.adjudicated = *decided;
            } else if (missed != nullptr && missed->unit == unit.unit) {
                unit.missed = *missed;
            }
        }
    }
    if (!std::all_of(lot.units.begin(), lot.units.end(), [](const RecheckUnit& unit) { return unit.isDone(); })) {
        return events;
    }
    domain::RecheckClosed closed{.draw = lot.plan.draw};
    for (const RecheckUnit& unit : lot.units) {
        if (const auto grade = unit.decided()) {
            ++closed.inspected;
            closed.wrong += *grade == unit.submitted->first.grade ? 0 : 1;
        }
    }
    closed.accepted = closed.wrong < lot.drawn->reject;
    events.emplace_back(closed);
    return events;
}

/// What the camera's look would have made of the unit when it was graded; nothing where it saw none.
std::optional<domain::GradeId> cameraGrade(const rules::Policy& policy, const domain::Item& item)
{
    if (!item.grading || !item.inspection) {
        return std::nullopt;
    }
    const auto look = item.inspection->proposed ? item.inspection->proposed : item.inspection->withheld;
    if (!look) {
        return std::nullopt;
    }
    domain::Axes axes = item.grading->axes;
    axes.cosmetic = look;
    const auto verdict = rules::grade(policy, item, axes);
    return verdict ? std::optional(verdict->grade) : std::nullopt;
}

Result<domain::FirstLook> firstLookOf(const rules::Policy& policy, const RecheckBook& book, const Drawn& drawn)
{
    const auto then = book.past(drawn.unit.unit, drawn.lot.drawnAt);
    if (!then) {
        return then.error();
    }
    if (!then->item.grade || !then->gradedBy) {
        return refused("The unit {} had no grade when it was drawn.", {drawn.unit.unit.text()});
    }
    return domain::FirstLook{*then->item.grade, *then->gradedBy, cameraGrade(policy, then->item)};
}

/// The inspector with the fewest units so far who has not touched this one.
Result<domain::ActorId> inspectorFor(const domain::UnitPast& past, const std::vector<domain::ActorId>& inspectors,
                                     const std::map<domain::ActorId, int>& load)
{
    const domain::ActorId* best = nullptr;
    for (const domain::ActorId& one : inspectors) {
        const bool fits = !past.touchedBy.contains(one);
        if (fits && (best == nullptr || load.at(one) < load.at(*best))) {
            best = &one;
        }
    }
    if (best == nullptr) {
        return refused("Each of the inspectors named has worked on the unit {} before: name another one as well.",
                       {past.item.id.text()});
    }
    return *best;
}

Result<domain::Events> withInspectors(const RecheckBook& book, domain::RecheckDrawn drawn,
                                      const std::vector<domain::ActorId>& inspectors)
{
    std::map<domain::ActorId, int> load;
    for (const domain::ActorId& one : inspectors) {
        load[one] = 0;
    }
    domain::Events events{drawn};
    for (const domain::ItemId& unit : drawn.units) {
        const auto past = book.past(unit, std::nullopt);
        if (!past) {
            return past.error();
        }
        const auto inspector = inspectorFor(*past, inspectors, load);
        if (!inspector) {
            return inspector.error();
        }
        ++load[*inspector];
        events.emplace_back(domain::RecheckAssigned{drawn.draw, unit, *inspector});
    }
    return events;
}

} // namespace

stats::Switching switchingAfter(const std::vector<Recheck>& rechecks)
{
    stats::Switching switching;
    for (const Recheck& lot : rechecks) {
        if (!lot.closed || !lot.drawn) {
            continue;
        }
        const auto plan = samplingPlanOf(lot.plan, lot.drawn->lot);
        if (!plan) {
            continue;
        }
        domain::RecheckPlanned tighter = lot.plan;
        for (const double aql : stats::sampledAqls()) {
            tighter.aql = aql < lot.plan.aql ? aql : tighter.aql;
        }
        const auto stricter = samplingPlanOf(tighter, lot.drawn->lot);
        switching.take(*plan, lot.closed->wrong, stricter && lot.closed->wrong <= stricter->accept);
    }
    return switching;
}

Result<stats::SamplingPlan> samplingPlanOf(const domain::RecheckPlanned& plan, int lot)
{
    const auto severity = stats::severityFrom(plan.severity);
    return severity ? stats::samplingPlan(lot, plan.level, plan.aql, *severity) : severity.error();
}

Result<domain::Events> planRecheck(const rules::Policy& policy, const RecheckBook& book, const RecheckPlanForm& form,
                                   Time now)
{
    for (const std::string& day : {form.from, form.to}) {
        if (!isIsoDay(day)) {
            return invalid("\"{}\" is not a day such as 2026-03-31.", {day});
        }
    }
    const std::string today = isoDay(now);
    if (form.from > form.to || form.to > today) {
        return refused("A lot holds what was finished from a day to a later one, today at the latest.");
    }
    const auto all = book.all();
    if (!all) {
        return all.error();
    }
    for (const Recheck& lot : *all) {
        if (lot.plan.from <= form.to && form.from <= lot.plan.to) {
            return refused("The second inspection {} covers {} to {}: a unit is in one lot only.",
                           {lot.plan.draw, lot.plan.from, lot.plan.to});
        }
    }
    const std::string level = kLevels[std::clamp(policy.limits.recheckLevel, 1, 3) - 1];
    return domain::Events{domain::RecheckPlanned{
        .draw = "RC-" + form.to,
        .from = form.from,
        .to = form.to,
        .level = level,
        .aql = policy.limits.recheckAql,
        .severity = std::string(stats::nameOf(switchingAfter(*all).severity())),
        .seed = form.seed,
    }};
}

Result<domain::Events> drawRecheck(const RecheckBook& book, const std::string& draw,
                                   const std::vector<domain::ActorId>& inspectors)
{
    const auto all = book.all();
    if (!all) {
        return all.error();
    }
    const auto lot = std::find_if(all->begin(), all->end(), [&](const Recheck& one) { return one.plan.draw == draw; });
    if (lot == all->end()) {
        return refused("There is no second inspection {}: plan it first.", {draw});
    }
    if (lot->drawn) {
        return refused("The units of {} were drawn already, and are drawn once.", {draw});
    }
    if (inspectors.empty()) {
        return refused("Say who is to inspect.");
    }
    const auto finished = book.finished(lot->plan.from, lot->plan.to);
    if (!finished) {
        return finished.error();
    }
    constexpr std::size_t kLeastLot = 2;
    if (finished->size() < kLeastLot) {
        return refused("Of the units finished from {} to {} fewer than two are in the house, so there is no lot.",
                       {lot->plan.from, lot->plan.to});
    }
    std::vector<rules::LotUnit> units;
    for (const domain::FinishedUnit& one : *finished) {
        units.push_back({one.unit.text(), domain::stratumOf(one)});
    }
    const auto plan = samplingPlanOf(lot->plan, static_cast<int>(units.size()));
    if (!plan) {
        return plan.error();
    }
    domain::RecheckDrawn drawn{.draw = draw,
                               .lot = static_cast<int>(units.size()),
                               .digest = rules::digestOf(units),
                               .accept = plan->accept,
                               .reject = plan->reject,
                               .units = {}};
    for (const std::string& tag : rules::drawn(units, plan->sample, lot->plan.seed)) {
        drawn.units.emplace_back(tag);
    }
    return withInspectors(book, std::move(drawn), inspectors);
}

Result<domain::Events> assignRecheck(const RecheckBook& book, const domain::ItemId& unit,
                                     const domain::ActorId& inspector)
{
    const auto drawn = openUnit(book, unit);
    if (!drawn) {
        return drawn.error();
    }
    if (!drawn->unit.isBlind()) {
        return refused("The unit {} was inspected blind already.", {unit.text()});
    }
    const auto past = book.past(unit, std::nullopt);
    const Result<void> untouched = past ? requireUntouched(*past, inspector) : Result<void>(past.error());
    if (!untouched) {
        return untouched.error();
    }
    return domain::Events{domain::RecheckAssigned{drawn->lot.plan.draw, unit, inspector}};
}

Result<domain::Events> submitRecheck(const rules::Policy& policy, const RecheckBook& book, const domain::ItemId& unit,
                                     const BlindForm& form, const domain::ActorId& by)
{
    const auto drawn = openUnit(book, unit);
    if (!drawn) {
        return drawn.error();
    }
    if (!drawn->unit.isBlind()) {
        return refused("The unit {} was inspected blind already.", {unit.text()});
    }
    const auto past = book.past(unit, std::nullopt);
    const Result<void> untouched = past ? requireUntouched(*past, by) : Result<void>(past.error());
    if (!untouched) {
        return untouched.error();
    }
    if (drawn->unit.inspector != by) {
        return refused("The unit {} is for {} to inspect.",
                       {unit.text(), drawn->unit.inspector ? drawn->unit.inspector->text() : std::string("-")});
    }
    const auto verdict = rules::grade(policy, past->item, form.axes);
    if (!verdict) {
        return verdict.error();
    }
    auto first = firstLookOf(policy, book, *drawn);
    if (!first) {
        return first.error();
    }
    return withClosing(drawn->lot, {domain::RecheckSubmitted{.draw = drawn->lot.plan.draw,
                                                             .unit = unit,
                                                             .category = past->item.intake->category,
                                                             .axes = form.axes,
                                                             .grade = verdict->grade,
                                                             .note = form.note,
                                                             .first = *std::move(first)}});
}

Result<domain::Events> adjudicateRecheck(const rules::Policy& policy, const RecheckBook& book,
                                         const domain::ItemId& unit, const domain::GradeId& grade,
                                         const std::string& reason, const domain::ActorId& by)
{
    const auto drawn = openUnit(book, unit);
    if (!drawn) {
        return drawn.error();
    }
    if (!drawn->unit.isDisputed()) {
        return refused("The unit {} has not two grades that differ: there is nothing to decide.", {unit.text()});
    }
    if (by == drawn->unit.submitted->first.by || drawn->unit.submittedBy == by) {
        return refused("{} gave one of the two grades of {}: a third person decides.", {by.text(), unit.text()});
    }
    if (policy.findGrade(grade) == nullptr) {
        return refused("The policy has no grade \"{}\".", {grade.text()});
    }
    if (isBlank(reason)) {
        return refused("Say why this grade is right.");
    }
    return withClosing(drawn->lot, {domain::RecheckAdjudicated{drawn->lot.plan.draw, unit, grade, reason}});
}

Result<domain::Events> missRecheck(const RecheckBook& book, const domain::ItemId& unit, const std::string& reason)
{
    const auto drawn = openUnit(book, unit);
    if (!drawn) {
        return drawn.error();
    }
    if (!drawn->unit.isBlind()) {
        return refused("The unit {} was inspected blind already.", {unit.text()});
    }
    if (isBlank(reason)) {
        return refused("Say why the unit cannot be inspected.");
    }
    return withClosing(drawn->lot, {domain::RecheckMissed{drawn->lot.plan.draw, unit, reason}});
}

} // namespace regrade::stations
