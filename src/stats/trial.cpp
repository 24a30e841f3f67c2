#include "stats/trial.h"

#include <algorithm>

namespace regrade::stats {

namespace {

/// The side of zero on which the whole interval lies.
TrialVerdict sideOf(const Interval& interval)
{
    if (interval.low > 0.0) {
        return TrialVerdict::bHigher;
    }
    return interval.high < 0.0 ? TrialVerdict::aHigher : TrialVerdict::goesOn;
}

Result<void> addLooks(const TrialPlan& plan, const Arm& a, const Arm& b, TrialReading& reading)
{
    auto belief = believed(a, b);
    if (!belief) {
        return belief.error();
    }
    reading.belief = *belief;
    const double shareA = static_cast<double>(a.taken) / static_cast<double>(a.shown);
    reading.difference = static_cast<double>(b.taken) / static_cast<double>(b.shown) - shareA;
    reading.always = alwaysValid(a, b, plan.significance);
    if (reading.missing > 0) {
        return {};
    }
    auto once = compared(a, b);
    if (!once) {
        return once.error();
    }
    reading.once = *once;
    return {};
}

} // namespace

Result<TrialReading> readTrial(const TrialPlan& plan, const Arm& a, const Arm& b)
{
    for (const Arm& arm : {a, b}) {
        if (arm.taken < 0 || arm.shown < arm.taken) {
            return invalid("An arm of a trial has more taken than shown.");
        }
    }
    TrialReading reading;
    reading.always = {-1.0, 1.0};
    reading.missing = std::max<std::int64_t>(0, plan.perArm - std::min(a.shown, b.shown));
    if (a.shown > 0 && b.shown > 0) {
        if (const auto looked = addLooks(plan, a, b, reading); !looked) {
            return looked.error();
        }
    }
    if (plan.sequential) {
        reading.verdict = sideOf(reading.always);
    } else if (reading.once) {
        reading.verdict = sideOf(reading.once->interval);
    }
    if (reading.verdict == TrialVerdict::goesOn && reading.missing == 0) {
        reading.verdict = TrialVerdict::noDifference;
    }
    return reading;
}

} // namespace regrade::stats
