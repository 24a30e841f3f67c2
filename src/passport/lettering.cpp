#include "passport/lettering.h"

#include <algorithm>
#include <utility>

namespace regrade::passport {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The letter at `at`, which moves behind it; kReplacement and one byte on where there is none.
char32_t nextLetter(const std::string& text, std::size_t& at)
{
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const unsigned char first = byte(at);
    const int more = first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : 3;
    if (first >= 0x80 && (first < 0xC2 || first > 0xF4)) {
        ++at;
        return kReplacement;
    }
    auto letter = static_cast<char32_t>(more == 0 ? first : first & (0x3F >> more));
    for (int i = 1; i <= more; ++i) {
        if (at + static_cast<std::size_t>(i) >= text.size() ||
            (byte(at + static_cast<std::size_t>(i)) & 0xC0) != 0x80) {
            ++at;
            return kReplacement;
        }
        letter = (letter << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (letter < kLeast[more] || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF)) {
        ++at;
        return kReplacement;
    }
    at += static_cast<std::size_t>(more) + 1;
    return letter;
}

bool isControl(char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); }

} // namespace

std::optional<std::u32string> lettersIn(const std::string& text)
{
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        letters.push_back(nextLetter(text, at));
        if (letters.back() == kReplacement && at - before != 3) {
            return std::nullopt;
        }
    }
    return letters;
}

std::string utf8Of(const std::u32string& letters)
{
    std::string text;
    for (const char32_t letter : letters) {
        if (letter < 0x80) {
            text += static_cast<char>(letter);
        } else if (letter < 0x800) {
            text += {static_cast<char>(0xC0 | (letter >> 6)), static_cast<char>(0x80 | (letter & 0x3F))};
        } else if (letter < 0x10000) {
            text += {static_cast<char>(0xE0 | (letter >> 12)), static_cast<char>(0x80 | ((letter >> 6) & 0x3F)),
                     static_cast<char>(0x80 | (letter & 0x3F))};
        } else {
            text += {static_cast<char>(0xF0 | (letter >> 18)), static_cast<char>(0x80 | ((letter >> 12) & 0x3F)),
                     static_cast<char>(0x80 | ((letter >> 6) & 0x3F)), static_cast<char>(0x80 | (letter & 0x3F))};
        }
    }
    return text;
}

bool canBeSeen(char32_t letter)
{
    constexpr std::pair<char32_t, char32_t> kUnseen[] = {
        {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x180E, 0x180E},   {0x200B, 0x200F},
        {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},   {0xFFF0, 0xFFFB},
        {0xFFFE, 0xFFFF}, {0x3164, 0x3164}, {0xE000, 0xF8FF}, {0xE0000, 0x10FFFF}};
    return !isControl(letter) && std::none_of(std::begin(kUnseen), std::end(kUnseen), [&](const auto& range) {
        return letter >= range.first && letter <= range.second;
    });
}

std::string forPaper(const std::string& text)
{
    constexpr std::size_t kMostLetters = 1000;
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = nextLetter(text, at);
        if (letters.size() == kMostLetters) {
            letters.push_back(U'…');
            break;
        }
        if (isControl(letter) || letter == 0x2028 || letter == 0x2029) {
            letters.push_back(U' ');
        } else if (canBeSeen(letter)) {
            letters.push_back(letter);
        }
    }
    return utf8Of(letters);
}

} // namespace regrade::passport
