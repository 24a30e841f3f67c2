#include "insight/experiments.h"

#include "insight/housebook.h"
#include "rules/lots.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regrade::insight {

namespace {

constexpr double kFarthestDays = 3650.0;

const char* entryOf(domain::ExperimentScope scope)
{
    switch (scope) {
    case domain::ExperimentScope::standard: return kDidGrade;
    case domain::ExperimentScope::packaging: return kDidPack;
    case domain::ExperimentScope::channel: return kDidList;
    }
    throw std::logic_error("an unknown scope");
}

/// The way of one unit from its entry on.
struct TrialUnit {
    std::optional<Time> entered;
    std::optional<Time> began; ///< the days are counted from here
    bool taken = false;
};

bool isUnder(const domain::Experiment& experiment, const UnitDeed& deed)
{
    const bool fits = !experiment.plan.category || experiment.plan.category->text() == deed.category;
    const bool inTime = deed.at >= experiment.openedAt && (!experiment.closedAt || deed.at < *experiment.closedAt);
    return fits && inTime && deed.operation == entryOf(experiment.plan.scope);
}

/// Follows a unit: entered, then listed or sold, then sold or back again within its days. Only the first round counts.
void follow(const domain::Experiment& experiment, domain::ExperimentMetric metric, const UnitDeed& deed,
            TrialUnit& unit)
{
    if (!unit.entered && isUnder(experiment, deed)) {
        unit.entered = deed.at;
    }
    if (!unit.entered) {
        return;
    }
    const bool ofSales = metric == domain::ExperimentMetric::sold;
    if (!unit.began && deed.operation == (ofSales ? kDidList : kDidSell)) {
        unit.began = deed.at;
        return;
    }
    const bool comes = ofSales ? deed.operation == kDidSell : deed.operation == kDidReceive;
    if (unit.began && comes && deed.at <= *unit.began + std::chrono::days(experiment.plan.days)) {
        unit.taken = true;
    }
}

/// The lead of an arm over the other is bad news where it is about returns.
bool isWorse(domain::ExperimentMetric metric, const stats::Interval& always)
{
    return metric == domain::ExperimentMetric::returned ? always.low > 0.0 : always.high < 0.0;
}

/// When the smaller arm is full at the pace so far.
std::optional<std::string> readyDay(const domain::Experiment& experiment, const TrialResult& result, Time now)
{
    const auto shown = std::min(result.outcome.a.shown, result.outcome.b.shown);
    const auto days = std::chrono::duration<double, std::ratio<86400>>(now - experiment.openedAt).count() -
                      static_cast<double>(experiment.plan.days);
    if (result.reading.missing == 0 || shown == 0 || days <= 0.0) {
        return std::nullopt;
    }
    const double more = std::ceil(static_cast<double>(result.reading.missing) * days / static_cast<double>(shown));
    if (more > kFarthestDays) {
        return std::nullopt;
    }
    return isoDay(now + std::chrono::days(static_cast<int>(more)));
}

} // namespace

Result<std::vector<domain::Experiment>> experiments(const store::Database& database)
{
    const auto events = experimentEvents(database);
    return events ? Result<std::vector<domain::Experiment>>(domain::experimentsOf(*events)) : events.error();
}

domain::ExperimentBook experimentBookIn(const store::Database& database, Time now)
{
    return {.all = [&database] { return experiments(database); },
            .counts = [&database, now](const domain::Experiment& one) -> Result<domain::TrialCounts> {
                const auto deeds = deedsUnder(database, one);
                if (!deeds) {
                    return deeds.error();
                }
                const TrialOutcome seen = trialOutcome(one, one.plan.metric, *deeds, now);
                return domain::TrialCounts{seen.a.shown, seen.a.taken, seen.b.shown, seen.b.taken};
            }};
}

TrialOutcome trialOutcome(const domain::Experiment& experiment, domain::ExperimentMetric metric,
                          const std::vector<UnitDeed>& deeds, Time now)
{
    std::map<std::string, TrialUnit> units;
    for (const UnitDeed& deed : deeds) {
        if (deed.at <= now) {
            follow(experiment, metric, deed, units[deed.item]);
        }
    }
    TrialOutcome outcome{.metric = metric, .a = {}, .b = {}};
    const auto arms = static_cast<int>(experiment.plan.arms.size());
    for (const auto& [tag, unit] : units) {
        if (!unit.entered) {
            continue;
        }
        if (!unit.began || *unit.began + std::chrono::days(experiment.plan.days) > now) {
            ++outcome.running;
            continue;
        }
        stats::Arm& arm = rules::armOf(experiment.plan.key, tag, arms) == 0 ? outcome.a : outcome.b;
        ++arm.shown;
        arm.taken += unit.taken ? 1 : 0;
    }
    return outcome;
}

Result<TrialResult> trialResult(const domain::Experiment& experiment, const std::vector<UnitDeed>& deeds, Time now)
{
    const stats::TrialPlan plan{.from = experiment.plan.from,
                                .to = experiment.plan.to,
                                .power = experiment.plan.power,
                                .significance = experiment.plan.significance,
                                .sequential = experiment.plan.rule == domain::ExperimentRule::sequential,
                                .perArm = experiment.plan.perArm};
    TrialResult result{.outcome = trialOutcome(experiment, experiment.plan.metric, deeds, now),
                       .reading = {},
                       .guards = {},
                       .guardAlarms = {},
                       .readyOn = {}};
    auto reading = stats::readTrial(plan, result.outcome.a, result.outcome.b);
    if (!reading) {
        return reading.error();
    }
    result.reading = *std::move(reading);
    for (const domain::ExperimentMetric metric : experiment.plan.guardrails) {
        result.guards.push_back(trialOutcome(experiment, metric, deeds, now));
        const TrialOutcome& guard = result.guards.back();
        const bool seen = guard.a.shown > 0 && guard.b.shown > 0;
        result.guardAlarms.push_back(seen && isWorse(metric, stats::alwaysValid(guard.a, guard.b, plan.significance)));
    }
    result.readyOn = readyDay(experiment, result, now);
    return result;
}

Result<std::vector<UnitDeed>> deedsUnder(const store::Database& database, const domain::Experiment& experiment)
{
    return unitDeeds(database, {.owner = {},
                                .from = experiment.openedAt,
                                .until = {},
                                .operations = {kDidReceive, entryOf(experiment.plan.scope), kDidList, kDidSell}});
}

} // namespace regrade::insight
