#pragma once

#include "base/result.h"
#include "stats/interval.h"

#include <span>

namespace regrade::stats {

/// What the camera scored and what a person then confirmed. 1 = the limit as it was taught, before any calibration.
struct LabelledScore {
    double score = 0.0;
    bool good = false; ///< the person saw no mark
};

/// A limit drawn from confirmed units instead of from the taught photos alone.
struct CalibrationProposal {
    double limitFactor = 1.0; ///< new limit in units of the taught one; later scores are divided by it
    int good = 0;
    int damaged = 0;
    double boundBefore = 1.0; ///< 1 / (taught photos + 1)
    double bound = 1.0;       ///< share of good units that will be called damaged, on average over such calibrations
    Interval boundInterval;   ///< exact 95 % interval of that share for this very calibration
    Share falseRejectsBefore; ///< of these good units, at the taught limit
    Share falseRejects;       ///< at the new one
    Share detectionsBefore;   ///< of these damaged units, at the taught limit
    Share detections;         ///< at the new one
};

/// How many good units a limit with that share of false rejects needs: 19 for 5 %, 99 for 1 %.
[[nodiscard]] int leastGoodUnits(double target);

/// Split-conformal limit: the good score of rank ceil((n + 1)(1 - target)). With scores that are exchangeable with
/// those to come, the next good unit passes it with probability at most `target`; for this very set of n units the
/// share follows Beta(n + 1 - rank, rank). Refused while there are too few good units for the target.
[[nodiscard]] Result<CalibrationProposal> recalibrate(std::span<const LabelledScore> scores, int taughtPhotos,
                                                      double target);

/// How sure the side of the limit is for a score (1 = the limit), 0.5..1: a half at the limit, and never quite sure
/// while `bound` of the good units may lie beyond it.
[[nodiscard]] double sureness(double score, double bound);

} // namespace regrade::stats
