#pragma once

#include "base/result.h"

#include <opencv2/core/mat.hpp>
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
/// The code as a picture (8-bit grey), so many pixels a module, with its quiet zone.
[[nodiscard]] cv::Mat pictureOf(const Modules& modules, int modulePixels);

/// The dark modules of a linear code from left to right, without the quiet zone of 10 modules on either side.
struct Bars {
    std::vector<bool> dark;
};

/// FNC3 in a text for `writeCode128`: to a scanner, the symbol is then a command.
inline constexpr std::string_view kFnc3 = "\u00F3";

/// Refused when a character has no place in Code 128, or the text is empty or longer than 80 characters.
[[nodiscard]] Result<Bars> writeCode128(std::string_view text);

} // namespace regrade::qr
