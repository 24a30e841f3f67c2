#include "workers/camerafeed.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace regrade::workers {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFarewell{800};
constexpr milliseconds kShotPatience{1'000};
constexpr milliseconds kFreshFor{300};

} // namespace

/// Lives as long as the longer of the feed and its thread.
struct CameraFeed::Shared {
    std::unique_ptr<vision::Camera> camera; ///< the thread's alone

    mutable std::mutex mutex; ///< guards all below
    std::condition_variable changed;
    std::function<void()> news;
    std::shared_ptr<const vision::Frame> frame;
    std::optional<Error> fault;
    int framesOfShot = 0; ///< 0 = none is wanted
    int shotsAsked = 0;   ///< a photo that comes too late must not pass for the next
    std::int64_t grabbed = 0;
    std::chrono::steady_clock::time_point grabbedAt;
    std::optional<Result<Shot>> shot;
    bool leaving = false;
    bool ended = false;

    void end(std::optional<Error> why)
    {
        const std::lock_guard lock(mutex);
        fault = std::move(why);
        ended = true;
        tell();
    }
    /// Under the lock, so that the feed cannot go meanwhile.
    void tell()
    {
        changed.notify_all();
        if (news) {
            news();
        }
    }
    void noteGrab()
    {
        const std::lock_guard lock(mutex);
        ++grabbed;
        changed.notify_all();
    }
    /// Waits until something is to be done; false when the feed is left.
    bool waitForWork(bool played)
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return leaving || framesOfShot > 0 || !played || !frame; });
        return !leaving;
    }
    /// The photo or the frame that is due.
    Result<void> serve();
    Result<void> serveShot(int frames, int asked);
};

CameraFeed::CameraFeed(std::unique_ptr<vision::Camera> camera, std::function<void()> news)
    : m_name(camera->name()), m_played(camera->isPlayed()), m_shared(std::make_shared<Shared>())
{
    m_shared->camera = std::move(camera);
    m_shared->news = std::move(news);
    m_thread = std::thread([shared = m_shared] { work(shared); });
}

CameraFeed::~CameraFeed()
{
    bool ended = false;
    {
        std::unique_lock lock(m_shared->mutex);
        m_shared->news = nullptr;
        m_shared->leaving = true;
        m_shared->changed.notify_all();
        ended = m_shared->changed.wait_for(lock, kFarewell, [this] { return m_shared->ended; });
    }
    if (ended) {
        m_thread.join();
        return;
    }
    spdlog::warn("{} does not answer; it is left to itself.", m_name);
    m_thread.detach();
}

Result<void> CameraFeed::Shared::serve()
{
    {
        std::unique_lock lock(mutex);
        if (framesOfShot > 0) {
            const int frames = std::exchange(framesOfShot, 0);
            const int asked = shotsAsked;
            lock.unlock();
            return serveShot(frames, asked);
        }
    }
    auto grab = camera->grab();
    if (!grab) {
        return grab.error();
    }
    const std::lock_guard lock(mutex);
    frame = std::move(*grab);
    grabbedAt = std::chrono::steady_clock::now();
    tell();
    return {};
}

Result<void> CameraFeed::Shared::serveShot(int frames, int asked)
{
    auto taken = takeShot(*camera, frames, [this] { noteGrab(); });
    const auto lost = !taken && taken.error().code == ErrorCode::device ? Result<void>(taken.error()) : Result<void>();
    const std::lock_guard lock(mutex);
    if (asked == shotsAsked) {
        shot = std::move(taken);
        changed.notify_all();
    }
    return lost;
}

void CameraFeed::work(const std::shared_ptr<Shared>& shared)
{
    std::optional<Error> fault;
    try {
        const bool played = shared->camera->isPlayed();
        auto outcome = shared->camera->open();
        while (outcome && shared->waitForWork(played)) {
            outcome = shared->serve();
        }
        fault = outcome ? std::nullopt : std::optional(outcome.error());
        shared->camera->close();
    } catch (const std::exception& broken) {
        fault =
            deviceError("{} cannot be opened. Check its plug and its power.", {shared->camera->name()}, broken.what());
    }
    shared->end(std::move(fault));
}

std::shared_ptr<const vision::Frame> CameraFeed::takeFrame()
{
    const std::lock_guard lock(m_shared->mutex);
    if (m_shared->frame) {
        m_shared->changed.notify_all();
    }
    return std::move(m_shared->frame);
}

bool CameraFeed::isFresh() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_played || std::chrono::steady_clock::now() - m_shared->grabbedAt < kFreshFor;
}

std::optional<Error> CameraFeed::fault() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->fault;
}

std::weak_ptr<const void> CameraFeed::trace() const { return m_shared; }

Result<Shot> CameraFeed::shot(int frames)
{
    Shared& shared = *m_shared;
    std::unique_lock lock(shared.mutex);
    shared.shot.reset();
    shared.framesOfShot = frames;
    ++shared.shotsAsked;
    shared.changed.notify_all();
    for (std::int64_t seen = shared.grabbed;; seen = shared.grabbed) {
        const bool moved = shared.changed.wait_for(
            lock, kShotPatience, [&] { return shared.shot || shared.ended || shared.grabbed != seen; });
        if (shared.shot) {
            return *std::exchange(shared.shot, std::nullopt);
        }
        if (!moved || shared.ended) {
            shared.framesOfShot = 0;
            ++shared.shotsAsked;
            return shared.fault.value_or(
                refused("{} sends no picture at the moment. Nothing was taken; try again.", {m_name}));
        }
    }
}

} // namespace regrade::workers
