#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::rules {

/// One sign of a text as claims are compared: case, width, ligatures, sub- and superscripts folded (Unicode
/// NFKC_Casefold), its diacritic apart, look-alikes of other scripts made Latin. Invisible signs are left out.
struct FoldedSign {
    enum class Kind {
        letter, ///< letters, figures, %, and a point or comma between figures
        gap,    ///< spaces, hyphens, quotes, brackets, tags of HTML: a phrase goes on behind them
        line,   ///< a line break: a phrase goes on, a negation does not
        colon,  ///< only exceptions reach across: "Colour: green"
        stop    ///< nothing goes on
    };
    Kind kind = Kind::stop;
    char32_t base = 0;
    char32_t mark = 0;     ///< the first diacritic; 0 = none
    bool capital = false;  ///< before folding
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
};
using FoldedText = std::vector<FoldedSign>;

/// Bytes that are no UTF-8 are gaps.
[[nodiscard]] FoldedText foldText(std::string_view utf8);

[[nodiscard]] bool isHan(char32_t sign);

/// A phrase of a pack, ready to be looked for. Words are parted by spaces; between them a text may have any gap or
/// none.
/// `*` before or behind a word leaves that side of the word open, `a|b` are alternatives of one word, a leading `=`
/// wants every diacritic as written, a `:` may be one in the text. Chinese words need no boundary, and may have gaps
/// inside.
class Phrase {
public:
    /// One pattern for each combination of alternatives. Empty: the text has no letter, more than 400 bytes, more than
    /// 1,000 combinations, or more than two open words inside.
    [[nodiscard]] static std::vector<Phrase> read(const std::string& text);
    [[nodiscard]] static std::vector<Phrase> readAll(const std::vector<std::string>& texts);

    /// From which sign to before which it stands there at `begin`; `begin` itself = not there.
    [[nodiscard]] std::size_t matchAt(const FoldedText& text, std::size_t begin, bool acrossColon) const;

    [[nodiscard]] char32_t firstLetter() const { return m_parts.front().base; }

private:
    enum class Step { letter, gap, any };
    struct Part {
        Step step = Step::letter;
        char32_t base = 0;
        char32_t mark = 0;
    };
    void addWord(const std::string& word, bool first, bool last);
    [[nodiscard]] std::size_t matchFrom(const FoldedText& text, std::size_t at, std::size_t part,
                                        bool acrossColon) const;

    std::vector<Part> m_parts;
    bool m_openStart = false;
    bool m_openEnd = false;
    bool m_exact = false;
};

/// Signs [begin, end) of a folded text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] bool holds(const Span& other) const { return begin <= other.begin && other.end <= end; }
};
/// Every place of any of the phrases, phrase by phrase; overlapping ones are all given.
[[nodiscard]] std::vector<Span> placesOf(const FoldedText& text, const std::vector<Phrase>& phrases, bool acrossColon);

} // namespace regrade::rules
