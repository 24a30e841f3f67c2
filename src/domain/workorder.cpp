#include "domain/workorder.h"

#include <algorithm>

namespace regrade::domain {

const StepDone* WorkOrder::findStep(const StepId& step) const
{
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const StepDone& done) { return done.step == step; });
    return found == steps.end() ? nullptr : &*found;
}

} // namespace regrade::domain
