#pragma once

#include "domain/rechecks.h"

#include <functional>
#include <optional>
#include <vector>

namespace regrade::domain {

/// One experiment as its events tell it.
struct Experiment {
    ExperimentOpened plan;
    Time openedAt;
    std::optional<ExperimentClosed> closed;
    std::optional<Time> closedAt;
};

/// In the order in which they were opened. Of two stations that did the same deed apart the first counts.
[[nodiscard]] std::vector<Experiment> experimentsOf(const std::vector<HouseEvent>& events);

/// What was counted of both arms of an experiment.
struct TrialCounts {
    std::int64_t shownA = 0;
    std::int64_t takenA = 0;
    std::int64_t shownB = 0;
    std::int64_t takenB = 0;
};

/// What deeds of experiments ask, at the moment of asking.
struct ExperimentBook {
    std::function<Result<std::vector<Experiment>>()> all;
    std::function<Result<TrialCounts>(const Experiment&)> counts;
};

} // namespace regrade::domain
