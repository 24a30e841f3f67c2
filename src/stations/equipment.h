#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

namespace regrade::stations {

// Equipment costs what it costs, whoever's unit lies in it: it is shared by the minutes that it was in use.

/// Lets paused work go on. Refused: work not started, unknown, not at this stage, in use for the unit already, another
/// currency than the unit's.
[[nodiscard]] Result<domain::Events> startEquipment(const domain::Item& item, const rules::Policy& policy,
                                                    const domain::StageId& stage, const domain::EquipmentId& equipment);

/// Refused: not in use for the unit.
[[nodiscard]] Result<domain::Events> stopEquipment(const domain::Item& item, const rules::Policy& policy,
                                                   const domain::EquipmentId& equipment, Time now);

/// What is still in use when the work rests or ends. `work` is the unit's open work.
[[nodiscard]] domain::Events stopAllEquipment(const domain::WorkOrder& work, const rules::Policy& policy, Time now);

/// Share of the cost of one piece of equipment for a duration, rounded half up to the cent; nothing is charged for one
/// that the policy no longer names.
[[nodiscard]] Money equipmentCost(const rules::Policy& policy, const domain::EquipmentId& equipment,
                                  std::chrono::milliseconds duration);

} // namespace regrade::stations
