#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/event.h"

#include <vector>

namespace regrade::domain {

/// Equipment that is in use for the unit.
struct EquipmentRun {
    EquipmentId equipment;
    Time since;
};

/// The open work on one unit at one stage: from WorkStarted to WorkFinished.
struct WorkOrder {
    StageId stage;
    Time startedAt;
    std::vector<StepDone> steps; ///< latest outcome of each step, in order of its doing
    std::vector<PartUsed> parts;
    std::vector<PartHarvested> harvested;     ///< what was taken out, and what was put back
    std::vector<MaterialRecovered> recovered; ///< one of each fraction, the latest
    std::vector<EquipmentRun> running;        ///< equipment in use now
    std::vector<ProcessFilmed> films;
    std::vector<HelpAsked> questions;
    std::vector<HelpAnswered> answers;
    std::optional<Time> pausedAt;        ///< set while it rests
    std::chrono::milliseconds rested{0}; ///< all pauses that are over

    [[nodiscard]] const StepDone* findStep(const StepId& step) const;
    /// Both are on record, and the first was done later than the second.
    [[nodiscard]] bool cameAfter(const StepId& later, const StepId& earlier) const;
    /// Whether one of the options was chosen at a step.
    [[nodiscard]] bool isChosen(const StepId& step, const std::vector<std::string>& options) const;
    /// From its start until now, pauses left out; never negative.
    [[nodiscard]] std::chrono::milliseconds workedUntil(Time now) const;
};

} // namespace regrade::domain
