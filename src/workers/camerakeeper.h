#pragma once

#include "base/clock.h"
#include "vision/camera.h"
#include "workers/bench.h"
#include "workers/camerafeed.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workers {

/// Keeps one camera going: opens it, notices that it is lost, silent or frozen, and tries again after 0.5 s, then every
/// second. The bench's loop drives it and never waits for the camera, which has a thread of its own.
class CameraKeeper {
public:
    /// `news` is called on the camera's thread when next() has something to look at.
    explicit CameraKeeper(const Clock& clock, std::function<void()> news = {}) : m_clock(clock), m_news(std::move(news))
    {
    }

    /// Empty closes. Tells each state it passes through.
    void use(const std::string& source, const std::function<void(CameraState)>& tell);
    /// A new frame, when there is one. Tries to reopen a lost camera when its time has come.
    [[nodiscard]] std::shared_ptr<const vision::Frame> next(const std::function<void(CameraState)>& tell);

    /// A photo of several frames, see takeShot(); of one where the camera plays pictures taken before.
    [[nodiscard]] Result<Shot> shot(int frames, const std::function<void(CameraState)>& tell);
    /// Whether the last frame shows the scene of this moment.
    [[nodiscard]] bool isFresh() const { return m_feed && m_feed->isFresh(); }
    [[nodiscard]] bool isPlayed() const { return m_feed && m_feed->isPlayed(); }

    [[nodiscard]] bool isLive() const { return m_state.kind == CameraState::Kind::live; }
    [[nodiscard]] const CameraState& state() const { return m_state; }
    /// How long until a lost camera is tried again, or one that is silent is lost; unset when there is nothing to wait
    /// for.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> untilRetry() const;

private:
    void open(const std::function<void(CameraState)>& tell);
    void leave();
    [[nodiscard]] std::optional<Error> faultOfFeed() const;
    void lose(const Error& problem, const std::function<void(CameraState)>& tell);
    [[nodiscard]] std::int64_t agoNs(std::int64_t thenNs) const { return m_clock.monotonicNs() - thenNs; }
    /// Whether the picture has been the same to the last pixel for too long.
    [[nodiscard]] bool isFrozen(const std::shared_ptr<const vision::Frame>& frame);

    const Clock& m_clock;
    std::function<void()> m_news;
    std::string m_source;
    std::unique_ptr<CameraFeed> m_feed;
    std::weak_ptr<const void> m_left; ///< of the feed that was left last; lasts as long as its camera hangs
    std::string m_leftSource;
    CameraState m_state;
    std::int64_t m_retryAtNs = 0;
    std::int64_t m_heardAtNs = 0; ///< the last frame, or the opening
    std::chrono::nanoseconds m_pause{0};
    std::shared_ptr<const vision::Frame> m_still; ///< what all frames since have been the same as
    std::int64_t m_stillSinceNs = 0;
};

} // namespace regrade::workers
