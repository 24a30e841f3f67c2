#pragma once

#include "domain/experiments.h"
#include "insight/unitdeeds.h"
#include "stats/trial.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

[[nodiscard]] Result<std::vector<domain::Experiment>> experiments(const store::Database& database);
/// What deeds of experiments ask. The database must outlive it.
[[nodiscard]] domain::ExperimentBook experimentBookIn(const store::Database& database, Time now);

/// One outcome of both arms.
struct TrialOutcome {
    domain::ExperimentMetric metric = domain::ExperimentMetric::sold;
    stats::Arm a;
    stats::Arm b;
    std::int64_t running = 0; ///< units whose days are not over: they count in neither arm yet
};

/// What an experiment says at a moment.
struct TrialResult {
    TrialOutcome outcome;
    stats::TrialReading reading;
    std::vector<TrialOutcome> guards;
    std::vector<bool> guardAlarms;      ///< of each guard: arm B is worse, at every look
    std::optional<std::string> readyOn; ///< YYYY-MM-DD when the planned number is in at the pace so far
};

/// The units of an experiment and what came of them until `now`. A unit comes under it with the first deed of its scope
/// while the experiment is open, and counts once its days are over, whatever came sooner: else early sales would be
/// counted before early failures can be.
[[nodiscard]] TrialOutcome trialOutcome(const domain::Experiment& experiment, domain::ExperimentMetric metric,
                                        const std::vector<UnitDeed>& deeds, Time now);
[[nodiscard]] Result<TrialResult> trialResult(const domain::Experiment& experiment, const std::vector<UnitDeed>& deeds,
                                              Time now);
/// The deeds that an experiment rests on.
[[nodiscard]] Result<std::vector<UnitDeed>> deedsUnder(const store::Database& database,
                                                       const domain::Experiment& experiment);

} // namespace regrade::insight
