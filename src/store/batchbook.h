#pragma once

#include "base/clock.h"
#include "domain/batch.h"
#include "domain/event.h"
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

// Pallets and partners' batches whose units are taken in one after the other: what stays the same for all of them, and
// the codes that were put aside. The units themselves are told by their events.

struct BatchRow {
    std::int64_t number = 0;
    domain::BatchFacts facts;
    domain::ActorId by;
    Time begun;
    std::optional<Time> ended;
    std::vector<domain::Answer> answers; ///< that stay for all units
};

/// Begins a batch, or opens one of that reference again as it was begun; its number.
[[nodiscard]] Result<std::int64_t> beginBatch(Database& database, const domain::BatchFacts& facts,
                                              const domain::ActorId& by, Time at);
[[nodiscard]] Result<void> endBatch(Database& database, std::int64_t batch, Time at);
/// Replaces the earlier answer to the same question.
[[nodiscard]] Result<void> answerForBatch(Database& database, std::int64_t batch, const domain::Answer& answer);
[[nodiscard]] Result<void> putAside(Database& database, std::int64_t batch, const domain::AsideCode& what, Time at);

/// Nothing when there is none of that reference.
[[nodiscard]] Result<std::optional<BatchRow>> findBatch(const Database& database, const std::string& reference);
/// Those that were not ended, the latest first.
[[nodiscard]] Result<std::vector<BatchRow>> openBatches(const Database& database);
/// In the order in which they were put aside.
[[nodiscard]] Result<std::vector<domain::AsideCode>> asideOf(const Database& database, std::int64_t batch);

} // namespace regrade::store
