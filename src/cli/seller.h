#pragma once

#include "cli/session.h"

#include <optional>
#include <string>

namespace regrade::cli {

/// The seller that was asked for; in an owner's view always the own one. None = all.
[[nodiscard]] Result<std::optional<std::string>> sellerOf(const Session& session, const std::string& asked);

} // namespace regrade::cli
