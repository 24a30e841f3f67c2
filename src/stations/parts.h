#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "domain/partstock.h"
#include "rules/policy.h"

#include <optional>
#include <string>

namespace regrade::stations {

// The deeds of spare parts. What lies on the shelf is asked for when a deed is decided, in the transaction that writes
// it.

/// Registers a part or replaces its facts. Refused: a number that a scan would take for something else, an unknown
/// category, a kit in a kit or of parts that are not registered, a part with stock that would become a kit.
[[nodiscard]] Result<domain::Events> registerPart(const rules::Policy& policy, const domain::PartRegistered& facts,
                                                  const domain::FindPart& find);

/// Refused: not registered, a kit (its parts are received), quantity not above zero, harvested (those come from units).
[[nodiscard]] Result<domain::Events> receivePart(const rules::Policy& policy, const domain::PartReceived& received,
                                                 const domain::FindPart& find);

struct AdjustForm {
    domain::Sku part;
    int by = 0; ///< under zero: so many are missing
    std::string reason;
    std::optional<domain::PartOrigin> origin; ///< unset: missing pieces are the oldest, found ones like the newest
};

/// A lead's deed. Refused: no reason, more missing than on hand.
[[nodiscard]] Result<domain::Events> adjustPart(const AdjustForm& form, const domain::FindPart& find);

struct PartForm {
    domain::StageId stage;
    std::string part;
    int quantity = 1;
    std::optional<Money> cost;                ///< of all pieces; unset: what they cost when they came
    bool key = false;                         ///< a key part although it is not registered as one
    std::optional<domain::PartOrigin> origin; ///< unset: the oldest pieces
};

/// Takes pieces from the shelf, oldest first; of a kit all of its contents or nothing. Refused: work not started, not
/// registered, not so many on hand, it does not fit the unit.
[[nodiscard]] Result<domain::Events> usePart(const domain::Item& item, const PartForm& form,
                                             const domain::FindPart& find);

/// The lists of the part name the unit's product or category, or are empty.
[[nodiscard]] bool fits(const domain::PartRegistered& part, const domain::Sku& product,
                        const domain::CategoryId& category);

/// The part as it is registered; refused with what to do when it is not.
[[nodiscard]] Result<domain::PartStock> requirePart(const domain::FindPart& find, const std::string& number);

} // namespace regrade::stations
