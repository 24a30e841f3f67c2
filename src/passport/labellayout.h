#pragma once

#include "passport/label.h"
#include "qr/writer.h"

#include <variant>

namespace regrade::passport {

// A label as it lies on its paper, for every writer the same. Millimetres from the top left corner.

/// A QR code in the middle of a square that holds its quiet zone, too.
struct PlacedCode {
    AreaMm area;
    qr::Modules modules;
};
struct PlacedText {
    AreaMm area;
    std::string text;
    TextLook look;
    double points = 8; ///< as large as fits
    bool whole = true; ///< false: it ends in an ellipsis
};
/// The grade's letter inside its shape, so that it is told without colour.
struct PlacedGrade {
    AreaMm area;
    std::string letter;
    std::string shape;
};
/// A line: all of it is ink.
struct PlacedLine {
    AreaMm area;
};
struct PlacedBox {
    AreaMm area;
    double strokeMm = 0;
};
using PlacedMark = std::variant<PlacedCode, PlacedText, PlacedGrade, PlacedLine, PlacedBox>;

struct LabelLayout {
    std::string title;
    double widthMm = 0;
    double heightMm = 0;
    std::vector<PlacedMark> marks;
};

/// Puts what the label says into the template. Refused: a template of another use, a code that would be too fine to be
/// read, and what must be shown but has no room even in its shorter form.
[[nodiscard]] Result<LabelLayout> layOut(const LabelTemplate& form, const Label& label);
/// The same with the template of that name, or the usual one where `form` is empty; the house's own templates lie in
/// `ownFolder` and win.
[[nodiscard]] Result<LabelLayout> layOut(const Label& label, const std::string& form,
                                         const std::filesystem::path& ownFolder);

} // namespace regrade::passport
