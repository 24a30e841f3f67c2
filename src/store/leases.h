#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// Another station works on a unit, as far as the hub told it.
struct Lease {
    std::string item;
    std::string station;
    Time until;

    [[nodiscard]] bool operator==(const Lease&) const = default;
};

/// Who works on the unit now; nothing = nobody, as far as this station knows.
[[nodiscard]] Result<std::optional<Lease>> leaseOf(const Database& database, const domain::ItemId& item, Time now);
[[nodiscard]] Result<std::vector<Lease>> leasesIn(const Database& database);
/// Replaces all that was known.
[[nodiscard]] Result<void> writeLeases(Database& database, const std::vector<Lease>& leases);

/// A photo that somebody wanted to see and that is not here.
[[nodiscard]] Result<void> wantPhoto(Database& database, const domain::PhotoHash& photo);
[[nodiscard]] Result<void> wantNoPhoto(Database& database, const domain::PhotoHash& photo);
[[nodiscard]] Result<std::vector<domain::PhotoHash>> wantedPhotos(const Database& database);

} // namespace regrade::store
