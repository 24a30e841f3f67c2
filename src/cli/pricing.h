#pragma once

#include "cli/session.h"
#include "rules/pricing.h"

namespace regrade::cli {

/// The price and channel of a unit, on what the store knows of its market and stock now.
[[nodiscard]] Result<rules::Quote> quoteFor(Session& session, const domain::Item& item);
/// Price, band, floor and factors; for people one line each.
[[nodiscard]] Answer priceAnswer(const rules::Quote& quote, const domain::Item& item, const rules::Policy& policy);

} // namespace regrade::cli
