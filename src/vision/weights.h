#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace regrade::vision {

/// The detector and its version, with which every model's text begins: "frame-and-change 6".
[[nodiscard]] std::string_view detectorVersion();
/// Hex SHA-256 of the change network that is laid into this program.
[[nodiscard]] std::string weightsDigest();
/// The network itself (ONNX), as it is laid in.
[[nodiscard]] std::span<const std::byte> weights();

} // namespace regrade::vision
