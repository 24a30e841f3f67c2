#pragma once

#include <string>
#include <vector>

namespace regrade::cli {

/// The command line program. 0 = done, 1 = refused or failed (one sentence on stderr), 2 = the command line is wrong.
[[nodiscard]] int regradectl(int argc, char** argv);

/// Every command as it is typed, e.g. "work start".
[[nodiscard]] std::vector<std::string> everyCommand();

} // namespace regrade::cli
