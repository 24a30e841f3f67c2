#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "rules/policy.h"

#include <cstdint>

namespace regrade::stations {

/// How the disk stands under the policy's limits.
enum class Space { enough, low, stopped };

[[nodiscard]] Space spaceOf(const rules::Policy& policy, std::int64_t freeBytes);
/// Refused: events that begin something new on a disk that is nearly full. Open work goes on as long as it can.
[[nodiscard]] Result<void> requireSpace(const rules::Policy& policy, const domain::Events& events,
                                        std::int64_t freeBytes);
/// The sentence that warns of it; none while there is enough.
[[nodiscard]] std::optional<Error> spaceWarning(const rules::Policy& policy, std::int64_t freeBytes);

} // namespace regrade::stations
