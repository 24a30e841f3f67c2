#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace regrade::qr {

/// The 20 letters that sit on the same key on QWERTY, QWERTZ and AZERTY, so that a keyboard-wedge scanner with the
/// wrong layout still types the right id.
inline constexpr std::string_view kTagAlphabet = "BCDEFGHIJKLNOPRSTUVX";
inline constexpr std::size_t kTagLength = 13; ///< 12 letters and one check letter (ISO 7064 hybrid MOD 21,20)

/// A unit's tag, valid by construction.
class Tag {
public:
    /// 13 letters without spaces.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Groups of four for people: "BCDE FGHI JKLN O".
    [[nodiscard]] std::string grouped() const;
    [[nodiscard]] bool operator==(const Tag&) const = default;

private:
    friend Result<Tag> parseTag(std::string_view text);
    friend Tag tagFromNumber(std::uint64_t number);
    explicit Tag(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// Reads a tag from a camera, a wedge scanner or a keyboard: spaces, hyphens and lower case are forgiven. Invalid with
/// a sentence that says which: wrong length, a letter outside the alphabet, or a check letter that does not fit.
[[nodiscard]] Result<Tag> parseTag(std::string_view text);
/// The tag of a number below 20^12 (larger ones are folded by modulo). For new units the number is random.
[[nodiscard]] Tag tagFromNumber(std::uint64_t number);
/// A tag from the system's random source, of those in which no swap of two neighbours goes unnoticed.
[[nodiscard]] Tag newTag();
/// ISO 7064 hybrid system MOD (M+1, M) with M = 20 over `kTagAlphabet`. Finds every single wrong letter and all but
/// about 1 in 200 swaps of neighbours.
[[nodiscard]] char checkLetter(std::string_view twelveLetters);

} // namespace regrade::qr
