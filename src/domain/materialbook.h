#pragma once

#include "base/result.h"
#include "domain/ids.h"

#include <cstdint>
#include <functional>
#include <string>

namespace regrade::domain {

/// What the house knows of its containers of recovered material, at the moment of asking.
struct MaterialBook {
    std::function<Result<std::int64_t>(const FractionId&)> gramsOf; ///< that lie there by the records
    std::function<Result<bool>(const std::string&)> hasPaper;       ///< a hand-over paper has this number
};

} // namespace regrade::domain
