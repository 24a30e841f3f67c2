#pragma once

#include <string>
#include <string_view>

namespace regrade {

/// Text for HTML and XML, between tags and within quoted attributes: the five signs of markup written out.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace regrade
