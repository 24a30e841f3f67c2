#pragma once

#include "exchange/hublink.h"
#include "store/eventrow.h"
#include "store/leases.h"

#include <chrono>
#include <string>
#include <vector>

namespace regrade::exchange {

/// What the pushed events of a station say about who works on what: a unit whose work it began or goes on with is
/// leased to it for `length`, a unit it finished, sold or let go is free. A lease that another station holds stays.
[[nodiscard]] Result<void> noteLeases(HubLink& link, const std::vector<store::EventRow>& pushed,
                                      std::chrono::minutes length);
/// The leases of all other stations that have not run out. Times are this station's: `skew` is the hub's clock minus
/// its own.
[[nodiscard]] Result<std::vector<store::Lease>> leasesOfOthers(HubLink& link, const std::string& station,
                                                               std::chrono::milliseconds skew);

} // namespace regrade::exchange
