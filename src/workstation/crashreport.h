#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace regrade::workstation {

/// Where the reports lie.
[[nodiscard]] std::filesystem::path crashesIn(const std::filesystem::path& data);

/// From now on a fault that ends the program leaves a file in crashesIn(data): which signal, when, which program, the
/// calls that led there, and the end of the log. It stays on this PC. Once in a program.
void keepCrashReports(const std::filesystem::path& data, const std::string& program);

/// The sentence for people when the program ended by a fault since this was asked last; it names the file.
[[nodiscard]] std::optional<Error> takeCrash(const std::filesystem::path& data);

} // namespace regrade::workstation
