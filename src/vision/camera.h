#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

namespace regrade::vision {

/// One picture from a camera, 8-bit BGR. Immutable once made; crosses threads as shared_ptr<const Frame>.
struct Frame {
    cv::Mat image;
    Time takenAt;
    std::int64_t number = 0; ///< counts up per camera
};

/// Where frames come from. Belongs to the bench thread. A lost camera is an Error of code `device`; the owner reopens.
class Camera {
public:
    virtual ~Camera() = default;
    [[nodiscard]] virtual Result<void> open() = 0;
    /// Blocks until the next frame, at most about 2 s.
    [[nodiscard]] virtual Result<std::shared_ptr<const Frame>> grab() = 0;
    virtual void close() = 0;
    /// Holds exposure, white balance and focus as they are now, or lets the camera choose again. A camera that cannot
    /// says so; its pictures are as good as before.
    [[nodiscard]] virtual Result<void> lockControls(bool lock);
    /// Whether it plays pictures that were taken before, so that two in a row need not show one scene.
    [[nodiscard]] virtual bool isPlayed() const { return false; }
    /// For people: "USB camera 0", "Folder of photographs".
    [[nodiscard]] virtual std::string name() const = 0;
};

/// "0" or "/dev/video0" = V4L2 device; "http://", "rtsp://" = stream; a folder = its photographs in name order,
/// repeated; a file = video. Nothing is opened yet.
[[nodiscard]] Result<std::unique_ptr<Camera>> makeCamera(const std::string& source);

} // namespace regrade::vision
