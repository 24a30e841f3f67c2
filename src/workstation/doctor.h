#pragma once

#include "workstation/workstation.h"

#include <string>
#include <string_view>
#include <vector>

namespace regrade::workstation {

/// `watch`: the station works, but a person should know.
enum class Health { good, watch, bad };
[[nodiscard]] std::string_view nameOf(Health health);

/// One thing that a station needs, how it was found, and what to do where something is wrong.
struct Finding {
    std::string part; ///< "store", "camera", "printer" ...
    std::string name; ///< which of several; empty = there is one
    Health health = Health::good;
    Error said; ///< one sentence, also where all is well
};

/// Whether an open workstation has the camera; then it is left alone.
enum class CameraUse { free, taken };

/// Looks at everything that a station needs and changes nothing: the programs beside it, policy, store, backup, disk,
/// memory, fonts, the detector's weights, camera, printers, clock, sound, hub. Takes some seconds: the camera gives a
/// picture, printers and hub are called.
[[nodiscard]] std::vector<Finding> examine(const Places& places, const Clock& clock,
                                           CameraUse camera = CameraUse::free);

} // namespace regrade::workstation
