#pragma once

#include <string>
#include <string_view>

namespace regrade::vision {

/// The detector and its version, with which every model's text begins: "frame-and-change 6".
[[nodiscard]] std::string_view detectorVersion();
/// Hex SHA-256 of the change network that is laid into this program.
[[nodiscard]] std::string weightsDigest();

} // namespace regrade::vision
