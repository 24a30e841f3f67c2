#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/exchange.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <cstddef>
#include <span>
#include <vector>

namespace regrade::passport {

/// The unit that a document came with, and what this house would write about it.
struct DocumentTaker {
    const domain::Item& item;
    const std::vector<store::RecordedEvent>& history;
    const rules::Policy& policy;
    const rules::Exchange& exchange;
};

/// Checks a document of another house and tells what goes on the unit's record: who issued it, how many events it tells
/// and of which days. Refused: it breaks a rule of its format, tells nothing, or is this house's own record of the
/// unit.
[[nodiscard]] Result<domain::ForeignHistoryNoted> foreignEpcis(std::span<const std::byte> bytes,
                                                               const DocumentTaker& taker);
[[nodiscard]] Result<domain::ForeignHistoryNoted> foreignDpp(std::span<const std::byte> bytes,
                                                             const DocumentTaker& taker);

} // namespace regrade::passport
