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
    bool outsideBand = false;                 ///< meant so: a lead's deed, with a reason
    std::vector<std::string> texts{};         ///< title and text of the offer, in each language; none = not looked at
    std::string day{};                        ///< YYYY-MM-DD, on which the rules of the market are asked
    std::string bundle{};                     ///< box with which the unit is offered; empty = by itself
};

/// Puts a packed unit on offer. Refused: not packed, a price outside band or floor that is not meant so, retail channel
/// for a grade that may not, a text that breaks a blocking rule of the market.
[[nodiscard]] Result<domain::Events> listItem(const domain::Item& item, const rules::Policy& policy,
                                              const rules::Quote& quote, const ListingForm& form);
/// The offer goes on with another channel or price, under the same rules. Nothing becomes true where both are as
/// before.
[[nodiscard]] Result<domain::Events> changeOffer(const domain::Item& item, const rules::Policy& policy,
                                                 const rules::Quote& quote, const ListingForm& form);
/// The unit is on offer no longer; it stands where offers are made. Refused without a reason.
[[nodiscard]] Result<domain::Events> endOffer(const domain::Item& item, const rules::Policy& policy,
                                              const std::string& reason, const std::string& bundle = {});
/// The unit is meant for a channel; unset = for that of the policy again. Offers that stand are left as they are.
/// Refused: gone units, no reason, a retail channel for a grade that may not.
[[nodiscard]] Result<domain::Events> allot(const domain::Item& item, const rules::Policy& policy,
                                           const std::optional<domain::ChannelId>& channel, const std::string& reason);
/// The same by the station itself, for a unit that is not on offer. Nothing becomes true while the policy does not let
/// it, or for a unit that is on offer, in a box, or meant for something already.
[[nodiscard]] Result<domain::Events> allotByItself(const domain::Item& item, const rules::Policy& policy,
                                                   const domain::ChannelId& channel, const std::string& reason);
/// Refused when the unit is not on offer, the currency differs from the offer's, or the unit lies in a box and is not
/// sold with it.
[[nodiscard]] Result<domain::Events> sell(const domain::Item& item, const Money& price, const std::string& order,
                                          const std::string& bundle = {});

} // namespace regrade::stations
