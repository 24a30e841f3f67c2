#pragma once

#include <string_view>

namespace regrade::qr {

/// Whether a part of a value passes one of the dictionary's named checks. A check that needs a list which is not kept
/// here (countries, currencies, packages, coupons) is passed by any value.
[[nodiscard]] bool passesGs1Check(std::string_view check, std::string_view value);

} // namespace regrade::qr
