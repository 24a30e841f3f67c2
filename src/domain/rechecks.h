#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "domain/item.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace regrade::domain {

/// An event of a stream of the house, with who wrote it and when.
struct HouseEvent {
    Event event;
    Time at;
    ActorId actor{"-"};
};

/// One drawn unit on its way to a decided grade.
struct RecheckUnit {
    ItemId unit{"-"};
    std::optional<ActorId> inspector; ///< who is to look
    std::optional<RecheckSubmitted> submitted;
    std::optional<ActorId> submittedBy;
    std::optional<Time> submittedAt;
    std::optional<RecheckAdjudicated> adjudicated;
    std::optional<ActorId> adjudicatedBy;
    std::optional<RecheckMissed> missed;

    [[nodiscard]] bool isBlind() const { return !submitted && !missed; } ///< nobody has looked yet
    [[nodiscard]] bool isDisputed() const; ///< two grades, and nobody has said which is right
    [[nodiscard]] bool isDone() const { return missed || decided(); }
    /// The grade that holds; nothing while it is open.
    [[nodiscard]] std::optional<GradeId> decided() const;
};

/// One lot that is inspected again, as its events tell it.
struct Recheck {
    RecheckPlanned plan;
    Time plannedAt;
    std::optional<RecheckDrawn> drawn;
    std::optional<Time> drawnAt;
    std::vector<RecheckUnit> units;
    std::optional<RecheckClosed> closed;
    std::optional<Time> closedAt;

    [[nodiscard]] const RecheckUnit* find(const ItemId& unit) const;
};

/// The lots in the order in which they were planned. Of two stations that did the same deed apart the first counts.
[[nodiscard]] std::vector<Recheck> rechecksOf(const std::vector<HouseEvent>& events);

/// What is known of a unit at a time in its past, and who has touched it ever.
struct UnitPast {
    Item item;
    std::optional<ActorId> gradedBy; ///< who gave the grade that it had then
    std::set<ActorId> touchedBy;     ///< everybody who ever wrote an event of it
};

/// A finished unit of a period that is still in the house.
struct FinishedUnit {
    ItemId unit;
    GradeId grade;
    ActorId gradedBy;
};
/// Of each such group about the same share is drawn: "B T-05".
[[nodiscard]] inline std::string stratumOf(const FinishedUnit& unit)
{
    return unit.grade.text() + " " + unit.gradedBy.text();
}

/// What deeds of the second inspection ask, at the moment of asking.
struct RecheckBook {
    std::function<Result<std::vector<Recheck>>()> all;
    std::function<Result<std::vector<FinishedUnit>>(const std::string& from, const std::string& to)> finished;
    std::function<Result<UnitPast>(const ItemId& unit, std::optional<Time> until)> past;
};

} // namespace regrade::domain
