#pragma once

#include "domain/item.h"
#include "domain/workorder.h"
#include "rules/policy.h"

#include <string>
#include <vector>

namespace regrade::rules {

/// The category of a unit; one that no row of the policy names while it has not been taken in.
[[nodiscard]] domain::CategoryId categoryOf(const domain::Item& item);
/// The steps of a stage that this unit goes through: those of its category, and those that earlier choices ask for.
[[nodiscard]] std::vector<const StepRow*> stepsFor(const StageRow& stage, const domain::Item& item);

/// What a value may be, both inclusive: the step's own limits, or those of an earlier choice.
struct Bounds {
    std::optional<double> min;
    std::optional<double> max;
};
[[nodiscard]] Bounds boundsOf(const StepRow& step, const domain::WorkOrder& work);

/// A step is on record but another one, which has to come before it, was done since.
[[nodiscard]] const StepRow* overtaking(const StageRow& stage, const StepRow& step, const domain::WorkOrder& work);

/// The house's instruments of a kind.
[[nodiscard]] std::vector<const InstrumentRow*> instrumentsOf(const Policy& policy, const std::string& kind);

/// Dose of one side, mJ/cm2: irradiance at the distance (inverse square of the distance where it was measured; a point
/// source seen without shadow) by seconds.
[[nodiscard]] double doseOf(const InstrumentRow& lamp, int distanceMm, int seconds);
/// The least whole seconds that reach the dose at the distance.
[[nodiscard]] int secondsFor(const InstrumentRow& lamp, int distanceMm, double dose);

/// Stages that a unit has to pass before it may be packed: what intake found, and the safety test after a repair.
[[nodiscard]] std::vector<domain::StageId> dueStages(const Policy& policy, const domain::Item& item);

} // namespace regrade::rules
