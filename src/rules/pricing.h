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

} // namespace regrade::rules
