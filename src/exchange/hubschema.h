#pragma once

#include "exchange/hublink.h"

#include <string>

namespace regrade::exchange {

/// The schema that this program reads and writes on a hub.
inline constexpr int kHubVersion = 2;

/// Makes a server a hub: the database when it is absent, schema `regrade`, the role `regrade_station` that stations
/// are members of, and the version. Done again, it changes nothing. `address` is an administrator's.
[[nodiscard]] Result<void> initHub(const HubAddress& address, const LinkTimes& times);
/// A login that may do what a station may. Its password is the first line of a file, never an argument.
[[nodiscard]] Result<void> addLogin(HubLink& link, const std::string& name, const std::string& password);

/// Refused: no hub at all, one of an older program or of a newer one.
[[nodiscard]] Result<void> checkHub(HubLink& link, const HubAddress& address);

} // namespace regrade::exchange
