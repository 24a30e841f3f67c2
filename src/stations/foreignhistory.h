#pragma once

#include "base/result.h"
#include "domain/item.h"

namespace regrade::stations {

/// A record of another house came with the unit, and its file is in the archive. It is added beside our own history.
/// Refused: a unit that was never taken in, a document that is on its record already, a format that is not read here.
[[nodiscard]] Result<domain::Events> noteForeignHistory(const domain::Item& item,
                                                        const domain::ForeignHistoryNoted& history);

} // namespace regrade::stations
