#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <string>

namespace regrade::stations {

/// "RCPBCDEFGHIJ": nine random letters that sit on the same key of every keyboard.
[[nodiscard]] std::string newVoucherCode();

/// Points for a unit that left to be taken apart or recycled, by the policy's row for its category and its weight in
/// grams (0 = unknown). Refused: other ways out, a unit that has its voucher.
[[nodiscard]] Result<domain::Events> grantPoints(const domain::Item& item, const rules::Policy& policy, int weightGrams,
                                                 const std::string& voucher, Time now);
/// Uses the unit's voucher up. Refused: none, used, or past its last day.
[[nodiscard]] Result<domain::Events> redeemPoints(const domain::Item& item, const std::string& voucher,
                                                  const std::string& order, Time now);

} // namespace regrade::stations
