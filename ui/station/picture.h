#pragma once

#include "desk/desk.h"

#include <QImage>

#include <vector>

namespace regrade::ui {

[[nodiscard]] QImage photoOf(const workers::InspectionResult& result);
/// The photo with heat and boxes on it.
[[nodiscard]] QImage overlayOf(const workers::InspectionResult& result);
/// A photo from the archive; null when it cannot be read.
[[nodiscard]] QImage archivedPhoto(const Desk& desk, const domain::PhotoRef& photo);
/// The same photo's file, for lists of small pictures.
[[nodiscard]] QUrl archivedUrl(const Desk& desk, const domain::PhotoRef& photo);

} // namespace regrade::ui
