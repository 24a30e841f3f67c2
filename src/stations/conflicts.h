#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"

#include <optional>
#include <string>

namespace regrade::stations {

/// A person says what is so now that two stations decided about one unit apart. `which` names the event that was set
/// aside; nothing = the oldest open conflict of the unit. Refused: none is open, or no reason was given.
[[nodiscard]] Result<domain::Events>
settleConflict(const domain::Item& item, const std::optional<domain::EventPlace>& which, const std::string& reason);

} // namespace regrade::stations
