#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "rules/marketrules.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// Where a unit goes that has grown too old. The first row that matches counts; unset matches everything.
struct ExitRow {
    std::string row; ///< "exits.json/routes#2"
    std::optional<domain::CategoryId> category;
    std::optional<bool> works; ///< its function was found good, and its grade may be sold
    std::optional<bool> safe;  ///< no danger was told at intake, or quarantine found none
    domain::ExitRoute route = domain::ExitRoute::dismantled;
    Text why;
    Origin origin;
};

/// exits.json
struct ExitRules {
    std::vector<ExitRow> routes;
};

/// Whole days (UTC) that the unit has been in the house; by the policy since its receipt or since it was packed. The
/// same at every station, whatever its time zone: nothing here asks the machine's.
[[nodiscard]] int ageDays(const Policy& policy, const domain::Item& item, Time now);

[[nodiscard]] bool isSafe(const Policy& policy, const domain::Item& item);
[[nodiscard]] bool works(const Policy& policy, const domain::Item& item);

/// The row that tells the unit's way out.
[[nodiscard]] const ExitRow& exitRow(const Policy& policy, const domain::Item& item);

/// Dismantling, recycling and scrapping are destruction; giving away and giving back are not.
[[nodiscard]] bool destroys(domain::ExitRoute route);
/// The row of a market pack that stands against destroying this unit on that day; nothing = none. One that is neither
/// verified nor settled stands too: what is destroyed cannot be brought back.
[[nodiscard]] const MarketRule* banOnDestroying(const Policy& policy, const domain::Item& item, Time now);

} // namespace regrade::rules
