#include "workers/camerakeeper.h"

#include <algorithm>

namespace regrade::workers {

namespace {

constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause{4'000};

} // namespace

void CameraKeeper::use(const std::string& source, const std::function<void(CameraState)>& tell)
{
    if (m_camera) {
        m_camera->close();
        m_camera.reset();
    }
    m_source = source;
    m_pause = {};
    m_state = CameraState{};
    if (source.empty()) {
        tell(m_state);
        return;
    }
    m_state = {CameraState::Kind::opening, source, std::nullopt};
    tell(m_state);
    if (auto opened = open(); !opened) {
        lose(opened.error(), tell);
        return;
    }
    live(tell);
}

std::shared_ptr<const vision::Frame> CameraKeeper::next(const std::function<void(CameraState)>& tell)
{
    const auto wait = untilRetry();
    if (wait && wait->count() <= 0) {
        auto opened = open();
        if (!opened) {
            lose(opened.error(), tell);
            return nullptr;
        }
    } else if (!isLive()) {
        return nullptr;
    }
    auto frame = m_camera->grab();
    if (!frame) {
        lose(frame.error(), tell);
        return nullptr;
    }
    // A camera that opens but gives no picture stays lost, so that its pauses grow.
    if (!isLive()) {
        live(tell);
    }
    m_pause = {};
    return std::move(*frame);
}

Result<Shot> CameraKeeper::shot(int frames, const std::function<void(CameraState)>& tell)
{
    if (!isLive()) {
        return deviceError("There is no picture from the camera yet. Check the camera, then try again.");
    }
    auto taken = takeShot(*m_camera, isPlayed() ? 1 : frames);
    if (!taken && taken.error().code == ErrorCode::device) {
        lose(taken.error(), tell);
    }
    return taken;
}

std::optional<std::chrono::nanoseconds> CameraKeeper::untilRetry() const
{
    if (m_state.kind != CameraState::Kind::lost) {
        return std::nullopt;
    }
    return std::chrono::nanoseconds(m_retryAtNs - m_clock.monotonicNs());
}

Result<void> CameraKeeper::open()
{
    auto camera = vision::makeCamera(m_source);
    if (!camera) {
        return camera.error();
    }
    m_camera = std::move(*camera);
    return m_camera->open();
}

void CameraKeeper::lose(const Error& problem, const std::function<void(CameraState)>& tell)
{
    const std::string name = m_camera ? m_camera->name() : m_source;
    if (m_camera) {
        m_camera->close();
        m_camera.reset();
    }
    m_pause = std::clamp<std::chrono::nanoseconds>(2 * m_pause, kFirstPause, kLongestPause);
    m_retryAtNs = m_clock.monotonicNs() + m_pause.count();
    const bool known =
        m_state.kind == CameraState::Kind::lost && m_state.problem && m_state.problem->what() == problem.what();
    m_state = {CameraState::Kind::lost, name, problem};
    if (!known) {
        tell(m_state);
    }
}

void CameraKeeper::live(const std::function<void(CameraState)>& tell)
{
    m_state = {CameraState::Kind::live, m_camera->name(), std::nullopt};
    tell(m_state);
}

} // namespace regrade::workers
