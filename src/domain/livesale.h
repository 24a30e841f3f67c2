#pragma once

#include "base/money.h"
#include "domain/ids.h"

#include <algorithm>
#include <string>
#include <vector>

namespace regrade::domain {

/// A unit that was sold while a live session runs. No event tells of it before the session is closed.
struct LiveSale {
    ItemId unit;
    Money price;
    std::string order;

    [[nodiscard]] bool operator==(const LiveSale&) const = default;
};

/// A live session as it stands: which units are shown, in the order of the run sheet, and which were sold.
struct LiveState {
    std::string name; ///< "LIVE-20261128-183012"; the order numbers of its sales begin with it
    std::vector<ItemId> units;
    std::vector<LiveSale> sold; ///< in the order of the scans

    [[nodiscard]] const LiveSale* find(const ItemId& unit) const
    {
        const auto found =
            std::find_if(sold.begin(), sold.end(), [&](const LiveSale& sale) { return sale.unit == unit; });
        return found == sold.end() ? nullptr : &*found;
    }
};

/// What a scan did. `again`: the unit was sold in this session before, and nothing changed.
struct LiveMark {
    LiveSale sale;
    bool again = false;
    int sold = 0; ///< units so far
};

} // namespace regrade::domain
