#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace regrade::stats {

/// Where units of several kinds (grades) may go, and how they lie now. Rows are kinds, columns channels.
struct AllocationModel {
    std::vector<int> supply;                                 ///< units of each kind
    std::vector<int> capacity;                               ///< units that each channel takes
    std::vector<std::vector<std::optional<double>>> margins; ///< expected, of one unit; unset = may not go there
    std::vector<std::vector<int>> current;                   ///< units that lie there now
    double mostShift = 0.30;                                 ///< share of a kind that may move in one review, 0..1
};

struct Allocation {
    std::vector<std::vector<int>> units;
    double value = 0.0; ///< expected margin of all
};

/// The allocation of the largest expected margin by a linear program (CLP, simplex). A kind moves by the units that
/// leave their channel, `wholeShare` of it at most; the program is a flow in a network, so its best corner is whole.
/// Refused: rows of differing length, more lying somewhere than there is, and models without an answer.
[[nodiscard]] Result<Allocation> allocate(const AllocationModel& model);

/// So many of `units` are `share` of them, rounded down: 7 units and 30 % give 2.
[[nodiscard]] int wholeShare(int units, double share);

} // namespace regrade::stats
