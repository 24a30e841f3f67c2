#include "tests/workers/workerssupport.h"

#include "qr/tag.h"
#include "qr/writer.h"
#include "vision/photofile.h"
#include "workers/bench.h"
#include "workers/camerakeeper.h"
#include "workers/codesight.h"

#include <future>
#include <opencv2/core.hpp>
#include <random>
#include <set>

namespace regrade::workers {
namespace {

using Kind = CameraState::Kind;

/// A product with a pattern of its own on a plain table; `hole` cuts a dark piece out of it.
cv::Mat picture(bool hole = false)
{
    cv::Mat image(320, 320, CV_8UC3, cv::Scalar(205, 205, 205));
    std::mt19937 random(3);
    for (int y = 60; y < 260; y += 10) {
        for (int x = 60; x < 260; x += 10) {
            const auto shade = [&] { return static_cast<double>(40 + random() % 140); };
            const double blue = shade();
            const double green = shade();
            image(cv::Rect(x, y, 10, 10)).setTo(cv::Scalar(blue, green, shade()));
        }
    }
    if (hole) {
        image(cv::Rect(130, 140, 50, 40)).setTo(cv::Scalar(0, 0, 0));
    }
    return image;
}

cv::Mat pictureOfCode(const std::string& text)
{
    const auto modules = qr::writeQr(text);
    EXPECT_TRUE(modules);
    constexpr int kModule = 8;
    const int side = (modules->size + 8) * kModule;
    cv::Mat image(side, side, CV_8UC3, cv::Scalar(255, 255, 255));
    for (int row = 0; row < modules->size; ++row) {
        for (int column = 0; column < modules->size; ++column) {
            if (modules->isDark(column, row)) {
                image(cv::Rect((column + 4) * kModule, (row + 4) * kModule, kModule, kModule))
                    .setTo(cv::Scalar(0, 0, 0));
            }
        }
    }
    return image;
}

std::vector<std::byte> png(const cv::Mat& image) { return *vision::encodePng(image); }

class BenchAtWork : public testing::Test {
protected:
    BenchAtWork() : m_archive(m_folder / "photos"), m_bench(std::make_unique<Bench>(m_archive, m_clock))
    {
        writeFile(m_folder / "camera" / "1.png", png(picture()));
        m_bench->watch({[this](std::shared_ptr<const vision::Frame> frame) { m_frames.add(std::move(frame)); },
                        [this](CameraState state) { m_states.add(std::move(state)); },
                        [this](std::string code) { m_codes.add(std::move(code)); },
                        [this](GuidanceTold told) { m_told.add(std::move(told)); },
                        [this](std::vector<std::string> tags) { m_together.add(std::move(tags)); }});
    }
    ~BenchAtWork() override { m_bench.reset(); }

    [[nodiscard]] bool waitForState(Kind kind, std::size_t after = 0)
    {
        return m_states.waitFor([&](const std::vector<CameraState>& states) {
            return states.size() > after && states.back().kind == kind;
        });
    }
    void useFolder()
    {
        m_bench->useCamera((m_folder / "camera").string());
        ASSERT_TRUE(m_frames.waitForCount(1));
    }
    /// Asks and waits for the answer of one job.
    template <class T>
    [[nodiscard]] Result<T> answer(const std::function<void(std::function<void(Result<T>)>)>& ask)
    {
        std::promise<Result<T>> promise;
        auto future = promise.get_future();
        ask([&](Result<T> result) { promise.set_value(std::move(result)); });
        return future.get();
    }
    [[nodiscard]] Result<TeachResult> teach(std::vector<std::vector<std::byte>> photos)
    {
        return answer<TeachResult>([&](auto done) { m_bench->teachBytes(std::move(photos), "front", done); });
    }
    [[nodiscard]] Result<InspectionResult> inspect(const TeachResult& taught, const std::vector<std::byte>& photo)
    {
        const domain::ProductTaught record{domain::Sku("MIX-900"), "front", taught.photos, taught.model};
        return answer<InspectionResult>([&](auto done) { m_bench->inspectBytes(record, photo, done); });
    }

    TemporaryFolder m_folder;
    SetClock m_clock;
    store::PhotoArchive m_archive;
    Told<std::shared_ptr<const vision::Frame>> m_frames;
    Told<CameraState> m_states;
    Told<std::string> m_codes;
    Told<GuidanceTold> m_told;
    Told<std::vector<std::string>> m_together;
    std::unique_ptr<Bench> m_bench;
};

TEST_F(BenchAtWork, tellsTheCamerasStatesAndShowsItsFrames)
{
    ASSERT_NO_FATAL_FAILURE(useFolder());

    EXPECT_TRUE(waitForState(Kind::live));
    const auto states = m_states.all();
    ASSERT_EQ(states.size(), 3U);
    EXPECT_EQ(states[0].kind, Kind::none);
    EXPECT_EQ(states[1].kind, Kind::opening);
    EXPECT_EQ(states[2].name, "Folder of photographs");
    EXPECT_EQ(m_frames.all().front()->image.size(), cv::Size(320, 320));
}

TEST_F(BenchAtWork, losesTheCameraWithAReasonAndFindsItAgain)
{
    ASSERT_NO_FATAL_FAILURE(useFolder());
    std::filesystem::remove(m_folder / "camera" / "1.png");
    ASSERT_TRUE(waitForState(Kind::lost));
    EXPECT_TRUE(m_states.all().back().problem.has_value());
    const auto lost = answer<domain::PhotoRef>([&](auto done) { m_bench->takePhoto("front", done); });
    EXPECT_EQ(lost.error().code, ErrorCode::device);
    const std::size_t told = m_states.all().size();

    writeFile(m_folder / "camera" / "1.png", png(picture()));
    m_clock.advance(std::chrono::milliseconds(600));
    m_bench->readCodes(false); // wakes the thread, which looks at the clock

    EXPECT_TRUE(waitForState(Kind::live, told));
}

TEST_F(BenchAtWork, opensALostCameraAtOnceWhenAsked)
{
    m_bench->useCamera((m_folder / "nowhere").string());
    ASSERT_TRUE(waitForState(Kind::lost));
    EXPECT_TRUE(m_states.all().back().problem.has_value());

    ASSERT_NO_FATAL_FAILURE(useFolder());
    EXPECT_TRUE(waitForState(Kind::live));
    m_bench->useCamera("");

    EXPECT_TRUE(waitForState(Kind::none, 2));
}

TEST_F(BenchAtWork, archivesTheNewestFrame)
{
    ASSERT_NO_FATAL_FAILURE(useFolder());

    const auto photo = answer<domain::PhotoRef>([&](auto done) { m_bench->takePhoto("front", done); });

    ASSERT_TRUE(photo) << photo.error().what();
    EXPECT_EQ(photo->view, "front");
    EXPECT_EQ(photo->width, 320);
    const auto kept = vision::decodePhoto(*m_archive.read(photo->hash));
    ASSERT_TRUE(kept);
    EXPECT_LT(cv::norm(*kept, picture(), cv::NORM_L1) / (320.0 * 320 * 3), 6.0);
}

TEST_F(BenchAtWork, guidesTheHandAndTakesOnePlacingOnce)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    const auto guided = answer<void>([&](auto done) { m_bench->guide({taught->photos, true, {}}, done); });
    ASSERT_TRUE(guided) << guided.error().what();

    ASSERT_NO_FATAL_FAILURE(useFolder());
    const auto due = [](const std::vector<GuidanceTold>& told) {
        return std::count_if(told.begin(), told.end(), [](const GuidanceTold& one) { return one.shotDue; });
    };
    ASSERT_TRUE(m_told.waitFor([&](const auto& told) { return due(told) > 0; }));
    const std::size_t before = m_told.all().size();
    ASSERT_TRUE(m_told.waitForCount(before + 3));

    EXPECT_EQ(due(m_told.all()), 1);
    EXPECT_TRUE(m_told.all().back().guidance.ready);
    EXPECT_EQ(m_told.all().back().progress, 1.0);
}

TEST_F(BenchAtWork, saysAPreliminaryWordOfAKnownProductThatLiesStill)
{
    const auto taught = teach({png(picture()), png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    ASSERT_TRUE(answer<void>([&](auto done) { m_bench->guide({taught->photos, false, {}}, done); }));

    ASSERT_NO_FATAL_FAILURE(useFolder());
    ASSERT_TRUE(m_told.waitFor([](const auto& told) { return !told.empty() && told.back().quick.has_value(); }));

    const auto told = m_told.all();
    EXPECT_FALSE(told.front().quick.has_value()); // the first frame cannot know whether the unit lies still
    EXPECT_NE(told.back().quick->look.word, vision::QuickWord::lookHere);
    EXPECT_EQ(told.back().quick->width, 320);
}

TEST_F(BenchAtWork, saysAFirstWordOnAPhotoFileWithoutArchivingIt)
{
    const auto taught = teach({png(picture()), png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    const domain::ProductTaught record{domain::Sku("MIX-900"), "front", taught->photos, taught->model};
    const auto filesNow = [this] {
        const std::filesystem::recursive_directory_iterator all(m_folder / "photos");
        return std::distance(begin(all), end(all));
    };
    const auto before = filesNow();

    const auto look =
        answer<vision::QuickLook>([&](auto done) { m_bench->quickBytes(record, png(picture(true)), done); });

    ASSERT_TRUE(look) << look.error().what();
    EXPECT_EQ(look->word, vision::QuickWord::lookHere);
    EXPECT_FALSE(look->places.empty());
    EXPECT_EQ(filesNow(), before);
}

TEST_F(BenchAtWork, guidesNoMoreWhenItIsTold)
{
    ASSERT_TRUE(answer<void>([&](auto done) { m_bench->guide({}, done); }));
    ASSERT_NO_FATAL_FAILURE(useFolder());
    ASSERT_TRUE(m_told.waitForCount(1));
    m_bench->guideNoMore();
    ASSERT_TRUE(answer<domain::PhotoRef>([&](auto done) { m_bench->takePhoto("front", done); }));
    const std::size_t before = m_told.all().size();
    const std::size_t frames = m_frames.all().size();
    ASSERT_TRUE(m_frames.waitForCount(frames + 2));

    EXPECT_EQ(m_told.all().size(), before);
}

TEST_F(BenchAtWork, looksOnlyAtWhatACameraShows)
{
    const domain::ProductTaught record{domain::Sku("MIX-900"), "front", {}, "m"};

    const auto result = answer<InspectionResult>([&](auto done) { m_bench->inspectLive(record, done); });

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::device);
}

TEST_F(BenchAtWork, tellsACodeOnceWhileItStaysInView)
{
    const std::string tag = qr::tagFromNumber(1).text();
    writeFile(m_folder / "camera" / "1.png", png(pictureOfCode(tag)));
    m_bench->readCodes(true);
    ASSERT_NO_FATAL_FAILURE(useFolder());

    ASSERT_TRUE(m_codes.waitForCount(1));
    const std::size_t frames = m_frames.all().size();
    m_clock.advance(std::chrono::milliseconds(300));
    ASSERT_TRUE(m_frames.waitForCount(frames + 2));

    EXPECT_EQ(m_codes.all(), std::vector<std::string>{tag});
}

TEST_F(BenchAtWork, saysThatTwoTagsAreInViewAndTakesNone)
{
    cv::Mat both;
    cv::hconcat(pictureOfCode(qr::tagFromNumber(1).text()), pictureOfCode(qr::tagFromNumber(2).text()), both);
    writeFile(m_folder / "camera" / "1.png", png(both));
    m_bench->readCodes(true);
    ASSERT_NO_FATAL_FAILURE(useFolder());

    ASSERT_TRUE(m_together.waitForCount(1));

    EXPECT_EQ(m_together.all().at(0).size(), 2U);
    EXPECT_TRUE(m_codes.all().empty());
}

TEST_F(BenchAtWork, readsCodesInAPhoto)
{
    const auto codes = answer<std::vector<std::string>>(
        [&](auto done) { m_bench->readCodesIn(png(pictureOfCode("BCDEFGHIJKLNO")), done); });

    ASSERT_TRUE(codes) << codes.error().what() << codes.error().detail;
    EXPECT_EQ(*codes, std::vector<std::string>{"BCDEFGHIJKLNO"});
}

TEST_F(BenchAtWork, archivesWhatItTeachesAndLearnsTheSameFromTheArchive)
{
    const auto photo = png(picture());

    const auto taught = teach({photo});
    ASSERT_TRUE(taught) << taught.error().what();
    m_bench = std::make_unique<Bench>(m_archive, m_clock);
    const auto again = answer<TeachResult>([&](auto done) { m_bench->teachArchived(taught->photos, done); });

    ASSERT_TRUE(again) << again.error().what();
    ASSERT_EQ(taught->photos.size(), 1U);
    EXPECT_EQ(taught->photos.front().hash.text(), store::sha256Hex(photo));
    EXPECT_EQ(*m_archive.read(taught->photos.front().hash), photo);
    EXPECT_EQ(again->model, taught->model);
    EXPECT_EQ(again->falseRejectBound, taught->falseRejectBound);
}

TEST_F(BenchAtWork, archivesAPhotoBeforeItIsInspectedAndTiesTheDefectsToIt)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    const auto photo = png(picture(true));

    const auto result = inspect(*taught, photo);
    const auto again = inspect(*taught, photo);

    ASSERT_TRUE(result && again) << result.error().what();
    const domain::Inspection& inspection = result->inspection;
    ASSERT_EQ(inspection.photos.size(), 1U);
    EXPECT_EQ(inspection.photos.front().hash.text(), store::sha256Hex(photo));
    EXPECT_EQ(*m_archive.read(inspection.photos.front().hash), photo);
    EXPECT_EQ(inspection.model, taught->model);
    EXPECT_EQ(inspection.proposed, std::nullopt);
    EXPECT_GT(inspection.score, 1.0);
    ASSERT_FALSE(inspection.defects.empty());
    for (const domain::Defect& defect : inspection.defects) {
        EXPECT_EQ(defect.photo, inspection.photos.front().hash);
    }
    EXPECT_EQ(again->inspection, inspection) << "same photo and same model give the same evidence";
    EXPECT_EQ(result->overlay->size(), result->photo->size());
}

TEST_F(BenchAtWork, inspectsTheNewestFrameAsItLiesInTheArchive)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    const domain::ProductTaught record{domain::Sku("MIX-900"), "front", taught->photos, taught->model};
    ASSERT_NO_FATAL_FAILURE(useFolder());

    const auto live = answer<InspectionResult>([&](auto done) { m_bench->inspectLive(record, done); });
    ASSERT_TRUE(live) << live.error().what();
    const auto file = inspect(*taught, *m_archive.read(live->inspection.photos.front().hash));

    ASSERT_TRUE(file);
    EXPECT_EQ(file->inspection, live->inspection);
}

TEST_F(BenchAtWork, dividesTheScoresByAnAcceptedCalibrationAndNamesIt)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    domain::ProductTaught record{domain::Sku("MIX-900"), "front", taught->photos, taught->model};
    const auto photo = png(picture(true));
    const auto look = [&] {
        return answer<InspectionResult>([&](auto done) { m_bench->inspectBytes(record, photo, done); });
    };

    const auto before = look();
    record.calibration = domain::CalibrationInUse{2, 4.0, 0.05};
    const auto after = look();

    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->inspection.taughtPhotos, 1);
    EXPECT_DOUBLE_EQ(*before->inspection.falseRejectBound, 0.5);
    EXPECT_EQ(before->inspection.limitFactor, std::nullopt);
    EXPECT_EQ(after->inspection.model, taught->model + " cal 2");
    EXPECT_DOUBLE_EQ(after->inspection.score, before->inspection.score / 4.0);
    ASSERT_FALSE(after->inspection.defects.empty());
    EXPECT_DOUBLE_EQ(after->inspection.defects.front().score, before->inspection.defects.front().score / 4.0);
    EXPECT_EQ(after->inspection.limitFactor, 4.0);
    EXPECT_DOUBLE_EQ(*after->inspection.falseRejectBound, 0.05);
}

TEST_F(BenchAtWork, namesTheZoneThatAMarkLiesOn)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught) << taught.error().what();
    domain::ProductTaught record{domain::Sku("MIX-900"), "front", taught->photos, taught->model};
    const auto photo = png(picture(true)); // the hole's middle lies at 155, 160 of 320
    const auto zonesOf = [&] {
        const auto seen =
            answer<InspectionResult>([&](auto done) { m_bench->inspectBytes(record, photo, done); }).value();
        std::vector<std::string> zones;
        for (const domain::Defect& defect : seen.inspection.defects) {
            zones.push_back(defect.zone.text());
        }
        return zones;
    };

    ASSERT_FALSE(zonesOf().empty());
    EXPECT_EQ(zonesOf().front(), "body") << "no zones were drawn";
    record.zones = {{domain::Zone("base"), 0.3, 0.3, 0.4, 0.4}, {domain::Zone("handle"), 0.8, 0.0, 0.2, 1.0}};
    EXPECT_EQ(zonesOf().front(), "base");
}

TEST_F(BenchAtWork, refusesAFileThatIsNoPhotoAndKeepsNothingOfIt)
{
    const auto taught = teach({png(picture())});
    ASSERT_TRUE(taught);
    const std::vector<std::byte> rubbish(5'000, std::byte{7});

    const auto result = inspect(*taught, rubbish);

    ASSERT_FALSE(result);
    EXPECT_EQ(m_archive.read(domain::PhotoHash(store::sha256Hex(rubbish))).error().code, ErrorCode::notFound);
}

TEST_F(BenchAtWork, answersEveryJobThatWaitsWhenItCloses)
{
    constexpr std::size_t kJobs = 40;
    Told<bool> answers;
    for (std::size_t job = 0; job < kJobs; ++job) {
        m_bench->readCodesIn(png(picture()), [&](const Result<std::vector<std::string>>& codes) {
            answers.add(static_cast<bool>(codes));
        });
    }

    m_bench.reset();

    EXPECT_EQ(answers.all().size(), kJobs);
}

using Texts = std::vector<std::string>;

TEST(CodeSight, tellsATagAgainOnlyAfterItWasAwayForASecond)
{
    SetClock clock;
    CodeSight sight(clock);
    const std::string tag = qr::tagFromNumber(1).text();

    EXPECT_EQ(sight.look({tag}).arrived, Texts{tag});
    clock.advance(std::chrono::milliseconds(900));
    EXPECT_EQ(sight.look({tag}).arrived, Texts{});
    clock.advance(std::chrono::milliseconds(900));
    EXPECT_EQ(sight.look({tag}).arrived, Texts{}) << "it was seen 0.9 s ago";
    clock.advance(std::chrono::milliseconds(1'100));
    EXPECT_EQ(sight.look({tag}).arrived, Texts{tag});
}

TEST(CodeSight, tellsAForeignCodeOnceTwoFramesSaidTheSame)
{
    SetClock clock;
    CodeSight sight(clock);
    const std::string misread = qr::tagFromNumber(1).text().substr(0, 12) + "?";

    EXPECT_EQ(sight.look({"4006381333931", misread}).arrived, Texts{});
    EXPECT_EQ(sight.look({"4006381333931", "4006381333931"}).arrived, Texts{"4006381333931"});
    EXPECT_EQ(sight.look({"4006381333931"}).arrived, Texts{});
    clock.advance(std::chrono::milliseconds(1'100));
    EXPECT_EQ(sight.look({misread, misread}).arrived, Texts{}) << "twice in one frame is one frame";
    clock.advance(std::chrono::milliseconds(1'100));
    EXPECT_EQ(sight.look({misread}).arrived, Texts{}) << "the first read is too long ago";
}

TEST(CodeSight, takesNoneOfTwoTagsUntilOneAloneIsLeft)
{
    SetClock clock;
    CodeSight sight(clock);
    const std::string one = qr::tagFromNumber(1).text();
    const std::string other = qr::tagFromNumber(2).text();

    const CodesSeen both = sight.look({one, other});
    EXPECT_EQ(both.arrived, Texts{});
    EXPECT_EQ(std::set<std::string>(both.together.begin(), both.together.end()), (std::set<std::string>{one, other}));
    clock.advance(std::chrono::milliseconds(500));
    const CodesSeen halfSeen = sight.look({other});
    EXPECT_EQ(halfSeen.arrived, Texts{}) << "the first one may only have been missed";
    EXPECT_EQ(halfSeen.together, Texts{}) << "the same news is told once";
    clock.advance(std::chrono::milliseconds(600));
    EXPECT_EQ(sight.look({other}).arrived, Texts{other});
    clock.advance(std::chrono::milliseconds(1'100));
    EXPECT_EQ(sight.look({one, other}).together.size(), 2U) << "a new meeting";
}

TEST(CodeSight, takesNoSecondTagWhileTheFirstIsInView)
{
    SetClock clock;
    CodeSight sight(clock);
    const std::string first = qr::tagFromNumber(1).text();
    const std::string second = qr::tagFromNumber(2).text();

    EXPECT_EQ(sight.look({first}).arrived, Texts{first});
    clock.advance(std::chrono::milliseconds(300));
    const CodesSeen soon = sight.look({second});
    EXPECT_EQ(soon.arrived, Texts{}) << "the first one may only have been missed";
    EXPECT_EQ(soon.together, Texts{});
    clock.advance(std::chrono::milliseconds(150));
    EXPECT_EQ(sight.look({second}).arrived, Texts{second}) << "one unit was laid where the other was";
    EXPECT_EQ(sight.look({first, second}).together.size(), 2U);
}

TEST(CameraKeeper, waitsLongerAfterTheFirstFailureAndAtMostASecond)
{
    const TemporaryFolder folder(TemporaryFolder::Where::disk); // a name below /dev is a camera
    SetClock clock;
    Told<int> news;
    CameraKeeper keeper(clock, [&] { news.add(1); });
    int told = 0;
    const auto tell = [&](const CameraState& state) { told += state.kind == Kind::lost ? 1 : 0; };
    keeper.use((folder / "nowhere").string(), tell);

    std::vector<std::int64_t> pausesMs;
    for (int round = 0; round < 4; ++round) {
        pausesMs.push_back(keeper.untilRetry()->count() / 1'000'000);
        clock.advance(*keeper.untilRetry());
        EXPECT_EQ(keeper.next(tell), nullptr);
    }

    EXPECT_EQ(pausesMs, (std::vector<std::int64_t>{500, 1'000, 1'000, 1'000}));
    EXPECT_EQ(told, 1) << "the same problem is told once";
    writeFile(folder / "nowhere" / "1.png", png(picture()));
    EXPECT_EQ(keeper.next(tell), nullptr) << "not before its time";
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(keeper.next(tell), nullptr) << "it is being opened";
    ASSERT_TRUE(news.waitForCount(1));
    EXPECT_NE(keeper.next(tell), nullptr);
    EXPECT_TRUE(keeper.isLive());
}

} // namespace
} // namespace regrade::workers
