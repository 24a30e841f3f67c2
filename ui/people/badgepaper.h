#pragma once

#include "desk/desk.h"

#include <QString>

namespace regrade::ui {

/// The badge's picture for the screen, as a data address.
[[nodiscard]] QString badgePicture(const Desk& desk, const workers::Issued& issued);
/// Writes the badge as PDF to the desk's papers, readable by the program's own account only. The file.
[[nodiscard]] Result<QString> writeBadge(const Desk& desk, const workers::Issued& issued);

} // namespace regrade::ui
