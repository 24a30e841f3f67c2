#include "workers/filmer.h"

#include "store/place.h"
#include "vision/filmfile.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace regrade::workers {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSecond = 1'000'000'000;
/// Pictures that wait to be written; some 3 MB each.
constexpr std::size_t kMostWaiting = 12;
/// A camera may be slower than the film; a longer silence than this is a gap.
constexpr std::int64_t kGap = vision::kFilmPace / 2;
constexpr const char* kEnding = ".mp4";

/// The file while it is written, locked as long as its program lives.
class Draft {
public:
    explicit Draft(fs::path file)
        : m_file(std::move(file)), m_handle(::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
    {
        m_held = m_handle >= 0 && ::flock(m_handle, LOCK_EX | LOCK_NB) == 0;
    }
    ~Draft()
    {
        if (m_handle >= 0) {
            ::close(m_handle);
        }
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    [[nodiscard]] bool held() const { return m_held; }
    [[nodiscard]] const fs::path& file() const { return m_file; }
    void remove() const
    {
        std::error_code fault;
        fs::remove(m_file, fault);
    }

private:
    fs::path m_file;
    int m_handle;
    bool m_held = false;
};

/// "7F2K..._2026-11-28T14-50-01.250Z.mp4": no colons, which some disks refuse.
fs::path draftFor(const store::PhotoArchive& archive, const std::string& unit, Time from)
{
    std::string time = toIso(from);
    std::replace(time.begin(), time.end(), ':', '-');
    return archive.drafts() / (unit + '_' + time + kEnding);
}

std::string captionAt(const std::string& caption, Time at)
{
    constexpr std::size_t kToTheSecond = 19;
    std::string time = toIso(at).substr(0, kToTheSecond);
    time[10] = ' ';
    return caption + "   " + time + " UTC";
}

bool isDiskFull(const fs::path& folder, std::int64_t least)
{
    const auto free = store::freeBytes(folder);
    return free && *free < least;
}

Error diskFull()
{
    return refused("The disk is nearly full: nothing is filmed until there is room. The work itself can go on.");
}

} // namespace

/// One film: what waits to be written, and the thread that writes it.
class Filmer::Roll {
public:
    Roll(const store::PhotoArchive& archive, const Clock& clock, FilmWish wish, std::function<void(Result<Film>)> ended)
        : m_archive(archive), m_clock(clock), m_wish(std::move(wish)), m_ended(std::move(ended)), m_from(clock.now()),
          m_fromNs(clock.monotonicNs()), m_draft(draftFor(archive, m_wish.unit, m_from))
    {
    }
    ~Roll()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_left = true;
        }
        m_changed.notify_one();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }
    Roll(const Roll&) = delete;
    Roll& operator=(const Roll&) = delete;

    [[nodiscard]] Result<void> start(const cv::Mat& first)
    {
        auto file = m_draft.held() ? vision::FilmFile::create(m_draft.file(), vision::filmPicture(first, "").size())
                                   : Result<vision::FilmFile>(storageError("No film can be written in {}. Check the "
                                                                           "disk.",
                                                                           {m_archive.drafts().string()}));
        if (!file) {
            m_draft.remove();
            return file.error();
        }
        m_file.emplace(std::move(*file));
        m_thread = std::thread([this] { work(); });
        return {};
    }

    void offer(std::shared_ptr<const vision::Frame> frame)
    {
        const std::int64_t sinceNs = m_clock.monotonicNs() - m_fromNs;
        const std::int64_t slot = sinceNs * vision::kFilmPace / kSecond;
        const std::lock_guard lock(m_mutex);
        if (m_end || slot <= m_lastSlot) {
            return;
        }
        if (sinceNs >= m_wish.longest.count() * kSecond) {
            m_end = domain::FilmEnd::longest;
        } else if (m_waiting.size() >= kMostWaiting) {
            ++m_lost;
        } else {
            m_waiting.push_back({slot, std::move(frame)});
            m_lastSlot = slot;
        }
        m_changed.notify_one();
    }

    void end(domain::FilmEnd why)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_end = m_end.value_or(why);
        }
        m_changed.notify_one();
    }

    [[nodiscard]] bool done() const
    {
        const std::lock_guard lock(m_mutex);
        return m_done;
    }

private:
    struct Shown {
        std::int64_t slot = 0;
        std::shared_ptr<const vision::Frame> frame;
    };

    void work()
    {
        Result<Film> film = deviceError("The program made a mistake with the film. Nothing was recorded; film again.");
        try {
            if (!writeAll()) {
                return; // the program ends: who starts it again tells it
            }
            film = putAway();
        } catch (const std::exception& fault) {
            spdlog::error("A film broke a rule of the program: {}", fault.what());
        }
        if (!film) {
            m_draft.remove();
        }
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_ended(std::move(film));
    }

    /// The next picture; nothing at the end of the film.
    std::optional<Shown> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_left || m_end || !m_waiting.empty(); });
        if ((m_left && !m_end) || m_waiting.empty()) {
            return std::nullopt;
        }
        Shown shown = std::move(m_waiting.front());
        m_waiting.pop_front();
        return shown;
    }

    /// False when the film is cut off. A picture stands until the next one comes, so that a second lasts a second.
    bool writeAll()
    {
        cv::Mat picture;
        std::int64_t next = 0;
        while (const auto shown = take()) {
            const std::int64_t missing = picture.empty() ? 0 : shown->slot - next;
            for (std::int64_t i = 0; i < missing; ++i) {
                m_file->add(picture);
            }
            if (missing > kGap) {
                const std::lock_guard lock(m_mutex);
                m_lost += static_cast<int>(missing);
            }
            const cv::Mat fresh =
                vision::filmPicture(shown->frame->image, captionAt(m_wish.caption, shown->frame->takenAt));
            if (!picture.empty() && fresh.size() != picture.size()) {
                end(domain::FilmEnd::cameraLost); // it came back with pictures of another size
                break;
            }
            picture = fresh;
            m_file->add(picture);
            next = shown->slot + 1;
            if (next % vision::kFilmPace == 0 && isDiskFull(m_archive.drafts(), m_wish.leastFreeBytes)) {
                end(domain::FilmEnd::diskFull);
                break;
            }
        }
        const std::lock_guard lock(m_mutex);
        return m_end.has_value();
    }

    Result<Film> putAway()
    {
        if (const auto closed = m_file->close(); !closed) {
            return closed.error();
        }
        const int pictures = m_file->pictures();
        m_file.reset();
        std::error_code fault;
        const auto bytes = static_cast<std::int64_t>(fs::file_size(m_draft.file(), fault));
        const auto hash = m_archive.adopt(m_draft.file(), "mp4");
        if (!hash) {
            return hash.error();
        }
        const std::chrono::milliseconds length(pictures * 1000LL / vision::kFilmPace);
        const std::lock_guard lock(m_mutex);
        return Film{*hash, m_from, m_from + length, length, bytes, pictures, m_lost, *m_end};
    }

    const store::PhotoArchive& m_archive;
    const Clock& m_clock;
    FilmWish m_wish;
    std::function<void(Result<Film>)> m_ended;
    Time m_from;
    std::int64_t m_fromNs;
    Draft m_draft;
    std::optional<vision::FilmFile> m_file; ///< the thread's alone

    mutable std::mutex m_mutex; ///< guards all below
    std::condition_variable m_changed;
    std::deque<Shown> m_waiting;
    std::int64_t m_lastSlot = -1;
    int m_lost = 0;
    std::optional<domain::FilmEnd> m_end;
    bool m_left = false;
    bool m_done = false;
    std::thread m_thread;
};

Filmer::Filmer(store::PhotoArchive archive, const Clock& clock) : m_archive(std::move(archive)), m_clock(clock) {}
Filmer::~Filmer() = default;

Result<void> Filmer::begin(const FilmWish& wish, std::shared_ptr<const vision::Frame> first,
                           std::function<void(Result<Film>)> ended)
{
    if (m_roll && !m_roll->done()) {
        return refused("A recording is running already.");
    }
    m_roll.reset();
    std::error_code fault;
    fs::create_directories(m_archive.drafts(), fault);
    if (isDiskFull(m_archive.drafts(), wish.leastFreeBytes)) {
        return diskFull();
    }
    auto roll = std::make_unique<Roll>(m_archive, m_clock, wish, std::move(ended));
    if (const auto started = roll->start(first->image); !started) {
        return started.error();
    }
    m_roll = std::move(roll);
    m_roll->offer(std::move(first));
    return {};
}

void Filmer::offer(std::shared_ptr<const vision::Frame> frame)
{
    if (m_roll) {
        m_roll->offer(std::move(frame));
    }
}

void Filmer::end(domain::FilmEnd why)
{
    if (m_roll) {
        m_roll->end(why);
    }
}

std::vector<CutOffFilm> clearCutOffFilms(const store::PhotoArchive& archive)
{
    std::vector<CutOffFilm> found;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(archive.drafts(), fault)) {
        const std::string name = entry.path().stem().string();
        const auto stroke = name.find('_');
        if (entry.path().extension() != kEnding || stroke == std::string::npos) {
            continue;
        }
        const Draft draft(entry.path());
        if (!draft.held()) {
            continue; // another program is writing it
        }
        draft.remove();
        std::string from = name.substr(stroke + 1);
        for (const std::size_t colon : {13U, 16U}) {
            if (from.size() > colon) {
                from[colon] = ':';
            }
        }
        found.push_back({name.substr(0, stroke), from});
    }
    return found;
}

} // namespace regrade::workers
