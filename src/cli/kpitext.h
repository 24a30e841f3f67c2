#pragma once

#include "insight/kpi.h"

#include <nlohmann/json.hpp>
#include <string>

namespace regrade::cli {

// Figures as data, and as a table for people.

[[nodiscard]] nlohmann::json lookJson(const insight::kpi::Look& look);
[[nodiscard]] std::string lookTable(const insight::kpi::Look& look);
[[nodiscard]] nlohmann::json boardJson(const insight::kpi::Board& board);
[[nodiscard]] std::string boardTable(const insight::kpi::Board& board);
[[nodiscard]] nlohmann::json behindJson(const insight::kpi::BehindPage& page, int offset);
[[nodiscard]] std::string behindTable(const insight::kpi::BehindPage& page);

} // namespace regrade::cli
