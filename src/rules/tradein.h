#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "rules/policy.h"

#include <vector>

namespace regrade::rules {

/// What the house offers for a used unit, line by line; the lines add up to the offer.
struct TradeInOffer {
    std::vector<domain::QuoteLine> lines;
    Money offer;
    domain::GradeId grade; ///< that the unit has when everything was answered rightly
    int days = 0;          ///< that it holds
};

/// The questions that are asked about a product of this category.
[[nodiscard]] std::vector<const TradeInQuestion*> tradeInQuestionsFor(const Policy& policy,
                                                                      const domain::CategoryId& category);
/// Refused: a question is not answered or answered twice, an answer that the policy does not list, a unit of which the
/// house buys none.
[[nodiscard]] Result<TradeInOffer> tradeInOffer(const Policy& policy, const domain::ProductRegistered& product,
                                                const std::vector<domain::Answer>& answers);

} // namespace regrade::rules
