#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// What is known on the day about a product's market and the house's stock of it. What is unset counts for nothing.
struct PriceFacts {
    Money partsValue;                            ///< what grade D is worth
    std::vector<domain::MarketPriceNoted> noted; ///< of the product
    std::string today;                           ///< YYYY-MM-DD; empty = figures that age are left out
    std::optional<int> ageDays;                  ///< of the unit
    std::optional<double> coverDays;             ///< so long the stock of the product lasts at its own sales
    int salesBehind = 0;                         ///< sales that `coverDays` rests on
    std::vector<double> markdown;     ///< price by day of age, as a share of the first; empty = by the policy
    std::vector<std::string> schemes; ///< with a certificate in force and in scope; see certificates.h
};

/// What a unit may cost and where it is offered by default. `factors` add up to `price`: where it starts from, the six
/// factors, and what band and floor changed.
struct Quote {
    domain::ChannelId channel;
    Money price;
    Money low; ///< of the band; a lower price than `floor` is below it too
    Money high;
    std::vector<domain::Reason> reasons;
    Money floor{};           ///< cost so far, the channel's fees and the house's margin; unset for parts
    bool belowFloor = false; ///< even the top of the band does not reach the floor: nothing to publish without a lead
    std::vector<domain::PriceFactor> factors{};
};

/// Start of the grade's band on the original price (S3.2), by the six factors (S7.1), held to the band and above the
/// floor; grade D is priced by `partsValue`. Never rises with age alone. Refused while ungraded.
[[nodiscard]] Result<Quote> quote(const Policy& policy, const domain::Item& item, const PriceFacts& facts);
[[nodiscard]] Result<Quote> quote(const Policy& policy, const domain::Item& item, const Money& partsValue);

/// The least price on a channel that leaves the house's margin behind cost and fees.
[[nodiscard]] Money floorFor(const Policy& policy, const Money& cost, const domain::ChannelId& channel);

/// What a unit in the house can be expected to sell for: the usual price of its grade. While that grade may not be sold
/// at retail, or none is known, of the lowest grade that may be after a repair: cautious.
[[nodiscard]] Money expectedPrice(const Policy& policy, const domain::Item& item);

} // namespace regrade::rules
