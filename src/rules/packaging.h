#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// What a unit lies in, and for which market.
struct Wrapping {
    const MaterialRow& material;
    const FillerRow* filler = nullptr; ///< none = nothing beside the product
    std::optional<double> voidRatio;   ///< empty share of the box, filler counted as empty; unset = unknown
    domain::MarketId market;
};

/// The house's own rules first, then the law of the market on that day. The sentence says which of the two refuses.
[[nodiscard]] Result<void> allowPackaging(const Policy& policy, const Wrapping& wrapping, Time now);
/// Rules of law that this packaging breaks and that refuse nothing today: they come later, or nobody verified them.
[[nodiscard]] std::vector<Error> comingRules(const Policy& policy, const Wrapping& wrapping, Time now);

/// The reference for the record; nothing where none is on file or its last day (UTC) has passed.
[[nodiscard]] std::optional<std::string> certificateInForce(const MaterialRow& material, Time now);
/// Why nothing may be claimed of the material; nothing while its certificate is in force.
[[nodiscard]] std::optional<Error> whyNoClaim(const MaterialRow& material, Time now);

/// The papers that go into the box of such a unit on that day, in the policy's order.
[[nodiscard]] std::vector<const InsertRow*> insertsFor(const Policy& policy, const domain::MarketId& market,
                                                       const domain::CategoryId& category, Time now);

/// "50.1": per cent with one decimal.
[[nodiscard]] std::string percentOf(double share);

} // namespace regrade::rules
