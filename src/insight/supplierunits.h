#pragma once

#include "base/clock.h"
#include "rules/policy.h"
#include "store/database.h"

#include <compare>
#include <set>
#include <string>
#include <vector>

namespace regrade::insight {

// What suppliers are told rests on: each unit as it came, before anybody worked on it.

/// A defect of one unit, as finely as it can be told.
struct Sighting {
    std::string code;     ///< "scratch", "fault:battery", "part:PT-BAT-40"
    std::string zone;     ///< of a mark
    std::string severity; ///< of a mark; "open": a person must look

    [[nodiscard]] auto operator<=>(const Sighting&) const = default;
};

struct SeenUnit {
    std::string sku;
    std::string owner;
    std::string lot;     ///< reference of the pallet or batch
    Time received;       ///< the first time
    bool looked = false; ///< inspected or graded once
    bool worked = false; ///< what is seen from now on is not as it came
    std::set<Sighting> sightings;
};

/// In the order of their receipt; only those that were looked at. An empty owner = every seller.
[[nodiscard]] Result<std::vector<SeenUnit>> supplierUnits(const store::Database& database, const rules::Policy& policy,
                                                          const std::string& owner);
[[nodiscard]] bool hasCode(const SeenUnit& unit, const std::string& code);

} // namespace regrade::insight
