#include "domain/experiments.h"

#include <algorithm>

namespace regrade::domain {

std::vector<Experiment> experimentsOf(const std::vector<HouseEvent>& events)
{
    std::vector<Experiment> all;
    const auto find = [&](const std::string& id) {
        return std::find_if(all.begin(), all.end(), [&](const Experiment& one) { return one.plan.experiment == id; });
    };
    for (const HouseEvent& told : events) {
        if (const auto* opened = std::get_if<ExperimentOpened>(&told.event)) {
            if (find(opened->experiment) == all.end()) {
                all.push_back({*opened, told.at, std::nullopt, std::nullopt});
            }
        } else if (const auto* closed = std::get_if<ExperimentClosed>(&told.event)) {
            const auto found = find(closed->experiment);
            if (found != all.end() && !found->closed) {
                found->closed = *closed;
                found->closedAt = told.at;
            }
        }
    }
    return all;
}

} // namespace regrade::domain
