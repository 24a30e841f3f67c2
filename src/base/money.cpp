#include "base/money.h"

#include <algorithm>
#include <charconv>

namespace regrade {

namespace {

void requireSame(const Money& a, const Money& b)
{
    if (a.currency != b.currency) {
        throw std::logic_error("amounts in " + a.currency + " and " + b.currency + " cannot be combined");
    }
}

} // namespace

Money operator+(const Money& a, const Money& b)
{
    requireSame(a, b);
    return {a.minor + b.minor, a.currency};
}

Money operator-(const Money& a, const Money& b)
{
    requireSame(a, b);
    return {a.minor - b.minor, a.currency};
}

Money shareOf(const Money& amount, std::int64_t basisPoints)
{
    const std::int64_t scaled = amount.minor * basisPoints;
    const std::int64_t half = scaled >= 0 ? 5'000 : -5'000;
    return {(scaled + half) / 10'000, amount.currency};
}

std::vector<Money> sharesOf(const Money& amount, const std::vector<std::int64_t>& weights)
{
    __extension__ using Wide = __int128; // cents by milliseconds of a month pass 63 bits
    std::vector<Money> shares(weights.size(), Money{0, amount.currency});
    Wide whole = 0;
    for (const std::int64_t weight : weights) {
        whole += weight;
    }
    if (whole == 0) {
        return shares;
    }
    const std::int64_t sign = amount.minor < 0 ? -1 : 1;
    std::int64_t left = sign * amount.minor;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders; // the largest first, and the first among equals
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{sign * amount.minor} * weights[i];
        shares[i].minor = static_cast<std::int64_t>(product / whole);
        left -= shares[i].minor;
        remainders.emplace_back(-static_cast<std::int64_t>(product % whole), i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) {
        ++shares[remainders[i].second].minor;
    }
    for (Money& share : shares) {
        share.minor *= sign;
    }
    return shares;
}

std::string toText(const Money& amount)
{
    const std::int64_t whole = std::abs(amount.minor) / 100;
    const std::int64_t cents = std::abs(amount.minor) % 100;
    std::string text = amount.minor < 0 ? "-" : "";
    text += std::to_string(whole) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
    return text + " " + amount.currency;
}

Result<Money> parseMoney(std::string_view text)
{
    const Error bad = invalid("\"{}\" is not an amount such as 129.90 EUR.", {std::string(text)});
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || text.size() - space != 4) {
        return bad;
    }
    const std::string_view number = text.substr(0, space);
    const std::string_view currency = text.substr(space + 1);
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!std::all_of(currency.begin(), currency.end(), isUpper)) {
        return bad;
    }
    const std::size_t dot = std::min(number.find('.'), number.size());
    std::string cents(dot < number.size() ? number.substr(dot + 1) : "00");
    if (dot < number.size() && (cents.empty() || cents.size() > 2)) {
        return bad;
    }
    cents.resize(2, '0');
    const std::string digits = std::string(number.substr(0, dot)) + cents;
    std::int64_t minor = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), minor);
    if (dot == 0 || fault != std::errc{} || end != digits.data() + digits.size()) {
        return bad;
    }
    return Money{minor, std::string(currency)};
}

} // namespace regrade
