#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "domain/partstock.h"
#include "rules/policy.h"

#include <cstdint>
#include <optional>

namespace regrade::stations {

// The deeds of a stage that dismantles. Nothing may vanish there: what comes out must weigh what went in.

struct HarvestForm {
    domain::StageId stage;
    domain::Sku part;
    int quantity = 1;         ///< under zero: so many of those that were taken out here are put back
    std::optional<int> grams; ///< of all pieces together; unset: what the part was registered with
    bool tested = false;      ///< it was tried and works
};

/// A part of the unit goes into the stock, with the unit as its origin. Refused: work not started, a stage that does
/// not dismantle, not registered or a kit, it does not fit the unit, no weight, more put back than were taken out or
/// are still there.
[[nodiscard]] Result<domain::Events> harvestPart(const domain::Item& item, const rules::Policy& policy,
                                                 const HarvestForm& form, const domain::FindPart& find);

/// Said again, the weight of a fraction replaces what was said before. Refused: work not started, a stage that does not
/// dismantle, unknown fraction, weight negative.
[[nodiscard]] Result<domain::Events> recoverMaterial(const domain::Item& item, const rules::Policy& policy,
                                                     const domain::MaterialRecovered& recovered);

/// Masses of open work at a stage that dismantles, in grams.
struct MassBalance {
    std::optional<std::int64_t> weighed; ///< unset: the unit was not weighed yet
    std::int64_t harvested = 0;
    std::int64_t recovered = 0;
    std::int64_t allowed = 0; ///< difference; rounded down

    [[nodiscard]] std::int64_t out() const { return harvested + recovered; }
    [[nodiscard]] bool holds() const;
};
[[nodiscard]] MassBalance massBalanceOf(const domain::WorkOrder& work, const rules::Policy& policy);
/// Refused with the figures when what came out does not weigh what went in.
[[nodiscard]] Result<void> requireMassBalance(const domain::WorkOrder& work, const rules::Policy& policy);

} // namespace regrade::stations
