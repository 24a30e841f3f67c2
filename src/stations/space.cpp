#include "stations/space.h"

#include <algorithm>

namespace regrade::stations {

namespace {

constexpr std::int64_t kMegabyte = 1'000'000;

bool beginsAnew(const domain::Event& event)
{
    return std::holds_alternative<domain::ItemReceived>(event) ||
           std::holds_alternative<domain::ItemReturnedAgain>(event);
}

} // namespace

Space spaceOf(const rules::Policy& policy, std::int64_t freeBytes)
{
    if (freeBytes < policy.limits.spaceStopMb * kMegabyte) {
        return Space::stopped;
    }
    return freeBytes < policy.limits.spaceWarnMb * kMegabyte ? Space::low : Space::enough;
}

Result<void> requireSpace(const rules::Policy& policy, const domain::Events& events, std::int64_t freeBytes)
{
    if (spaceOf(policy, freeBytes) != Space::stopped || std::none_of(events.begin(), events.end(), beginsAnew)) {
        return {};
    }
    return refused("The disk is nearly full ({} MB free): no new unit is taken in. Open work can be finished; make "
                   "room first.",
                   {std::to_string(freeBytes / kMegabyte)});
}

std::optional<Error> spaceWarning(const rules::Policy& policy, std::int64_t freeBytes)
{
    const std::string free = std::to_string(freeBytes / kMegabyte);
    switch (spaceOf(policy, freeBytes)) {
    case Space::enough: return std::nullopt;
    case Space::low: return storageError("The disk is filling up: {} MB are free. Make room today.", {free});
    case Space::stopped:
        return storageError("The disk is nearly full: {} MB are free. Nothing new is taken in until there is room.",
                            {free});
    }
    return std::nullopt;
}

} // namespace regrade::stations
