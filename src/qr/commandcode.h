#pragma once

#include <string>
#include <vector>

namespace regrade::qr {

/// What the cards of the bench say, e.g. REGCMDNEXT, in the order in which they are used. Letters only, because figures
/// and hyphens move with the keyboard's layout.
[[nodiscard]] const std::vector<std::string>& commandCodes();

} // namespace regrade::qr
