#include "stations/experiments.h"

#include "rules/lots.h"
#include "stations/gates.h"
#include "stats/experiment.h"

#include <algorithm>

namespace regrade::stations {

namespace {

constexpr int kLongestTrial = 365;

Result<void> checkTrialForm(const rules::Policy& policy, const ExperimentForm& form)
{
    if (isBlank(form.hypothesis) || isBlank(form.armA) || isBlank(form.armB)) {
        return refused("Say what is expected, how it is done today, and what is tried instead.");
    }
    if (form.armA == form.armB) {
        return refused("Both arms are \"{}\": there is nothing to compare.", {form.armA});
    }
    if (form.days < 1 || form.days > kLongestTrial) {
        return invalid("An outcome is counted within 1 to {} days.", {std::to_string(kLongestTrial)});
    }
    const auto is = [&](const rules::NamedRow& row) { return form.category && row.id == form.category->text(); };
    if (form.category && std::none_of(policy.categories.begin(), policy.categories.end(), is)) {
        return refused("The policy has no category \"{}\".", {form.category->text()});
    }
    return {};
}

/// Two experiments about the same thing on the same units would blur each other.
bool meet(const domain::ExperimentOpened& open, const ExperimentForm& form)
{
    const bool sameUnits = !open.category || !form.category || *open.category == *form.category;
    return open.scope == form.scope && sameUnits;
}

/// Each outcome guards the other.
std::vector<domain::ExperimentMetric> guardsOf(domain::ExperimentMetric metric)
{
    return {metric == domain::ExperimentMetric::sold ? domain::ExperimentMetric::returned
                                                     : domain::ExperimentMetric::sold};
}

} // namespace

Result<domain::Events> openExperiment(const rules::Policy& policy, const domain::ExperimentBook& book,
                                      const ExperimentForm& form)
{
    if (const Result<void> fits = checkTrialForm(policy, form); !fits) {
        return fits.error();
    }
    const auto need = stats::sampleNeedOf(form.from, form.to, form.power, form.significance);
    if (!need) {
        return need.error();
    }
    const auto all = book.all();
    if (!all) {
        return all.error();
    }
    for (const domain::Experiment& one : *all) {
        if (!one.closed && meet(one.plan, form)) {
            return refused("The experiment {} tries out the same on the same units: close it first.",
                           {one.plan.experiment});
        }
    }
    return domain::Events{domain::ExperimentOpened{
        .experiment = "EX-" + std::to_string(all->size() + 1),
        .scope = form.scope,
        .hypothesis = form.hypothesis,
        .arms = {{"A", form.armA}, {"B", form.armB}},
        .metric = form.metric,
        .days = form.days,
        .guardrails = guardsOf(form.metric),
        .from = form.from,
        .to = form.to,
        .power = form.power,
        .significance = form.significance,
        .perArm = need->perArm,
        .rule = form.rule,
        .key = form.key,
        .category = form.category,
    }};
}

Result<domain::Events> closeExperiment(const domain::ExperimentBook& book, const std::string& experiment,
                                       const std::optional<std::string>& arm, const std::string& reason)
{
    const auto all = book.all();
    if (!all) {
        return all.error();
    }
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&](const domain::Experiment& one) { return one.plan.experiment == experiment; });
    if (found == all->end()) {
        return refused("There is no experiment {}.", {experiment});
    }
    if (found->closed) {
        return refused("The experiment {} is closed already.", {experiment});
    }
    const auto& arms = found->plan.arms;
    if (arm && std::none_of(arms.begin(), arms.end(), [&](const auto& one) { return one.id == *arm; })) {
        return refused("The experiment {} has no arm \"{}\".", {experiment, *arm});
    }
    if (isBlank(reason)) {
        return refused("Say what the house does from now on, and why.");
    }
    const auto counts = book.counts(*found);
    if (!counts) {
        return counts.error();
    }
    const std::int64_t least = std::min(counts->shownA, counts->shownB);
    if (arm && found->plan.rule == domain::ExperimentRule::fixed && least < found->plan.perArm) {
        return refused("The experiment {} is looked at once, with {} units in each arm: {} are in. Before that it can "
                       "only be closed without an arm.",
                       {experiment, std::to_string(found->plan.perArm), std::to_string(least)});
    }
    return domain::Events{domain::ExperimentClosed{experiment, arm, reason, counts->shownA, counts->takenA,
                                                   counts->shownB, counts->takenB}};
}

const domain::ExperimentArm& armOfUnit(const domain::ExperimentOpened& plan, const domain::ItemId& unit)
{
    return plan.arms.at(
        static_cast<std::size_t>(rules::armOf(plan.key, unit.text(), static_cast<int>(plan.arms.size()))));
}

} // namespace regrade::stations
