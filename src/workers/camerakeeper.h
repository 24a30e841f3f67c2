#pragma once

#include "base/clock.h"
#include "vision/camera.h"
#include "workers/bench.h"
#include "workers/shot.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workers {

/// Keeps one camera going: opens it, notices that it is lost, and tries again after 0.5, 1, 2, then every 4 s.
/// No thread of its own; the bench's loop drives it.
class CameraKeeper {
public:
    explicit CameraKeeper(const Clock& clock) : m_clock(clock) {}

    /// Empty closes. Tells each state it passes through.
    void use(const std::string& source, const std::function<void(CameraState)>& tell);
    /// A new frame, when the camera gives one. Tries to reopen a lost camera when its time has come.
    [[nodiscard]] std::shared_ptr<const vision::Frame> next(const std::function<void(CameraState)>& tell);

    /// A photo of several frames, see takeShot(); of one where the camera plays pictures taken before.
    [[nodiscard]] Result<Shot> shot(int frames, const std::function<void(CameraState)>& tell);
    [[nodiscard]] bool isPlayed() const { return m_camera && m_camera->isPlayed(); }

    [[nodiscard]] bool isLive() const { return m_state.kind == CameraState::Kind::live; }
    [[nodiscard]] const CameraState& state() const { return m_state; }
    /// How long until a lost camera is tried again; unset when there is nothing to wait for.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> untilRetry() const;

private:
    Result<void> open();
    void lose(const Error& problem, const std::function<void(CameraState)>& tell);
    void live(const std::function<void(CameraState)>& tell);

    const Clock& m_clock;
    std::string m_source;
    std::unique_ptr<vision::Camera> m_camera;
    CameraState m_state;
    std::int64_t m_retryAtNs = 0;
    std::chrono::nanoseconds m_pause{0};
};

} // namespace regrade::workers
