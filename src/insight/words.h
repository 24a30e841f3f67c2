#pragma once

#include <string>
#include <string_view>

namespace regrade::insight {

/// Lower case and without spaces: how words are kept and looked for.
[[nodiscard]] inline std::string folded(std::string_view text)
{
    std::string word;
    for (const char letter : text) {
        if (letter != ' ') {
            word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return word;
}

} // namespace regrade::insight
