#pragma once

#include "desk/desk.h"
#include "stations/work.h"

#include <QVariantList>

#include <map>
#include <optional>
#include <string>

namespace regrade::ui {

/// What was chosen for the unit before: the same bottle and the same meter serve one unit after the other.
struct StepMemory {
    std::map<std::string, std::string> options;     ///< by stage/step
    std::map<std::string, std::string> instruments; ///< by kind
};

/// The steps that the unit is asked for, with what each needs to be shown and done: {id, name, why, kind, unit, limits,
/// required, state: open|passed|failed, value, note, photo, options: {id, text}, picked, several, instruments,
/// instrumentKind, used, calibration, caution, distanceMm, seconds, sides}.
[[nodiscard]] QVariantList stepRows(const Desk& desk, const domain::Item& item, const rules::StageRow& stage,
                                    const StepMemory& memory);
/// The instrument that values of a step are read from: the one used before, or the only one; empty = somebody must say.
[[nodiscard]] std::string instrumentFor(const rules::Policy& policy, const rules::StepRow& step,
                                        const StepMemory& memory);
/// A form that one press can record as it stands: a check, a choice as for the unit before or as the repair was
/// planned, sides under the lamp at its own distance. Nothing when somebody has to say more.
[[nodiscard]] std::optional<stations::StepForm> proposedForm(const rules::Policy& policy, const domain::Item& item,
                                                             const rules::StageRow& stage, const rules::StepRow& step,
                                                             const StepMemory& memory);

} // namespace regrade::ui
