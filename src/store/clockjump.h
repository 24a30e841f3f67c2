#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"

#include <chrono>
#include <string>
#include <vector>

namespace regrade::store {

/// Between two neighbouring events of a station the time of day moved otherwise than the clock that never runs
/// backwards.
struct ClockJump {
    std::string station;
    std::int64_t seq = 0; ///< the first event after it
    Time before;
    Time after;
    std::chrono::milliseconds by{0}; ///< negative = back
};

/// Every jump of more than two minutes, oldest first. Replayed history has no clock and is passed over. After a restart
/// of the machine only a step back can be told. Order and durations do not rest on the time of day: this is for people
/// who read dates.
[[nodiscard]] Result<std::vector<ClockJump>> clockJumps(const Database& database);

} // namespace regrade::store
