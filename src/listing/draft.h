#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <string>

namespace regrade::listing {

/// The offer's text from recorded facts only, in the language of the market's shop.
struct Draft {
    std::string title;
    std::string body;
};

/// Refused while the unit is ungraded.
[[nodiscard]] Result<Draft> makeDraft(const domain::Item& item, const rules::Policy& policy, bool chinese);

} // namespace regrade::listing
