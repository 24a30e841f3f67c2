#pragma once

#include "domain/ids.h"
#include "exchange/hublink.h"
#include "store/photoarchive.h"

#include <cstddef>
#include <span>
#include <string>

namespace regrade::exchange {

/// Sends a photo under its content hash, in pieces, as one transaction; what the hub has already is passed over.
[[nodiscard]] Result<void> pushPhoto(HubLink& link, const domain::PhotoHash& hash, const std::string& extension,
                                     std::span<const std::byte> bytes);

/// Fetches a photo into the archive. Nothing is kept of one whose content does not fit its hash. `notFound`: the hub
/// has not got it, or not yet.
[[nodiscard]] Result<void> fetchPhoto(HubLink& link, const domain::PhotoHash& hash, const store::PhotoArchive& archive);

} // namespace regrade::exchange
