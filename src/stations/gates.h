#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <chrono>
#include <string>

namespace regrade::stations {

// Conditions that several deeds share. Each says in one sentence why the deed is refused.

[[nodiscard]] bool isBlank(const std::string& text);
/// Labour for a duration, rounded half up to the cent.
[[nodiscard]] Money labourFor(const Money& perHour, std::chrono::milliseconds duration);

/// The unit is in the house: taken in, not on offer, not sold, not gone.
[[nodiscard]] Result<void> requireInHouse(const domain::Item& item);
/// The unit stands at the stage; gives the stage's row.
[[nodiscard]] Result<const rules::StageRow*> requireStage(const domain::Item& item, const rules::Policy& policy,
                                                          const domain::StageId& stage);
/// The unit stands at a stage of the kind; gives the stage's row.
[[nodiscard]] Result<const rules::StageRow*> requireStage(const domain::Item& item, const rules::Policy& policy,
                                                          rules::StageKind kind);
/// Work at the stage is open.
[[nodiscard]] Result<void> requireOpenWork(const domain::Item& item, const rules::StageRow& stage);
/// Both: gives the row of the stage where work on the unit is open.
[[nodiscard]] Result<const rules::StageRow*> requireWorkAt(const domain::Item& item, const rules::Policy& policy,
                                                           const domain::StageId& stage);
/// The grade is confirmed, may be sold at retail, and still fits: never new-only after use or repair.
[[nodiscard]] Result<void> requireRetailGrade(const domain::Item& item, const rules::Policy& policy);
/// Nothing is owed that a unit must have passed before it is packed: data wiped, safety tested after a repair.
[[nodiscard]] Result<void> requireNothingDue(const domain::Item& item, const rules::Policy& policy);
/// Costs and prices of one unit are added up, so they share the currency of its original price.
[[nodiscard]] Result<void> requireCurrency(const domain::Item& item, const Money& amount);

/// Why a grade that is for new units only cannot be given to this unit; no error when it can.
[[nodiscard]] Result<void> requireNewIfNewOnly(const rules::GradeRow& grade, bool used, bool repaired);
/// An order number, and not a name or a mail address.
[[nodiscard]] Result<void> requireOrderNumber(const std::string& order);

} // namespace regrade::stations
