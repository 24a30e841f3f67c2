#pragma once

#include <string>
#include <vector>

namespace regrade::passport {

/// A font that labels, papers and screens are drawn with, and the package that brings it.
struct MissingFont {
    std::string family;
    std::string package;
};

/// Which of them this PC lacks; another font stands in for each, and Chinese may be empty boxes.
[[nodiscard]] std::vector<MissingFont> missingFonts();

} // namespace regrade::passport
