#pragma once

#include "desk/desk.h"
#include "insight/kpi.h"

#include <QVariantList>

namespace regrade::ui {

/// Units behind a figure as a list shows them: {id, tag, grade, product, sku, where, age, state, price}.
[[nodiscard]] QVariantList unitRows(const Desk& desk, const insight::kpi::BehindPage& page);

} // namespace regrade::ui
