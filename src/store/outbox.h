#pragma once

#include "store/chain.h"
#include "store/database.h"
#include "store/eventrow.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regrade::store {

// What this station still owes the shared hub. An event gets its row here in the transaction that writes it, and the
// row leaves only when the hub has confirmed it. A station that belongs to no hub has no rows.

/// The station whose events go to a hub; nothing = this store belongs to none.
[[nodiscard]] Result<std::optional<std::string>> hubStation(const Database& database);
/// From now on every event of the station goes to the hub, and those so far as well. In a transaction of its own.
[[nodiscard]] Result<void> joinHub(Database& database, const domain::StationId& station);
/// The station leaves its hub; what is unsent stays in the log and is sent when it joins again.
[[nodiscard]] Result<void> leaveHub(Database& database);

/// Inside the transaction that writes the events.
[[nodiscard]] Result<void> noteUnsent(Database& database, std::span<const RecordedEvent> written);

[[nodiscard]] Result<std::int64_t> unsentEvents(const Database& database);
[[nodiscard]] Result<std::int64_t> unsentPhotos(const Database& database);
/// The oldest unsent events, in the order of the chain.
[[nodiscard]] Result<std::vector<EventRow>> nextUnsent(const Database& database, int limit);
/// The hub has everything up to and with this number.
[[nodiscard]] Result<void> confirmSent(Database& database, std::int64_t seq);
/// The hub has nothing behind this number: what the log has there is unsent, whatever a restored store believes.
[[nodiscard]] Result<void> noteUnsentBehind(Database& database, std::int64_t seq);

[[nodiscard]] Result<std::vector<domain::PhotoHash>> nextUnsentPhotos(const Database& database, int limit);
[[nodiscard]] Result<void> confirmPhotoSent(Database& database, const domain::PhotoHash& photo);

} // namespace regrade::store
