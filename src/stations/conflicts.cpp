#include "stations/conflicts.h"

#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

Result<domain::Events> settleConflict(const domain::Item& item, const std::optional<domain::EventPlace>& which,
                                      const std::string& reason)
{
    const auto open = std::find_if(item.conflicts.begin(), item.conflicts.end(), [&](const domain::Conflict& one) {
        return !one.settled && (!which || one.setAside == *which);
    });
    if (open == item.conflicts.end()) {
        return refused("This unit has no such open conflict.");
    }
    if (isBlank(reason)) {
        return refused("Say what is so now: it goes on record with the conflict.");
    }
    return domain::Events{
        domain::ConflictSettled{open->setAside.station, static_cast<int>(open->setAside.seq), reason}};
}

} // namespace regrade::stations
