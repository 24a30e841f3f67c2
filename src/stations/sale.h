#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"
#include "rules/pricing.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

struct ListingForm {
    std::optional<domain::ChannelId> channel; ///< unset = the proposal
    std::optional<Money> price;               ///< unset = the proposal
    std::string overrideReason;               ///< needed when either differs from the proposal
    std::vector<std::string> texts{};         ///< title and text of the offer, in each language; none = not looked at
    std::string day{};                        ///< YYYY-MM-DD, on which the rules of the market are asked
};

/// Puts a packed unit on offer. Refused: not packed, price outside the band, retail channel for a grade that may not,
/// a text that breaks a blocking rule of the market.
[[nodiscard]] Result<domain::Events> listItem(const domain::Item& item, const rules::Policy& policy,
                                              const rules::Quote& quote, const ListingForm& form);
/// Refused when the unit is not on offer or the currency differs from the offer's.
[[nodiscard]] Result<domain::Events> sell(const domain::Item& item, const Money& price, const std::string& order);

/// The unit leaves without a sale. Refused: reason missing, already sold or gone.
[[nodiscard]] Result<domain::Events> leave(const domain::Item& item, domain::ExitRoute route, const std::string& reason,
                                           const Money& proceeds);

} // namespace regrade::stations
