#include "workers/benchloop.h"

#include "vision/framegate.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace regrade::workers {

namespace {

/// While jobs wait, a frame is taken no more often than this.
constexpr std::chrono::nanoseconds kFramePauseAtWork = std::chrono::milliseconds(200);
/// Looking for codes costs up to half of one core at this pace.
constexpr std::chrono::nanoseconds kLookPause = std::chrono::milliseconds(80);
/// A first word takes up to 150 ms of one core, in which no frame is taken.
constexpr std::chrono::nanoseconds kGlancePause = std::chrono::milliseconds(700);

std::vector<std::string> textsOf(const std::vector<qr::Code>& codes)
{
    std::vector<std::string> texts;
    for (const qr::Code& code : codes) {
        texts.push_back(code.text);
    }
    return texts;
}

} // namespace

Error brokenJob(const std::exception& fault)
{
    spdlog::error("A photo broke a rule of the program: {}", fault.what());
    return deviceError("The program made a mistake with this photo. Nothing was recorded; take the photo again.", {},
                       fault.what());
}

Bench::Desk::Desk(store::PhotoArchive archive, const Clock& clock)
    : m_clock(clock), m_photos(archive, clock, [this](const cv::Mat& picture) { return codesSeen(picture); }),
      m_camera(clock, [this] { noteNews(); }), m_sight(clock), m_filmer(std::move(archive), clock),
      m_thread([this] { work(); })
{
}

Bench::Desk::~Desk()
{
    ask([](Wishes& wishes) { wishes.closing = true; });
    m_thread.join();
}

void Bench::Desk::ask(const std::function<void(Wishes&)>& change)
{
    {
        const std::lock_guard lock(m_mutex);
        change(m_wishes);
        m_asked = true;
    }
    m_changed.notify_one();
}

void Bench::Desk::noteNews()
{
    {
        const std::lock_guard lock(m_mutex);
        m_news = true;
    }
    m_changed.notify_one();
}

void Bench::Desk::watch(BenchWatcher watcher)
{
    ask([&](Wishes& wishes) { wishes.watcher = std::move(watcher); });
}

void Bench::Desk::useCamera(std::string source)
{
    ask([&](Wishes& wishes) { wishes.source = std::move(source); });
}

void Bench::Desk::readCodes(bool on)
{
    ask([&](Wishes& wishes) { wishes.readCodes = on; });
}

void Bench::Desk::work()
{
    while (true) {
        Wishes wishes = takeWishes();
        if (wishes.closing) {
            m_camera.use({}, [](const CameraState&) {});
            for (const Job& job : wishes.jobs) {
                runJob(job, true);
            }
            return;
        }
        try {
            follow(wishes);
            for (const Job& job : wishes.jobs) {
                runJob(job, false);
            }
            nextFrame();
        } catch (const std::exception& fault) {
            spdlog::error("The bench broke a rule of the program and goes on: {}", fault.what());
        }
    }
}

Bench::Desk::Wishes Bench::Desk::takeWishes()
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_asked || m_news || !m_wishes.jobs.empty(); };
    if (const auto retry = m_camera.untilRetry()) {
        m_changed.wait_for(lock, std::max(*retry, std::chrono::nanoseconds(0)), ready);
    } else {
        m_changed.wait(lock, ready);
    }
    m_asked = false;
    m_news = false;
    Wishes taken = std::move(m_wishes);
    m_wishes = Wishes{};
    if (!taken.closing && taken.jobs.size() > 1) {
        m_wishes.jobs.assign(std::make_move_iterator(taken.jobs.begin() + 1),
                             std::make_move_iterator(taken.jobs.end()));
        taken.jobs.resize(1);
    }
    return taken;
}

void Bench::Desk::follow(Wishes& wishes)
{
    const auto tell = [this](const CameraState& state) { tellCamera(state); };
    if (wishes.watcher) {
        m_watcher = std::move(*wishes.watcher);
        tell(m_camera.state());
    }
    if (wishes.readCodes) {
        m_readingCodes = *wishes.readCodes;
        m_readerFailed = false;
        forgetCodes();
    }
    if (wishes.source) {
        m_newest.reset();
        forgetCodes();
        m_camera.use(*wishes.source, tell);
    }
}

void Bench::Desk::forgetCodes()
{
    m_sight.forget();
    if (m_reader) {
        m_reader->forget();
    }
}

void Bench::Desk::runJob(const Job& job, bool closing) const
{
    try {
        job(closing);
    } catch (const std::exception& fault) {
        spdlog::error("The answer of the bench could not be taken: {}", fault.what());
    }
}

void Bench::Desk::nextFrame()
{
    const std::int64_t now = m_clock.monotonicNs();
    if (m_newest && now - m_lastGrabNs < kFramePauseAtWork.count() && jobsWaiting()) {
        return;
    }
    auto frame = m_camera.next([this](const CameraState& state) { tellCamera(state); });
    if (!frame) {
        if (!m_camera.isLive()) {
            m_newest.reset();
        }
        return;
    }
    m_lastGrabNs = m_clock.monotonicNs();
    m_newest = std::move(frame);
    m_filmer.offer(m_newest);
    if (m_watcher.onFrame) {
        m_watcher.onFrame(m_newest);
    }
    if (m_readingCodes && !m_readerFailed) {
        lookForCodes(*m_newest);
    }
    if (m_guide) {
        guideHand(*m_newest);
    }
}

void Bench::Desk::lookForCodes(const vision::Frame& frame)
{
    const std::int64_t now = m_clock.monotonicNs();
    if (m_lastLookNs && now - *m_lastLookNs < kLookPause.count()) {
        return;
    }
    m_lastLookNs = now;
    const int lostBefore = reader().lostPictures();
    const auto codes = reader().follow(frame.image);
    if (!codes) {
        m_readerFailed = true;
        spdlog::warn("Codes cannot be read from the camera until reading is switched on again: {} {}",
                     codes.error().what(), codes.error().detail);
        return;
    }
    if (reader().lostPictures() > lostBefore) {
        spdlog::debug("A frame was given up: the decoder died or took too long [{} x {}].", frame.image.cols,
                      frame.image.rows);
    }
    const CodesSeen news = m_sight.look(textsOf(*codes));
    for (const std::string& text : news.arrived) {
        if (m_watcher.onCode) {
            m_watcher.onCode(text);
        }
    }
    if (!news.together.empty() && m_watcher.onTagsTogether) {
        m_watcher.onTagsTogether(news.together);
    }
}

bool Bench::Desk::jobsWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return !m_wishes.jobs.empty();
}

Result<Shot> Bench::Desk::shot()
{
    const auto tell = [this](const CameraState& state) { tellCamera(state); };
    if (auto frame = m_camera.isPlayed() ? nullptr : m_camera.next(tell)) {
        m_newest = std::move(frame); // what came while a job was done
    }
    if (!m_newest) {
        return deviceError("There is no picture from the camera yet. Check the camera, then try again.");
    }
    if (m_trigger) {
        m_trigger->taken();
    }
    const bool single = m_framesPerPhoto <= 1 || m_camera.isPlayed();
    auto shot = single && m_camera.isFresh() ? Result<Shot>(Shot{m_newest->image, 1, {}})
                                             : m_camera.shot(m_framesPerPhoto, tell);
    if (shot && single) {
        shot->remark.reset(); // one frame needs no held controls
    }
    if (shot && vision::frameFault(shot->picture) == vision::FrameFault::dark) {
        return vision::checkFrame(shot->picture).error();
    }
    return shot;
}

Result<void> Bench::Desk::guide(const GuideWish& wish)
{
    m_guide.reset();
    m_trigger.reset();
    m_quick.reset();
    m_lastGlanceNs.reset();
    m_guided = wish.taught;
    if (wish.taught.empty()) {
        m_guide.emplace();
    } else {
        auto reference = m_photos.guidanceOf(wish.taught);
        if (!reference) {
            return reference.error();
        }
        m_guide.emplace(std::move(*reference));
    }
    if (wish.shootsItself) {
        m_trigger.emplace(wish.settings);
    }
    return {};
}

void Bench::Desk::guideHand(const vision::Frame& frame)
{
    GuidanceTold told{m_guide->look(frame.image), 0.0, false, {}};
    glanceAt(frame, told.guidance);
    told.quick = m_quick;
    if (m_trigger) {
        told.shotDue = m_trigger->due(told.guidance, m_clock.monotonicNs());
        told.progress = m_trigger->progress();
    }
    if (m_watcher.onGuidance) {
        m_watcher.onGuidance(std::move(told));
    }
}

/// What was said of the unit holds until it moves.
void Bench::Desk::glanceAt(const vision::Frame& frame, const vision::Guidance& guidance)
{
    if (m_guided.empty() || guidance.handInPicture || guidance.cutOff || guidance.still != vision::Lamp::good) {
        m_quick.reset();
        return;
    }
    const std::int64_t now = m_clock.monotonicNs();
    const bool early = m_lastGlanceNs && now - *m_lastGlanceNs < kGlancePause.count();
    if (m_quick || early || jobsWaiting()) {
        return;
    }
    m_lastGlanceNs = now;
    if (auto look = m_photos.quickIfKnown(m_guided, frame.image)) {
        m_quick = {std::move(*look), frame.image.cols, frame.image.rows};
    }
}

Result<void> Bench::Desk::film(const FilmWish& wish, std::function<void(Result<Film>)> ended)
{
    if (!m_camera.isLive() || !m_newest) {
        return deviceError("There is no picture from the camera yet. Check the camera, then try again.");
    }
    return m_filmer.begin(wish, m_newest, std::move(ended));
}

void Bench::Desk::tellCamera(const CameraState& state)
{
    if (state.kind != CameraState::Kind::live) {
        m_filmer.end(domain::FilmEnd::cameraLost);
    }
    if (m_watcher.onCamera) {
        m_watcher.onCamera(state);
    }
}

qr::Reader& Bench::Desk::reader()
{
    if (!m_reader) {
        m_reader = std::make_unique<qr::Reader>();
    }
    return *m_reader;
}

/// For the scale of a photo alone: where codes cannot be read there is none.
std::vector<qr::Code> Bench::Desk::codesSeen(const cv::Mat& picture)
{
    const auto codes = reader().read(picture);
    return codes ? *codes : std::vector<qr::Code>{};
}

Result<std::vector<std::string>> Bench::Desk::codesIn(const cv::Mat& picture)
{
    const auto codes = reader().read(picture);
    if (!codes) {
        return codes.error();
    }
    return textsOf(*codes);
}

} // namespace regrade::workers
