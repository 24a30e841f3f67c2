#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regrade {

/// Money in minor units (cents) of one ISO 4217 currency. Amounts of two currencies are never added: std::logic_error.
struct Money {
    std::int64_t minor = 0;
    std::string currency = "EUR";

    [[nodiscard]] bool operator==(const Money&) const = default;
};

[[nodiscard]] Money operator+(const Money& a, const Money& b);
[[nodiscard]] Money operator-(const Money& a, const Money& b);
/// `share` of the amount in basis points (10,000 = the whole), rounded half away from zero.
[[nodiscard]] Money shareOf(const Money& amount, std::int64_t basisPoints);
/// The amount by weights, in their order, to the cent: the shares add up to it. Cents that are left go to the largest
/// remainders, among equals to the first. Weights are not negative; where all are zero, so are the shares.
[[nodiscard]] std::vector<Money> sharesOf(const Money& amount, const std::vector<std::int64_t>& weights);
/// "129.90 EUR".
[[nodiscard]] std::string toText(const Money& amount);
/// Reads "129.90 EUR", "129.9 EUR" or "129 EUR"; two decimals at most, no thousands signs.
[[nodiscard]] Result<Money> parseMoney(std::string_view text);

} // namespace regrade
