#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/bundles.h"
#include "rules/pricing.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

// Several units that are offered and sold as one box. Each keeps its own record, offer and warranty.

/// "BOX-20261128-183012-7K2M": the time, and the end of the first unit's tag.
[[nodiscard]] std::string bundleCode(const domain::ItemId& first, Time now);

/// Puts a packed unit that is not on offer into a box which holds `already` units. Refused: another grade than the
/// kind's, a full box, a unit in a box.
[[nodiscard]] Result<domain::Events> putIntoBundle(const domain::Item& item, const rules::Policy& policy,
                                                   const rules::BundleRow& kind, const std::string& bundle,
                                                   int already);
/// Takes a unit out of its box, and off the offer where it was on one. Refused without a reason.
[[nodiscard]] Result<domain::Events> takeFromBundle(const domain::Item& item, const rules::Policy& policy,
                                                    const std::string& reason);

/// What each unit costs in the box, adding up to the price of the box to the cent and each within its own band. Without
/// a price: each its own, less the kind's discount. Refused: a price that the bands or floors do not allow.
[[nodiscard]] Result<std::vector<Money>>
bundlePrices(const rules::BundleRow& kind, const std::vector<rules::Quote>& quotes, const std::optional<Money>& price);

/// A price shared among units in the measure of their offers, to the cent: the largest remainders get one more.
[[nodiscard]] std::vector<Money> shareOut(const Money& price, const std::vector<Money>& offers);

} // namespace regrade::stations
