#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "workstation/demodice.h"
#include "workstation/demoscript.h"

#include <string>
#include <vector>

namespace regrade::workstation {

/// One unit of the demo warehouse: what it is, and how far it is to get.
struct DemoUnit {
    domain::ItemId tag;
    std::size_t product = 0;
    std::size_t group = 0;
    DemoGoal goal;
    std::string reason;
    DemoPicture picture;
    bool used = false;
    Time receivedAt;
};

/// The returns of the script in order of arrival. Same seed, same cast.
[[nodiscard]] std::vector<DemoUnit> castUnits(const DemoScript& script, Dice& dice, Time today);

/// The day itself, or the Friday before a weekend.
[[nodiscard]] std::chrono::sys_days workdayUntil(std::chrono::sys_days day);
/// The next moment at which the warehouse works (Monday to Friday, 07:00 to 16:00 UTC).
[[nodiscard]] Time inWorkingHours(Time moment);

} // namespace regrade::workstation
