#include "insight/kpi.h"
#include "insight/kpitile.h"
#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight::kpi {

namespace {

std::string phaseOf(rules::StageKind kind)
{
    switch (kind) {
    case rules::StageKind::grading: return "toGrade";
    case rules::StageKind::work: return "inWork";
    case rules::StageKind::packing:
    case rules::StageKind::listing: return "toSell";
    }
    return "inWork";
}

std::vector<StageLoad> stagesOf(const Rules& rules, const Cube& now)
{
    std::vector<StageLoad> stages;
    const auto add = [&](const std::string& key, domain::Text name, std::string phase) {
        StageLoad load{.key = key, .name = std::move(name), .phase = std::move(phase)};
        load.units = now.units(kStage, key);
        load.working = now.units(kWorking, key);
        if (const auto* limit = rules.targets.limitOf(key)) {
            load.limit = limit->units;
        }
        stages.push_back(std::move(load));
    };
    for (const rules::StageRow& stage : rules.policy.stages) {
        add(stage.id.text(), stage.name, phaseOf(stage.kind));
    }
    for (const auto& [key, sums] : now.of(kStage)) {
        const bool known =
            std::any_of(stages.begin(), stages.end(), [&stage = key](const StageLoad& s) { return s.key == stage; });
        if (!known && key != "none" && key != "listed" && key != "exitDue") {
            add(key, {key, key}, "inWork"); // a stage that the policy no longer has
        }
    }
    add("none", {"In no stage", "无工位"}, "toSell");
    add("listed", {"On offer", "在售"}, "toSell");
    add("exitDue", {"Due to leave", "待处置"}, "toDecide");
    return stages;
}

} // namespace

Result<Board> board(const store::Database& database, const Rules& rules, const Scope& scope, Time now)
{
    const auto cube = readNow(database, scope);
    if (!cube) {
        return cube.error();
    }
    Board board{.stages = stagesOf(rules, *cube)};
    for (const StageLoad& stage : board.stages) {
        board.stock += stage.units;
        board.open += stage.key == "listed" || stage.key == "exitDue" ? 0 : stage.units;
    }
    const std::int64_t today = dayOf(now);
    board.ages = {{"0-30", 0}, {"31-45", 0}, {"46-60", 0}, {"61+", 0}};
    for (const auto& [day, sums] : cube->of(kStock)) {
        const std::int64_t age = today - numberFrom(day);
        board.overAge += age > rules.policy.limits.ageLimitDays ? sums.units : 0;
        board.ages[age > 60 ? 3 : (age > 45 ? 2 : (age > 30 ? 1 : 0))].units += sums.units;
    }
    return board;
}

} // namespace regrade::insight::kpi
