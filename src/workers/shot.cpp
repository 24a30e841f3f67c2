#include "workers/shot.h"

#include "vision/framemean.h"

#include <algorithm>

namespace regrade::workers {

namespace {

constexpr int kMostFrames = 16;

/// Lets the camera's controls go when the shot is over.
class HeldControls {
public:
    explicit HeldControls(vision::Camera& camera) : m_camera(camera), m_held(camera.lockControls(true)) {}
    ~HeldControls()
    {
        if (m_held) {
            static_cast<void>(m_camera.lockControls(false)); // nothing can be done about a camera that keeps them
        }
    }
    HeldControls(const HeldControls&) = delete;
    HeldControls& operator=(const HeldControls&) = delete;

    [[nodiscard]] std::optional<Error> remark() const { return m_held ? std::nullopt : std::optional(m_held.error()); }

private:
    vision::Camera& m_camera;
    Result<void> m_held;
};

} // namespace

Result<Shot> takeShot(vision::Camera& camera, int frames, const std::function<void()>& grabbed)
{
    const HeldControls held(camera);
    std::vector<cv::Mat> pictures;
    for (int i = 0; i < std::clamp(frames, 1, kMostFrames); ++i) {
        const auto frame = camera.grab();
        if (!frame) {
            return frame.error();
        }
        pictures.push_back((*frame)->image);
        if (grabbed) {
            grabbed();
        }
    }
    auto picture = vision::meanOfFrames(pictures);
    if (!picture) {
        return picture.error();
    }
    return Shot{std::move(*picture), static_cast<int>(pictures.size()), held.remark()};
}

} // namespace regrade::workers
