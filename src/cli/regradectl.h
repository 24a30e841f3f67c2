#pragma once

namespace regrade::cli {

/// The command line program. 0 = done, 1 = refused or failed (one sentence on stderr), 2 = the command line is wrong.
[[nodiscard]] int regradectl(int argc, char** argv);

} // namespace regrade::cli
