#pragma once

#include "base/result.h"

#include <string_view>
#include <vector>

namespace regrade::qr {

/// The dark modules of a QR code, row by row, without the quiet zone of 4 modules that the printer must leave.
struct Modules {
    int size = 0; ///< modules per side
    std::vector<bool> dark;

    [[nodiscard]] bool isDark(int column, int row) const { return dark[static_cast<std::size_t>(row * size + column)]; }
};

/// How wide one module is on the labels of the house: 6 dots of a 203 dpi printer, so that all are equally wide.
inline constexpr double kPrintedModuleMm = 0.75;

/// How much of a code may be damaged: about 7, 15, 25 and 30 %.
enum class Correction { low, medium, quartile, high };

/// Labels of the house have the highest correction. Refused when the text does not fit.
[[nodiscard]] Result<Modules> writeQr(std::string_view text, Correction correction = Correction::high);

} // namespace regrade::qr
