#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/rechecks.h"
#include "rules/lots.h"
#include "stations/recheck.h"
#include "stats/sampling.h"

#include <algorithm>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct RecheckOptions {
    std::string from;
    std::string to;
    std::string draw;
    std::string tag;
    std::vector<std::string> inspectors;
    std::string packaging;
    std::string cosmetic;
    std::string function;
    bool used = false;
    std::string note;
    std::string grade;
    std::string reason;
};

using RecheckDeed = std::function<Result<domain::Events>(const domain::RecheckBook&, Time)>;

/// Decided on the stream of the second inspections, with the store as it is then.
Result<domain::Events> recordRecheck(Session& session, const RecheckDeed& deed)
{
    const workers::InformedProductDeed informed = [&](const domain::Product&, const store::Database& store, Time now) {
        return deed(insight::recheckBookIn(store), now);
    };
    const auto receipt = session.perform(domain::rechecksSku(), informed);
    if (!receipt) {
        return receipt.error();
    }
    domain::Events events;
    for (const store::RecordedEvent& one : receipt->events) {
        events.push_back(one.event);
    }
    return events;
}

/// What anybody may know of a lot: nothing of a grade of a unit that nobody has looked at.
json describeUnit(const domain::RecheckUnit& unit)
{
    json told{{"item", unit.unit.text()},
              {"inspector", unit.inspector ? json(unit.inspector->text()) : json()},
              {"state", unit.missed         ? "missed"
                        : unit.isBlind()    ? "toInspect"
                        : unit.isDisputed() ? "disputed"
                                            : "decided"}};
    if (unit.submitted) {
        told["grade"] = unit.submitted->grade.text();
        told["first"] = {
            {"grade", unit.submitted->first.grade.text()},
            {"by", unit.submitted->first.by.text()},
            {"camera", unit.submitted->first.camera ? json(unit.submitted->first.camera->text()) : json()}};
        told["decided"] = unit.decided() ? json(unit.decided()->text()) : json();
        told["note"] = unit.submitted->note;
    }
    return told;
}

json describeLot(const domain::Recheck& lot)
{
    json told{{"draw", lot.plan.draw},
              {"from", lot.plan.from},
              {"to", lot.plan.to},
              {"level", lot.plan.level},
              {"aql", lot.plan.aql},
              {"severity", lot.plan.severity},
              {"seed", lot.plan.seed},
              {"plannedAt", toIso(lot.plannedAt)},
              {"units", nlohmann::json::array()}};
    if (lot.drawn) {
        told["lot"] = lot.drawn->lot;
        told["sample"] = lot.drawn->units.size();
        told["accept"] = lot.drawn->accept;
        told["reject"] = lot.drawn->reject;
        told["digest"] = lot.drawn->digest;
    }
    for (const domain::RecheckUnit& unit : lot.units) {
        told["units"].push_back(describeUnit(unit));
    }
    told["closed"] = lot.closed ? json{{"inspected", lot.closed->inspected},
                                       {"wrong", lot.closed->wrong},
                                       {"accepted", lot.closed->accepted}}
                                : json();
    return told;
}

std::string lotText(const domain::Recheck& lot)
{
    std::string text = lot.plan.draw + "  finished " + lot.plan.from + " to " + lot.plan.to + ", " + lot.plan.severity +
                       " inspection at AQL " + decimals(lot.plan.aql, 2);
    if (!lot.drawn) {
        return text + "; not drawn yet\n";
    }
    text += "; " + std::to_string(lot.drawn->units.size()) + " of " + std::to_string(lot.drawn->lot) +
            " units, accepted with up to " + std::to_string(lot.drawn->accept) + " wrong grades";
    if (lot.closed) {
        text += "; " + std::to_string(lot.closed->wrong) + " of " + std::to_string(lot.closed->inspected) +
                " wrong: " + (lot.closed->accepted ? "accepted" : "not accepted");
    }
    return text + "\n";
}

Result<Answer> showLots(Session& session, const std::string& draw)
{
    const auto all = insight::rechecks(session.station().reader());
    if (!all) {
        return all.error();
    }
    Answer answer{json::array(), ""};
    for (const domain::Recheck& lot : *all) {
        if (!draw.empty() && lot.plan.draw != draw) {
            continue;
        }
        answer.data.push_back(describeLot(lot));
        answer.text += lotText(lot);
        for (const domain::RecheckUnit& unit : lot.units) {
            const json told = describeUnit(unit);
            answer.text += "  " + unit.unit.text() + "  " + (unit.inspector ? unit.inspector->text() : "-") + "  " +
                           told.at("state").get<std::string>() + "\n";
        }
    }
    if (answer.data.empty()) {
        answer.text = "No second inspection was planned yet.\n";
    }
    return answer;
}

Result<Answer> planLot(Session& session, const RecheckOptions& options)
{
    const std::string today = isoDay(session.now());
    const stations::RecheckPlanForm form{
        options.from.empty() ? today.substr(0, std::string_view("YYYY-MM-").size()) + "01" : options.from,
        options.to.empty() ? today : options.to, rules::freshKey()};
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time now) {
        return stations::planRecheck(session.policy(), book, form, now);
    });
    if (!events) {
        return events.error();
    }
    return showLots(session, std::get<domain::RecheckPlanned>(events->front()).draw);
}

Result<Answer> drawLot(Session& session, const RecheckOptions& options)
{
    std::vector<domain::ActorId> inspectors;
    for (const std::string& code : options.inspectors) {
        if (code.empty()) {
            return invalid("A staff code is never empty.");
        }
        inspectors.emplace_back(code);
    }
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time) {
        return stations::drawRecheck(book, options.draw, inspectors);
    });
    return events ? showLots(session, options.draw) : events.error();
}

Result<Answer> listLots(Session& session, const RecheckOptions& options) { return showLots(session, options.draw); }

Result<domain::Axes> axesIn(const RecheckOptions& options)
{
    const auto packaging = domain::packagingFrom(options.packaging);
    const auto cosmetic = domain::cosmeticFrom(options.cosmetic);
    const auto function = domain::functionFrom(options.function);
    for (const std::optional<Error>& fault : {packaging ? std::optional<Error>() : std::optional(packaging.error()),
                                              cosmetic ? std::optional<Error>() : std::optional(cosmetic.error()),
                                              function ? std::optional<Error>() : std::optional(function.error())}) {
        if (fault) {
            return *fault;
        }
    }
    return domain::Axes{*packaging, *cosmetic, *function, options.used};
}

/// The unit as the lot tells it now.
Result<Answer> afterLook(Session& session, const domain::ItemId& unit)
{
    const auto all = insight::rechecks(session.station().reader());
    if (!all) {
        return all.error();
    }
    for (auto lot = all->rbegin(); lot != all->rend(); ++lot) {
        if (const domain::RecheckUnit* found = lot->find(unit)) {
            Answer answer{describeUnit(*found), unit.text() + "  "};
            answer.data["lotClosed"] = lot->closed.has_value();
            answer.text += answer.data.at("state").get<std::string>();
            if (found->submitted) {
                answer.text += ": " + found->submitted->grade.text() + ", on record " +
                               found->submitted->first.grade.text() + " by " + found->submitted->first.by.text();
            }
            answer.text += "\n" + (lot->closed ? lotText(*lot) : std::string());
            return answer;
        }
    }
    return notFound("The unit {} was never drawn.", {unit.text()});
}

Result<Answer> submitLook(Session& session, const RecheckOptions& options)
{
    const auto unit = itemFrom(options.tag);
    const auto axes = unit ? axesIn(options) : Result<domain::Axes>(unit.error());
    if (!axes) {
        return axes.error();
    }
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time) {
        return stations::submitRecheck(session.policy(), book, *unit, {*axes, options.note}, session.author().actor);
    });
    return events ? afterLook(session, *unit) : events.error();
}

Result<Answer> adjudicateLook(Session& session, const RecheckOptions& options)
{
    const auto unit = itemFrom(options.tag);
    if (!unit) {
        return unit.error();
    }
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time) {
        return stations::adjudicateRecheck(session.policy(), book, *unit, domain::GradeId(options.grade),
                                           options.reason, session.author().actor);
    });
    return events ? afterLook(session, *unit) : events.error();
}

Result<Answer> missLook(Session& session, const RecheckOptions& options)
{
    const auto unit = itemFrom(options.tag);
    if (!unit) {
        return unit.error();
    }
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time) {
        return stations::missRecheck(book, *unit, options.reason);
    });
    return events ? afterLook(session, *unit) : events.error();
}

Result<Answer> assignLook(Session& session, const RecheckOptions& options)
{
    const auto unit = itemFrom(options.tag);
    if (!unit) {
        return unit.error();
    }
    const auto events = recordRecheck(session, [&](const domain::RecheckBook& book, Time) {
        return stations::assignRecheck(book, *unit, domain::ActorId(options.inspectors.front()));
    });
    return events ? afterLook(session, *unit) : events.error();
}

Result<Answer> verifyDraw(Session& session, const RecheckOptions& options)
{
    const auto all = insight::rechecks(session.station().reader());
    if (!all) {
        return all.error();
    }
    const auto lot =
        std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.plan.draw == options.draw; });
    if (lot == all->end()) {
        return notFound("There is no second inspection {}.", {options.draw});
    }
    const auto again = insight::redraw(session.station().reader(), *lot);
    if (!again) {
        return again.error();
    }
    Answer answer{
        {{"draw", options.draw}, {"lot", again->lot}, {"sameLot", again->sameLot}, {"sameUnits", again->sameUnits}},
        options.draw + ": " + std::to_string(again->lot) + " units stood in the house then; the digest " +
            (again->sameLot ? "fits" : "does NOT fit") + ", and the seed draws " +
            (again->sameUnits ? "the same units.\n" : "OTHER units.\n")};
    answer.holds = again->sameLot && again->sameUnits;
    return answer;
}

json kappaJson(const std::optional<stats::Kappa>& kappa)
{
    return kappa ? json{{"value", kappa->value},
                        {"error", kappa->error},
                        {"low", kappa->interval.low},
                        {"high", kappa->interval.high},
                        {"n", kappa->pairs}}
                 : json();
}

json judgementJson(const insight::GradeJudgement& one)
{
    const bool told = one.isEnough;
    return {{"who", one.who},
            {"n", one.accuracy.whole},
            {"enough", told},
            {"accuracy", told ? shareJson(one.accuracy) : json()},
            {"kappaLinear", told ? kappaJson(one.linear) : json()},
            {"kappaQuadratic", told ? kappaJson(one.quadratic) : json()}};
}

std::string judgementText(const std::string& who, const insight::GradeJudgement& one, int least)
{
    if (!one.isEnough) {
        return "  " + who + ": not enough data: " + std::to_string(one.accuracy.whole) + " of " +
               std::to_string(least) + " decided units.\n";
    }
    const auto kappa = [](const std::optional<stats::Kappa>& value) {
        return value ? decimals(value->value, 3) + " (95 %: " + decimals(value->interval.low, 3) + " to " +
                           decimals(value->interval.high, 3) + ")"
                     : std::string("not defined while all have one grade");
    };
    return "  " + who + ": " + shareText(one.accuracy) + " right; kappa linear " + kappa(one.linear) + ", quadratic " +
           kappa(one.quadratic) + "\n";
}

Result<Answer> tellResult(Session& session, const RecheckOptions& options)
{
    const auto all = insight::rechecks(session.station().reader());
    const auto since = options.from.empty() ? Result<Time>(Time{}) : parseIso(options.from);
    if (!all || !since) {
        return !all ? all.error() : invalid("\"{}\" is not a day such as 2026-03-31.", {options.from});
    }
    const rules::Limits& limits = session.policy().limits;
    const auto figures = insight::recheckFigures(*all, session.policy(), *since);
    const auto switching = stations::switchingAfter(*all);
    Answer answer{{{"target", limits.recheckAccuracyTarget},
                   {"house", judgementJson(figures.house)},
                   {"between", judgementJson(figures.between)},
                   {"camera", judgementJson(figures.camera)},
                   {"technicians", json::array()},
                   {"categories", json::array()},
                   {"drift", json::array()},
                   {"missed", figures.missed},
                   {"open", figures.open},
                   {"severity", stats::nameOf(switching.severity())},
                   {"discontinued", switching.discontinued()}},
                  "Grades against those that were decided; the target is " +
                      decimals(100.0 * limits.recheckAccuracyTarget, 0) + " %:\n"};
    answer.text += judgementText("first grades of the house", figures.house, limits.recheckLeast);
    answer.text += judgementText("first against second look", figures.between, limits.recheckLeast);
    answer.text += judgementText("camera", figures.camera, limits.recheckLeast);
    for (const auto& one : figures.technicians) {
        answer.data["technicians"].push_back(judgementJson(one));
        answer.text += judgementText(one.who, one, limits.recheckLeast);
    }
    for (const auto& one : figures.cameraByCategory) {
        const auto gate = insight::cameraGate(*all, session.policy(), domain::CategoryId(one.who), session.now());
        json told = judgementJson(one);
        told["proposes"] = gate.isOpen;
        told["why"] = gate.why.en;
        answer.data["categories"].push_back(std::move(told));
        answer.text += "  " + one.who + ": " + gate.why.en + "\n";
    }
    for (const auto& point : figures.drift) {
        answer.data["drift"].push_back(
            {{"day", point.day},
             {"accuracy", shareJson(point.accuracy)},
             {"kappaQuadratic", point.quadraticKappa ? json(*point.quadraticKappa) : json()}});
    }
    answer.text +=
        "Drawn and never inspected: " + std::to_string(figures.missed) +
        "; still open: " + std::to_string(figures.open) +
        ". The next lot: " + std::string(stats::nameOf(switching.severity())) + " inspection" +
        (switching.discontinued() ? ", and five lots were refused under tightened inspection: find the cause" : "") +
        ".\n";
    return answer;
}

} // namespace

void addRecheckCommands(CLI::App& app, Plan& plan)
{
    CLI::App* recheck =
        app.add_subcommand("recheck", "Blind second inspection of finished goods")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const RecheckOptions&)) {
        auto options = std::make_shared<RecheckOptions>();
        CLI::App* command = recheck->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [planning, planned] = add("plan", "Put plan and seed of a lot on record, before it is drawn", planLot);
    planning->add_option("--from", planned->from, "First day of packing; without it, of this month");
    planning->add_option("--to", planned->to, "Last day of packing; without it, today");
    const auto [drawing, drawn] = add("draw", "Draw the units of a planned lot and name who inspects them", drawLot);
    drawing->add_option("draw", drawn->draw, "Planned lot, e.g. RC-2026-11-30")->required();
    drawing->add_option("--inspector", drawn->inspectors, "Staff code; may be given several times")->required();
    const auto [listing, listed] =
        add("list", "Lots and their units; nothing of a grade before it was inspected blind", listLots);
    listing->add_option("--draw", listed->draw, "Only this lot");
    const auto [submitting, look] = add("submit", "Give the grade of a unit that you inspected blind", submitLook);
    submitting->add_option("tag", look->tag, "The unit's tag")->required();
    submitting->add_option("--packaging", look->packaging, "intact or damaged")->required();
    submitting->add_option("--cosmetic", look->cosmetic, "none, light, flaw or heavy")->required();
    submitting->add_option("--function", look->function, "works or fault")->required();
    submitting->add_flag("--used", look->used, "Traces of use");
    submitting->add_option("--note", look->note, "What you saw");
    const auto [judging, judged] = add("adjudicate", "Say which of two grades is right", adjudicateLook);
    judging->add_option("tag", judged->tag, "The unit's tag")->required();
    judging->add_option("--grade", judged->grade, "The grade that holds")->required();
    judging->add_option("--reason", judged->reason, "Why")->required();
    const auto [missing, missed] = add("miss", "A drawn unit cannot be inspected any more", missLook);
    missing->add_option("tag", missed->tag, "The unit's tag")->required();
    missing->add_option("--reason", missed->reason, "Why")->required();
    const auto [assigning, assigned] = add("assign", "Name another inspector for a drawn unit", assignLook);
    assigning->add_option("tag", assigned->tag, "The unit's tag")->required();
    assigning->add_option("--inspector", assigned->inspectors, "Staff code")->required()->expected(1);
    const auto [checking, checked] = add("verify", "Draw a lot again from the log and compare", verifyDraw);
    checking->add_option("draw", checked->draw, "Drawn lot, e.g. RC-2026-11-30")->required();
    const auto [telling, told] =
        add("result", "Accuracy, kappa, drift, and whether the camera may propose", tellResult);
    telling->add_option("--since", told->from, "Only lots drawn on this day or later");
}

} // namespace regrade::cli
