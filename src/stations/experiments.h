#pragma once

#include "base/result.h"
#include "domain/experiments.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

// What the house tries out (S9.5): opened with its size and rule, closed with what follows.

struct ExperimentForm {
    domain::ExperimentScope scope = domain::ExperimentScope::packaging;
    std::string hypothesis;
    std::string armA; ///< how it is done today
    std::string armB;
    domain::ExperimentMetric metric = domain::ExperimentMetric::sold;
    int days = 45;
    double from = 0.0;
    double to = 0.0;
    double power = 0.8;
    double significance = 0.05;
    domain::ExperimentRule rule = domain::ExperimentRule::sequential;
    std::optional<domain::CategoryId> category;
    std::string key; ///< rules::freshKey()
};

/// The number that each arm needs is reckoned and put on record. Refused: an empty hypothesis or arm, arms that are
/// alike, an unknown category, an open experiment of the same scope in the same category: a unit is in one of each.
[[nodiscard]] Result<domain::Events> openExperiment(const rules::Policy& policy, const domain::ExperimentBook& book,
                                                    const ExperimentForm& form);
/// `arm` is what is done from now on; unset = no difference was shown. Refused: unknown or closed, no reason, an arm
/// that a fixed experiment cannot name before its number is in.
[[nodiscard]] Result<domain::Events> closeExperiment(const domain::ExperimentBook& book, const std::string& experiment,
                                                     const std::optional<std::string>& arm, const std::string& reason);
/// The arm of a unit, the same for ever. See rules::armOf.
[[nodiscard]] const domain::ExperimentArm& armOfUnit(const domain::ExperimentOpened& plan, const domain::ItemId& unit);

} // namespace regrade::stations
