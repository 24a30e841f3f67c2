#pragma once

#include "base/result.h"

#include <cstddef>
#include <vector>

namespace regrade::passport {

/// The reference mat on A4 that gives photos their scale (geometry: vision/referencemat.h), drawn as vectors: six
/// markers, a grey patch, a ruler of 100 mm to check the printer with. Same call = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> matPdf();
/// The same sheet as a grey PNG; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> matPng(int dpi);

} // namespace regrade::passport
