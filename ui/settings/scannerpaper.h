#pragma once

#include "desk/desk.h"

#include <QString>

namespace regrade::ui {

/// Writes the page by which a scanner is set up, in the operator's language, among the papers, with the codes
/// of this maker behind it ("" = of none); answers where it lies.
[[nodiscard]] Result<QString> writeScannerPaper(const Desk& desk, const QString& maker);

} // namespace regrade::ui
