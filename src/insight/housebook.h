#pragma once

#include "domain/rechecks.h"
#include "store/projection.h"

#include <memory>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `housebook`: what stands on the streams of the house, second inspections and experiments, in one table.
[[nodiscard]] std::unique_ptr<const store::Projection> makeHouseBook();

/// The events of the second inspections, in the order in which they became true.
[[nodiscard]] Result<std::vector<domain::HouseEvent>> recheckEvents(const store::Database& database);
/// Only those of lots that are not closed.
[[nodiscard]] Result<std::vector<domain::HouseEvent>> openRecheckEvents(const store::Database& database);
/// The events of the experiments.
[[nodiscard]] Result<std::vector<domain::HouseEvent>> experimentEvents(const store::Database& database);

} // namespace regrade::insight
