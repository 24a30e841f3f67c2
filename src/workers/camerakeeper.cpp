#include "workers/camerakeeper.h"

#include <algorithm>
#include <cstring>

namespace regrade::workers {

namespace {

constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause{1'000};
/// A camera that opens may take longer than one that stops in the middle.
constexpr std::chrono::nanoseconds kOpeningPatience = std::chrono::milliseconds(5'000);
constexpr std::chrono::nanoseconds kFramePatience = std::chrono::milliseconds(2'500);
/// No sensor gives the same noise twice; a stream of a still scene may, up to its next whole picture.
constexpr std::chrono::nanoseconds kFrozenAfter = std::chrono::milliseconds(5'000);

Error cannotOpen(const std::string& name)
{
    return deviceError("{} cannot be opened. Check its plug and its power.", {name}, "an earlier try still hangs");
}

bool isSame(const cv::Mat& one, const cv::Mat& other)
{
    if (one.size() != other.size() || one.type() != other.type()) {
        return false;
    }
    const std::size_t row = one.elemSize() * static_cast<std::size_t>(one.cols);
    for (int y = 0; y < one.rows; ++y) {
        if (std::memcmp(one.ptr(y), other.ptr(y), row) != 0) {
            return false;
        }
    }
    return true;
}

} // namespace

void CameraKeeper::use(const std::string& source, const std::function<void(CameraState)>& tell)
{
    leave();
    m_source = source;
    m_pause = {};
    m_still.reset();
    m_state = CameraState{};
    if (source.empty()) {
        tell(m_state);
        return;
    }
    m_state = {CameraState::Kind::opening, source, std::nullopt};
    tell(m_state);
    open(tell);
}

std::shared_ptr<const vision::Frame> CameraKeeper::next(const std::function<void(CameraState)>& tell)
{
    if (!m_feed) {
        if (const auto wait = untilRetry(); wait && wait->count() <= 0) {
            open(tell);
        }
        return nullptr;
    }
    auto frame = m_feed->takeFrame();
    if (!frame) {
        if (const auto fault = faultOfFeed()) {
            m_still.reset();
            lose(*fault, tell);
        }
        return nullptr;
    }
    m_heardAtNs = m_clock.monotonicNs();
    if (isFrozen(frame)) {
        lose(deviceError("The picture of {} stands still to the last pixel: the camera hangs. Unplug it and plug it in "
                         "again.",
                         {m_feed->name()}),
             tell);
        return nullptr;
    }
    // A camera that opens but gives no picture stays lost, so that its pauses grow.
    if (!isLive()) {
        m_state = {CameraState::Kind::live, m_feed->name(), std::nullopt};
        tell(m_state);
    }
    m_pause = {};
    return frame;
}

std::optional<Error> CameraKeeper::faultOfFeed() const
{
    auto fault = m_feed->fault();
    if (const auto wait = untilRetry(); !fault && wait && wait->count() <= 0) {
        fault = deviceError("{} sends no picture any more. Check its plug and its power.", {m_feed->name()},
                            "no frame in time");
    }
    return fault;
}

bool CameraKeeper::isFrozen(const std::shared_ptr<const vision::Frame>& frame)
{
    if (m_feed->isPlayed()) {
        return false;
    }
    if (!m_still || !isSame(m_still->image, frame->image)) {
        m_still = frame;
        m_stillSinceNs = m_heardAtNs;
    }
    return agoNs(m_stillSinceNs) >= kFrozenAfter.count();
}

Result<Shot> CameraKeeper::shot(int frames, const std::function<void(CameraState)>& tell)
{
    if (!isLive()) {
        return deviceError("There is no picture from the camera yet. Check the camera, then try again.");
    }
    auto taken = m_feed->shot(isPlayed() ? 1 : frames);
    if (taken) {
        m_heardAtNs = m_clock.monotonicNs();
    } else if (taken.error().code == ErrorCode::device) {
        lose(taken.error(), tell);
    }
    return taken;
}

std::optional<std::chrono::nanoseconds> CameraKeeper::untilRetry() const
{
    if (m_state.kind == CameraState::Kind::none) {
        return std::nullopt;
    }
    if (!m_feed) {
        return std::chrono::nanoseconds(m_retryAtNs - m_clock.monotonicNs());
    }
    if (m_feed->isPlayed()) {
        return std::nullopt; // it waits for its reader and for its own pace
    }
    const auto patience = isLive() ? kFramePatience : kOpeningPatience;
    return patience - std::chrono::nanoseconds(agoNs(m_heardAtNs));
}

void CameraKeeper::open(const std::function<void(CameraState)>& tell)
{
    auto camera = vision::makeCamera(m_source);
    if (!camera) {
        lose(camera.error(), tell);
        return;
    }
    if (m_leftSource == m_source && !m_left.expired()) {
        // It still hangs in there: another thread beside it would hang as well.
        lose(m_state.problem.value_or(cannotOpen((*camera)->name())), tell);
        return;
    }
    m_feed = std::make_unique<CameraFeed>(std::move(*camera), m_news);
    m_heardAtNs = m_clock.monotonicNs();
}

void CameraKeeper::leave()
{
    if (m_feed) {
        m_left = m_feed->trace();
        m_leftSource = m_source;
        m_feed.reset();
    }
}

void CameraKeeper::lose(const Error& problem, const std::function<void(CameraState)>& tell)
{
    const std::string name = m_feed ? m_feed->name() : m_source;
    m_pause = std::clamp<std::chrono::nanoseconds>(2 * m_pause, kFirstPause, kLongestPause);
    const bool known =
        m_state.kind == CameraState::Kind::lost && m_state.problem && m_state.problem->what() == problem.what();
    m_state = {CameraState::Kind::lost, name, problem};
    if (!known) {
        tell(m_state);
    }
    leave();
    m_retryAtNs = m_clock.monotonicNs() + m_pause.count();
}

} // namespace regrade::workers
