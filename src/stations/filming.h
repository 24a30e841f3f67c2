#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

namespace regrade::stations {

/// Refused: the house does not film, no work on the unit is open.
[[nodiscard]] Result<void> mayFilm(const domain::Item& item, const rules::Policy& policy);

/// What is burnt into every picture: the tag, the stage and the step by their ids, which any letters can write.
[[nodiscard]] std::string filmCaption(const domain::Item& item, const std::optional<domain::StepId>& step);

/// A recording has ended; what was filmed while work was open is true whatever has happened since. Refused: a stage
/// where no work is recorded, a unit that was never taken in, a film without a picture.
[[nodiscard]] Result<domain::Events> noteFilm(const domain::Item& item, const rules::Policy& policy,
                                              const domain::ProcessFilmed& film);

} // namespace regrade::stations
