#include "qr/parcel.h"

#include "qr/gs1.h"

#include <algorithm>
#include <array>

namespace regrade::qr {

namespace {

bool areDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

bool areCapitals(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
}

std::string withoutBlanks(std::string_view text)
{
    std::string number;
    for (const char sign : text) {
        if (sign != ' ') {
            number += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
        }
    }
    return number;
}

/// UPU S10: modulo 11 with these weights; 10 is written as 0 and 11 as 5.
bool isS10(std::string_view number)
{
    constexpr std::array kWeights = {8, 6, 4, 2, 3, 5, 9, 7};
    constexpr std::string_view kReserved = "JKSTW"; // service indicators that are not in use
    if (number.size() != 13 || !areCapitals(number.substr(0, 2)) || !areDigits(number.substr(2, 9)) ||
        !areCapitals(number.substr(11)) || kReserved.find(number[0]) != std::string_view::npos) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (number[2 + i] - '0') * kWeights.at(i);
    }
    const int rest = 11 - sum % 11;
    return number[10] - '0' == (rest == 10 ? 0 : rest == 11 ? 5 : rest);
}

/// UPS: every second of the 15 characters behind 1Z counts twice, A stands for 2, B for 3 and so on; modulo 10.
bool isUps(std::string_view number)
{
    const bool form = number.size() == 18 && number.rfind("1Z", 0) == 0 && areDigits(number.substr(8)) &&
                      std::all_of(number.begin(), number.end(), [](char sign) {
                          return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z');
                      });
    if (!form) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 2; i < 17; ++i) {
        const char sign = number[i];
        const int value = sign <= '9' ? sign - '0' : (sign - 'A' + 2) % 10;
        sum += i % 2 == 1 ? 2 * value : value;
    }
    return number.back() - '0' == (10 - sum % 10) % 10;
}

bool isSscc(std::string_view digits)
{
    return digits.size() == 18 && areDigits(digits) && gs1CheckDigit(digits.substr(0, 17)) == digits.back();
}

} // namespace

std::optional<Parcel> parcelIn(std::string_view text)
{
    std::string number = withoutBlanks(text);
    if (number.size() == 20 && number.rfind("00", 0) == 0) {
        number.erase(0, 2);
    }
    if (isSscc(number)) {
        return Parcel{"SSCC", number};
    }
    if (isUps(number)) {
        return Parcel{"UPS", number};
    }
    return isS10(number) ? std::optional(Parcel{"UPU S10", number}) : std::nullopt;
}

} // namespace regrade::qr
