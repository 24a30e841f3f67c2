#pragma once

#include "cli/commands.h"

namespace regrade::cli {

/// The lead's figures, the units behind them, and the board of the stages.
void addKpiCommands(CLI::App& app, Plan& plan);

} // namespace regrade::cli
