#pragma once

#include "base/result.h"
#include "insight/channels.h"
#include "workstation/workstation.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

// What a lead does about the moves of stock between channels for which the figures speak. `reader` is of the calling
// thread.

/// The moves that are proposed now; see insight::proposeMoves.
[[nodiscard]] Result<std::vector<insight::ChannelMove>>
channelMoves(const Workstation& station, const store::Database& reader, const std::optional<std::string>& category);
/// "grade B: 30 of 100 units from discount to social; worth more there with 98.2 %, evidence 24.1, ..."
[[nodiscard]] std::string moveText(const insight::ChannelMove& move);

struct MoveDone {
    std::string id; ///< "AL-2026-11-28-B-social": undoes it
    int moved = 0;
};
/// Means so many units for the channel, those that are not on offer yet first, the oldest of each; what is on offer
/// goes on there at the same price. Units that are meant for something already, or lie in a box, are left. Waits.
[[nodiscard]] Result<MoveDone> acceptMove(Workstation& station, const store::Database& reader,
                                          const insight::ChannelMove& move, const std::optional<std::string>& category,
                                          const std::string& reason, const workers::Author& author);
/// The units of a move that are still in the house go by the policy again. How many. Not found: there are none. Waits.
[[nodiscard]] Result<int> undoMove(Workstation& station, const store::Database& reader, const std::string& id,
                                   const workers::Author& author);

/// Does the proposed moves by itself where the policy says so (`allocation_auto`): units that are not on offer, and at
/// most `allocation_shift` of a grade within seven days, moves of leads counted. How many. Waits.
[[nodiscard]] Result<int> moveByItself(Workstation& station, const workers::Author& author);
/// The same without waiting: figures are read and units moved on the clerk's thread.
void startMovingByItself(Workstation& station, const workers::Author& author);

} // namespace regrade::workstation
