#pragma once

#include "base/result.h"

#include <filesystem>

namespace regrade::workstation {

/// The log of a station: data/logs/regrade.log, and up to four older files of a megabyte each. It tells in English, for
/// whoever helps, what devices and files did wrong, which staff code signed in, and the tag of a unit whose deed
/// failed. Nothing of it leaves the PC.
[[nodiscard]] std::filesystem::path logFileIn(const std::filesystem::path& data);

/// What the program has to say goes into the log from now on, warnings to standard error too. An error leaves
/// everything as it was.
[[nodiscard]] Result<void> keepLog(const std::filesystem::path& data);

} // namespace regrade::workstation
