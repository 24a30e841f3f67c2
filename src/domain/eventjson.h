#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace regrade::domain {

/// The event's body as compact JSON with sorted keys: the text that is stored and hashed.
[[nodiscard]] std::string toJson(const Event& event);
/// Reads a body back. Unknown keys are ignored (written by a newer version), missing optional ones are unset.
[[nodiscard]] Result<Event> eventFromJson(std::string_view kind, std::string_view body);

/// The state of a unit as the command line prints it.
[[nodiscard]] nlohmann::json describe(const Item& item);
[[nodiscard]] nlohmann::json describe(const Inspection& inspection);
[[nodiscard]] nlohmann::json describe(const Verdict& verdict);
[[nodiscard]] nlohmann::json describe(const Product& product);
[[nodiscard]] nlohmann::json describe(const Money& money);

} // namespace regrade::domain
