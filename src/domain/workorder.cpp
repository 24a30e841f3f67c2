#include "domain/workorder.h"

#include <algorithm>

namespace regrade::domain {

const StepDone* WorkOrder::findStep(const StepId& step) const
{
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const StepDone& done) { return done.step == step; });
    return found == steps.end() ? nullptr : &*found;
}

bool WorkOrder::cameAfter(const StepId& later, const StepId& earlier) const
{
    const StepDone* const first = findStep(later);
    const StepDone* const second = findStep(earlier);
    return first != nullptr && second != nullptr && first > second;
}

bool WorkOrder::isChosen(const StepId& step, const std::vector<std::string>& options) const
{
    const StepDone* const done = findStep(step);
    return done != nullptr && done->chosen &&
           std::any_of(done->chosen->begin(), done->chosen->end(), [&](const Chosen& one) {
               return std::find(options.begin(), options.end(), one.option) != options.end();
           });
}

std::chrono::milliseconds WorkOrder::workedUntil(Time now) const
{
    const auto rest =
        rested + (pausedAt ? std::max(now - *pausedAt, std::chrono::milliseconds{0}) : std::chrono::milliseconds{0});
    return std::max(now - startedAt - rest, std::chrono::milliseconds{0});
}

} // namespace regrade::domain
