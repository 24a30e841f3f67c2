#pragma once

#include "qr/reader.h"
#include "workers/bench.h"
#include "workers/camerakeeper.h"
#include "workers/codesight.h"
#include "workers/filmer.h"
#include "workers/photodesk.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace regrade::workers {

/// A broken rule of the program costs that one job: it is logged and becomes its Error.
[[nodiscard]] Error brokenJob(const std::exception& fault);

template <class T>
[[nodiscard]] Result<T> guarded(const std::function<Result<T>()>& work)
{
    try {
        return work();
    } catch (const std::exception& fault) {
        return brokenJob(fault);
    }
}

/// The bench's thread: settings first, then one job, then one frame, and round again.
class Bench::Desk {
public:
    /// Runs with what only the bench's thread may touch; `closing` = answer without doing it.
    using Job = std::function<void(bool closing)>;

    Desk(store::PhotoArchive archive, const Clock& clock);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void watch(BenchWatcher watcher);
    void useCamera(std::string source);
    void readCodes(bool on);
    /// `work` runs on the bench's thread; `done` gets its result, or the reason why it was not run.
    template <class T>
    void submit(std::function<Result<T>()> work, std::function<void(Result<T>)> done);

    // For jobs: on the bench's thread only.
    [[nodiscard]] PhotoDesk& photos() { return m_photos; }
    /// A photo of the scene now.
    [[nodiscard]] Result<Shot> shot();
    [[nodiscard]] Result<void> guide(const GuideWish& wish);
    void guideNoMore() { m_guide.reset(); }
    void setFramesPerPhoto(int frames) { m_framesPerPhoto = frames; }
    [[nodiscard]] Result<void> film(const FilmWish& wish, std::function<void(Result<Film>)> ended);
    void filmNoMore(domain::FilmEnd why) { m_filmer.end(why); }
    [[nodiscard]] Result<std::vector<std::string>> codesIn(const cv::Mat& picture);

private:
    /// What other threads have asked for since the loop last looked.
    struct Wishes {
        std::optional<BenchWatcher> watcher;
        std::optional<std::string> source;
        std::optional<bool> readCodes;
        std::deque<Job> jobs;
        bool closing = false;
    };

    void ask(const std::function<void(Wishes&)>& change);
    void work();
    /// From the camera's thread.
    void noteNews();
    /// Waits while there is nothing to do; takes everything but the jobs after the first.
    [[nodiscard]] Wishes takeWishes();
    void follow(Wishes& wishes);
    void runJob(const Job& job, bool closing) const;
    void nextFrame();
    void lookForCodes(const vision::Frame& frame);
    void guideHand(const vision::Frame& frame);
    void glanceAt(const vision::Frame& frame, const vision::Guidance& guidance);
    void tellCamera(const CameraState& state);
    [[nodiscard]] std::vector<qr::Code> codesSeen(const cv::Mat& picture);
    [[nodiscard]] qr::Reader& reader();
    void forgetCodes();
    [[nodiscard]] bool jobsWaiting() const;

    const Clock& m_clock;
    PhotoDesk m_photos;
    CameraKeeper m_camera;
    CodeSight m_sight;
    Filmer m_filmer;
    std::unique_ptr<qr::Reader> m_reader;
    std::shared_ptr<const vision::Frame> m_newest;
    std::optional<vision::Guide> m_guide;
    std::optional<ShotTrigger> m_trigger;
    std::vector<domain::PhotoRef> m_guided; ///< taught photos that the live picture is held against
    std::optional<QuickTold> m_quick;
    std::optional<std::int64_t> m_lastGlanceNs;
    int m_framesPerPhoto = 1;
    BenchWatcher m_watcher;
    bool m_readingCodes = false;
    bool m_readerFailed = false;
    std::int64_t m_lastGrabNs = 0;
    std::optional<std::int64_t> m_lastLookNs;

    mutable std::mutex m_mutex; ///< guards m_wishes, m_asked, m_news; all else above belongs to the thread
    std::condition_variable m_changed;
    Wishes m_wishes;
    bool m_asked = false;
    bool m_news = false; ///< the camera has something to say
    std::thread m_thread;
};

template <class T>
void Bench::Desk::submit(std::function<Result<T>()> work, std::function<void(Result<T>)> done)
{
    ask([&](Wishes& wishes) {
        wishes.jobs.push_back([work = std::move(work), done = std::move(done)](bool closing) {
            Result<T> outcome = closing ? Result<T>(deviceError("The program is closing. Nothing was done with the "
                                                                "photo."))
                                        : guarded(work);
            if (done) {
                done(std::move(outcome));
            }
        });
    });
}

} // namespace regrade::workers
