#pragma once

#include "base/result.h"
#include "vision/camera.h"

#include <functional>
#include <optional>

namespace regrade::workers {

/// A photo made of several frames.
struct Shot {
    cv::Mat picture;
    int frames = 1;
    std::optional<Error> remark; ///< why exposure, white balance and focus were not held while it was taken
};

/// Holds the camera's controls, takes `frames` (1 to 16) frames, gives their mean and lets the controls go again,
/// whatever happens. Refused when something moved; `device` when the camera is lost. `grabbed` is called after each.
[[nodiscard]] Result<Shot> takeShot(vision::Camera& camera, int frames, const std::function<void()>& grabbed = {});

} // namespace regrade::workers
