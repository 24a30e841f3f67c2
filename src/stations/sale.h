#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"
#include "rules/pricing.h"

#include <optional>
#include <string>

namespace regrade::stations {

struct ListingForm {
    std::optional<domain::ChannelId> channel; ///< unset = the proposal
    std::optional<Money> price;               ///< unset = the proposal
    std::string overrideReason;               ///< needed when either differs from the proposal
};

/// Puts a packed unit on offer. Refused: not packed, price outside the band, retail channel for a grade that may not.
[[nodiscard]] Result<domain::Events> listItem(const domain::Item& item, const rules::Policy& policy,
                                              const rules::Quote& quote, const ListingForm& form);
/// Refused when the unit is not on offer or the currency differs from the offer's.
[[nodiscard]] Result<domain::Events> sell(const domain::Item& item, const Money& price, const std::string& order);

/// The unit leaves without a sale. Refused: reason missing, already sold or gone.
[[nodiscard]] Result<domain::Events> leave(const domain::Item& item, domain::ExitRoute route, const std::string& reason,
                                           const Money& proceeds);

} // namespace regrade::stations
