#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace regrade::passport {

/// What stands on a badge: the code that is scanned, the same in letters for a torn one, the staff code and the role.
/// Never a PIN.
struct Badge {
    std::string text; ///< of the QR code
    std::string code; ///< staff code
    std::string role; ///< in the paper's language
};

/// One page by the template badge-60x40, QR drawn as vector squares. Same badge = same bytes. Refused: a text that does
/// not fit a QR code.
[[nodiscard]] Result<std::vector<std::byte>> badgePdf(const Badge& badge,
                                                      const std::filesystem::path& ownTemplates = {});
/// The same badge as a grey PNG at `dpi` for the screen.
[[nodiscard]] Result<std::vector<std::byte>> badgePng(const Badge& badge, int dpi,
                                                      const std::filesystem::path& ownTemplates = {});

} // namespace regrade::passport
