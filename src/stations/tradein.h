#pragma once

#include "base/clock.h"
#include "domain/item.h"
#include "domain/tradeinquote.h"
#include "rules/policy.h"
#include "stations/intake.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// Offers a price for a used unit of the product. `code` is a fresh one, see newQuoteCode. Refused: the product is not
/// registered, an answer is missing, a unit that the house does not buy.
[[nodiscard]] Result<domain::Events> quoteTradeIn(const domain::Product& product, const rules::Policy& policy,
                                                  const std::vector<domain::Answer>& answers, const std::string& code,
                                                  Time now);
/// "TRDBCDEFGHI": eight random letters that sit on the same key of every keyboard.
[[nodiscard]] std::string newQuoteCode();
/// The code as it is kept; nothing for any other text.
[[nodiscard]] std::optional<std::string> quoteCodeIn(const std::string& text);

/// The form with the quote's offer as book value. Refused: there is no such quote, it is of another product, was paid
/// already, or has run out; and of a source that is no trade-in.
[[nodiscard]] Result<IntakeForm> payQuote(IntakeForm form, const std::string& code, const domain::Sku& sku,
                                          const std::optional<domain::KnownQuote>& known, Time now);

/// The source of the policy's list that a trade-in has.
inline constexpr const char* kTradeInSource = "tradein";

} // namespace regrade::stations
