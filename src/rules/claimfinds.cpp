#include "rules/claimfinds.h"

#include <algorithm>
#include <cctype>

namespace regrade::rules {

namespace {

using SignKind = FoldedSign::Kind;

bool figureAt(const FoldedText& text, std::size_t at)
{
    return at < text.size() && text[at].base >= U'0' && text[at].base <= U'9';
}

bool latinAt(const FoldedText& text, std::size_t at)
{
    return at < text.size() && text[at].kind == SignKind::letter && !figureAt(text, at) && !isHan(text[at].base);
}

bool mailPart(const FoldedSign& sign)
{
    constexpr std::u32string_view kMore = U"._-+";
    const bool plain = (sign.base >= U'a' && sign.base <= U'z') || (sign.base >= U'0' && sign.base <= U'9');
    return plain || kMore.find(sign.base) != std::u32string_view::npos;
}

/// An @, or "[at]" and "(at)" with the spaces around; empty where there is none.
Span atSign(const FoldedText& text, std::size_t at)
{
    constexpr std::u32string_view kOpen = U"[({";
    constexpr std::u32string_view kClose = U"])}";
    if (text[at].base == U'@') {
        return {at, at + 1};
    }
    const bool word = at + 3 < text.size() && kOpen.find(text[at].base) != std::u32string_view::npos &&
                      text[at + 1].base == U'a' && text[at + 2].base == U't' &&
                      kClose.find(text[at + 3].base) != std::u32string_view::npos;
    if (!word) {
        return {at, at};
    }
    Span sign{at, at + 4};
    while (sign.begin > 0 && text[sign.begin - 1].base == U' ') {
        --sign.begin;
    }
    while (sign.end < text.size() && text[sign.end].base == U' ') {
        ++sign.end;
    }
    return sign;
}

/// A run of figures with the spaces, hyphens, points and brackets that phone numbers are written with.
struct Run {
    Span place;
    std::u32string figures;
    bool plus = false;
    bool parted = false;
};

Run runAt(const FoldedText& text, std::size_t begin)
{
    Run run{.place = {begin, begin}};
    std::size_t at = begin;
    if (text[at].base == U'+') {
        run.plus = true;
        ++at;
    }
    std::size_t pause = 0;
    for (; at < text.size(); ++at) {
        if (figureAt(text, at)) {
            run.figures += text[at].base;
            run.parted = run.parted || pause > 0;
            pause = 0;
            run.place.end = at + 1;
        } else {
            constexpr std::u32string_view kPauses = U" -./()\u2013\u2011\u2010";
            if (kPauses.find(text[at].base) == std::u32string_view::npos || ++pause > 2) {
                break;
            }
        }
    }
    return run;
}

bool looksLikePhone(const Run& run, bool afterLeadIn)
{
    const std::size_t count = run.figures.size();
    if (afterLeadIn) {
        return count >= 7 && count <= 15;
    }
    if (run.plus) {
        return count >= 8 && count <= 15;
    }
    const bool china = count == 11 && run.figures[0] == U'1' && run.figures[1] >= U'3';
    const bool trunk = run.figures.rfind(U"0", 0) == 0 && run.parted && count >= 9 && count <= 12;
    return china || trunk;
}

/// (415) 555-0132 or 415-555-0132.
bool isAmerican(const FoldedText& text, const Run& run)
{
    std::string shape;
    for (std::size_t i = run.place.begin; i < run.place.end; ++i) {
        shape += figureAt(text, i) ? '9' : text[i].base == U'(' || text[i].base == U')' ? 'b' : '-';
    }
    return shape == "999-999-9999" || shape == "999b-999-9999" || shape == "999b999-9999";
}

bool fitsForm(const FoldedText& text, std::size_t at, const std::string& form)
{
    if (at + form.size() > text.size()) {
        return false;
    }
    for (const char wanted : form) {
        const bool fits = wanted == '9'   ? figureAt(text, at)
                          : wanted == '@' ? latinAt(text, at)
                                          : text[at].base == static_cast<char32_t>(std::tolower(wanted));
        if (!fits) {
            return false;
        }
        ++at;
    }
    return true;
}

bool isWordSign(const FoldedText& text, std::size_t at) { return figureAt(text, at) || latinAt(text, at); }

struct LatinWord {
    std::size_t end = 0;
    bool capital = false; ///< begins with one
    bool small = false;   ///< has a small letter
    bool figures = false;
};

LatinWord latinWordAt(const FoldedText& text, std::size_t at)
{
    LatinWord word{.end = at, .capital = latinAt(text, at) && text[at].capital};
    for (; isWordSign(text, word.end); ++word.end) {
        word.figures = word.figures || figureAt(text, word.end);
        word.small = word.small || (!text[word.end].capital && !figureAt(text, word.end));
    }
    return word;
}

/// Behind a name: "Meier", "J. Smith", "ANNA MEIER"; not behind a code such as T01 or QC.
std::size_t behindLatinName(const FoldedText& text, std::size_t at)
{
    const LatinWord word = latinWordAt(text, at);
    if (!word.capital || word.figures) {
        return at;
    }
    const bool point = word.end < text.size() && text[word.end].base == U'.';
    const std::size_t next = behindPause(text, word.end + (point ? 1 : 0));
    const LatinWord second = latinWordAt(text, next);
    const bool named = second.capital && !second.figures && second.end - next > 1;
    if (word.small && word.end - at > 1) {
        return named ? second.end : word.end;
    }
    return named ? second.end : at;
}

std::size_t behindChineseName(const FoldedText& text, std::size_t at, const FoldedText& surnames)
{
    const bool surname = at < text.size() && std::any_of(surnames.begin(), surnames.end(), [&](const FoldedSign& one) {
                             return one.base == text[at].base;
                         });
    if (!surname || at + 1 >= text.size() || !isHan(text[at + 1].base)) {
        return at;
    }
    const bool third = at + 2 < text.size() && isHan(text[at + 2].base);
    return at + (third ? 3 : 2);
}

} // namespace

std::size_t behindPause(const FoldedText& text, std::size_t at)
{
    while (at < text.size() && (text[at].kind == SignKind::gap || text[at].kind == SignKind::colon)) {
        ++at;
    }
    return at;
}

std::vector<Span> emailsIn(const FoldedText& folded)
{
    std::vector<Span> places;
    for (std::size_t i = 1; i + 1 < folded.size(); ++i) {
        const Span at = atSign(folded, i);
        if (at.begin == at.end) {
            continue;
        }
        Span place = at;
        while (place.begin > 0 && mailPart(folded[place.begin - 1])) {
            --place.begin;
        }
        while (place.end < folded.size() && mailPart(folded[place.end])) {
            ++place.end;
        }
        while (place.end > at.end && !isWordSign(folded, place.end - 1)) {
            --place.end;
        }
        const bool point = std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(at.end),
                                       folded.begin() + static_cast<std::ptrdiff_t>(place.end),
                                       [](const FoldedSign& sign) { return sign.base == U'.'; });
        if (place.begin < at.begin && point) {
            places.push_back(place);
        }
    }
    return places;
}

std::vector<Span> phonesIn(const FoldedText& folded, const std::vector<Phrase>& leadIns)
{
    const auto words = placesOf(folded, leadIns, false);
    std::vector<Span> places;
    for (std::size_t at = 0; at < folded.size();) {
        const bool begins = (figureAt(folded, at) || (folded[at].base == U'+' && figureAt(folded, at + 1))) &&
                            (at == 0 || !isWordSign(folded, at - 1));
        if (!begins) {
            ++at;
            continue;
        }
        const Run run = runAt(folded, at);
        const bool led = std::any_of(words.begin(), words.end(), [&](const Span& word) {
            const std::size_t behind = behindPause(folded, word.end);
            return behind == at || (behind < folded.size() && folded[behind].kind == SignKind::stop &&
                                    behindPause(folded, behind + 1) == at);
        });
        const bool wordGoesOn = latinAt(folded, run.place.end);
        if (!wordGoesOn && run.figures.size() > 1 && (looksLikePhone(run, led) || isAmerican(folded, run))) {
            places.push_back(run.place);
        }
        at = std::max(run.place.end, at + 1);
    }
    return places;
}

std::vector<Span> formsIn(const FoldedText& folded, const std::vector<std::string>& forms)
{
    std::vector<Span> places;
    for (const std::string& form : forms) {
        for (std::size_t at = 0; at < folded.size(); ++at) {
            if (fitsForm(folded, at, form) && (at == 0 || !isWordSign(folded, at - 1)) &&
                !isWordSign(folded, at + form.size())) {
                places.push_back({at, at + form.size()});
            }
        }
    }
    return places;
}

std::vector<Span> namesIn(const FoldedText& folded, const std::vector<Phrase>& leadIns,
                          const std::vector<std::string>& surnames)
{
    FoldedText first;
    for (const std::string& surname : surnames) {
        for (const FoldedSign& sign : foldText(surname)) {
            first.push_back(sign);
        }
    }
    std::vector<Span> places;
    for (const Span& leadIn : placesOf(folded, leadIns, false)) {
        const std::size_t name = behindPause(folded, leadIn.end);
        std::size_t end = behindLatinName(folded, name);
        end = end == name ? behindChineseName(folded, name, first) : end;
        if (end != name) {
            places.push_back({leadIn.begin, end});
        }
    }
    return places;
}

} // namespace regrade::rules
