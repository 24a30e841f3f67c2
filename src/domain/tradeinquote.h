#pragma once

#include "base/clock.h"
#include "domain/event.h"

#include <optional>
#include <vector>

namespace regrade::domain {

/// A trade-in quote as the house has it, and the unit that it was paid for.
struct KnownQuote {
    TradeInQuoted quote;
    Time at;
    std::vector<ItemId> usedBy; ///< more than one: two stations took it while apart
};

} // namespace regrade::domain
