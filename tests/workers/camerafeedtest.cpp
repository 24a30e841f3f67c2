#include "tests/workers/workerssupport.h"

#include "workers/camerafeed.h"

#include <opencv2/core.hpp>

namespace regrade::workers {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Held in its camera until it is let go.
class Gate {
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
        --m_waiting;
    }
    void open(bool open)
    {
        const std::lock_guard lock(m_mutex);
        m_open = open;
        m_changed.notify_all();
    }
    [[nodiscard]] bool waitForOneThatHangs()
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_waiting > 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = true;
    int m_waiting = 0;
};

/// A camera that hangs in a grab, as a driver does, until its gate opens.
class HangingCamera final : public vision::Camera {
public:
    explicit HangingCamera(std::shared_ptr<Gate> gate) : m_gate(std::move(gate)) {}
    [[nodiscard]] Result<void> open() override { return {}; }
    [[nodiscard]] Result<std::shared_ptr<const vision::Frame>> grab() override
    {
        m_gate->pass();
        auto frame = std::make_shared<vision::Frame>();
        frame->image = cv::Mat(64, 64, CV_8UC3, cv::Scalar(120, 120, 120));
        frame->number = ++m_number;
        return std::shared_ptr<const vision::Frame>(std::move(frame));
    }
    void close() override {}
    [[nodiscard]] std::string name() const override { return "Camera that hangs"; }

private:
    std::shared_ptr<Gate> m_gate;
    std::int64_t m_number = 0;
};

milliseconds since(steady_clock::time_point begun)
{
    return std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
}

TEST(CameraFeed, givesFramesAndAPhotoOfSeveral)
{
    Told<int> news;
    CameraFeed feed(std::make_unique<HangingCamera>(std::make_shared<Gate>()), [&] { news.add(1); });
    ASSERT_TRUE(news.waitForCount(3));

    EXPECT_NE(feed.takeFrame(), nullptr);
    const auto shot = feed.shot(4);

    ASSERT_TRUE(shot) << shot.error().what();
    EXPECT_EQ(shot->frames, 4);
    EXPECT_EQ(feed.fault(), std::nullopt);
}

TEST(CameraFeed, waitsForNoCameraThatHangs)
{
    const auto gate = std::make_shared<Gate>();
    gate->open(false);
    auto feed = std::make_unique<CameraFeed>(std::make_unique<HangingCamera>(gate), [] {});
    ASSERT_TRUE(gate->waitForOneThatHangs());

    EXPECT_FALSE(feed->isFresh());
    auto begun = steady_clock::now();
    EXPECT_EQ(feed->takeFrame(), nullptr);
    const auto shot = feed->shot(4);
    ASSERT_FALSE(shot);
    EXPECT_NE(shot.error().what().find("at the moment"), std::string::npos);
    EXPECT_LT(since(begun).count(), 2'000);

    const auto trace = feed->trace();
    begun = steady_clock::now();
    feed.reset();
    EXPECT_LT(since(begun).count(), 2'000);
    EXPECT_FALSE(trace.expired()) << "its thread still hangs";
    gate->open(true);
    begun = steady_clock::now();
    while (!trace.expired() && since(begun) < std::chrono::seconds(20)) {
        std::this_thread::yield();
    }
    EXPECT_TRUE(trace.expired()) << "the thread that was left has ended";
}

TEST(CameraFeed, saysThatItsFrameIsOldWhenTheCameraFallsSilent)
{
    const auto gate = std::make_shared<Gate>();
    Told<int> news;
    CameraFeed feed(std::make_unique<HangingCamera>(gate), [&] { news.add(1); });
    ASSERT_TRUE(news.waitForCount(1));
    gate->open(false);
    ASSERT_TRUE(gate->waitForOneThatHangs());

    const auto begun = steady_clock::now();
    while (feed.isFresh() && since(begun) < std::chrono::seconds(20)) {
        std::this_thread::yield();
    }

    EXPECT_FALSE(feed.isFresh());
    EXPECT_NE(feed.takeFrame(), nullptr) << "there is one, but of the past";
    gate->open(true);
}

TEST(CameraFeed, doesNotPassAPhotoThatCameTooLateForTheNext)
{
    const auto gate = std::make_shared<Gate>();
    gate->open(false);
    CameraFeed feed(std::make_unique<HangingCamera>(gate), [] {});
    ASSERT_TRUE(gate->waitForOneThatHangs());
    EXPECT_FALSE(feed.shot(2));
    gate->open(true);

    const auto shot = feed.shot(3);

    ASSERT_TRUE(shot);
    EXPECT_EQ(shot->frames, 3);
}

} // namespace
} // namespace regrade::workers
