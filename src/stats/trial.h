#pragma once

#include "stats/experiment.h"

#include <cstdint>
#include <optional>

namespace regrade::stats {

/// What was settled before the first unit of a trial.
struct TrialPlan {
    double from = 0.0; ///< share today
    double to = 0.0;   ///< share that is worth finding
    double power = 0.8;
    double significance = 0.05;
    bool sequential = true;  ///< may be looked at whenever anybody likes; else once, when every unit is in
    std::int64_t perArm = 0; ///< units that each arm needs
};

enum class TrialVerdict {
    goesOn,       ///< nothing may be said yet
    noDifference, ///< the planned number is in, and no difference was shown
    aHigher,
    bHigher
};

/// What a trial says at one look.
struct TrialReading {
    TrialVerdict verdict = TrialVerdict::goesOn;
    double difference = 0.0;         ///< of B to A
    Interval always;                 ///< of it, at every look
    std::optional<TwoArms> once;     ///< unset before the planned number is in
    std::optional<BetterArm> belief; ///< unset before both arms were shown
    std::int64_t missing = 0;        ///< units that the smaller arm still needs
};
/// One look. A sequential trial ends as soon as the interval that holds at every look leaves zero out; a fixed one is
/// silent until its planned number is in. Invalid: more taken than shown, a negative number.
[[nodiscard]] Result<TrialReading> readTrial(const TrialPlan& plan, const Arm& a, const Arm& b);

} // namespace regrade::stats
