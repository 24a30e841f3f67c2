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
[[nodiscard]] Result<domain::Events> doStep(const domain::Item& item, const rules::Policy& policy, const StepForm& form);

/// Refused: work not started, quantity not positive, cost negative.
[[nodiscard]] Result<domain::Events> usePart(const domain::Item& item, const domain::PartUsed& part);

/// Closes the work and moves the unit on. Refused while a required step is missing or failed: the sentence names it.
[[nodiscard]] Result<domain::Events> finishWork(const domain::Item& item, const rules::Policy& policy,
                                                const domain::StageId& stage, Time now);

} // namespace regrade::stations
