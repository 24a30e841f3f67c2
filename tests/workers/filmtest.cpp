#include "tests/workers/workerssupport.h"

#include "vision/filmfile.h"
#include "vision/photofile.h"
#include "workers/filmer.h"

#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

namespace regrade::workers {
namespace {

using domain::FilmEnd;
using std::chrono::milliseconds;
using std::chrono::seconds;

std::shared_ptr<const vision::Frame> frameAt(Time at, int shade, cv::Size size = {320, 240})
{
    auto frame = std::make_shared<vision::Frame>();
    frame->image = cv::Mat(size, CV_8UC3, cv::Scalar(shade, 255 - shade, 90));
    frame->takenAt = at;
    return frame;
}

int picturesIn(const std::filesystem::path& file)
{
    cv::VideoCapture reader(file.string(), cv::CAP_FFMPEG);
    cv::Mat picture;
    int count = 0;
    while (reader.read(picture)) {
        ++count;
    }
    return count;
}

class Filming : public testing::Test {
protected:
    Filming() : m_archive(m_folder / "photos"), m_filmer(std::make_unique<Filmer>(m_archive, m_clock)) {}
    ~Filming() override { m_filmer.reset(); }

    [[nodiscard]] Result<void> begin(FilmWish wish = {"BCDEFGHIJKLNO", "BCDEFGHIJKLNO   clean", seconds(60), 0})
    {
        return m_filmer->begin(wish, frameAt(m_clock.now(), 10), [this](Result<Film> film) { m_told.add(film); });
    }
    /// One picture of the camera, and the time until the next one; waits until it is written where asked.
    void offer(int shade, milliseconds pause = milliseconds(100), cv::Size size = {320, 240})
    {
        m_clock.advance(pause);
        m_filmer->offer(frameAt(m_clock.now(), shade, size));
    }
    [[nodiscard]] Film ended()
    {
        EXPECT_TRUE(m_told.waitForCount(1));
        const auto films = m_told.all();
        EXPECT_TRUE(films.front()) << films.front().error().what();
        return *films.front();
    }
    [[nodiscard]] std::size_t drafts() const
    {
        std::error_code fault;
        std::size_t count = 0;
        for (std::filesystem::directory_iterator at(m_archive.drafts(), fault), end; !fault && at != end; ++at) {
            ++count;
        }
        return count;
    }

    TemporaryFolder m_folder;
    SetClock m_clock;
    store::PhotoArchive m_archive;
    Told<Result<Film>> m_told;
    std::unique_ptr<Filmer> m_filmer;
};

TEST_F(Filming, endsInTheArchiveUnderTheHashOfItsBytes)
{
    ASSERT_TRUE(begin());
    for (int i = 1; i < 12; ++i) {
        offer(10 * i);
    }
    m_filmer->end(FilmEnd::stopped);

    const Film film = ended();

    EXPECT_EQ(film.end, FilmEnd::stopped);
    const auto path = m_archive.pathOf(film.hash);
    ASSERT_TRUE(path) << path.error().what();
    EXPECT_EQ(store::sha256Hex(fileBytes(*path)), film.hash.text());
    EXPECT_EQ(static_cast<std::int64_t>(std::filesystem::file_size(*path)), film.bytes);
    EXPECT_EQ(picturesIn(*path), film.frames);
    EXPECT_EQ(film.length, milliseconds(film.frames * 1000 / vision::kFilmPace));
    EXPECT_EQ(film.to - film.from, film.length);
    EXPECT_EQ(drafts(), 0U);
}

TEST_F(Filming, lastsAsLongAsWhatItShowsAlsoWithASlowCamera)
{
    ASSERT_TRUE(begin());
    for (int i = 1; i <= 6; ++i) {
        offer(30 * i, milliseconds(250)); // four pictures a second
    }
    m_filmer->end(FilmEnd::stopped);

    const Film film = ended();

    EXPECT_EQ(film.frames, 6 * vision::kFilmPace / 4 + 1);
    EXPECT_EQ(film.lost, 0) << "each picture stood until the next one came";
}

TEST_F(Filming, countsTheGapOfACameraThatWasSilent)
{
    ASSERT_TRUE(begin());
    offer(50);
    offer(90, seconds(2));
    m_filmer->end(FilmEnd::stopped);

    const Film film = ended();

    EXPECT_NEAR(film.lost, 2 * vision::kFilmPace, 2);
    EXPECT_NEAR(film.frames, 2 * vision::kFilmPace + 2, 1);
}

TEST_F(Filming, leavesOutWhatComesFasterThanItCanBeWrittenAndCountsIt)
{
    ASSERT_TRUE(begin());
    constexpr int kOffered = 400;
    const auto frame = frameAt(m_clock.now(), 90);
    for (int i = 0; i < kOffered; ++i) { // half a minute of a camera within microseconds
        m_clock.advance(milliseconds(84));
        m_filmer->offer(frame);
    }
    m_filmer->end(FilmEnd::stopped);

    const Film film = ended();

    EXPECT_GT(film.lost, 0);
    EXPECT_LT(film.frames, kOffered + 8) << "what did not fit is neither kept nor waited for";
}

TEST_F(Filming, endsByItselfAfterTheLongestTime)
{
    ASSERT_TRUE(begin({"BCDEFGHIJKLNO", "caption", seconds(1), 0}));
    for (int i = 1; i < 20; ++i) {
        offer(10 * i);
    }

    const Film film = ended();

    EXPECT_EQ(film.end, FilmEnd::longest);
    EXPECT_LE(film.frames, vision::kFilmPace);
}

TEST_F(Filming, isRefusedOnADiskThatIsNearlyFull)
{
    const auto begun = begin({"BCDEFGHIJKLNO", "caption", seconds(60), std::int64_t{1} << 60});

    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, ErrorCode::refused);
    EXPECT_NE(begun.error().what().find("nearly full"), std::string::npos);
    EXPECT_EQ(drafts(), 0U);
}

TEST_F(Filming, isOneFilmAtATime)
{
    ASSERT_TRUE(begin());
    const auto second = begin();

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::refused);
    m_filmer->end(FilmEnd::stopped);
    (void)ended();
}

TEST_F(Filming, endsWhereTheCameraComesBackWithOtherPictures)
{
    ASSERT_TRUE(begin());
    offer(50);
    offer(60, milliseconds(100), {640, 480});

    EXPECT_EQ(ended().end, FilmEnd::cameraLost);
}

TEST_F(Filming, thatIsCutOffIsNoRecordAndIsToldAtTheNextStart)
{
    ASSERT_TRUE(begin());
    offer(50);
    EXPECT_TRUE(clearCutOffFilms(m_archive).empty()) << "another program leaves it alone while it is written";
    EXPECT_EQ(drafts(), 1U);
    m_filmer.reset();
    ASSERT_EQ(drafts(), 1U);

    const auto found = clearCutOffFilms(m_archive);

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().unit, "BCDEFGHIJKLNO");
    EXPECT_EQ(found.front().from, "2026-03-01T08:00:00.000Z");
    EXPECT_EQ(drafts(), 0U);
    EXPECT_TRUE(m_told.all().empty());
    EXPECT_TRUE(clearCutOffFilms(m_archive).empty());
}

/// With the bench, from a folder of pictures as its camera.
class FilmingBench : public testing::Test {
protected:
    FilmingBench() : m_archive(m_folder / "photos"), m_bench(std::make_unique<Bench>(m_archive, m_clock))
    {
        cv::Mat picture(240, 320, CV_8UC3);
        cv::randu(picture, 0, 255);
        writeFile(m_folder / "camera" / "1.png", *vision::encodePng(picture));
        m_bench->watch(
            {[this](std::shared_ptr<const vision::Frame> frame) { m_frames.add(std::move(frame)); }, {}, {}, {}, {}});
    }
    ~FilmingBench() override { m_bench.reset(); }

    void film()
    {
        m_bench->film(
            {"BCDEFGHIJKLNO", "caption", seconds(60), 0}, [this](Result<void> begun) { m_begun.add(std::move(begun)); },
            [this](Result<Film> film) { m_films.add(std::move(film)); });
        ASSERT_TRUE(m_begun.waitForCount(1));
    }

    TemporaryFolder m_folder;
    SystemClock m_clock;
    store::PhotoArchive m_archive;
    Told<std::shared_ptr<const vision::Frame>> m_frames;
    Told<Result<void>> m_begun;
    Told<Result<Film>> m_films;
    std::unique_ptr<Bench> m_bench;
};

TEST_F(FilmingBench, filmsWhatTheCameraShowsWhilePhotosAreTaken)
{
    m_bench->useCamera((m_folder / "camera").string());
    ASSERT_TRUE(m_frames.waitForCount(1));
    ASSERT_NO_FATAL_FAILURE(film());
    ASSERT_TRUE(m_begun.all().front());
    Told<bool> photo;
    m_bench->takePhoto("step", [&](const Result<domain::PhotoRef>& taken) { photo.add(bool(taken)); });
    ASSERT_TRUE(photo.waitForCount(1));
    EXPECT_TRUE(photo.all().front());
    ASSERT_TRUE(m_frames.waitForCount(m_frames.all().size() + 3));
    m_bench->filmNoMore(FilmEnd::stopped);

    ASSERT_TRUE(m_films.waitForCount(1));
    const auto film = m_films.all().front();
    ASSERT_TRUE(film) << film.error().what();
    EXPECT_GT(film->frames, 0);
    EXPECT_EQ(picturesIn(*m_archive.pathOf(film->hash)), film->frames);
}

TEST_F(FilmingBench, endsTheFilmWhereTheCameraIsTakenAway)
{
    m_bench->useCamera((m_folder / "camera").string());
    ASSERT_TRUE(m_frames.waitForCount(1));
    ASSERT_NO_FATAL_FAILURE(film());
    m_bench->useCamera({});

    ASSERT_TRUE(m_films.waitForCount(1));
    ASSERT_TRUE(m_films.all().front());
    EXPECT_EQ(m_films.all().front()->end, FilmEnd::cameraLost);
}

TEST_F(FilmingBench, isRefusedWithoutACamera)
{
    ASSERT_NO_FATAL_FAILURE(film());

    ASSERT_FALSE(m_begun.all().front());
    EXPECT_EQ(m_begun.all().front().error().code, ErrorCode::device);
    EXPECT_TRUE(m_films.all().empty());
}

} // namespace
} // namespace regrade::workers
