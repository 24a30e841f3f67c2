#pragma once

#include "base/clock.h"
#include "domain/conflict.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `conflict`: what two stations decided about one unit without knowing of each other, open or settled.
[[nodiscard]] std::unique_ptr<const store::Projection> makeConflicts();

/// The later event in the order of the history was set aside; both are on record.
struct ConflictRow {
    std::string item;
    domain::ConflictKind kind = domain::ConflictKind::workedTwice;
    domain::EventPlace setAside;
    domain::EventPlace stands;
    int events = 1; ///< set aside in all
    Time at;        ///< of the event that was set aside
    std::string actor;
    std::optional<std::string> settledBy;
    std::optional<Time> settledAt;
    std::string reason; ///< why it was settled so; empty while open
};

/// The oldest first, at most `limit` of them where one is given.
[[nodiscard]] Result<std::vector<ConflictRow>> conflicts(const store::Database& database, bool openOnly,
                                                         std::optional<int> limit = {});
[[nodiscard]] Result<int> openConflicts(const store::Database& database);

} // namespace regrade::insight
