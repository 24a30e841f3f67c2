#pragma once

#include "base/result.h"
#include "workstation/workstation.h"

#include <functional>

namespace regrade::workstation {

/// Sends every unit that is older than the age limit to the exit queue, and waits; never for the UI thread. What is
/// there already, held or being worked on stays as it is. How many moved.
[[nodiscard]] Result<int> sweepExits(Workstation& station, const workers::Author& author);

/// The same without waiting; `done` is called on the clerk's thread after the last unit.
void startExitSweep(Workstation& station, const workers::Author& author, std::function<void(int)> done);

} // namespace regrade::workstation
