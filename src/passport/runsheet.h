#pragma once

#include "passport/label.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// One unit of a live session as the person before the camera reads it.
struct RunSheetRow {
    std::string tag; ///< also what the code says
    std::string product;
    std::string grade;
    std::string price;
    std::vector<std::string> told; ///< what must be said of it: grade, fault, replaced key parts
};

struct RunSheet {
    std::string name;
    std::string at; ///< "2026-11-28 18:30 UTC"
    std::vector<RunSheetRow> rows;
};

/// A4 pages with seven units each: number, code, product, price, what must be said, and a box to tick. Nobody's name is
/// on it. Same sheet = same bytes. Refused: no rows, a text that does not fit a code.
[[nodiscard]] Result<std::vector<std::byte>> runSheetPdf(const RunSheet& sheet, PaperLanguage language);

} // namespace regrade::passport
