#pragma once

#include "desk/desk.h"
#include "insight/kpi.h"

#include <QVariantList>
#include <QVariantMap>

namespace regrade::ui {

// Figures as a screen, a paper and a wall show them.

/// A value of the tile in the operator's words: "81.2 %", "3:05", "12,50 €".
[[nodiscard]] QString toldValue(const Desk& desk, const insight::kpi::Tile& tile, double value);
[[nodiscard]] QString toldInterval(const Desk& desk, const insight::kpi::Tile& tile);
[[nodiscard]] QString toldGoal(const Desk& desk, const insight::kpi::Tile& tile);
/// What is told of how sure the light is.
[[nodiscard]] QString toldChance(const insight::kpi::Tile& tile);
/// {id, title, value, caption, target, state, before, note, formula, refusal, opens, trend, parts, n, why, source}
[[nodiscard]] QVariantMap tileRow(const Desk& desk, const insight::kpi::Tile& tile);
/// {id, text, units, note, state, share, limit, working, phase}
[[nodiscard]] QVariantList boardRows(const Desk& desk, const insight::kpi::Board& board);
[[nodiscard]] QVariantList ageRows(const Desk& desk, const insight::kpi::Board& board);
/// The name of a part of a mix: a grade, a reason, a category, a way out, an age.
[[nodiscard]] QString partName(const Desk& desk, const insight::kpi::Tile& tile, const std::string& key);

} // namespace regrade::ui
