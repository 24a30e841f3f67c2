#include "stations/foreignhistory.h"

#include <algorithm>

namespace regrade::stations {

Result<domain::Events> noteForeignHistory(const domain::Item& item, const domain::ForeignHistoryNoted& history)
{
    if (!item.intake || item.isUndone()) {
        return refused("The unit was not taken in here, so nothing can be added to its record.");
    }
    if (history.format != "epcis" && history.format != "dpp") {
        return invalid("\"{}\" is not a format of foreign history: epcis or dpp.", {history.format});
    }
    const bool known = std::any_of(item.foreign.begin(), item.foreign.end(),
                                   [&](const auto& earlier) { return earlier.document == history.document; });
    if (known) {
        return refused("This document is on the unit's record already.");
    }
    return domain::Events{history};
}

} // namespace regrade::stations
