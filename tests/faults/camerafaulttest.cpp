#include "tests/faults/profile.h"
#include "tests/faults/streamcamera.h"
#include "tests/workers/workerssupport.h"

#include "tests/support/sanitized.h"
#include "workers/bench.h"
#include "workers/camerakeeper.h"

#include <chrono>
#include <future>
#include <iostream>
#include <opencv2/core.hpp>
#include <unistd.h>

namespace regrade::workers {
namespace {

using faults::CameraFault;
using faults::StreamCamera;
using Kind = CameraState::Kind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

milliseconds since(steady_clock::time_point begun)
{
    return std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
}

/// The bench at work with a camera that can be broken.
class BrokenCamera : public testing::Test {
protected:
    BrokenCamera() : m_bench(std::make_unique<Bench>(store::PhotoArchive(m_folder / "photos"), m_clock))
    {
        m_bench->watch({[this](std::shared_ptr<const vision::Frame> frame) { m_frames.add(frame->image.cols); },
                        [this](CameraState state) { m_states.add(std::move(state)); },
                        {},
                        {}});
    }
    ~BrokenCamera() override { m_bench.reset(); }

    [[nodiscard]] bool waitFor(Kind kind)
    {
        return m_states.waitFor(
            [&](const std::vector<CameraState>& states) { return !states.empty() && states.back().kind == kind; });
    }
    /// How long other work waits for the bench.
    [[nodiscard]] milliseconds answerTime()
    {
        const auto begun = steady_clock::now();
        std::promise<void> answered;
        m_bench->adviseBytes({std::vector<std::byte>(100)}, [&](const auto&) { answered.set_value(); });
        answered.get_future().wait();
        return since(begun);
    }
    [[nodiscard]] Result<domain::PhotoRef> takePhoto()
    {
        std::promise<Result<domain::PhotoRef>> promise;
        m_bench->takePhoto("front", [&](Result<domain::PhotoRef> photo) { promise.set_value(std::move(photo)); });
        return promise.get_future().get();
    }

    StreamCamera m_camera;
    tests::TemporaryFolder m_folder;
    SystemClock m_clock;
    Told<CameraState> m_states;
    Told<int> m_frames;
    std::unique_ptr<Bench> m_bench;
};

TEST_F(BrokenCamera, leavesTheBenchUsableIsToldAndComesBack)
{
    m_bench->useCamera(m_camera.url());
    ASSERT_TRUE(waitFor(Kind::live));
    milliseconds slowestAnswer{0};
    milliseconds slowestWord{0};
    milliseconds slowestReturn{0};
    for (const CameraFault fault :
         {CameraFault::unplugged, CameraFault::silent, CameraFault::empty, CameraFault::damaged}) {
        auto begun = steady_clock::now();
        m_camera.show(fault);
        while (m_states.all().back().kind != Kind::lost && since(begun) < std::chrono::seconds(10)) {
            slowestAnswer = std::max(slowestAnswer, answerTime());
            if (since(begun) > milliseconds(1'000)) {
                EXPECT_FALSE(takePhoto()) << "a picture of the past";
            }
        }
        ASSERT_TRUE(waitFor(Kind::lost)) << static_cast<int>(fault);
        slowestWord = std::max(slowestWord, since(begun));
        EXPECT_TRUE(m_states.all().back().problem);
        EXPECT_FALSE(takePhoto());

        begun = steady_clock::now();
        m_camera.show(CameraFault::none);
        ASSERT_TRUE(waitFor(Kind::live)) << static_cast<int>(fault);
        slowestReturn = std::max(slowestReturn, since(begun));
        EXPECT_TRUE(takePhoto());
    }

    EXPECT_LT(slowestAnswer.count(), 1'000);
    EXPECT_LT(slowestWord.count(), 4'000);
    EXPECT_LE(slowestReturn.count(), 3'000);
    std::cout << "a camera unplugged, silent, sending empty and damaged pictures: the bench answered other work within "
              << slowestAnswer.count() << " ms, told it within " << slowestWord.count() << " ms, was back "
              << slowestReturn.count() << " ms after the camera\n";
}

TEST_F(BrokenCamera, endsAFilmWithWhatItHasShown)
{
    for (const CameraFault fault : {CameraFault::unplugged, CameraFault::silent, CameraFault::otherSize}) {
        m_camera.show(CameraFault::none);
        m_bench->useCamera(m_camera.url());
        ASSERT_TRUE(waitFor(Kind::live));
        std::promise<Result<void>> begun;
        std::promise<Result<Film>> ended;
        m_bench->film(
            {"BCDEFGHIJKLNO", "caption", std::chrono::seconds(60), 0},
            [&](Result<void> word) { begun.set_value(std::move(word)); },
            [&](Result<Film> film) { ended.set_value(std::move(film)); });
        const auto word = begun.get_future().get();
        ASSERT_TRUE(word) << word.error().what();
        ASSERT_TRUE(m_frames.waitForCount(m_frames.all().size() + 10));
        m_camera.show(fault);

        auto future = ended.get_future();
        ASSERT_EQ(future.wait_for(std::chrono::seconds(20)), std::future_status::ready) << static_cast<int>(fault);
        const auto film = future.get();

        ASSERT_TRUE(film) << film.error().what();
        EXPECT_EQ(film->end, domain::FilmEnd::cameraLost) << static_cast<int>(fault);
        EXPECT_GT(film->frames, 1);
        EXPECT_TRUE(store::PhotoArchive(m_folder / "photos").pathOf(film->hash));
    }
}

TEST_F(BrokenCamera, thatNeverAnswersHoldsNeitherAnotherCameraNorTheEnd)
{
    m_camera.show(CameraFault::silent);
    m_bench->useCamera(m_camera.url());
    ASSERT_TRUE(waitFor(Kind::opening));
    EXPECT_LT(answerTime().count(), 1'000);

    StreamCamera other;
    auto begun = steady_clock::now();
    m_bench->useCamera(other.url());
    ASSERT_TRUE(waitFor(Kind::live));
    const milliseconds changed = since(begun);
    m_bench->useCamera(m_camera.url());
    ASSERT_TRUE(waitFor(Kind::opening));
    begun = steady_clock::now();
    m_bench.reset();
    const milliseconds closed = since(begun);

    EXPECT_LT(changed.count(), 3'000) << "OpenCV opens one stream after the other";
    EXPECT_LT(closed.count(), 1'500);
    std::cout << "beside a camera that hangs: another was live after " << changed.count()
              << " ms, the bench closed within " << closed.count() << " ms\n";
}

TEST_F(BrokenCamera, isRefusedWithTheReasonWhereItsPictureIsBlack)
{
    m_camera.show(CameraFault::black);
    m_bench->useCamera(m_camera.url());
    ASSERT_TRUE(m_frames.waitForCount(1));

    for (const int frames : {1, 4}) {
        m_bench->setFramesPerPhoto(frames);
        const auto photo = takePhoto();
        ASSERT_FALSE(photo);
        EXPECT_NE(photo.error().what().find("too dark"), std::string::npos) << photo.error().what();
    }
    m_camera.show(CameraFault::none);
    EXPECT_TRUE(waitFor(Kind::live));
}

TEST_F(BrokenCamera, thatSendsAnotherSizeGivesPhotosOfThatSize)
{
    m_bench->setFramesPerPhoto(4);
    m_bench->useCamera(m_camera.url());
    ASSERT_TRUE(m_frames.waitForCount(1));
    m_camera.show(CameraFault::otherSize);
    ASSERT_TRUE(
        m_frames.waitFor([](const std::vector<int>& widths) { return widths.back() == StreamCamera::kOtherWidth; }));

    const auto photo = takePhoto();

    ASSERT_TRUE(photo) << photo.error().what();
    EXPECT_EQ(photo->width, StreamCamera::kOtherWidth);
}

/// One camera kept by hand, on a clock that is moved over the pauses.
class Kept {
public:
    explicit Kept(const std::string& source)
        : m_keeper(m_clock, [this] {
              const std::lock_guard lock(m_mutex);
              m_news = true;
              m_changed.notify_all();
          })
    {
        m_keeper.use(source, m_tell);
    }
    /// Goes on until `enough` holds; false after 20 s.
    [[nodiscard]] bool goOnUntil(const std::function<bool(const vision::Frame*, const CameraState&)>& enough)
    {
        const auto begun = steady_clock::now();
        while (since(begun) < std::chrono::seconds(20)) {
            const auto frame = m_keeper.next(m_tell);
            if (enough(frame.get(), m_keeper.state())) {
                return true;
            }
            if (m_keeper.state().kind == Kind::lost && m_keeper.untilRetry()) {
                m_clock.advance(milliseconds(100));
            }
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, milliseconds(5), [this] { return m_news; });
            m_news = false;
        }
        return false;
    }
    void pass(milliseconds span) { m_clock.advance(span); }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_news = false;
    std::function<void(CameraState)> m_tell = [](const CameraState&) {};
    SetClock m_clock;
    CameraKeeper m_keeper;
};

bool showsTheScene(const vision::Frame* frame, const CameraState& state)
{
    return frame != nullptr && state.kind == Kind::live && frame->image.cols == StreamCamera::kWidth &&
           cv::mean(frame->image)[0] > 60.0;
}

bool isLost(const vision::Frame* /*frame*/, const CameraState& state) { return state.kind == Kind::lost; }

/// Whether the fault was noticed in the way it must be.
bool isNoticed(Kept& kept, CameraFault fault)
{
    switch (fault) {
    case CameraFault::black:
        return kept.goOnUntil([](const vision::Frame* frame, const CameraState&) {
            return frame != nullptr && cv::mean(frame->image)[0] < 20.0;
        });
    case CameraFault::otherSize:
        return kept.goOnUntil([](const vision::Frame* frame, const CameraState&) {
            return frame != nullptr && frame->image.cols == StreamCamera::kOtherWidth;
        });
    case CameraFault::frozen: {
        int frames = 0;
        return kept.goOnUntil([&](const vision::Frame* frame, const CameraState& state) {
            kept.pass(milliseconds(frame != nullptr && ++frames > 5 ? 1'000 : 0));
            return state.problem && state.problem->what().find("stands still") != std::string::npos;
        });
    }
    default: return kept.goOnUntil(isLost);
    }
}

std::size_t openFiles()
{
    const std::filesystem::directory_iterator files("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

std::int64_t residentKb()
{
    std::ifstream pages("/proc/self/statm");
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    pages >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / 1'024;
}

TEST(CameraCycles, neitherLoseTheCameraForGoodNorLeaveAnythingBehind)
{
    constexpr std::array kFaults = {CameraFault::unplugged, CameraFault::black, CameraFault::empty,
                                    CameraFault::otherSize, CameraFault::frozen};
    const int cycles = faults::rounds(40, 1'000);
    const int warm = cycles / 3;
    StreamCamera camera;
    Kept kept(camera.url());
    ASSERT_TRUE(kept.goOnUntil(showsTheScene));
    std::size_t filesBefore = 0;
    std::int64_t kbBefore = 0;
    milliseconds slowest{0};
    for (int cycle = 0; cycle < cycles; ++cycle) {
        if (cycle == warm) {
            filesBefore = openFiles();
            kbBefore = residentKb();
        }
        // Silence and damage cost the whole patience each time.
        const CameraFault fault = cycle % 100 == 29   ? CameraFault::damaged
                                  : cycle % 100 == 99 ? CameraFault::silent
                                                      : kFaults.at(static_cast<std::size_t>(cycle) % kFaults.size());
        camera.show(fault);
        ASSERT_TRUE(isNoticed(kept, fault)) << "cycle " << cycle << ", fault " << static_cast<int>(fault);
        const auto begun = steady_clock::now();
        camera.show(CameraFault::none);
        ASSERT_TRUE(kept.goOnUntil(showsTheScene)) << "cycle " << cycle << ", fault " << static_cast<int>(fault);
        slowest = std::max(slowest, since(begun));
    }

    EXPECT_LE(openFiles(), filesBefore + filesBefore / 20);
    EXPECT_TRUE(tests::kSanitized || residentKb() <= kbBefore + kbBefore / 20) << residentKb();
    EXPECT_LT(slowest.count(), 3'000);
    std::cout << cycles << " cycles of a camera unplugged, black, empty, of another size, frozen, damaged, silent: "
              << openFiles() << " open files after " << filesBefore << ", " << residentKb() / 1'024 << " MB after "
              << kbBefore / 1'024 << " MB; slowest return " << slowest.count() << " ms beside the pauses\n";
}

} // namespace
} // namespace regrade::workers
