#include "workstation/exitsweep.h"

#include "insight/worklist.h"
#include "stations/exit.h"

#include <atomic>
#include <memory>

namespace regrade::workstation {

namespace {

constexpr int kMostAtOnce = 100'000;

/// Candidates by the age since receipt, which is never younger than the age since packing.
Result<std::vector<domain::ItemId>> oldUnits(Workstation& station)
{
    std::vector<domain::ItemId> units;
    const Time before = insight::olderThan(station.clock().now(), station.policy()->limits.ageLimitDays);
    for (const char* standing : {"inHouse", "listed"}) {
        const auto rows =
            insight::worklist(station.reader(), {.standing = standing, .receivedBefore = before}, 0, kMostAtOnce);
        if (!rows) {
            return rows.error();
        }
        for (const insight::WorklistRow& row : *rows) {
            units.emplace_back(row.item);
        }
    }
    return units;
}

workers::ItemDeed sending(const Workstation& station)
{
    return [policy = station.policy()](const domain::Item& item, Time now) {
        return stations::sendToExit(item, *policy, now);
    };
}

} // namespace

Result<int> sweepExits(Workstation& station, const workers::Author& author)
{
    const auto units = oldUnits(station);
    if (!units) {
        return units.error();
    }
    int moved = 0;
    for (const domain::ItemId& unit : *units) {
        const auto receipt = station.clerk().perform(unit, sending(station), author);
        if (!receipt) {
            return receipt.error();
        }
        moved += receipt->events.empty() ? 0 : 1;
    }
    return moved;
}

void startExitSweep(Workstation& station, const workers::Author& author, std::function<void(int)> done)
{
    const auto units = oldUnits(station);
    if (!units || units->empty()) {
        return;
    }
    const auto left = std::make_shared<std::atomic<std::size_t>>(units->size());
    const auto moved = std::make_shared<std::atomic<int>>(0);
    for (const domain::ItemId& unit : *units) {
        station.clerk().submit(unit, sending(station), author,
                               [left, moved, done](const Result<workers::Receipt>& receipt) {
                                   *moved += receipt && !receipt->events.empty() ? 1 : 0;
                                   if (--*left == 0 && done) {
                                       done(*moved);
                                   }
                               });
    }
}

} // namespace regrade::workstation
