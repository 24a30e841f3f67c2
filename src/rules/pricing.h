#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <vector>

namespace regrade::rules {

/// What a unit may cost and where it is offered by default.
struct Quote {
    domain::ChannelId channel;
    Money price;
    Money low;
    Money high;
    std::vector<domain::Reason> reasons;
};

/// Band of the grade on the original price (S3.2); grade D is priced by `partsValue`. Refused while ungraded.
[[nodiscard]] Result<Quote> quote(const Policy& policy, const domain::Item& item, const Money& partsValue);

/// What a unit in the house can be expected to sell for: the usual price of its grade. While that grade may not be sold
/// at retail, or none is known, of the lowest grade that may be after a repair: cautious.
[[nodiscard]] Money expectedPrice(const Policy& policy, const domain::Item& item);

} // namespace regrade::rules
