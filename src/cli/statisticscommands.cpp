#include "cli/commands.h"

#include "stats/experiment.h"
#include "stats/sampling.h"
#include "stats/survival.h"
#include "tables/tablefile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct SurvivalAsked {
    std::string file;
    double day = 45.0;
};

struct SamplingAsked {
    int lot = 0;
    double aql = 2.5;
    std::string level = "II";
    std::string severity = "normal";
};

struct ExperimentAsked {
    double from = 0.0;
    double to = 0.0;
    std::int64_t arm = 0;
    double power = 0.8;
    double significance = 0.05;
    stats::Arm a;
    stats::Arm b;
};

std::string shown(double value, int digits = 4)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

using Groups = std::map<std::string, std::vector<stats::Stay>>;

Result<stats::Stay> stayFrom(const std::string& days, const std::string& ended)
{
    double value = -1.0;
    const auto [end, fault] = std::from_chars(days.data(), days.data() + days.size(), value);
    if (fault != std::errc{} || end != days.data() + days.size() || !std::isfinite(value) || value < 0.0) {
        return invalid("\"{}\" is no number of days.", {days});
    }
    if (ended != "0" && ended != "1") {
        return invalid("\"{}\" does not say whether it ended: 1 = it did, 0 = it goes on.", {ended});
    }
    return stats::Stay{value, ended == "1"};
}

Result<Groups> readStays(const std::string& path, json& refusedRows)
{
    auto table = tables::TableFile::open(path);
    if (!table) {
        return table.error();
    }
    Groups groups;
    const auto read = table->each([&](const tables::TableRow& row) {
        const auto cell = [&](std::string_view heading) -> std::string {
            const auto found = std::find(row.headings.begin(), row.headings.end(), heading);
            return found == row.headings.end() ? std::string()
                                               : row.cells[static_cast<std::size_t>(found - row.headings.begin())];
        };
        const auto stay = row.flaw ? Result<stats::Stay>(*row.flaw) : stayFrom(cell("days"), cell("ended"));
        if (stay) {
            groups[cell("group")].push_back(*stay);
        } else {
            refusedRows.push_back({{"row", row.number}, {"reason", stay.error().what()}});
        }
        return true;
    });
    if (!read) {
        return read.error();
    }
    if (groups.empty()) {
        return refused("{} holds no rows with days and ended.", {path});
    }
    return groups;
}

json curveJson(const std::string& name, const std::vector<stats::Stay>& stays, double day)
{
    const auto curve = stats::survivalOf(stays);
    const auto median = stats::medianOf(curve);
    const auto by = stats::endedBy(curve, stays, day);
    json steps = json::array();
    for (const stats::SurvivalStep& step : curve.steps) {
        steps.push_back({{"days", step.days},
                         {"atRisk", step.atRisk},
                         {"ended", step.ended},
                         {"left", step.left},
                         {"error", step.error},
                         {"low", step.low},
                         {"high", step.high}});
    }
    return {{"group", name},
            {"n", curve.count},
            {"ended", curve.ended},
            {"median", median ? json(*median) : json(nullptr)},
            {"endedBy",
             by ? json{{"day", day}, {"share", by->share}, {"low", by->low}, {"high", by->high}, {"atRisk", by->atRisk}}
                : json(nullptr)},
            {"steps", std::move(steps)}};
}

std::string curveText(const json& curve, double day)
{
    const auto& by = curve.at("endedBy");
    const std::string name = curve.at("group").get<std::string>();
    return (name.empty() ? "all" : name) + ": " + curve.at("n").dump() + ", of them ended " + curve.at("ended").dump() +
           "; half after " +
           (curve.at("median").is_null() ? std::string("more days than were seen")
                                         : shown(curve.at("median").get<double>(), 1) + " days") +
           "; by day " + shown(day, 0) + " " +
           (by.is_null() ? std::string("not known: nothing was followed so far")
                         : shown(by.at("share").get<double>()) + " (95 %: " + shown(by.at("low").get<double>()) +
                               " to " + shown(by.at("high").get<double>()) + ")") +
           "\n";
}

Result<Answer> tellSurvival(const SurvivalAsked& asked)
{
    json refusedRows = json::array();
    const auto groups = readStays(asked.file, refusedRows);
    if (!groups) {
        return groups.error();
    }
    Answer answer{{{"groups", json::array()}, {"refusedRows", refusedRows}, {"logRank", nullptr}}, {}};
    for (const auto& row : refusedRows) {
        answer.text += "Row " + row.at("row").dump() + " does not count: " + row.at("reason").get<std::string>() + "\n";
    }
    std::vector<std::vector<stats::Stay>> all;
    for (const auto& [name, stays] : *groups) {
        answer.data["groups"].push_back(curveJson(name, stays, asked.day));
        answer.text += curveText(answer.data["groups"].back(), asked.day);
        all.push_back(stays);
    }
    if (all.size() > 1) {
        const auto test = stats::logRank(all);
        answer.data["logRank"] = {{"chiSquared", test.chiSquared}, {"freedom", test.freedom}, {"chance", test.chance}};
        answer.text += "log-rank: chi-squared " + shown(test.chiSquared) + " at " + std::to_string(test.freedom) +
                       ", such a difference comes by chance with " + shown(test.chance) + "\n";
    }
    return answer;
}

Result<Answer> tellPlan(const SamplingAsked& asked)
{
    const auto severity = stats::severityFrom(asked.severity);
    if (!severity) {
        return severity.error();
    }
    const auto plan = stats::samplingPlan(asked.lot, asked.level, asked.aql, *severity);
    if (!plan) {
        return plan.error();
    }
    json curve = json::array();
    for (const double percent : {0.5, 1.0, 2.5, 5.0, 10.0, 20.0}) {
        curve.push_back(
            {{"bad", percent / 100.0}, {"accepted", stats::acceptedAt(plan->sample, plan->accept, percent / 100.0)}});
    }
    const double limit = stats::shareAccepted(plan->sample, plan->accept, 0.10);
    return Answer{{{"lot", asked.lot},
                   {"level", asked.level},
                   {"aql", asked.aql},
                   {"severity", asked.severity},
                   {"letter", std::string(1, plan->letter)},
                   {"planLetter", std::string(1, plan->planLetter)},
                   {"n", plan->sample},
                   {"accept", plan->accept},
                   {"reject", plan->reject},
                   {"wholeLot", plan->whole},
                   {"limitingQuality", limit},
                   {"curve", std::move(curve)}},
                  "Draw " + std::to_string(plan->sample) + " of " + std::to_string(asked.lot) + ": accept with up to " +
                      std::to_string(plan->accept) + " bad ones, refuse from " + std::to_string(plan->reject) +
                      " on (letter " + plan->letter + ", plan " + plan->planLetter +
                      "). A lot with a share of bad ones of " + shown(limit) +
                      " is still accepted in one case of ten.\n"};
}

Result<Answer> tellSize(const ExperimentAsked& asked)
{
    if (asked.arm > 0) {
        const auto least = stats::leastFound(asked.from, asked.arm, asked.power, asked.significance);
        if (!least) {
            return least.error();
        }
        return Answer{{{"from", asked.from}, {"perArm", asked.arm}, {"leastFound", *least}},
                      std::to_string(asked.arm) + " in each arm find a rise from " + shown(asked.from) + " to " +
                          shown(*least) + " or more.\n"};
    }
    if (asked.to == 0.0) {
        return invalid("Give the share that must be found, or how many each arm has.");
    }
    const auto need = stats::sampleNeedOf(asked.from, asked.to, asked.power, asked.significance);
    if (!need) {
        return need.error();
    }
    return Answer{{{"from", asked.from}, {"to", asked.to}, {"exact", need->exact}, {"perArm", need->perArm}},
                  "Each arm needs " + std::to_string(need->perArm) + " to find a change from " + shown(asked.from) +
                      " to " + shown(asked.to) + ".\n"};
}

json intervalJson(const stats::Interval& interval) { return {{"low", interval.low}, {"high", interval.high}}; }

Result<Answer> tellOutcome(const ExperimentAsked& asked)
{
    const auto two = stats::compared(asked.a, asked.b);
    const auto better = two ? stats::believed(asked.a, asked.b) : Result<stats::BetterArm>(two.error());
    if (!better) {
        return better.error();
    }
    const auto always = stats::alwaysValid(asked.a, asked.b);
    return Answer{{{"difference", two->difference},
                   {"interval", intervalJson(two->interval)},
                   {"alwaysValid", intervalJson(always)},
                   {"chiSquared", two->chiSquared},
                   {"chance", two->chance},
                   {"chiSquaredYates", two->chiSquaredYates},
                   {"chanceYates", two->chanceYates},
                   {"chanceFisher", two->chanceFisher},
                   {"chanceB", better->chanceB},
                   {"lossA", better->lossA},
                   {"lossB", better->lossB}},
                  "B less A: " + shown(two->difference) + " (95 %: " + shown(two->interval.low) + " to " +
                      shown(two->interval.high) + "; at every look: " + shown(always.low) + " to " +
                      shown(always.high) + "). B is better with " + shown(better->chanceB) +
                      "; choosing it would lose " + shown(better->lossB, 6) + ", choosing A " +
                      shown(better->lossA, 6) + ".\n"};
}

void addExperimentCommands(CLI::App& app, Plan& plan)
{
    auto asked = std::make_shared<ExperimentAsked>();
    CLI::App* experiment = app.add_subcommand("experiment", "Two arms compared")->require_subcommand(1);
    CLI::App* size = experiment->add_subcommand("size", "How many units each arm needs");
    size->add_option("--from", asked->from, "Share today, e.g. 0.10")->required();
    CLI::Option* to = size->add_option("--to", asked->to, "Share that must be found, e.g. 0.12");
    CLI::Option* arm = size->add_option("--per-arm", asked->arm, "Instead: what so many in each arm can find");
    arm->check(CLI::PositiveNumber)->excludes(to);
    size->add_option("--power", asked->power, "Chance to find it; usually 0.8");
    size->add_option("--significance", asked->significance, "Two-sided; usually 0.05");
    size->callback([&plan, asked] { plan.command = [asked] { return tellSize(*asked); }; });
    CLI::App* evaluate = experiment->add_subcommand("evaluate", "What two arms showed");
    evaluate->add_option("--a-shown", asked->a.shown, "Shown in arm A")->required();
    evaluate->add_option("--a-taken", asked->a.taken, "Taken in arm A")->required();
    evaluate->add_option("--b-shown", asked->b.shown, "Shown in arm B")->required();
    evaluate->add_option("--b-taken", asked->b.taken, "Taken in arm B")->required();
    evaluate->callback([&plan, asked] { plan.command = [asked] { return tellOutcome(*asked); }; });
}

} // namespace

void addStatisticsCommands(CLI::App& app, Plan& plan)
{
    auto stay = std::make_shared<SurvivalAsked>();
    CLI::App* survival = app.add_subcommand("survival", "How long units lasted, with those that are still there");
    survival->add_option("--csv", stay->file, "CSV or JSON file with the columns group, days, ended")->required();
    survival->add_option("--day", stay->day, "Day by which; usually 45")->check(CLI::NonNegativeNumber);
    survival->callback([&plan, stay] { plan.command = [stay] { return tellSurvival(*stay); }; });

    auto lot = std::make_shared<SamplingAsked>();
    CLI::App* sampling = app.add_subcommand("sampling", "Acceptance sampling")->require_subcommand(1);
    CLI::App* single = sampling->add_subcommand("plan", "How many units of a lot are inspected");
    single->add_option("--lot", lot->lot, "Units in the lot")->required();
    single->add_option("--aql", lot->aql, "Acceptable bad ones per hundred; usually 2.5");
    single->add_option("--level", lot->level, "I, II, III, S-1 to S-4; usually II");
    single->add_option("--severity", lot->severity, "normal, tightened or reduced; usually normal");
    single->callback([&plan, lot] { plan.command = [lot] { return tellPlan(*lot); }; });

    addExperimentCommands(app, plan);
}

} // namespace regrade::cli
