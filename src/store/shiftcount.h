#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "store/database.h"

#include <cstdint>

namespace regrade::store {

/// What one station wrote into its chain during a shift. A unit counts once in each figure.
struct ShiftCount {
    std::int64_t events = 0;
    std::int64_t carriedIn = 0; ///< of these, with a time of their own (import, demo); they count no unit
    std::int64_t received = 0;  ///< also those that came back
    std::int64_t graded = 0;
    std::int64_t sold = 0;
    std::int64_t exited = 0;
};

/// The station's events with a number above `after`, up to `upTo`: reads these rows only.
[[nodiscard]] Result<ShiftCount> countShift(const Database& database, const domain::StationId& station,
                                            std::int64_t after, std::int64_t upTo);

} // namespace regrade::store
