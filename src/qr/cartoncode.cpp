#include "qr/cartoncode.h"

#include <algorithm>

namespace regrade::qr {

namespace {

constexpr std::string_view kStem = "REGCARTON";

std::string inCapitals(std::string_view text)
{
    std::string letters(text);
    std::transform(letters.begin(), letters.end(), letters.begin(),
                   [](char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign; });
    return letters;
}

std::string inSmallLetters(std::string_view text)
{
    std::string letters(text);
    std::transform(letters.begin(), letters.end(), letters.begin(),
                   [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return letters;
}

} // namespace

std::string cartonCode(std::string_view id) { return std::string(kStem) + inCapitals(id); }

std::optional<std::string> cartonIn(std::string_view text)
{
    constexpr std::string_view kEnds = " \t\r\n";
    const auto from = text.find_first_not_of(kEnds);
    if (from == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string code = inCapitals(text.substr(from, text.find_last_not_of(kEnds) - from + 1));
    if (code.rfind(kStem, 0) != 0) {
        return std::nullopt;
    }
    std::string id = inSmallLetters(std::string_view(code).substr(kStem.size()));
    return isCartonId(id) ? std::optional(std::move(id)) : std::nullopt;
}

} // namespace regrade::qr
