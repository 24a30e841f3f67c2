#pragma once

#include "insight/kpi.h"

#include <string>

namespace regrade::insight::kpi {

/// Figures for spreadsheets: one a line, and one for each part of a mix.
[[nodiscard]] std::string csvOf(const Look& look);
/// "2026-03-01"
[[nodiscard]] std::string dayText(std::int64_t day);

} // namespace regrade::insight::kpi
