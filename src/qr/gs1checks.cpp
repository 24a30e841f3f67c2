#include "qr/gs1checks.h"

#include "qr/gs1.h"
#include "qr/gs1table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

namespace regrade::qr {

namespace {

constexpr std::string_view kDigits = "0123456789";

int number(std::string_view digits)
{
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool isWithin(std::string_view digits, int least, int most)
{
    const int value = number(digits);
    return value >= least && value <= most;
}

/// A company prefix has at least four digits. `at` digits stand before it.
bool hasCompanyPrefix(std::string_view value, std::size_t at)
{
    constexpr std::size_t kLeast = 4;
    return value.size() >= at + kLeast && value.substr(at, kLeast).find_first_not_of(kDigits) == std::string_view::npos;
}

/// Two-digit years are those of this century but for the last half of the one before, which no date of a code means.
bool isDay(int year, std::string_view month, std::string_view day)
{
    using namespace std::chrono;
    return year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(number(month))),
                          std::chrono::day(static_cast<unsigned>(number(day))))
        .ok();
}

bool isDate(std::string_view yymmdd)
{
    return isDay(2000 + number(yymmdd.substr(0, 2)), yymmdd.substr(2, 2), yymmdd.substr(4, 2));
}

/// Day 00 means the last of the month.
bool isDateOrMonth(std::string_view yymmdd)
{
    return yymmdd.substr(4) == "00" ? isWithin(yymmdd.substr(2, 2), 1, 12) : isDate(yymmdd);
}

bool isHourAndMinute(std::string_view hhmm)
{
    return isWithin(hhmm.substr(0, 2), 0, 23) && isWithin(hhmm.substr(2, 2), 0, 59);
}

bool endsWithCheckDigit(std::string_view digits)
{
    return digits.size() > 1 && gs1CheckDigit(digits.substr(0, digits.size() - 1)) == digits.back();
}

/// The pair of characters that closes a GMN or MUDI: weights are primes from the right, modulo 1021 (GS1 General
/// Specifications 7.9.5).
bool endsWithCheckPair(std::string_view value)
{
    constexpr std::string_view kSet32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    constexpr std::array<unsigned, 23> kPrimes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37,
                                               41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83};
    if (value.size() < 3 || value.size() - 2 > kPrimes.size()) {
        return false;
    }
    const std::string_view body = value.substr(0, value.size() - 2);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        sum += kGs1Characters.find(body[body.size() - 1 - i]) * kPrimes[i];
    }
    sum %= 1021;
    return value[value.size() - 2] == kSet32[sum / 32] && value.back() == kSet32[sum % 32];
}

/// ISO 13616: country, two check digits, then letters and digits; modulo 97.
bool isIban(std::string_view value)
{
    if (value.size() < 5) {
        return false;
    }
    int rest = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char sign = value[(i + 4) % value.size()];
        if (sign >= '0' && sign <= '9') {
            rest = (rest * 10 + (sign - '0')) % 97;
        } else if (sign >= 'A' && sign <= 'Z') {
            rest = (rest * 100 + (sign - 'A' + 10)) % 97;
        } else {
            return false;
        }
    }
    return rest == 1;
}

bool isPercentEncoded(std::string_view value)
{
    constexpr std::string_view kHex = "0123456789ABCDEFabcdef";
    for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1)) {
        if (at + 2 >= value.size() || kHex.find(value[at + 1]) == std::string_view::npos ||
            kHex.find(value[at + 2]) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

/// "1/3": which of how many.
bool isPosition(std::string_view value)
{
    return value.size() == 3 && value[1] == '/' && value[0] >= '1' && value[2] >= value[0] && value[2] <= '9';
}

/// "0102": piece 1 of 2.
bool isPiece(std::string_view value)
{
    const int piece = number(value.substr(0, 2));
    return piece >= 1 && piece <= number(value.substr(2, 2));
}

using Check = bool (*)(std::string_view);

constexpr auto kChecks = std::to_array<std::pair<std::string_view, Check>>({
    {"csum", endsWithCheckDigit},
    {"csumalpha", endsWithCheckPair},
    {"gcppos1", [](std::string_view value) { return hasCompanyPrefix(value, 0); }},
    {"gcppos2", [](std::string_view value) { return hasCompanyPrefix(value, 1); }},
    {"yymmdd", isDate},
    {"yymmd0", isDateOrMonth},
    {"yyyymmdd",
     [](std::string_view value) { return isDay(number(value.substr(0, 4)), value.substr(4, 2), value.substr(6, 2)); }},
    {"hhmi", isHourAndMinute},
    {"hh", [](std::string_view value) { return isWithin(value, 0, 23); }},
    {"mi", [](std::string_view value) { return isWithin(value, 0, 59); }},
    {"ss", [](std::string_view value) { return isWithin(value, 0, 59); }},
    {"nonzero", [](std::string_view value) { return value.find_first_not_of('0') != std::string_view::npos; }},
    {"zero", [](std::string_view value) { return value.find_first_not_of('0') == std::string_view::npos; }},
    {"nozeroprefix", [](std::string_view value) { return value == "0" || value.front() != '0'; }},
    {"yesno", [](std::string_view value) { return value == "0" || value == "1"; }},
    {"winding", [](std::string_view value) { return value == "0" || value == "1" || value == "9"; }},
    {"hyphen", [](std::string_view value) { return value.find_first_not_of('-') == std::string_view::npos; }},
    {"hasnondigit", [](std::string_view value) { return value.find_first_not_of(kDigits) != std::string_view::npos; }},
    {"pieceoftotal", isPiece},
    {"posinseqslash", isPosition},
    {"iso5218", [](std::string_view value) { return std::string_view("0129").find(value) != std::string_view::npos; }},
    {"iban", isIban},
    {"pcenc", isPercentEncoded},
    {"latitude", [](std::string_view value) { return value <= "1800000000"; }},
    {"longitude", [](std::string_view value) { return value <= "3600000000"; }},
});

} // namespace

bool passesGs1Check(std::string_view check, std::string_view value)
{
    const auto found =
        std::find_if(kChecks.begin(), kChecks.end(), [&](const auto& one) { return one.first == check; });
    return found == kChecks.end() || found->second(value);
}

} // namespace regrade::qr
