#pragma once

#include <filesystem>

namespace regrade::bench {

/// Makes a log of so many units of so many events each, then prints how fast it is verified, its read models are made
/// anew, a unit is found, and each list and figure of the screens is read. The folder needs some 700 bytes an event.
void measureScale(const std::filesystem::path& folder, int units, int eventsOfAUnit);

} // namespace regrade::bench
