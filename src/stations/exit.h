#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <string>

namespace regrade::stations {

/// Sends a unit that is older than the age limit to the exit queue, with a proposed way out: on day 45 it stays, on day
/// 46 it goes. Nothing becomes true for a younger one, one that a lead holds, one that is being worked on, one that is
/// there already or gone; so it may be asked as often as one likes.
[[nodiscard]] Result<domain::Events> sendToExit(const domain::Item& item, const rules::Policy& policy, Time now);

/// A lead keeps an old unit to the end of a day (UTC), from today to the policy's most days ahead. From the exit queue
/// it goes back where it stood; what was on offer is offered anew. Refused: no reason, a day that is none, gone units.
[[nodiscard]] Result<domain::Events> holdInHouse(const domain::Item& item, const rules::Policy& policy,
                                                 const std::string& until, const std::string& reason, Time now);

struct ExitForm {
    domain::ExitRoute route = domain::ExitRoute::recycled;
    std::string reason;
    Money proceeds;
    std::string recipient;  ///< needed for a donation: an organisation
    std::string document;   ///< number of the paper that goes with it; empty = none
    std::string derogation; ///< ground on which a ban on destruction does not hold; empty = none
};

/// The unit leaves without a sale. Refused: reason missing, already sold or gone, equipment in use, a donation of what
/// is not safe or does not work, and the destruction of goods that a law protects, without a ground that it names.
[[nodiscard]] Result<domain::Events> leave(const domain::Item& item, const rules::Policy& policy, const ExitForm& form,
                                           Time now);

} // namespace regrade::stations
