#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::passport {

/// RFC 4648 section 4, with padding: how pictures stand within a page or a proof.
[[nodiscard]] std::string base64Of(const std::vector<std::byte>& bytes);
/// Empty when it is no base64.
[[nodiscard]] std::vector<std::byte> bytesOf(std::string_view base64);

} // namespace regrade::passport
