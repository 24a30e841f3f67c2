#include "insight/rechecks.h"

#include "insight/housebook.h"
#include "insight/unitdeeds.h"
#include "rules/lots.h"
#include "store/eventlog.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regrade::insight {

namespace {

using domain::Recheck;
using domain::RecheckUnit;

constexpr std::chrono::days kQuarter{91};
constexpr std::chrono::days kYear{365};

Result<domain::UnitPast> pastOf(const store::Database& database, const domain::ItemId& unit, std::optional<Time> until)
{
    const auto history = store::EventLog(database).history(domain::subjectOf(unit));
    if (!history) {
        return history.error();
    }
    domain::UnitPast past{domain::Item{.id = unit}, std::nullopt, {}};
    for (const store::RecordedEvent& one : *history) {
        past.touchedBy.insert(one.stamp.actor);
        if (until && one.stamp.at > *until) {
            continue;
        }
        domain::fold(past.item, one.event, one.stamp.at);
        const bool grades = std::holds_alternative<domain::ItemGraded>(one.event) ||
                            std::holds_alternative<domain::GradeOverridden>(one.event);
        past.gradedBy = grades ? std::optional(one.stamp.actor) : past.gradedBy;
    }
    const auto events = recheckEvents(database);
    if (!events) {
        return events.error();
    }
    for (const domain::HouseEvent& one : *events) {
        const auto* looked = std::get_if<domain::RecheckSubmitted>(&one.event);
        const auto* decided = std::get_if<domain::RecheckAdjudicated>(&one.event);
        const bool mine = (looked != nullptr && looked->unit == unit) || (decided != nullptr && decided->unit == unit);
        if (mine) {
            past.touchedBy.insert(one.actor);
        }
    }
    return past;
}

bool isOfferable(const domain::Item& item)
{
    const bool here = item.standing == domain::Standing::inHouse || item.standing == domain::Standing::listed;
    return here && item.isPacked() && item.grade.has_value();
}

/// Units packed on these days that were in the house at `until`; unset = now.
Result<std::vector<domain::FinishedUnit>> finishedIn(const store::Database& database, const std::string& from,
                                                     const std::string& to, std::optional<Time> until)
{
    const auto packed = unitDeeds(database, {.owner = {},
                                             .from = parseIso(from).value(),
                                             .until = parseIso(to).value() + std::chrono::days(1),
                                             .operations = {kDidPack}});
    if (!packed) {
        return packed.error();
    }
    std::set<std::string> tags;
    for (const UnitDeed& one : *packed) {
        if (!until || one.at <= *until) {
            tags.insert(one.item);
        }
    }
    std::vector<domain::FinishedUnit> finished;
    for (const std::string& tag : tags) {
        const auto past = pastOf(database, domain::ItemId(tag), until);
        if (!past) {
            return past.error();
        }
        if (isOfferable(past->item) && past->gradedBy) {
            finished.push_back({past->item.id, *past->item.grade, *past->gradedBy});
        }
    }
    return finished;
}

/// The place of a grade in the policy, from best to worst.
int rankOf(const rules::Policy& policy, const domain::GradeId& grade)
{
    for (std::size_t i = 0; i < policy.grades.size(); ++i) {
        if (policy.grades[i].id == grade) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

using RankPairs = std::vector<std::pair<int, int>>;

/// A grade that the policy no longer knows has no place, so the pair is left out.
void addPair(const rules::Policy& policy, const domain::GradeId& said, const domain::GradeId& right, RankPairs& pairs)
{
    const std::pair pair(rankOf(policy, said), rankOf(policy, right));
    if (pair.first >= 0 && pair.second >= 0) {
        pairs.push_back(pair);
    }
}

GradeJudgement judgementOf(const rules::Policy& policy, std::string who, const RankPairs& pairs, int least)
{
    const int classes = static_cast<int>(policy.grades.size());
    const auto right =
        std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.first == pair.second; });
    return {.who = std::move(who),
            .accuracy = stats::wilsonShare(static_cast<int>(right), static_cast<int>(pairs.size())),
            .linear = stats::kappaOf(pairs, classes, stats::KappaWeights::linear),
            .quadratic = stats::kappaOf(pairs, classes, stats::KappaWeights::quadratic),
            .isEnough = static_cast<int>(pairs.size()) >= least};
}

/// The units of these lots with a decided grade.
std::vector<const RecheckUnit*> decidedSince(const std::vector<Recheck>& rechecks, Time since)
{
    std::vector<const RecheckUnit*> decided;
    for (const Recheck& lot : rechecks) {
        for (const RecheckUnit& unit : lot.units) {
            if (lot.drawnAt && *lot.drawnAt >= since && unit.decided()) {
                decided.push_back(&unit);
            }
        }
    }
    return decided;
}

std::vector<RecheckPoint> driftOfUnits(const std::vector<const RecheckUnit*>& decided, const rules::Policy& policy)
{
    std::set<std::string> days;
    for (const RecheckUnit* unit : decided) {
        days.insert(isoDay(*unit->submittedAt));
    }
    std::vector<RecheckPoint> points;
    for (const std::string& day : days) {
        const Time end = parseIso(day).value() + std::chrono::days(1);
        RankPairs pairs;
        for (const RecheckUnit* unit : decided) {
            if (*unit->submittedAt < end && *unit->submittedAt >= end - kQuarter) {
                addPair(policy, unit->submitted->first.grade, *unit->decided(), pairs);
            }
        }
        const GradeJudgement quarter = judgementOf(policy, "", pairs, policy.limits.recheckLeast);
        points.push_back(
            {day, quarter.accuracy,
             quarter.quadratic && quarter.isEnough ? std::optional(quarter.quadratic->value) : std::nullopt});
    }
    return points;
}

std::string percentText(double share) { return std::to_string(static_cast<int>(std::lround(share * 100.0))) + " %"; }

std::string hundredthsText(double value)
{
    const long hundredths = std::lround(std::abs(value) * 100.0);
    const std::string rest = std::to_string(hundredths % 100);
    return (value < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." +
           (rest.size() < 2 ? "0" : "") + rest;
}

/// What the gate says to whoever stands before the camera.
domain::Text gateSentence(const CameraGate& gate, const rules::Policy& policy)
{
    const std::string n = std::to_string(gate.camera.accuracy.whole);
    if (!gate.isJudged) {
        const std::string least = std::to_string(policy.limits.cameraGateLeast);
        return {"The camera was not judged in this category yet: " + n + " of " + least + " units decided.",
                "该品类的相机尚未评判：已裁定 " + n + " / " + least + " 件。",
                "Die Kamera ist in dieser Kategorie noch nicht beurteilt: " + n + " von " + least +
                    " Stücken entschieden."};
    }
    const std::string kappa = gate.camera.quadratic ? hundredthsText(gate.camera.quadratic->value) : "-";
    const std::string least = hundredthsText(policy.limits.cameraKappaLeast);
    const std::string low = percentText(gate.camera.accuracy.low);
    const std::string floor = percentText(policy.limits.cameraAccuracyLeast);
    const std::string figuresEn = "quadratic kappa " + kappa + " (at least " + least + "), lower end of its accuracy " +
                                  low + " (at least " + floor + "), n = " + n + ".";
    const std::string figuresZh = "二次加权 kappa " + kappa + "（不低于 " + least + "），准确率下限 " + low +
                                  "（不低于 " + floor + "），n = " + n + "。";
    const std::string figuresDe = "quadratisches Kappa " + kappa + " (mindestens " + least +
                                  "), unteres Ende ihrer Genauigkeit " + low + " (mindestens " + floor + "), n = " + n +
                                  ".";
    return gate.isOpen
               ? domain::Text{"The camera's looks hold in this category: " + figuresEn,
                              "该品类的相机判定可靠：" + figuresZh,
                              "Das Urteil der Kamera über die Optik hält in dieser Kategorie: " + figuresDe}
               : domain::Text{
                     "The camera proposes nothing in this category, since its looks did not hold: " + figuresEn,
                     "该品类的相机判定不够可靠，暂不给出建议：" + figuresZh,
                     "Die Kamera schlägt in dieser Kategorie nichts vor, weil ihr Urteil nicht hielt: " + figuresDe};
}

} // namespace

domain::RecheckBook recheckBookIn(const store::Database& database)
{
    return {.all = [&database] { return rechecks(database); },
            .finished = [&database](const std::string& from,
                                    const std::string& to) { return finishedIn(database, from, to, std::nullopt); },
            .past = [&database](const domain::ItemId& unit,
                                std::optional<Time> until) { return pastOf(database, unit, until); }};
}

Result<std::vector<Recheck>> rechecks(const store::Database& database)
{
    const auto events = recheckEvents(database);
    return events ? Result<std::vector<Recheck>>(domain::rechecksOf(*events)) : events.error();
}

Result<std::vector<domain::ItemId>> blindUnitsOf(const store::Database& database, const std::string& actor)
{
    const auto events = openRecheckEvents(database);
    if (!events) {
        return events.error();
    }
    std::vector<domain::ItemId> units;
    for (const Recheck& lot : domain::rechecksOf(*events)) {
        for (const RecheckUnit& unit : lot.units) {
            if (unit.isBlind() && unit.inspector && unit.inspector->text() == actor) {
                units.push_back(unit.unit);
            }
        }
    }
    return units;
}

Result<Redraw> redraw(const store::Database& database, const Recheck& lot)
{
    if (!lot.drawn || !lot.drawnAt) {
        return refused("The units of {} were not drawn yet.", {lot.plan.draw});
    }
    const auto finished = finishedIn(database, lot.plan.from, lot.plan.to, lot.drawnAt);
    if (!finished) {
        return finished.error();
    }
    std::vector<rules::LotUnit> units;
    for (const domain::FinishedUnit& one : *finished) {
        units.push_back({one.unit.text(), domain::stratumOf(one)});
    }
    std::vector<domain::ItemId> again;
    for (const std::string& tag : rules::drawn(units, static_cast<int>(lot.drawn->units.size()), lot.plan.seed)) {
        again.emplace_back(tag);
    }
    return Redraw{static_cast<int>(units.size()), rules::digestOf(units) == lot.drawn->digest,
                  again == lot.drawn->units};
}

RecheckFigures recheckFigures(const std::vector<Recheck>& rechecks, const rules::Policy& policy, Time since)
{
    RankPairs first;
    RankPairs between;
    RankPairs camera;
    std::map<std::string, RankPairs> byPerson;
    std::map<std::string, RankPairs> byCategory;
    const auto decided = decidedSince(rechecks, since);
    for (const RecheckUnit* unit : decided) {
        const domain::RecheckSubmitted& look = *unit->submitted;
        const domain::GradeId right = *unit->decided();
        addPair(policy, look.first.grade, right, first);
        addPair(policy, look.first.grade, look.grade, between);
        addPair(policy, look.first.grade, right, byPerson[look.first.by.text()]);
        if (look.first.camera) {
            addPair(policy, *look.first.camera, right, camera);
            addPair(policy, *look.first.camera, right, byCategory[look.category.text()]);
        }
    }
    const int least = policy.limits.recheckLeast;
    RecheckFigures figures{.house = judgementOf(policy, "", first, least),
                           .between = judgementOf(policy, "", between, least),
                           .technicians = {},
                           .camera = judgementOf(policy, "", camera, least),
                           .cameraByCategory = {},
                           .drift = driftOfUnits(decided, policy)};
    for (const auto& [who, pairs] : byPerson) {
        figures.technicians.push_back(judgementOf(policy, who, pairs, least));
    }
    for (const auto& [category, pairs] : byCategory) {
        figures.cameraByCategory.push_back(judgementOf(policy, category, pairs, least));
    }
    for (const Recheck& lot : rechecks) {
        for (const RecheckUnit& unit : lot.units) {
            const bool counts = lot.drawnAt && *lot.drawnAt >= since;
            figures.missed += counts && unit.missed ? 1 : 0;
            figures.open += counts && !unit.isDone() ? 1 : 0;
        }
    }
    return figures;
}

CameraGate cameraGate(const std::vector<Recheck>& rechecks, const rules::Policy& policy,
                      const domain::CategoryId& category, Time now)
{
    RankPairs pairs;
    for (const RecheckUnit* unit : decidedSince(rechecks, now - kYear)) {
        const domain::RecheckSubmitted& look = *unit->submitted;
        if (look.category == category && look.first.camera) {
            addPair(policy, *look.first.camera, *unit->decided(), pairs);
        }
    }
    CameraGate gate;
    gate.camera = judgementOf(policy, category.text(), pairs, policy.limits.cameraGateLeast);
    gate.isJudged = gate.camera.isEnough;
    // Kappa says nothing while everything has one grade; then the share of right ones alone decides.
    const bool agrees = !gate.camera.quadratic || gate.camera.quadratic->value >= policy.limits.cameraKappaLeast;
    gate.isOpen = !gate.isJudged || (agrees && gate.camera.accuracy.low >= policy.limits.cameraAccuracyLeast);
    gate.why = gateSentence(gate, policy);
    return gate;
}

Result<CameraGate> cameraGate(const store::Database& database, const rules::Policy& policy,
                              const domain::CategoryId& category, Time now)
{
    const auto all = rechecks(database);
    return all ? Result<CameraGate>(cameraGate(*all, policy, category, now)) : all.error();
}

Result<std::optional<domain::Text>> whyCameraIsOff(const store::Database& database, const rules::Policy& policy,
                                                   const domain::CategoryId& category, Time now)
{
    const auto gate = cameraGate(database, policy, category, now);
    if (!gate) {
        return gate.error();
    }
    return gate->isOpen ? std::optional<domain::Text>() : std::optional(gate->why);
}

} // namespace regrade::insight
