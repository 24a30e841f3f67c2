#pragma once

#include "qr/reader.h"
#include "vision/scale.h"

#include <optional>
#include <vector>

namespace regrade::workers {

/// A code that the house printed itself, so that its size is known: a unit's tag as QR (see qr::kPrintedModuleMm).
[[nodiscard]] std::optional<vision::PrintedCode> printedCode(const std::vector<qr::Code>& codes);

} // namespace regrade::workers
