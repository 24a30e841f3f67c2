#pragma once

#include "base/result.h"
#include "workstation/workstation.h"

#include <cstdint>
#include <functional>

namespace regrade::workstation {

struct DemoReport {
    int orders = 0;
    int returns = 0;
    int events = 0;
};

/// Fills an empty store with the demo warehouse (S0.1, S0.2): 1,200 orders, 216 returns graded 97/65/32/22, several
/// months of history, every event through the same deeds as real work. Same seed = same history. Refused when the
/// store is not empty. `progress` gets done and total; blocks, so never call it on the UI thread.
[[nodiscard]] Result<DemoReport> loadDemo(workers::Clerk& clerk, workers::Bench& bench, const rules::Policy& policy,
                                          const store::Database& reader, const std::filesystem::path& pictures,
                                          std::uint64_t seed, Time today,
                                          const std::function<void(int, int)>& progress);

} // namespace regrade::workstation
