#include "passport/evidence.h"

#include "tests/passport/samples.h"
#include "tests/support/temporaryfolder.h"
#include "vision/photocopy.h"
#include "vision/photofile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include <fstream>

namespace regrade::passport {
namespace {

namespace fs = std::filesystem;
using namespace domain;
using Json = nlohmann::json;

std::vector<std::byte> jpeg(int shade)
{
    return *vision::encodeJpeg(cv::Mat(120, 160, CV_8UC3, cv::Scalar(shade, 90, 255 - shade)));
}

/// The same picture with a place and a camera's number written beside it.
std::vector<std::byte> withExif(std::vector<std::byte> photo)
{
    const std::string exif = std::string("\xFF\xE1\x00\x22", 4) + "Exif SECRET-PLACE 52.5 13.4     ";
    const auto* first = reinterpret_cast<const std::byte*>(exif.data());
    photo.insert(photo.begin() + 2, first, first + exif.size());
    return photo;
}

bool holds(const std::vector<std::byte>& bytes, const std::string& text)
{
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()).find(text) != std::string::npos;
}

class Evidence : public testing::Test {
protected:
    Evidence()
        : m_archive(m_folder / "photos"), m_key(store::StationKey::openOrMake(m_folder / "station.key").value()),
          m_policy(std::make_shared<const rules::Policy>(samplePolicy()))
    {
        m_source.policy = m_policy;
        m_source.at = *parseIso("2026-11-28T14:50:01Z");
        m_before = m_archive.put(jpeg(10), "jpg").value();
        m_after = m_archive.put(withExif(jpeg(200)), "jpg").value();
        fs::create_directories(m_archive.drafts());
        std::ofstream(m_archive.drafts() / "a.mp4", std::ios::binary) << std::string(300'000, 'v');
        m_film = m_archive.adopt(m_archive.drafts() / "a.mp4", "mp4").value();
        add(sampleIntake("Kettle <1.7 l>"));
        add(look(m_before, {scratch(12)}));
        add(WorkStarted{StageId("cleaning")});
        StepDone step{StageId("cleaning"), StepId("uv"), StepOutcome::passed, 25.5, "mJ", "both sides", {}};
        add(step);
        ProcessFilmed film{.stage = StageId("cleaning"), .film = m_film};
        film.from = "2026-11-28T14:00:00.000Z";
        film.length = std::chrono::seconds(10);
        add(film);
        add(WorkFinished{StageId("cleaning"), std::chrono::minutes(9), Money{}, true});
        add(look(m_after, {}));
        m_source.item.grade = GradeId("B");
        m_source.item.intake = sampleIntake("Kettle <1.7 l>");
    }

    static Defect scratch(double mm)
    {
        return {DefectKind("scratch"), Zone("body"), mm, 0.01, 0.9, 1.4, {10, 10, 60, 20}, PhotoHash("ab")};
    }
    static ItemInspected look(const PhotoHash& photo, std::vector<Defect> marks)
    {
        Inspection seen;
        seen.photos = {{photo, "front", 160, 120}};
        seen.defects = std::move(marks);
        return {seen};
    }
    void add(const Event& event)
    {
        store::RecordedEvent recorded{
            .subject = subjectOf(m_source.item.id),
            .stamp = {.at = m_source.at, .station = StationId("ST-A"), .actor = ActorId("STAFF-0007")},
            .event = event};
        recorded.seq = static_cast<std::int64_t>(m_source.history.size()) + 1;
        recorded.version = static_cast<int>(recorded.seq);
        recorded.prevHash = std::string(64, '0');
        recorded.hash = std::string(63, 'e') + std::to_string(recorded.seq);
        m_source.history.push_back(recorded);
    }
    [[nodiscard]] EvidenceWritten written(const fs::path& to)
    {
        const auto done = writeEvidence(m_source, m_archive, m_key, to);
        EXPECT_TRUE(done) << done.error().what();
        return *done;
    }
    [[nodiscard]] static std::string contentOf(const PackReader& pack, const std::string& name)
    {
        return pack.content(name, 10'000'000).value();
    }

    tests::TemporaryFolder m_folder;
    store::PhotoArchive m_archive;
    store::StationKey m_key;
    std::shared_ptr<const rules::Policy> m_policy;
    EvidenceSource m_source{sampleItem(), {}, {}, StationId("ST-A"), {}};
    PhotoHash m_before{"-"};
    PhotoHash m_after{"-"};
    PhotoHash m_film{"-"};
};

TEST_F(Evidence, holdsTheWholeRecordWithPhotosAndFilms)
{
    const auto told = written(m_folder / "pack.zip");

    const auto pack = PackReader::open(m_folder / "pack.zip");
    ASSERT_TRUE(pack) << pack.error().what();
    const auto verified = verifyPack(*pack);
    ASSERT_TRUE(verified) << verified.error().what();
    EXPECT_EQ(told.events, 7);
    EXPECT_EQ(told.photos, 2);
    EXPECT_EQ(told.films, 1);
    EXPECT_TRUE(told.absent.empty());
    EXPECT_EQ(pack->hashOf("photos/" + m_before.text() + ".jpg").value(), m_before.text());
    EXPECT_EQ(pack->hashOf("films/" + m_film.text() + ".mp4").value(), m_film.text());
    const Json events = Json::parse(contentOf(*pack, "events.json"));
    ASSERT_EQ(events.size(), 7U);
    EXPECT_EQ(events[4].at("kind"), "ProcessFilmed");
    EXPECT_EQ(events[4].at("body").at("film"), m_film.text());
    EXPECT_EQ(events[6].at("hash"), m_source.history[6].hash);
    const Json steps = Json::parse(contentOf(*pack, "steps.json"));
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].at("name").at("zh"), "紫外消毒");
    EXPECT_EQ(steps[0].at("value"), 25.5);
}

TEST_F(Evidence, putsBeforeAndAfterSideBySide)
{
    (void)written(m_folder / "pack");

    const auto pack = PackReader::open(m_folder / "pack");
    const Json pairs = Json::parse(contentOf(*pack, "pairs.json"));

    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].at("before")[0].at("hash"), m_before.text());
    EXPECT_EQ(pairs[0].at("after")[0].at("hash"), m_after.text());
    EXPECT_EQ(pairs[0].at("marks").size(), 1U);
}

TEST_F(Evidence, opensWithoutANetworkInBothLanguagesAndRunsNothing)
{
    (void)written(m_folder / "pack");
    const std::string html = contentOf(*PackReader::open(m_folder / "pack"), "report.html");

    for (const char* outside : {"http://", "https://", "<script", "<link", "@import", "onload", "onerror"}) {
        EXPECT_EQ(html.find(outside), std::string::npos) << outside;
    }
    for (const char* attribute : {"src=\"", "href=\""}) {
        for (std::size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
            const std::string target = html.substr(at + std::string(attribute).size(), 7);
            EXPECT_TRUE(target.starts_with("data:") || target == "photos/" || target.starts_with("films/")) << target;
        }
    }
    EXPECT_NE(html.find("Before and after the repair"), std::string::npos);
    EXPECT_NE(html.find("维修前后对比"), std::string::npos);
    EXPECT_NE(html.find("data:image/jpeg;base64,"), std::string::npos);
    EXPECT_NE(html.find("films/" + m_film.text() + ".mp4"), std::string::npos);
    EXPECT_NE(html.find("Kettle &lt;1.7 l&gt;"), std::string::npos);
}

TEST_F(Evidence, tellsNothingOfBuyersAndStaff)
{
    (void)written(m_folder / "pack");
    const auto pack = PackReader::open(m_folder / "pack");

    for (const PackedFile& file : pack->files()) {
        const std::string content = contentOf(*pack, file.name);
        EXPECT_EQ(content.find("ORDER-4711"), std::string::npos) << file.name;
        EXPECT_EQ(content.find("STAFF-0007"), std::string::npos) << file.name;
        EXPECT_EQ(content.find("SECRET-PLACE"), std::string::npos) << file.name;
    }
    EXPECT_TRUE(pack->holds("photos/" + m_after.text() + ".jpg")) << "the photo is there without its place";
}

TEST_F(Evidence, namesWhatItsStationDoesNotHave)
{
    add(look(PhotoHash(std::string(64, 'd')), {}));

    const auto told = written(m_folder / "pack.zip");

    ASSERT_EQ(told.absent, std::vector<std::string>{std::string(64, 'd')});
    const auto pack = PackReader::open(m_folder / "pack.zip");
    EXPECT_EQ(verifyPack(*pack)->seal.absent, told.absent);
}

TEST_F(Evidence, doesNotPassADamagedFilmOff)
{
    const auto file = m_archive.pathOf(m_film).value();
    std::ofstream(file, std::ios::binary | std::ios::app) << "x";

    EXPECT_EQ(written(m_folder / "pack.zip").absent, std::vector<std::string>{m_film.text()});
}

TEST(PhotoCopy, leavesOutWhatWasWrittenBesideThePicture)
{
    const auto bare = jpeg(77);
    const auto marked = withExif(bare);
    ASSERT_TRUE(holds(marked, "SECRET-PLACE"));

    EXPECT_EQ(vision::cleanCopy(bare)->bytes, bare) << "nothing is lost where there is nothing to hide";
    const auto clean = vision::cleanCopy(marked);
    ASSERT_TRUE(clean) << clean.error().what();
    EXPECT_FALSE(holds(clean->bytes, "SECRET-PLACE"));
    auto trailing = bare;
    for (const char c : std::string("SECRET-PLACE")) {
        trailing.push_back(static_cast<std::byte>(c));
    }
    const auto cut = vision::cleanCopy(trailing);
    EXPECT_TRUE(!cut || !holds(cut->bytes, "SECRET-PLACE"));
    EXPECT_FALSE(vision::cleanCopy(std::vector<std::byte>(10)));
}

TEST(PhotoCopy, isSmallWhereItIsAsked)
{
    const auto small = vision::smallCopy(jpeg(50), 128);

    ASSERT_TRUE(small);
    EXPECT_EQ(vision::decodePhoto(*small)->size(), cv::Size(128, 96));
}

} // namespace
} // namespace regrade::passport
