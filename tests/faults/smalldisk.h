#pragma once

#include "base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace regrade::faults {

/// Runs `work` in a process of its own on a real disk in memory of so many megabytes, mounted for it alone; gives what
/// it said. Refused where mounting is not allowed.
[[nodiscard]] Result<std::string> onSmallDisk(int megabytes,
                                              const std::function<std::string(const std::filesystem::path&)>& work);

} // namespace regrade::faults
