#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace regrade::qr {

/// How the scanner of a station sends a code, apart from what it sends.
struct ScannerSetup {
    std::string prefix;         ///< characters before each code; empty = none
    bool endsByPause = false;   ///< neither Return nor Tab behind a code
    bool hashSeparates = false; ///< # stands for the separator of GS1 data

    [[nodiscard]] bool operator==(const ScannerSetup&) const = default;
};

/// The prefix as a person writes it: "~", or "^B" for Ctrl and B (character 2, STX). Invalid with a sentence: longer
/// than 4 characters, or one that begins as words, figures, GS1 data or a symbology identifier do.
[[nodiscard]] Result<std::string> prefixFrom(std::string_view written);
[[nodiscard]] std::string writtenPrefix(std::string_view prefix);

} // namespace regrade::qr
