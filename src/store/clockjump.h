#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "store/database.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// A reading of both clocks.
struct Moment {
    Time at;
    std::int64_t monotonicNs = 0;
};
/// By how much the time of day moved otherwise than the clock that never runs backwards, when that is more than two
/// minutes. `sameStart`: both readings are of one run of the machine; else only a step back can be told.
[[nodiscard]] std::optional<std::chrono::milliseconds> jumpBetween(const Moment& before, const Moment& after,
                                                                   bool sameStart);
/// The clocks at the last event of a station that was not replayed.
[[nodiscard]] Result<std::optional<Moment>> lastMoment(const Database& database, const domain::StationId& station);

/// By how much the station has written down that its time of day was moved, since the open work on this item was
/// started here. Zero where another station started it.
[[nodiscard]] Result<std::chrono::milliseconds>
movedSinceWorkStarted(const Database& database, const domain::StationId& station, const domain::ItemId& item);
/// The same since a piece of equipment was last started for it here.
[[nodiscard]] Result<std::chrono::milliseconds> movedSinceEquipmentStarted(const Database& database,
                                                                           const domain::StationId& station,
                                                                           const domain::ItemId& item,
                                                                           const domain::EquipmentId& equipment);

/// Between two neighbouring events of a station the time of day moved otherwise than the clock that never runs
/// backwards.
struct ClockJump {
    std::string station;
    std::int64_t seq = 0; ///< the first event after it
    Time before;
    Time after;
    std::chrono::milliseconds by{0}; ///< negative = back
};

/// Every jump that a station wrote down while it was at work, and every step back of more than two minutes that none
/// wrote down, oldest first. Replayed history has no clock and is passed over. Order and durations do not rest on the
/// time of day: this is for people who read dates.
[[nodiscard]] Result<std::vector<ClockJump>> clockJumps(const Database& database);

} // namespace regrade::store
