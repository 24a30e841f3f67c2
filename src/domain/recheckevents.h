#pragma once

#include "domain/ids.h"
#include "domain/inspection.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

// What became true of the blind second inspection of finished goods; see domain/event.h. All of it stands on one
// stream, see rechecksSku.

/// How the finished goods of a period will be inspected again. It stands in the log before anybody can know which units
/// the seed will draw.
struct RecheckPlanned {
    std::string draw;  ///< "RC-2026-11-30"
    std::string from;  ///< YYYY-MM-DD (UTC), the first day on which units of the lot were packed
    std::string to;    ///< the last one
    std::string level; ///< of inspection: "II"
    double aql = 2.5;
    std::string severity; ///< normal, tightened, reduced: from how the lots before went
    std::string seed;     ///< hex, drawn by lot by the station

    [[nodiscard]] bool operator==(const RecheckPlanned&) const = default;
};

/// The seed drew these units of the lot. Nothing here tells a grade.
struct RecheckDrawn {
    std::string draw;
    int lot = 0;
    std::string digest; ///< BLAKE2b of the lot with its strata, so that anybody can draw again
    int accept = 0;     ///< so many wrong grades are accepted
    int reject = 1;
    std::vector<ItemId> units; ///< in the order of their tags

    [[nodiscard]] bool operator==(const RecheckDrawn&) const = default;
};

/// Who looks at a unit without knowing its grade. Replaces an earlier name.
struct RecheckAssigned {
    std::string draw;
    ItemId unit;
    ActorId inspector;

    [[nodiscard]] bool operator==(const RecheckAssigned&) const = default;
};

/// What stood on record of the unit when it was drawn; told only once the second look is given.
struct FirstLook {
    GradeId grade;
    ActorId by;                    ///< who gave that grade
    std::optional<GradeId> camera; ///< that the camera's look would have given; unset = it proposed none

    [[nodiscard]] bool operator==(const FirstLook&) const = default;
};

/// The second inspector gave a grade without knowing the first.
struct RecheckSubmitted {
    std::string draw;
    ItemId unit;
    CategoryId category;
    Axes axes;
    GradeId grade;
    std::string note;
    FirstLook first;

    [[nodiscard]] bool operator==(const RecheckSubmitted&) const = default;
};

/// The two grades differed, and a third person said which one is right.
struct RecheckAdjudicated {
    std::string draw;
    ItemId unit;
    GradeId grade;
    std::string reason;

    [[nodiscard]] bool operator==(const RecheckAdjudicated&) const = default;
};

/// A drawn unit could not be inspected: it was sold, or it is gone. It counts nowhere.
struct RecheckMissed {
    std::string draw;
    ItemId unit;
    std::string reason;

    [[nodiscard]] bool operator==(const RecheckMissed&) const = default;
};

/// Every drawn unit is decided.
struct RecheckClosed {
    std::string draw;
    int inspected = 0;
    int wrong = 0; ///< first grades that did not hold
    bool accepted = true;

    [[nodiscard]] bool operator==(const RecheckClosed&) const = default;
};

} // namespace regrade::domain
