#pragma once

#include "domain/ids.h"

#include <optional>
#include <string>

namespace regrade::domain {

/// What a person says once for all units of a pallet or of a partner's batch.
struct BatchFacts {
    std::string reference;
    SourceId source;
    std::optional<OwnerId> owner; ///< unset = whose each product is
    MarketId market;
    ReasonId reason;

    [[nodiscard]] bool operator==(const BatchFacts&) const = default;
};

/// A code of a batch that made no unit.
struct AsideCode {
    std::string code;
    std::string why;
};

} // namespace regrade::domain
