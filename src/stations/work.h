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
};

/// Records a step. A measure needs a value; outside the policy's limits it is recorded as failed whatever was said. A
/// photo step needs a photo. Refused: work not started, unknown step.
[[nodiscard]] Result<domain::Events> doStep(const domain::Item& item, const rules::Policy& policy,
                                            const StepForm& form);

/// Closes the work and moves the unit on. Refused while a required step is missing or any step has failed, and where a
/// unit is dismantled while mass in is not mass out: the sentence names it.
[[nodiscard]] Result<domain::Events> finishWork(const domain::Item& item, const rules::Policy& policy,
                                                const domain::StageId& stage, Time now);

/// The work showed something that the grade did not know: closes open work as it is and sends the unit to grading.
/// A repair that was broken off counts as one when parts were used. Refused: already at grading, no stage ahead, no
/// reason.
[[nodiscard]] Result<domain::Events> sendBack(const domain::Item& item, const rules::Policy& policy,
                                              const std::string& reason, Time now);

} // namespace regrade::stations
