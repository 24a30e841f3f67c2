#pragma once

#include "desk/desk.h"
#include "insight/throughput.h"

#include <QVariantList>

namespace regrade::ui {

// The lead's figures as tiles and bars; every figure with its n, its interval or its target.

/// {id, title, value, caption, target, state}
[[nodiscard]] QVariantList tilesOf(const Desk& desk, const insight::Overview& overview);
/// {id, text, units, share, note, state?, grade?}; share is relative to the longest bar.
[[nodiscard]] QVariantList stageBars(const Desk& desk, const insight::Overview& overview);
[[nodiscard]] QVariantList gradeBars(const Desk& desk, const insight::Overview& overview);
[[nodiscard]] QVariantList ageBars(const Desk& desk, const insight::Overview& overview);
/// {text, value, note} for the kit's charts.
[[nodiscard]] QVariantList reasonBars(const Desk& desk, const insight::Overview& overview);
[[nodiscard]] QVariantList monthBars(const Desk& desk, const insight::Overview& overview);

} // namespace regrade::ui
