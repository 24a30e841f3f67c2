#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/event.h"

#include <vector>

namespace regrade::domain {

/// The open work on one unit at one stage: from WorkStarted to WorkFinished.
struct WorkOrder {
    StageId stage;
    Time startedAt;
    std::vector<StepDone> steps; ///< latest outcome of each step, in order of first doing
    std::vector<PartUsed> parts;
    std::vector<PartHarvested> harvested;     ///< what was taken out, and what was put back
    std::vector<MaterialRecovered> recovered; ///< one of each fraction, the latest

    [[nodiscard]] const StepDone* findStep(const StepId& step) const;
};

} // namespace regrade::domain
