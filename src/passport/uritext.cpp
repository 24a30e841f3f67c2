#include "passport/uritext.h"

#include <algorithm>
#include <chrono>

namespace regrade::passport {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Two figures, up to a highest value.
bool isTwo(std::string_view text, int most)
{
    return text.size() == 2 && isDigits(text) && (text[0] - '0') * 10 + text[1] - '0' <= most;
}

} // namespace

bool isOffset(std::string_view text)
{
    const bool shaped = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':';
    return shaped && isTwo(text.substr(4), 59) && (isTwo(text.substr(1, 2), 13) || text.substr(1) == "14:00");
}

bool isUri(std::string_view text)
{
    const auto colon = text.find(':');
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isFigure = [](char c) { return c >= '0' && c <= '9'; };
    if (colon == std::string_view::npos || colon + 1 >= text.size() || !isLetter(text.front())) {
        return false;
    }
    for (const char c : text.substr(0, colon)) {
        if (!isLetter(c) && !isFigure(c) && c != '+' && c != '-' && c != '.') {
            return false;
        }
    }
    for (std::size_t i = colon + 1; i < text.size(); ++i) {
        const char c = text[i];
        const auto isHex = [&](std::size_t at) {
            return at < text.size() &&
                   (isFigure(text[at]) || (text[at] >= 'a' && text[at] <= 'f') || (text[at] >= 'A' && text[at] <= 'F'));
        };
        if (c == '%' ? !isHex(i + 1) || !isHex(i + 2)
                     : !isLetter(c) && !isFigure(c) &&
                           std::string_view("-._~:/?#[]@!$&'()*+,;=").find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

bool isDateTime(std::string_view text)
{
    const bool shaped = text.size() >= 20 && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == 't') &&
                        text[13] == ':' && text[16] == ':' && isDigits(text.substr(0, 4)) &&
                        isTwo(text.substr(5, 2), 12) && isTwo(text.substr(8, 2), 31) && isTwo(text.substr(11, 2), 23) &&
                        isTwo(text.substr(14, 2), 59) && isTwo(text.substr(17, 2), 59);
    if (!shaped) {
        return false;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) {
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    std::string_view rest = text.substr(19);
    if (rest.front() == '.') {
        const auto end = rest.find_first_not_of("0123456789", 1);
        rest = end == std::string_view::npos || end == 1 ? std::string_view() : rest.substr(end);
    }
    return day.ok() && (rest == "Z" || rest == "z" || isOffset(rest));
}

std::string hostOf(std::string_view address)
{
    const auto begin = address.find("://");
    if (!address.starts_with("http") || begin == std::string_view::npos) {
        return {};
    }
    const std::string_view host = address.substr(begin + 3);
    return std::string(host.substr(0, host.find_first_of("/?#")));
}

} // namespace regrade::passport
