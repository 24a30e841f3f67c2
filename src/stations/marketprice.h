#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <optional>
#include <string>

namespace regrade::stations {

/// What was seen elsewhere; see domain::MarketPriceNoted.
struct MarketPriceForm {
    domain::PriceKind kind = domain::PriceKind::asNew;
    std::optional<domain::GradeId> grade;
    Money price;
    std::string source;
    std::string day;
};

/// Refused: product not registered, price not above zero or in a currency without a rate, no source, a day that is none
/// or in the future, a grade that the policy does not know or of a new product.
[[nodiscard]] Result<domain::Events> noteMarketPrice(const domain::Product& product, const rules::Policy& policy,
                                                     const MarketPriceForm& form, Time now);

} // namespace regrade::stations
