#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"

#include <functional>
#include <optional>
#include <vector>

namespace regrade::domain {

/// Pieces of a part that came together, as many of them as are still there.
struct PartLot {
    PartOrigin origin = PartOrigin::newOem;
    std::optional<ItemId> source; ///< the unit that harvested pieces were taken out of
    int quantity = 0;
    Money unitCost;
    Time since;

    [[nodiscard]] bool operator==(const PartLot&) const = default;
};

/// A registered part and what lies on the shelf of it.
struct PartStock {
    PartRegistered facts;
    std::vector<PartLot> lots;    ///< oldest first
    std::vector<PartLot> missing; ///< of which more was taken than came: two stations took the same piece while apart
    int onHand = 0;               ///< lots less what is missing; may be under zero

    [[nodiscard]] bool isKit() const { return !facts.kit.empty(); }
};

/// The stock of a part at the moment of asking; nothing when the part is not registered.
using FindPart = std::function<Result<std::optional<PartStock>>(const Sku&)>;

} // namespace regrade::domain
