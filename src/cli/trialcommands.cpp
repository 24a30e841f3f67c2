#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/experiments.h"
#include "rules/lots.h"
#include "stations/experiments.h"

#include <algorithm>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct TrialOptions {
    std::string experiment;
    std::string tag;
    std::string scope = "packaging";
    std::string metric = "sold";
    std::string rule = "sequential";
    std::string category;
    std::string arm;
    std::string reason;
    stations::ExperimentForm form;
};

using TrialDeed = std::function<Result<domain::Events>(const domain::ExperimentBook&)>;

Result<domain::Events> recordTrial(Session& session, const TrialDeed& deed)
{
    const workers::InformedProductDeed informed = [&](const domain::Product&, const store::Database& store, Time now) {
        return deed(insight::experimentBookIn(store, now));
    };
    const auto receipt = session.perform(domain::experimentsSku(), informed);
    if (!receipt) {
        return receipt.error();
    }
    domain::Events events;
    for (const store::RecordedEvent& one : receipt->events) {
        events.push_back(one.event);
    }
    return events;
}

json describeTrial(const domain::Experiment& one)
{
    json arms = json::array();
    for (const domain::ExperimentArm& arm : one.plan.arms) {
        arms.push_back({{"id", arm.id}, {"name", arm.name}});
    }
    return {{"experiment", one.plan.experiment},
            {"scope", domain::nameOf(one.plan.scope)},
            {"hypothesis", one.plan.hypothesis},
            {"arms", std::move(arms)},
            {"metric", domain::nameOf(one.plan.metric)},
            {"days", one.plan.days},
            {"from", one.plan.from},
            {"to", one.plan.to},
            {"perArm", one.plan.perArm},
            {"rule", domain::nameOf(one.plan.rule)},
            {"category", one.plan.category ? json(one.plan.category->text()) : json()},
            {"openedAt", toIso(one.openedAt)},
            {"open", !one.closed},
            {"decision", one.closed && one.closed->arm ? json(*one.closed->arm) : json()}};
}

std::string trialText(const domain::Experiment& one)
{
    return one.plan.experiment + "  " + one.plan.hypothesis + "  A: " + one.plan.arms.front().name +
           ", B: " + one.plan.arms.back().name + "; " + std::string(domain::nameOf(one.plan.metric)) + " within " +
           std::to_string(one.plan.days) + " days, " + decimals(one.plan.from, 3) + " to " + decimals(one.plan.to, 3) +
           " needs " + std::to_string(one.plan.perArm) + " units in each arm" +
           (one.closed ? one.closed->arm ? "; closed with " + *one.closed->arm : std::string("; closed, no difference")
                       : std::string()) +
           "\n";
}

Result<domain::Experiment> findTrial(Session& session, const std::string& id)
{
    const auto all = insight::experiments(session.station().reader());
    if (!all) {
        return all.error();
    }
    const auto found =
        std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.plan.experiment == id; });
    return found == all->end() ? Result<domain::Experiment>(notFound("There is no experiment {}.", {id}))
                               : Result<domain::Experiment>(*found);
}

Result<Answer> openTrial(Session& session, const TrialOptions& options)
{
    stations::ExperimentForm form = options.form;
    const auto scope = domain::experimentScopeFrom(options.scope);
    const auto metric = domain::experimentMetricFrom(options.metric);
    const auto rule = domain::experimentRuleFrom(options.rule);
    if (!scope || !metric || !rule) {
        return !scope ? scope.error() : !metric ? metric.error() : rule.error();
    }
    form.scope = *scope;
    form.metric = *metric;
    form.rule = *rule;
    form.key = rules::freshKey();
    if (!options.category.empty()) {
        form.category = domain::CategoryId(options.category);
    }
    const auto events = recordTrial(session, [&](const domain::ExperimentBook& book) {
        return stations::openExperiment(session.policy(), book, form);
    });
    if (!events) {
        return events.error();
    }
    const auto one = findTrial(session, std::get<domain::ExperimentOpened>(events->front()).experiment);
    return one ? Result<Answer>(Answer{describeTrial(*one), trialText(*one)}) : one.error();
}

Result<Answer> listTrials(Session& session, const TrialOptions&)
{
    const auto all = insight::experiments(session.station().reader());
    if (!all) {
        return all.error();
    }
    Answer answer{json::array(), all->empty() ? "Nothing was tried out yet.\n" : ""};
    for (const domain::Experiment& one : *all) {
        answer.data.push_back(describeTrial(one));
        answer.text += trialText(one);
    }
    return answer;
}

Result<Answer> assignTrial(Session& session, const TrialOptions& options)
{
    const auto unit = itemFrom(options.tag);
    const auto one = unit ? findTrial(session, options.experiment) : Result<domain::Experiment>(unit.error());
    const auto item = one ? session.item(*unit) : Result<domain::Item>(one.error());
    if (!item) {
        return item.error();
    }
    if (one->plan.category && item->intake && item->intake->category != *one->plan.category) {
        return refused("The experiment {} is about the category {}: this unit is in none of its arms.",
                       {options.experiment, one->plan.category->text()});
    }
    const domain::ExperimentArm& arm = stations::armOfUnit(one->plan, *unit);
    return Answer{{{"experiment", options.experiment}, {"item", unit->text()}, {"arm", arm.id}, {"name", arm.name}},
                  unit->text() + "  " + arm.id + ": " + arm.name + "\n"};
}

json armJson(const stats::Arm& arm) { return {{"shown", arm.shown}, {"taken", arm.taken}}; }

const char* nameOfVerdict(stats::TrialVerdict verdict)
{
    switch (verdict) {
    case stats::TrialVerdict::goesOn: return "goesOn";
    case stats::TrialVerdict::noDifference: return "noDifference";
    case stats::TrialVerdict::aHigher: return "aHigher";
    case stats::TrialVerdict::bHigher: return "bHigher";
    }
    throw std::logic_error("an unknown verdict");
}

std::string verdictText(const domain::Experiment& one, const insight::TrialResult& result)
{
    switch (result.reading.verdict) {
    case stats::TrialVerdict::noDifference: return "No difference was shown with the planned number of units.";
    case stats::TrialVerdict::aHigher: return "A is higher: the interval leaves zero out.";
    case stats::TrialVerdict::bHigher: return "B is higher: the interval leaves zero out.";
    case stats::TrialVerdict::goesOn: break;
    }
    const std::string need = "needs " + std::to_string(result.reading.missing) + " more in the smaller arm";
    const std::string when = result.readyOn ? ", ready about " + *result.readyOn : std::string();
    return one.plan.rule == domain::ExperimentRule::fixed ? "It is looked at once, at the end: it " + need + when + "."
                                                          : "Nothing is shown yet: it " + need + when + ".";
}

Result<Answer> tellTrial(Session& session, const TrialOptions& options)
{
    const auto one = findTrial(session, options.experiment);
    const auto deeds = one ? insight::deedsUnder(session.station().reader(), *one)
                           : Result<std::vector<insight::UnitDeed>>(one.error());
    const auto result =
        deeds ? insight::trialResult(*one, *deeds, session.now()) : Result<insight::TrialResult>(deeds.error());
    if (!result) {
        return result.error();
    }
    const auto& [outcome, reading, guards, alarms, readyOn] = *result;
    json guardRows = json::array();
    for (std::size_t i = 0; i < guards.size(); ++i) {
        guardRows.push_back({{"metric", domain::nameOf(guards[i].metric)},
                             {"a", armJson(guards[i].a)},
                             {"b", armJson(guards[i].b)},
                             {"worse", static_cast<bool>(alarms[i])}});
    }
    Answer answer{describeTrial(*one), trialText(*one)};
    answer.data["a"] = armJson(outcome.a);
    answer.data["b"] = armJson(outcome.b);
    answer.data["running"] = outcome.running;
    answer.data["verdict"] = nameOfVerdict(reading.verdict);
    answer.data["sentence"] = verdictText(*one, *result);
    answer.data["missing"] = reading.missing;
    answer.data["readyOn"] = readyOn ? json(*readyOn) : json();
    answer.data["guardrails"] = std::move(guardRows);
    answer.text += "  A " + std::to_string(outcome.a.taken) + " of " + std::to_string(outcome.a.shown) + ", B " +
                   std::to_string(outcome.b.taken) + " of " + std::to_string(outcome.b.shown) + "; " +
                   std::to_string(outcome.running) + " still within their days\n  " + verdictText(*one, *result) + "\n";
    const bool mayLook = one->plan.rule == domain::ExperimentRule::sequential || reading.once;
    if (mayLook) {
        answer.data["alwaysValid"] = {{"low", reading.always.low}, {"high", reading.always.high}};
    }
    if (reading.belief && mayLook) {
        answer.data["difference"] = reading.difference;
        answer.data["chanceB"] = reading.belief->chanceB;
        answer.data["lossA"] = reading.belief->lossA;
        answer.data["lossB"] = reading.belief->lossB;
        answer.text += "  B less A: " + decimals(reading.difference, 3) +
                       " (at every look: " + decimals(reading.always.low, 3) + " to " +
                       decimals(reading.always.high, 3) + "); B is higher with " +
                       decimals(reading.belief->chanceB, 3) + ", choosing it would lose " +
                       decimals(reading.belief->lossB, 4) + ", choosing A " + decimals(reading.belief->lossA, 4) + "\n";
    }
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        answer.text += alarms[i] ? "  Guardrail: with B fewer units do well by \"" +
                                       std::string(domain::nameOf(guards[i].metric)) + "\".\n"
                                 : std::string();
    }
    return answer;
}

Result<Answer> closeTrial(Session& session, const TrialOptions& options)
{
    const auto events = recordTrial(session, [&](const domain::ExperimentBook& book) {
        return stations::closeExperiment(
            book, options.experiment, options.arm.empty() ? std::nullopt : std::optional(options.arm), options.reason);
    });
    if (!events) {
        return events.error();
    }
    const auto one = findTrial(session, options.experiment);
    return one ? Result<Answer>(Answer{describeTrial(*one), trialText(*one)}) : one.error();
}

} // namespace

void addTrialCommands(CLI::App& app, Plan& plan)
{
    CLI::App* experiment = app.get_subcommand("experiment");
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const TrialOptions&)) {
        auto options = std::make_shared<TrialOptions>();
        CLI::App* command = experiment->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [opening, opened] =
        add("open", "Put an experiment on record, with the number of units that it needs", openTrial);
    opening->add_option("--hypothesis", opened->form.hypothesis, "What is expected")->required();
    opening->add_option("--a", opened->form.armA, "How it is done today")->required();
    opening->add_option("--b", opened->form.armB, "What is tried instead")->required();
    opening->add_option("--scope", opened->scope, "standard, packaging or channel")->capture_default_str();
    opening->add_option("--metric", opened->metric, "sold or returned")->capture_default_str();
    opening->add_option("--days", opened->form.days, "Days within which it is counted")->capture_default_str();
    opening->add_option("--from", opened->form.from, "Share today, e.g. 0.10")->required();
    opening->add_option("--to", opened->form.to, "Share that is worth finding")->required();
    opening->add_option("--power", opened->form.power, "Chance to find it")->capture_default_str();
    opening->add_option("--significance", opened->form.significance, "Two-sided")->capture_default_str();
    opening->add_option("--rule", opened->rule, "fixed or sequential")->capture_default_str();
    opening->add_option("--category", opened->category, "Only units of this category");
    add("list", "What is and was tried out", listTrials);
    const auto [assigning, assigned] = add("assign", "The arm of a unit", assignTrial);
    assigning->add_option("experiment", assigned->experiment, "e.g. EX-1")->required();
    assigning->add_option("tag", assigned->tag, "The unit's tag")->required();
    const auto [telling, told] = add("result", "What an experiment says today", tellTrial);
    telling->add_option("experiment", told->experiment, "e.g. EX-1")->required();
    const auto [closing, closed] = add("close", "End an experiment and say what follows", closeTrial);
    closing->add_option("experiment", closed->experiment, "e.g. EX-1")->required();
    closing->add_option("--arm", closed->arm, "What is done from now on; without it, no difference was shown");
    closing->add_option("--reason", closed->reason, "Why")->required();
}

} // namespace regrade::cli
