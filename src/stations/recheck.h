#pragma once

#include "base/result.h"
#include "domain/rechecks.h"
#include "rules/policy.h"
#include "stats/sampling.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

// The blind second inspection of finished goods (S9.1): planned, drawn, looked at, compared, decided.

struct RecheckPlanForm {
    std::string from; ///< YYYY-MM-DD (UTC), first day on which units of the lot were packed
    std::string to;   ///< the last one; not to come
    std::string seed; ///< rules::freshKey()
};

/// How the next lot is inspected, from how those before went.
[[nodiscard]] stats::Switching switchingAfter(const std::vector<domain::Recheck>& rechecks);
/// The plan of ISO 2859-1 for a lot of that size under a planned second inspection.
[[nodiscard]] Result<stats::SamplingPlan> samplingPlanOf(const domain::RecheckPlanned& plan, int lot);

/// Puts the plan and its seed on record before the draw. Refused: days that are none or to come, a period that another
/// lot covers already, so that nobody can try seeds until a sample suits.
[[nodiscard]] Result<domain::Events> planRecheck(const rules::Policy& policy, const domain::RecheckBook& book,
                                                 const RecheckPlanForm& form, Time now);
/// Draws the units and names an inspector for each. Refused: drawn already, fewer than two finished units, a unit that
/// each of the inspectors has touched.
[[nodiscard]] Result<domain::Events> drawRecheck(const domain::RecheckBook& book, const std::string& draw,
                                                 const std::vector<domain::ActorId>& inspectors);
/// Another inspector for a unit that nobody has looked at yet.
[[nodiscard]] Result<domain::Events> assignRecheck(const domain::RecheckBook& book, const domain::ItemId& unit,
                                                   const domain::ActorId& inspector);

struct BlindForm {
    domain::Axes axes;
    std::string note;
};

/// The second look. Refused: not drawn, another inspector's, somebody who touched the unit, a missing axis.
[[nodiscard]] Result<domain::Events> submitRecheck(const rules::Policy& policy, const domain::RecheckBook& book,
                                                   const domain::ItemId& unit, const BlindForm& form,
                                                   const domain::ActorId& by);
/// A third person says which grade holds. Refused: nothing to decide, one of the two who gave the grades, no reason.
[[nodiscard]] Result<domain::Events> adjudicateRecheck(const rules::Policy& policy, const domain::RecheckBook& book,
                                                       const domain::ItemId& unit, const domain::GradeId& grade,
                                                       const std::string& reason, const domain::ActorId& by);
/// The unit cannot be looked at any more. Refused: looked at already, no reason.
[[nodiscard]] Result<domain::Events> missRecheck(const domain::RecheckBook& book, const domain::ItemId& unit,
                                                 const std::string& reason);

} // namespace regrade::stations
