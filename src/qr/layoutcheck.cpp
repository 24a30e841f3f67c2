#include "qr/layoutcheck.h"

#include "qr/keyboardlayouts.h"
#include "qr/scancontent.h"

#include <algorithm>
#include <array>
#include <set>

namespace regrade::qr {

namespace {

constexpr char32_t kSeparatorKey = U'\x1d';
constexpr std::u32string_view kMarker = U"REGCHECK";
constexpr std::u32string_view kPlain = U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::u32string_view kSigns = U"-/:;.,_()#&%*@$!<>?]";
constexpr std::u32string_view kEnd = U"OVER";
constexpr std::size_t kMostWrong = 10;  ///< what accents and AltGr may have swallowed, and the separator
constexpr std::size_t kMostBefore = 24; ///< a prefix and a symbology identifier before the code
constexpr std::size_t kLeast = 30;      ///< shorter is no calibration label, whatever it begins with
constexpr std::size_t kBracketKey = 37; ///< LSGT, which US keyboards do not have

std::u32string lettersOfText(std::string_view text)
{
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t letter = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
            letter = (letter << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        }
        letters += letter;
        at += length;
    }
    return letters;
}

std::string textOfLetters(std::u32string_view letters)
{
    std::string text;
    const auto add = [&](char32_t bits) { text += static_cast<char>(bits); };
    for (const char32_t letter : letters) {
        if (letter < 0x80) {
            add(letter);
        } else if (letter < 0x800) {
            add(0xC0U | (letter >> 6U));
            add(0x80U | (letter & 0x3FU));
        } else if (letter < 0x10000) {
            add(0xE0U | (letter >> 12U));
            add(0x80U | ((letter >> 6U) & 0x3FU));
            add(0x80U | (letter & 0x3FU));
        } else {
            add(0xF0U | (letter >> 18U));
            add(0x80U | ((letter >> 12U) & 0x3FU));
            add(0x80U | ((letter >> 6U) & 0x3FU));
            add(0x80U | (letter & 0x3FU));
        }
    }
    return text;
}

/// A key of the layout, and whether Shift is held.
struct Stroke {
    std::size_t key = 0;
    bool shifted = false;
};

std::optional<Stroke> strokeOf(const KeyboardLayout& layout, char32_t letter)
{
    for (const bool bracketKey : {false, true}) {
        for (const bool shifted : {false, true}) {
            const auto& row = shifted ? layout.shifted : layout.alone;
            for (std::size_t key = 0; key < row.size(); ++key) {
                if (row[key] == letter && (key == kBracketKey) == bracketKey) {
                    return Stroke{key, shifted};
                }
            }
        }
    }
    return std::nullopt;
}

std::u32string throughKeys(std::u32string_view text, const KeyboardLayout& scanner, const KeyboardLayout& computer)
{
    if (&scanner == &computer) {
        return std::u32string(text); // with AltGr as well
    }
    std::u32string arrived;
    for (const char32_t letter : text) {
        if (letter <= U' ') {
            arrived += letter;
        } else if (const auto stroke = strokeOf(scanner, letter)) {
            const char32_t made = (stroke->shifted ? computer.shifted : computer.alone)[stroke->key];
            arrived += made == U' ' ? std::u32string() : std::u32string(1, made);
        }
    }
    return arrived;
}

char32_t upperOf(char32_t letter)
{
    const bool latin = letter >= U'a' && letter <= U'z';
    const bool accented = letter >= 0xE0 && letter <= 0xFE && letter != 0xF7;
    const bool cyrillic = letter >= 0x430 && letter <= 0x44F;
    return latin || accented || cyrillic ? letter - 0x20 : letter == 0x451 ? U'\u0401' : letter;
}

char32_t lowerOf(char32_t letter)
{
    const bool latin = letter >= U'A' && letter <= U'Z';
    const bool accented = letter >= 0xC0 && letter <= 0xDE && letter != 0xD7;
    const bool cyrillic = letter >= 0x410 && letter <= 0x42F;
    return latin || accented || cyrillic ? letter + 0x20 : letter == 0x401 ? U'\u0451' : letter;
}

std::u32string inCase(std::u32string text, LetterCase wanted)
{
    for (char32_t& letter : text) {
        const bool small = upperOf(letter) != letter;
        const bool rise = wanted == LetterCase::upper || (wanted == LetterCase::swapped && small);
        letter = wanted == LetterCase::kept ? letter : rise ? upperOf(letter) : lowerOf(letter);
    }
    return text;
}

/// Characters to change, add or leave out; from `kFar` on they are not counted further.
std::size_t differences(std::u32string_view left, std::u32string_view right)
{
    constexpr std::size_t kFar = 24;
    if (left.size() > right.size() + kFar || right.size() > left.size() + kFar) {
        return kFar;
    }
    std::vector<std::size_t> row(right.size() + 1, kFar);
    for (std::size_t i = 0; i <= std::min(right.size(), kFar); ++i) {
        row[i] = i;
    }
    for (std::size_t l = 1; l <= left.size(); ++l) {
        const std::size_t from = l > kFar ? l - kFar : 1;
        std::size_t corner = row[from - 1];
        row[from - 1] = from == 1 ? std::min(l, kFar) : kFar;
        for (std::size_t r = from; r <= std::min(right.size(), l + kFar); ++r) {
            const std::size_t replaced = corner + (left[l - 1] == right[r - 1] ? 0 : 1);
            corner = row[r];
            row[r] = std::min({replaced, row[r] + 1, row[r - 1] + 1});
        }
    }
    return std::min(row.back(), kFar);
}

/// A pair of layouts, and how the label arrives by it.
struct LayoutPair {
    const KeyboardLayout* scanner = nullptr;
    const KeyboardLayout* computer = nullptr;
    std::u32string label;
};

/// Of pairs that do the same to the label the first: the likelier layouts come first.
const std::vector<LayoutPair>& layoutPairs()
{
    static const auto kPairs = [] {
        const std::u32string label =
            std::u32string(kMarker) + std::u32string(kPlain) + std::u32string(kSigns) + std::u32string(kEnd);
        std::vector<LayoutPair> pairs;
        std::set<std::u32string> seen;
        for (const auto& scanner : kKeyboardLayouts) {
            for (const auto& computer : kKeyboardLayouts) {
                auto arrives = throughKeys(label, scanner, computer);
                if (strokeOf(scanner, U'A') && seen.insert(arrives).second) {
                    pairs.push_back({&scanner, &computer, std::move(arrives)});
                }
            }
        }
        return pairs;
    }();
    return kPairs;
}

/// The label's first word as some pair of layouts writes it: the same letters on all but one of ours.
const std::vector<std::u32string>& markers()
{
    static const auto kMarkers = [] {
        std::vector<std::u32string> all;
        for (const auto& scanner : kKeyboardLayouts) {
            for (const auto& computer : kKeyboardLayouts) {
                auto one = inCase(throughKeys(kMarker, scanner, computer), LetterCase::upper);
                if (one.size() == kMarker.size() && std::find(all.begin(), all.end(), one) == all.end()) {
                    all.push_back(std::move(one));
                }
            }
        }
        return all;
    }();
    return kMarkers;
}

std::size_t markerIn(std::u32string_view letters)
{
    const auto front = inCase(std::u32string(letters.substr(0, kMostBefore + kMarker.size())), LetterCase::upper);
    for (const auto& marker : markers()) {
        if (const auto at = front.find(marker); at != std::u32string::npos) {
            return at;
        }
    }
    return std::u32string::npos;
}

/// How the label would arrive by one pair of layouts.
struct Guess {
    const KeyboardLayout* scanner = nullptr;
    const KeyboardLayout* computer = nullptr;
    LetterCase letters = LetterCase::kept;
    std::size_t wrong = 0;

    [[nodiscard]] std::u32string of(std::u32string_view text) const
    {
        return inCase(throughKeys(text, *scanner, *computer), letters);
    }
};

Guess bestGuess(std::u32string_view body)
{
    constexpr std::array kCases = {LetterCase::kept, LetterCase::swapped, LetterCase::upper, LetterCase::lower};
    Guess best{nullptr, nullptr, LetterCase::kept, body.size() + 1};
    for (const LayoutPair& pair : layoutPairs()) {
        for (const LetterCase letters : kCases) {
            const std::size_t wrong = differences(body, inCase(pair.label, letters));
            best = wrong < best.wrong ? Guess{pair.scanner, pair.computer, letters, wrong} : best;
        }
    }
    return best;
}

/// Where the text ends in the arrived one; nothing when its last letters are not there.
std::optional<std::size_t> endOf(std::u32string_view text, std::u32string_view arrived, std::size_t from)
{
    constexpr std::size_t kTail = 4;
    const auto tail = text.substr(text.size() - std::min(kTail, text.size()));
    const auto at = tail.empty() ? std::u32string::npos : arrived.find(tail, from);
    return at == std::u32string::npos ? std::nullopt : std::optional(at + tail.size());
}

void readSeparator(LayoutFinding& finding, const Guess& guess, std::u32string_view arrived)
{
    const auto signs = guess.of(kSigns);
    const auto from = endOf(guess.of(kPlain), arrived, 0);
    const auto to = from ? arrived.find(signs.substr(0, 3), *from) : std::u32string::npos;
    if (to != std::u32string::npos && to > *from) {
        finding.separator = textOfLetters(arrived.substr(*from, to - *from));
    }
}

void readBefore(LayoutFinding& finding, const Guess& guess, std::u32string_view before)
{
    // "]Q1" as this pair of layouts writes it; the figure at its end varies with the symbol.
    for (const char32_t symbol : {U'1', U'0', U'2'}) {
        const auto identifier = guess.of(std::u32string(U"]Q") + symbol);
        const auto at = identifier.empty() ? std::u32string::npos : before.rfind(identifier);
        if (at != std::u32string::npos && at + identifier.size() == before.size()) {
            finding.announced = true;
            before = before.substr(0, at);
            break;
        }
    }
    finding.prefix = textOfLetters(before);
}

bool isSeparatorWritten(const std::string& text)
{
    const auto& forms = separatorForms();
    return std::find(forms.begin(), forms.end(), text) != forms.end();
}

Error caseAdvice(LetterCase letters)
{
    switch (letters) {
    case LetterCase::swapped:
        return invalid("Capitals and small letters are exchanged: Caps Lock is on. Switch it off.");
    case LetterCase::upper:
        return invalid(
            "The scanner turns small letters into capitals. Switch the conversion of letters off in the scanner.");
    default: break;
    }
    return invalid(
        "The scanner turns capitals into small letters. Switch the conversion of letters off in the scanner.");
}

void adviseOnLayout(std::vector<Error>& advice, const LayoutFinding& finding)
{
    if (finding.scanner.empty()) {
        advice.push_back(
            invalid("Figures and signs arrive changed, as by no pair of keyboards known here. Set scanner and PC "
                    "to the same keyboard layout and scan the label again."));
    } else if (!finding.sameLayout()) {
        advice.push_back(
            invalid("The scanner types for a keyboard {}, and this PC has a keyboard {}. Set the scanner to {} "
                    "with its manual, page \"keyboard country\", or the PC to {}, and scan the label again.",
                    {finding.scanner, finding.computer, finding.computer, finding.scanner}));
    }
}

void adviseOnEnds(std::vector<Error>& advice, const LayoutFinding& finding)
{
    if (!finding.prefix.empty()) {
        advice.push_back(
            invalid("The scanner sends {} before each code. Enter it as the prefix in the settings of this "
                    "station, or take it out of the scanner.",
                    {shownEscaped(finding.prefix)}));
    }
    if (!finding.suffix.empty()) {
        advice.push_back(
            invalid("The scanner sends {} behind each code. Take it out of the scanner; Return or Tab is enough.",
                    {shownEscaped(finding.suffix)}));
    }
}

} // namespace

bool LayoutFinding::agrees() const
{
    return complete && sameLayout() && letters == LetterCase::kept && prefix.empty() && suffix.empty() && separator &&
           (*separator == "\x1d" || isSeparatorWritten(*separator));
}

const std::string& calibrationText()
{
    static const std::string kText =
        textOfLetters(kMarker) + textOfLetters(kPlain) + '\x1d' + textOfLetters(kSigns) + textOfLetters(kEnd);
    return kText;
}

bool isCalibration(std::string_view scanned)
{
    // The label has some 100 characters; a longer text is another one, and this is asked at every key.
    if (scanned.size() < kLeast || scanned.size() > 4 * calibrationText().size()) {
        return false;
    }
    return markerIn(lettersOfText(scanned)) != std::u32string::npos;
}

LayoutFinding checkLayout(std::string_view scanned)
{
    LayoutFinding finding;
    const auto letters = lettersOfText(scanned);
    const auto begin = markerIn(letters);
    if (begin == std::u32string::npos) {
        return finding;
    }
    const auto body = std::u32string_view(letters).substr(begin);
    const Guess guess = bestGuess(body.substr(0, 2 * (kMarker.size() + kPlain.size())));
    finding.letters = guess.letters;
    const auto end = endOf(guess.of(kEnd), body, kMarker.size() + kPlain.size() / 2);
    finding.complete = end.has_value();
    if (end) {
        finding.suffix = textOfLetters(body.substr(*end));
    }
    if (guess.wrong - std::min(guess.wrong, finding.suffix.size()) <= kMostWrong) {
        finding.scanner = guess.scanner->name;
        finding.computer = guess.computer->name;
    }
    readSeparator(finding, guess, body);
    readBefore(finding, guess, std::u32string_view(letters).substr(0, begin));
    return finding;
}

std::vector<Error> adviceOf(const LayoutFinding& finding)
{
    std::vector<Error> advice;
    if (finding.agrees()) {
        advice.push_back(invalid("The scanner and this PC agree: every character arrived as it was printed."));
        if (!finding.announced) {
            advice.push_back(
                invalid("The scanner does not say what kind of symbol it read. With AIM identifiers on, product "
                        "codes and GS1 data cannot be taken for other numbers."));
        }
        return advice;
    }
    adviseOnLayout(advice, finding);
    if (finding.letters != LetterCase::kept) {
        advice.push_back(caseAdvice(finding.letters));
    }
    if (!finding.complete) {
        advice.push_back(
            invalid("The end of the label is missing: the scanner sends too fast, or cuts long codes. Let it wait "
                    "longer between two characters."));
    }
    adviseOnEnds(advice, finding);
    if (!finding.separator) {
        advice.push_back(invalid("The separator of GS1 data (GS, character 29) is lost. Let the scanner send control "
                                 "characters as Ctrl and a key, or write it as <GS>."));
    } else if (*finding.separator != "\x1d" && !isSeparatorWritten(*finding.separator)) {
        advice.push_back(
            invalid("The separator of GS1 data arrives as {}. Let the scanner send control characters as Ctrl and "
                    "a key, or write it as <GS>; for # there is a switch in the settings.",
                    {shownEscaped(*finding.separator)}));
    }
    return advice;
}

std::vector<Ungarbled> readingsOf(std::string_view text)
{
    std::vector<Ungarbled> readings;
    const auto letters = lettersOfText(text);
    const auto& scanner = kKeyboardLayouts.front();
    for (const auto& computer : kKeyboardLayouts) {
        auto meant = throughKeys(letters, computer, scanner);
        if (meant != letters && meant.size() == letters.size()) {
            readings.push_back({textOfLetters(meant), std::string(computer.name)});
        }
    }
    return readings;
}

std::string typedThrough(std::string_view text, std::string_view scanner, std::string_view computer)
{
    const auto find = [](std::string_view id) {
        return std::find_if(kKeyboardLayouts.begin(), kKeyboardLayouts.end(),
                            [&](const KeyboardLayout& layout) { return layout.id == id; });
    };
    const auto from = find(scanner);
    const auto to = find(computer);
    return from == kKeyboardLayouts.end() || to == kKeyboardLayouts.end()
               ? std::string(text)
               : textOfLetters(throughKeys(lettersOfText(text), *from, *to));
}

} // namespace regrade::qr
