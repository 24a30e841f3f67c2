#pragma once

#include "vision/camera.h"
#include "workers/shot.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace regrade::workers {

/// One camera in a thread of its own, opened and then read until it fails or is left: whoever owns the feed never waits
/// for a camera that hangs. A frame nobody took is replaced; a camera that plays old pictures waits until its frame was
/// taken.
class CameraFeed {
public:
    /// `news` is called on the feed's thread for each frame and for the end; no more once the feed is gone.
    CameraFeed(std::unique_ptr<vision::Camera> camera, std::function<void()> news);
    /// Waits up to 0.8 s for the thread; one that hangs in its camera is left to itself with all that it touches.
    ~CameraFeed();
    CameraFeed(const CameraFeed&) = delete;
    CameraFeed& operator=(const CameraFeed&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isPlayed() const { return m_played; }
    /// The newest frame that was not taken yet; null when there is none.
    [[nodiscard]] std::shared_ptr<const vision::Frame> takeFrame();
    /// Whether the newest frame shows the scene of this moment: not so while the camera is silent.
    [[nodiscard]] bool isFresh() const;
    /// Why the camera was lost; the feed is at its end then.
    [[nodiscard]] std::optional<Error> fault() const;
    /// See takeShot(). Waits no longer than a second for a frame.
    [[nodiscard]] Result<Shot> shot(int frames);
    /// Expires when the thread has ended and the feed is gone.
    [[nodiscard]] std::weak_ptr<const void> trace() const;

private:
    struct Shared;
    static void work(const std::shared_ptr<Shared>& shared);

    std::string m_name;
    bool m_played;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace regrade::workers
