#pragma once

#include "base/result.h"
#include "passport/label.h"
#include "passport/scannermaker.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// The page by which a wedge scanner is set up and tested, on A4: the calibration code, what the scanner must be set
/// to, and where the makers' manuals have it. It holds no configuration codes: those differ from model to model, and a
/// wrong one can leave a scanner unusable. Same call = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> scannerSheetPdf(PaperLanguage language);
/// That page, and then the configuration codes of one maker, in order, for a PC of this keyboard layout; see
/// `codesFor`.
[[nodiscard]] Result<std::vector<std::byte>> scannerSheetPdf(PaperLanguage language, const ScannerMaker& maker,
                                                             const std::string& layout = "");
/// The neutral page as a grey PNG; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> scannerSheetPng(PaperLanguage language, int dpi);

} // namespace regrade::passport
