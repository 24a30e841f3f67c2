#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regrade::layers {

struct Include {
    std::string path;
    bool quoted = false;
    int line = 0;
};

/// The lines of a C++ or QML source with comments and the contents of literals blanked, so that words in them count for
/// nothing. Include lines keep their path.
[[nodiscard]] std::vector<std::string> codeLines(std::string_view text);

[[nodiscard]] std::vector<Include> includesOf(const std::vector<std::string>& code);

} // namespace regrade::layers
