#pragma once

#include "base/money.h"
#include "domain/ids.h"
#include "domain/inspection.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

// What became true at a stage where work is recorded; see domain/event.h.

struct WorkStarted {
    StageId stage;
    std::optional<std::string> skill{}; ///< that the stage asks for, e.g. "electrical"; also on the two below

    [[nodiscard]] bool operator==(const WorkStarted&) const = default;
};

enum class StepOutcome { passed, failed };

/// What a value was read from, as it stood on that day.
struct InstrumentUsed {
    std::string id;
    std::string serial;
    std::string calibratedUntil; ///< YYYY-MM-DD, the last day; empty = no date was on file
    bool expired = false;

    [[nodiscard]] bool operator==(const InstrumentUsed&) const = default;
};

/// One side of the unit under a lamp.
struct Exposure {
    int distanceMm = 0;
    int seconds = 0;
    double dose = 0; ///< mJ/cm2: irradiance at this distance by seconds

    [[nodiscard]] bool operator==(const Exposure&) const = default;
};

/// An option of a list of the house, with what was written about it on that day.
struct Chosen {
    std::string option;
    Text name;
    std::optional<std::string> batch{};
    std::optional<std::string> sheet{}; ///< reference of the safety data sheet
    std::optional<Money> cost{};        ///< of what one use takes: a consumable

    [[nodiscard]] bool operator==(const Chosen&) const = default;
};

/// One step of the checklist is on record. A repeated step replaces the outcome of the earlier one.
struct StepDone {
    StageId stage;
    StepId step;
    StepOutcome outcome = StepOutcome::passed;
    std::optional<double> value; ///< in the unit that the policy's step names
    std::string unit;
    std::string note;
    std::vector<PhotoRef> photos;
    std::optional<std::vector<Chosen>> chosen{};
    std::optional<InstrumentUsed> instrument{};
    std::optional<std::vector<Exposure>> exposures{}; ///< one a side
    std::optional<bool> caution{};                    ///< passed, but in the caution band of the instrument's profile
    std::optional<std::string> skill{};

    [[nodiscard]] bool operator==(const StepDone&) const = default;
};

/// Where a part comes from; a harvested one was taken out of another unit.
enum class PartOrigin { newOem, newAftermarket, harvested };

struct PartUsed {
    StageId stage;
    std::string part; ///< part number
    int quantity = 1;
    Money cost;                       ///< of all pieces together
    bool key = false;                 ///< a key part: must be told to the buyer
    std::optional<PartOrigin> origin; ///< set: the pieces were taken from the stock; unset: they were never in it
    std::optional<ItemId> source;     ///< the unit that harvested pieces were taken out of
    std::optional<std::string> name;  ///< as the part was registered

    [[nodiscard]] bool operator==(const PartUsed&) const = default;
};

/// Somebody was called away: the time until work goes on costs nothing.
struct WorkPaused {
    StageId stage;

    [[nodiscard]] bool operator==(const WorkPaused&) const = default;
};

struct WorkResumed {
    StageId stage;

    [[nodiscard]] bool operator==(const WorkResumed&) const = default;
};

/// What people are told of a part: its name, and the number where it has none.
[[nodiscard]] const std::string& toldNameOf(const PartUsed& part);

/// Pieces of a part were taken out of the unit and lie in the stock now. Under zero: so many were put back.
struct PartHarvested {
    StageId stage;
    Sku part;
    int quantity = 1;
    int grams = 0;                ///< of all pieces together
    std::optional<bool> tested{}; ///< it was tried and works; unset: nobody said

    [[nodiscard]] bool operator==(const PartHarvested&) const = default;
};

/// So much of a material came out of the unit at this stage. Said again, it replaces what was said before.
struct MaterialRecovered {
    StageId stage;
    FractionId fraction;
    int grams = 0;

    [[nodiscard]] bool operator==(const MaterialRecovered&) const = default;
};

/// A piece of equipment is in use for the unit from now on: a lamp, a soldering station, a washer.
struct EquipmentStarted {
    StageId stage;
    EquipmentId equipment;

    [[nodiscard]] bool operator==(const EquipmentStarted&) const = default;
};

/// It was in use for so long, and that is the unit's share of what it costs.
struct EquipmentStopped {
    StageId stage;
    EquipmentId equipment;
    Text name; ///< as the policy had it on that day
    std::chrono::milliseconds duration{0};
    Money cost; ///< duration by the equipment's rate

    [[nodiscard]] bool operator==(const EquipmentStopped&) const = default;
};

struct WorkFinished {
    StageId stage;
    std::chrono::milliseconds duration{0};
    Money labour;
    bool repaired = false;           ///< the stage repairs and the work was done: the unit can never be grade A again
    std::optional<bool> brokenOff{}; ///< closed as it was, with steps missing
    std::optional<std::string> skill{};

    [[nodiscard]] bool operator==(const WorkFinished&) const = default;
};

/// What a repair is expected to cost, told before it begins.
struct RepairForecast {
    StageId stage;
    std::string fault; ///< option of the list of faults
    Text name;         ///< of the fault
    int minutes = 0;
    Money labour;
    Money parts;
    Money total;         ///< with what the unit has cost already
    Money originalPrice; ///< that the total is a share of

    [[nodiscard]] bool operator==(const RepairForecast&) const = default;
};

/// A lead lets a repair begin that costs more than the house's share of the original price.
struct RepairApproved {
    StageId stage;
    Money total; ///< the forecast that was approved
    std::string reason;

    [[nodiscard]] bool operator==(const RepairApproved&) const = default;
};

/// Why a recording of the bench ended.
enum class FilmEnd { stopped, longest, diskFull, cameraLost, workLeft };

/// The work on a unit was filmed by the bench's camera. The file lies in the archive of the station that filmed it.
struct ProcessFilmed {
    StageId stage;
    std::optional<StepId> step; ///< that came next when the recording began
    PhotoHash film;             ///< SHA-256 of the file
    std::string from;           ///< ISO 8601, UTC
    std::string to;
    std::chrono::milliseconds length{0};
    std::int64_t bytes = 0;
    int frames = 0;
    int lost = 0; ///< pictures that the film should have and lacks
    FilmEnd end = FilmEnd::stopped;

    [[nodiscard]] bool operator==(const ProcessFilmed&) const = default;
};

/// A question about the unit was written into a ticket that another site can open.
struct HelpAsked {
    StageId stage;
    std::optional<StepId> step; ///< that came next
    std::string ticket;         ///< id of the ticket
    std::string question;
    std::vector<PhotoRef> photos;

    [[nodiscard]] bool operator==(const HelpAsked&) const = default;
};

/// The answer to a ticket was taken in. Who answered stands in the signed file; nobody here vouches for it.
struct HelpAnswered {
    StageId stage;
    std::optional<StepId> step; ///< of the question
    std::string ticket;
    std::string answer;
    StationId station; ///< that answered
    std::string key;   ///< public key that the answer is signed with
    std::vector<PhotoRef> photos;

    [[nodiscard]] bool operator==(const HelpAnswered&) const = default;
};

} // namespace regrade::domain
