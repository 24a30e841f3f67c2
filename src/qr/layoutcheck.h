#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::qr {

// Does what the scanner types arrive as it stands on the label? A wedge scanner sends keys, and the PC makes characters
// of them by its own keyboard layout; where the two do not agree, figures and signs change. The letters of our tags sit
// on the same keys everywhere, so only the calibration label shows it.

enum class LetterCase { kept, swapped, upper, lower };

/// What became of the calibration label on its way.
struct LayoutFinding {
    std::string scanner;  ///< name of the layout that the scanner sends for; empty = none fits
    std::string computer; ///< name of the layout of this PC
    LetterCase letters = LetterCase::kept;
    bool announced = false;               ///< a symbology identifier came before the code
    std::string prefix;                   ///< other characters before the code
    std::string suffix;                   ///< and behind it, Return and Tab apart
    std::optional<std::string> separator; ///< as what the separator of GS1 data came; nothing = it was lost
    bool complete = false;                ///< begin and end have arrived

    [[nodiscard]] bool sameLayout() const { return !scanner.empty() && scanner == computer; }
    /// Every code arrives as it was printed.
    [[nodiscard]] bool agrees() const;
};

/// The text of the calibration label, with a separator (character 29) in it.
[[nodiscard]] const std::string& calibrationText();
/// The label or what some pair of layouts makes of it: never a unit, an order or a product.
[[nodiscard]] bool isCalibration(std::string_view scanned);
/// Only of what isCalibration().
[[nodiscard]] LayoutFinding checkLayout(std::string_view scanned);
/// What was found and what to do, one sentence each, the weightiest first.
[[nodiscard]] std::vector<Error> adviceOf(const LayoutFinding& finding);

/// What a text stood for before a PC of another layout made it: the code, and the layout's name.
struct Ungarbled {
    std::string text;
    std::string layout;
};
/// Read as keys of a US scanner, in the order in which the layouts are likely; a text that is the same gives nothing.
[[nodiscard]] std::vector<Ungarbled> readingsOf(std::string_view text);

/// What a PC of layout `computer` makes of a text that a scanner types for layout `scanner` (ids of XKB); a character
/// that the scanner's layout lacks, or whose key writes nothing there, is left out. Text as it is for unknown ids.
[[nodiscard]] std::string typedThrough(std::string_view text, std::string_view scanner, std::string_view computer);

} // namespace regrade::qr
