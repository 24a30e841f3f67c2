#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <string>
#include <vector>

namespace regrade::stations {

/// A person drew the zones of a taught view on its first photo; none = they are taken away. Refused: the view is not
/// taught, a zone that the policy does not list, one that leaves the picture or is too small to be hit, too many.
[[nodiscard]] Result<domain::Events> drawZones(const domain::Product& product, const rules::Policy& policy,
                                               const std::string& view, const std::vector<domain::ZoneArea>& zones);

} // namespace regrade::stations
