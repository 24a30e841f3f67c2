#pragma once

#include "domain/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::domain {

struct Item;

/// Where an event stands: its number in its station's chain.
struct EventPlace {
    StationId station;
    std::int64_t seq = 0;

    [[nodiscard]] bool operator==(const EventPlace&) const = default;
};

/// How a decision that was taken apart does not fit what another station had decided.
enum class ConflictKind {
    receivedTwice, ///< two stations took the same unit in
    gradedTwice,   ///< two different grades
    workedTwice,   ///< the way of the unit went on elsewhere: work, packing or an offer
    soldTwice,
    workedOnGone ///< a deed on a unit that was sold or had left
};
[[nodiscard]] std::string_view nameOf(ConflictKind value);
[[nodiscard]] Result<ConflictKind> conflictKindFrom(std::string_view name);

/// Two stations decided about one unit without knowing of each other, and both decisions cannot hold. Both are on
/// record; the later one in the order of the history is set aside until a person has settled it.
struct Conflict {
    ConflictKind kind = ConflictKind::workedTwice;
    EventPlace setAside; ///< the first event that was set aside
    EventPlace stands;   ///< the event that it does not fit
    int events = 1;      ///< set aside in all: what the same station did next, before it knew, goes with it
    std::optional<std::string> settled; ///< what a person said; unset = open

    [[nodiscard]] bool operator==(const Conflict&) const = default;
};

/// What does not fit when `event` was written by a station that did not know the events `unknown`, which `before`
/// already holds; nothing when it fits.
[[nodiscard]] std::optional<ConflictKind> conflictOf(const Item& before, const Event& event,
                                                     const std::vector<const Event*>& unknown);

} // namespace regrade::domain
