#pragma once

#include <string>
#include <string_view>

namespace regrade::passport {

/// RFC 3986: a scheme, a colon and what may follow it.
[[nodiscard]] bool isUri(std::string_view text);
/// RFC 3339 with seconds and an offset or Z.
[[nodiscard]] bool isDateTime(std::string_view text);
/// "+08:00", to 14:00.
[[nodiscard]] bool isOffset(std::string_view text);
/// Host of an http(s) address; empty = it is none.
[[nodiscard]] std::string hostOf(std::string_view address);

} // namespace regrade::passport
