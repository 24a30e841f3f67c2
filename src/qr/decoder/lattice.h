#pragma once

#include "qr/decoder/finders.h"

namespace regrade::qr {

/// Reads a QR code of up to 41 modules that was laid flat, module by module. What its known modules (corner patterns,
/// timing lines, alignment pattern) look like in this picture teaches how far blur, motion and light have mixed each
/// module with its neighbours; undone for all of them, they go to the library as a clean code. That reads what has lost
/// its edges but not its modules.
[[nodiscard]] std::vector<Sighting> readModules(const Patch& patch);

} // namespace regrade::qr
