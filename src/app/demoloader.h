#pragma once

#include "workers/errand.h"
#include "workstation/workstation.h"

#include <functional>
#include <optional>

namespace regrade::app {

/// Loads the demo warehouse on a thread of its own, with a reading connection of its own. Both callbacks come on that
/// thread.
class DemoLoader {
public:
    using Progress = std::function<void(int done, int total)>;
    using Done = std::function<void(std::optional<Error>)>;

    explicit DemoLoader(workstation::Workstation& station) : m_station(station) {}

    void start(Progress progress, Done done);

private:
    workstation::Workstation& m_station;
    workers::Errand m_errand;
};

} // namespace regrade::app
