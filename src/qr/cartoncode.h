#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace regrade::qr {

// The code on a stock carton's shelf or side, e.g. REGCARTONMEDIUM. Letters only, as on the cards of the bench.

/// Up to 12 small letters, so that any scanner can say it.
[[nodiscard]] inline bool isCartonId(std::string_view id)
{
    constexpr std::size_t kLongest = 12;
    return !id.empty() && id.size() <= kLongest &&
           std::all_of(id.begin(), id.end(), [](char sign) { return sign >= 'a' && sign <= 'z'; });
}
[[nodiscard]] std::string cartonCode(std::string_view id);
/// The id in a carton's code, in small letters; nothing for any other text.
[[nodiscard]] std::optional<std::string> cartonIn(std::string_view text);

} // namespace regrade::qr
