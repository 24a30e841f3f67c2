#pragma once

#include "base/result.h"
#include "rules/policy.h"
#include "workers/clerk.h"

#include <cstdint>
#include <functional>

namespace regrade::workstation {

struct SimulationReport {
    int items = 0;
    std::int64_t events = 0;
    std::int64_t refused = 0; ///< deeds that a station refused
};

/// Leads so many invented units of three products through the deeds of real work, from intake to sale, as fast as the
/// clerk takes them; what waits together is committed together. The times are invented too, one unit a minute up to
/// `today`. For measuring how a store behaves at a size; blocks. `progress` gets units done.
[[nodiscard]] Result<SimulationReport> simulate(workers::Clerk& clerk, const rules::Policy& policy, int items,
                                                std::uint64_t firstTag, Time today,
                                                const std::function<void(int)>& progress);

} // namespace regrade::workstation
