#pragma once

#include <optional>
#include <string>

namespace regrade::passport {

// Text of people on paper, letter by letter: it comes from anywhere and may hold anything.

/// The letters of a UTF-8 text; nothing where it is none.
[[nodiscard]] std::optional<std::u32string> lettersIn(const std::string& text);
[[nodiscard]] std::string utf8Of(const std::u32string& letters);

/// Neither a control character nor one that only changes how others stand (bidi marks, zero widths, byte order marks).
[[nodiscard]] bool canBeSeen(char32_t letter);
/// As it is put on paper: what cannot be seen is a space or gone, bytes that are no letters are shown as a replacement,
/// and what no label could hold is cut with an ellipsis.
[[nodiscard]] std::string forPaper(const std::string& text);

} // namespace regrade::passport
