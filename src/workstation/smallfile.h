#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace regrade::workstation {

/// The whole text of a file, or nothing when there is none.
[[nodiscard]] Result<std::optional<std::string>> readSmallFile(const std::filesystem::path& file);
/// Replaces a file whole: written beside it, flushed to the disk, then renamed. A power cut leaves the old or the new.
[[nodiscard]] Result<void> writeSmallFile(const std::filesystem::path& file, const std::string& text);

} // namespace regrade::workstation
