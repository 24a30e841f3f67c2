#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

namespace regrade::stations {

// The deeds of every work stage; stages differ by rows of the policy only.
// All are refused with a sentence when the unit stands at another stage.

[[nodiscard]] Result<domain::Events> startWork(const domain::Item& item, const rules::Policy& policy,
                                               const domain::StageId& stage);

struct StepForm {
    domain::StageId stage;
    domain::StepId step;
    domain::StepOutcome outcome = domain::StepOutcome::passed;
    std::optional<double> value;
    std::string note;
    std::vector<domain::PhotoRef> photos;
    std::vector<std::string> options{};        ///< of a choice
    std::string instrument{};                  ///< empty = the only one of its kind
    std::vector<domain::Exposure> exposures{}; ///< distance and seconds of each side; the doses are computed
};

/// Records a step, and lets paused work go on. A measure needs a value; outside its limits it is recorded as failed
/// whatever was said, and so is an exposure with too small a dose and a choice that is a finding. Refused: work not
/// started, unknown step, what the step asks for is missing, an instrument that is unknown or out of calibration (by
/// the policy), a step that comes before one that is done, or one that failed while what it asks for again is not done.
[[nodiscard]] Result<domain::Events> doStep(const domain::Item& item, const rules::Policy& policy, const StepForm& form,
                                            Time now);

/// A form that passes the step, for simulations: nobody has looked. `item` has the work open.
[[nodiscard]] StepForm passingForm(const domain::Item& item, const rules::Policy& policy, const rules::StageRow& stage,
                                   const rules::StepRow& step);

/// Somebody is called away: equipment is stopped, and the time costs nothing until the next step, or until the work is
/// resumed.
[[nodiscard]] Result<domain::Events> pauseWork(const domain::Item& item, const rules::Policy& policy, Time now);
[[nodiscard]] Result<domain::Events> resumeWork(const domain::Item& item);

/// Stops what equipment is still in use, closes the work and moves the unit on. Refused while a required step is
/// missing or any step has failed, and where a unit is dismantled while mass in is not mass out: the sentence names it.
[[nodiscard]] Result<domain::Events> finishWork(const domain::Item& item, const rules::Policy& policy,
                                                const domain::StageId& stage, Time now);

/// The work showed something that the grade did not know: closes open work as it is and sends the unit to grading.
/// A repair that was broken off counts as one when parts were used. Refused: already at grading, no stage ahead, no
/// reason.
[[nodiscard]] Result<domain::Events> sendBack(const domain::Item& item, const rules::Policy& policy,
                                              const std::string& reason, Time now);

} // namespace regrade::stations
