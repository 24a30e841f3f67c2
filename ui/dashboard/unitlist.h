#pragma once

#include "desk/desk.h"
#include "insight/worklist.h"

#include <QString>
#include <QVariantList>

#include <functional>

namespace regrade::ui {

/// Which units stand behind a figure. `keep` sieves what the store's filter cannot say.
struct UnitChoice {
    QString title;
    std::vector<insight::WorklistFilter> filters; ///< units that match any of them
    std::function<bool(const insight::WorklistRow&)> keep;
};

struct UnitTable {
    QVariantList rows; ///< {id, tag, grade, product, sku, where, age, state, price}
    bool more = false; ///< there are units beyond the ones shown
};

/// The first `limit` units, oldest first.
[[nodiscard]] Result<UnitTable> readUnits(const Desk& desk, const UnitChoice& choice, int limit);

} // namespace regrade::ui
