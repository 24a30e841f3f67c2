#pragma once

#include "insight/kpi.h"

#include <string>

namespace regrade::insight::kpi {

/// Figures for spreadsheets: one a line, and one for each part of a mix.
[[nodiscard]] std::string csvOf(const Look& look);

} // namespace regrade::insight::kpi
