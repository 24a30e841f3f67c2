#include "rules/claimtext.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace regrade::rules {

namespace {

using Kind = FoldedSign::Kind;

const icu::Normalizer2& folding()
{
    UErrorCode fault = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKCCasefoldInstance(fault);
    if (found == nullptr || U_FAILURE(fault) != 0) {
        throw std::logic_error("ICU has no case folding");
    }
    return *found;
}

const icu::Normalizer2& splitting()
{
    UErrorCode fault = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFDInstance(fault);
    if (found == nullptr || U_FAILURE(fault) != 0) {
        throw std::logic_error("ICU has no decomposition");
    }
    return *found;
}

/// Letters of other scripts that look like Latin ones; texts here are Latin or Chinese.
char32_t asLatin(char32_t sign)
{
    static const std::map<char32_t, char32_t> kLookAlikes{
        {U'а', U'a'}, {U'в', U'b'}, {U'е', U'e'}, {U'к', U'k'}, {U'м', U'm'}, {U'н', U'h'}, {U'о', U'o'}, {U'р', U'p'},
        {U'с', U'c'}, {U'т', U't'}, {U'у', U'y'}, {U'х', U'x'}, {U'і', U'i'}, {U'ѕ', U's'}, {U'ј', U'j'}, {U'ӏ', U'l'},
        {U'α', U'a'}, {U'ε', U'e'}, {U'ι', U'i'}, {U'κ', U'k'}, {U'ν', U'v'}, {U'ο', U'o'}, {U'ρ', U'p'}, {U'τ', U't'},
        {U'υ', U'u'}, {U'χ', U'x'}, {U'ı', U'i'}, {U'ł', U'l'}, {U'ø', U'o'}};
    const auto found = kLookAlikes.find(sign);
    return found == kLookAlikes.end() ? sign : found->second;
}

Kind kindOf(char32_t sign)
{
    if (sign == U'\n' || sign == U'\r' || sign == 0x2028 || sign == 0x2029) {
        return Kind::line;
    }
    if (sign == U':') {
        return Kind::colon;
    }
    if (u_isalnum(static_cast<UChar32>(sign)) != 0 || sign == U'%' || isHan(sign)) {
        return Kind::letter;
    }
    constexpr std::u32string_view kStops = U".,;!?。、…=+<>|";
    return kStops.find(sign) == std::u32string_view::npos ? Kind::gap : Kind::stop;
}

/// The code point that begins there and its bytes; nothing and one byte where it is no UTF-8.
std::pair<std::optional<UChar32>, std::size_t> codeAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    if (lead < 0x80U) {
        return {static_cast<UChar32>(lead), 1};
    }
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || at + length > text.size()) {
        return {std::nullopt, 1};
    }
    unsigned code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {std::nullopt, 1};
        }
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    return {static_cast<UChar32>(code), length};
}

/// A tag of HTML, a named or numbered sign of it: from its begin to behind its end; nothing when it is none.
std::optional<std::size_t> endOfMarkup(std::string_view text, std::size_t at)
{
    constexpr std::size_t kLongestTag = 200;
    constexpr std::size_t kLongestName = 10;
    const auto next = at + 1 < text.size() ? text[at + 1] : ' ';
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (text[at] == '<' && (isLetter(next) || next == '/')) {
        const auto end = text.find('>', at);
        return end != std::string_view::npos && end - at < kLongestTag ? std::optional(end + 1) : std::nullopt;
    }
    if (text[at] == '&' && (isLetter(next) || next == '#')) {
        const auto end = text.find(';', at);
        return end != std::string_view::npos && end - at < kLongestName ? std::optional(end + 1) : std::nullopt;
    }
    return std::nullopt;
}

/// What one sign becomes; nothing for an invisible one.
void addFolded(FoldedText& signs, UChar32 code, std::size_t begin, std::size_t end)
{
    constexpr std::u32string_view kMarksOfTrade = U"™®©℠";
    if (kMarksOfTrade.find(static_cast<char32_t>(code)) != std::u32string_view::npos) {
        signs.push_back({.kind = Kind::gap, .base = U' ', .begin = begin, .end = end});
        return;
    }
    const bool capital = u_isUUppercase(code) != 0;
    icu::UnicodeString folded;
    if (!folding().getDecomposition(code, folded)) {
        folded = icu::UnicodeString(code);
    }
    for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        icu::UnicodeString split;
        if (!splitting().getDecomposition(folded.char32At(i), split)) {
            split = icu::UnicodeString(folded.char32At(i));
        }
        for (int j = 0; j < split.length(); j = split.moveIndex32(j, 1)) {
            const auto sign = static_cast<char32_t>(split.char32At(j));
            if (u_charType(static_cast<UChar32>(sign)) == U_NON_SPACING_MARK) {
                if (!signs.empty()) {
                    signs.back().mark = signs.back().mark == 0 ? sign : signs.back().mark;
                    signs.back().end = end;
                }
                continue;
            }
            signs.push_back(
                {.kind = kindOf(sign), .base = asLatin(sign), .capital = capital, .begin = begin, .end = end});
        }
    }
}

bool isFigure(const FoldedSign& sign) { return sign.base >= U'0' && sign.base <= U'9'; }

/// The point of "99.9" belongs to the number.
void joinNumbers(FoldedText& signs)
{
    for (std::size_t i = 1; i + 1 < signs.size(); ++i) {
        if ((signs[i].base == U'.' || signs[i].base == U',') && isFigure(signs[i - 1]) && isFigure(signs[i + 1]) &&
            signs[i - 1].end == signs[i].begin && signs[i].end == signs[i + 1].begin) {
            signs[i].kind = Kind::letter;
            signs[i].base = U'.';
        }
    }
}

bool isLetterAt(const FoldedText& text, std::size_t at) { return at < text.size() && text[at].kind == Kind::letter; }

bool goesOn(const FoldedSign& sign, bool acrossColon)
{
    return sign.kind == Kind::gap || sign.kind == Kind::line || (acrossColon && sign.kind == Kind::colon);
}

/// A phrase whose end is open tells the whole word.
Span wholeWords(const FoldedText& text, Span place)
{
    const auto joined = [&](std::size_t left) {
        return left + 1 < text.size() && isLetterAt(text, left) && isLetterAt(text, left + 1) &&
               !isHan(text[left].base) && !isHan(text[left + 1].base);
    };
    while (place.begin > 0 && joined(place.begin - 1)) {
        --place.begin;
    }
    while (place.end < text.size() && joined(place.end - 1)) {
        ++place.end;
    }
    return place;
}

std::vector<std::string> piecesOf(const std::string& text, char at)
{
    std::vector<std::string> pieces{""};
    for (const char c : text) {
        if (c == at) {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    std::erase(pieces, "");
    return pieces;
}

} // namespace

bool isHan(char32_t sign) { return (sign >= 0x2E80 && sign <= 0x9FFF) || (sign >= 0x20000 && sign <= 0x3FFFF); }

FoldedText foldText(std::string_view utf8)
{
    FoldedText signs;
    signs.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto markup = endOfMarkup(utf8, at);
        const auto [code, length] = codeAt(utf8, at);
        if (markup || !code) {
            const std::size_t end = markup.value_or(at + length);
            signs.push_back({.kind = Kind::gap, .base = U' ', .begin = at, .end = end});
            at = end;
        } else {
            addFolded(signs, *code, at, at + length);
            at += length;
        }
    }
    joinNumbers(signs);
    return signs;
}

std::vector<Phrase> Phrase::read(const std::string& text)
{
    constexpr std::size_t kLongest = 400;
    constexpr std::size_t kMostPhrases = 1'000;
    if (text.size() > kLongest) {
        return {};
    }
    const bool exact = !text.empty() && text.front() == '=';
    const auto words = piecesOf(exact ? text.substr(1) : text, ' ');
    std::vector<Phrase> phrases(1);
    phrases.front().m_exact = exact;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<Phrase> longer;
        for (const Phrase& phrase : phrases) {
            for (const std::string& word : piecesOf(words[i], '|')) {
                longer.push_back(phrase);
                longer.back().addWord(word, i == 0, i + 1 == words.size());
            }
        }
        if (longer.size() > kMostPhrases) {
            return {};
        }
        phrases = std::move(longer);
    }
    std::erase_if(phrases, [](const Phrase& phrase) {
        constexpr std::ptrdiff_t kMostOpen = 2; // each one more is another loop over the text
        const auto count = [&](Step step) {
            return std::count_if(phrase.m_parts.begin(), phrase.m_parts.end(),
                                 [&](const Part& part) { return part.step == step; });
        };
        return count(Step::letter) == 0 || count(Step::any) > kMostOpen;
    });
    return phrases;
}

std::vector<Phrase> Phrase::readAll(const std::vector<std::string>& texts)
{
    std::vector<Phrase> phrases;
    for (const std::string& text : texts) {
        for (Phrase& phrase : read(text)) {
            phrases.push_back(std::move(phrase));
        }
    }
    return phrases;
}

void Phrase::addWord(const std::string& word, bool first, bool last)
{
    const bool openStart = word.front() == '*';
    const bool openEnd = word.size() > 1 && word.back() == '*';
    const std::string bare = word.substr(openStart ? 1 : 0, word.size() - (openStart ? 1 : 0) - (openEnd ? 1 : 0));
    if (!first) {
        m_parts.push_back({Step::gap});
    }
    m_openStart = m_openStart || (first && openStart);
    for (const FoldedSign& sign : foldText(bare)) {
        if (sign.kind != Kind::letter && sign.kind != Kind::stop) {
            m_parts.push_back({Step::gap, sign.kind == Kind::colon ? U':' : U' '});
            continue;
        }
        if (isHan(sign.base) && !m_parts.empty() && m_parts.back().step == Step::letter) {
            m_parts.push_back({Step::gap});
        }
        m_parts.push_back({Step::letter, sign.base, sign.mark});
    }
    m_openEnd = m_openEnd || (last && openEnd);
    if (openEnd && !last) {
        m_parts.push_back({Step::any});
    }
}

std::size_t Phrase::matchFrom(const FoldedText& text, std::size_t at, std::size_t part, bool acrossColon) const
{
    constexpr std::size_t kNot = 0;
    for (; part < m_parts.size(); ++part) {
        const Part& wanted = m_parts[part];
        if (wanted.step == Step::gap) {
            while (at < text.size() && goesOn(text[at], acrossColon || wanted.base == U':')) {
                ++at;
            }
        } else if (wanted.step == Step::any) {
            for (std::size_t from = at;; ++from) {
                if (const std::size_t end = matchFrom(text, from, part + 1, acrossColon); end != kNot) {
                    return end;
                }
                if (!isLetterAt(text, from)) {
                    return kNot;
                }
            }
        } else {
            if (at >= text.size() || text[at].base != wanted.base || (m_exact && text[at].mark != wanted.mark)) {
                return kNot;
            }
            ++at;
        }
    }
    const bool insideWord = isLetterAt(text, at) && !isHan(text[at].base) && !isHan(text[at - 1].base);
    return insideWord && !m_openEnd ? kNot : at;
}

std::size_t Phrase::matchAt(const FoldedText& text, std::size_t begin, bool acrossColon) const
{
    if (text[begin].kind != Kind::letter) {
        return begin;
    }
    const bool insideWord =
        begin > 0 && isLetterAt(text, begin - 1) && !isHan(text[begin - 1].base) && !isHan(text[begin].base);
    if (insideWord && !m_openStart) {
        return begin;
    }
    const std::size_t end = matchFrom(text, begin, 0, acrossColon);
    return end == 0 ? begin : end;
}

std::vector<Span> placesOf(const FoldedText& text, const std::vector<Phrase>& phrases, bool acrossColon)
{
    std::unordered_map<char32_t, std::vector<std::size_t>> byLetter;
    for (std::size_t at = 0; at < text.size(); ++at) {
        byLetter[text[at].base].push_back(at);
    }
    std::vector<Span> places;
    for (const Phrase& phrase : phrases) {
        const auto begins = byLetter.find(phrase.firstLetter());
        for (std::size_t i = 0; begins != byLetter.end() && i < begins->second.size(); ++i) {
            const std::size_t at = begins->second[i];
            if (const std::size_t end = phrase.matchAt(text, at, acrossColon); end > at) {
                places.push_back(wholeWords(text, {at, end}));
            }
        }
    }
    return places;
}

} // namespace regrade::rules
