#include "cli/shares.h"

#include <array>
#include <cstdio>

namespace regrade::cli {

using nlohmann::json;

std::string decimals(double value, int count)
{
    std::array<char, 48> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.*f", count, value);
    return {text.data(), static_cast<std::size_t>(size)};
}

json shareJson(const stats::Share& share)
{
    return {{"part", share.part},
            {"n", share.whole},
            {"value", share.whole > 0 ? json(share.value) : json()},
            {"low", share.whole > 0 ? json(share.low) : json()},
            {"high", share.whole > 0 ? json(share.high) : json()}};
}

std::string shareText(const stats::Share& share)
{
    if (share.whole == 0) {
        return "unknown (0 units)";
    }
    return std::to_string(share.part) + " of " + std::to_string(share.whole) + " (" + decimals(100.0 * share.low, 1) +
           " % to " + decimals(100.0 * share.high, 1) + " %)";
}

} // namespace regrade::cli
