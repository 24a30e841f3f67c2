#include "passport/help.h"

#include "passport/knownstations.h"
#include "tests/passport/samples.h"
#include "tests/support/temporaryfolder.h"
#include "vision/photofile.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include <fstream>

namespace regrade::passport {
namespace {

using namespace domain;

std::vector<std::byte> photoOf(int shade)
{
    return *vision::encodeJpeg(cv::Mat(120, 160, CV_8UC3, cv::Scalar(shade, 90, 200)));
}

class HelpTickets : public testing::Test {
protected:
    HelpTickets()
        : m_archive(m_folder / "photos"), m_here(store::StationKey::openOrMake(m_folder / "here.key").value()),
          m_there(store::StationKey::openOrMake(m_folder / "there.key").value())
    {
        m_source.policy = std::make_shared<const rules::Policy>(samplePolicy());
        m_asked.photos = {{m_archive.put(photoOf(20), "jpg").value(), "question", 160, 120}};
        StepDone failed{StageId("cleaning"), StepId("uv"), StepOutcome::failed, 12.5, "mJ", "one side only", {}};
        for (const Event& event : Events{sampleIntake("Kettle"), WorkStarted{StageId("cleaning")}, failed, m_asked}) {
            store::RecordedEvent recorded{.subject = subjectOf(m_source.item.id),
                                          .stamp = {.station = StationId("ST-A"), .actor = ActorId("T7")},
                                          .event = event};
            m_source.history.push_back(recorded);
        }
    }

    [[nodiscard]] OpenedTicket ticket()
    {
        const auto file = m_folder / "question.zip";
        if (!std::filesystem::exists(file)) {
            const auto written = writeTicket(m_source, m_asked, m_archive, m_here, file);
            EXPECT_TRUE(written) << written.error().what();
        }
        const auto opened = openTicket(*PackReader::open(file));
        EXPECT_TRUE(opened) << opened.error().what();
        return *opened;
    }
    [[nodiscard]] Result<void> answer(const std::string& words, std::vector<std::vector<std::byte>> photos = {})
    {
        return writeAnswer(ticket(), {words, std::move(photos), StationId("ST-B"), Time{}}, m_there,
                           m_folder / "answer.zip");
    }

    tests::TemporaryFolder m_folder;
    store::PhotoArchive m_archive;
    store::StationKey m_here;
    store::StationKey m_there;
    HelpAsked m_asked{StageId("cleaning"), StepId("uv"), "t1", "Which lamp? 哪种灯？", {}};
    EvidenceSource m_source{sampleItem("Kettle"), {}, {}, StationId("ST-A"), {}};
};

TEST_F(HelpTickets, tellAnotherSiteTheUnitItsStepsAndTheQuestion)
{
    const OpenedTicket opened = ticket();

    EXPECT_EQ(opened.ticket, "t1");
    EXPECT_EQ(opened.question, "Which lamp? 哪种灯？");
    EXPECT_EQ(opened.product, "Kettle");
    EXPECT_EQ(opened.stage.zh, "清洁");
    EXPECT_EQ(opened.step.en, "UV disinfection");
    ASSERT_EQ(opened.steps.size(), 1U);
    EXPECT_FALSE(opened.steps.front().passed);
    EXPECT_EQ(opened.steps.front().value, "12.5 mJ");
    EXPECT_EQ(opened.pack.key, m_here.publicKey());
    ASSERT_EQ(opened.photos.size(), 1U);
    EXPECT_TRUE(pictureIn(*PackReader::open(m_folder / "question.zip"), opened.photos.front()));
}

TEST_F(HelpTickets, bringTheAnswerBackWithItsPictures)
{
    ASSERT_TRUE(answer("The long one.", {photoOf(90)}));
    const auto pack = PackReader::open(m_folder / "answer.zip");

    const auto opened = openAnswer(*pack);

    ASSERT_TRUE(opened) << opened.error().what();
    EXPECT_EQ(opened->ticket, "t1");
    EXPECT_EQ(opened->answer, "The long one.");
    EXPECT_EQ(opened->pack.seal.station, "ST-B");
    EXPECT_EQ(opened->pack.key, m_there.publicKey());
    EXPECT_EQ(opened->pack.seal.unit, m_source.item.id.text());
    const auto photos = archivePictures(*pack, *opened, m_archive);
    ASSERT_TRUE(photos) << photos.error().what();
    ASSERT_EQ(photos->size(), 1U);
    EXPECT_EQ(photos->front().width, 160);
    EXPECT_TRUE(m_archive.read(photos->front().hash));
    EXPECT_EQ(askedIn(m_source.history, opened->ticket).value(), m_asked);
    EXPECT_EQ(askedIn({}, opened->ticket).error().what(), "This answer belongs to no question that was asked here.");
}

TEST_F(HelpTickets, refuseAnAnswerWithoutWordsOrWithWhatIsNoPhoto)
{
    EXPECT_EQ(answer(" \n").error().what(), "Write the answer first.");
    EXPECT_FALSE(answer("Look.", {std::vector<std::byte>(100)}));
    EXPECT_FALSE(std::filesystem::exists(m_folder / "answer.zip")) << "nothing half written stays";
    EXPECT_FALSE(answer("Look.", std::vector<std::vector<std::byte>>(21, photoOf(1))));
}

TEST_F(HelpTickets, thatAreSignedButHoldNonsenseAreRefused)
{
    for (const char* text :
         {"", "[]", "{}", R"({"ticket":1,"answer":2,"photos":3})", R"({"ticket":"t","answer":"a"})"}) {
        auto pack = PackWriter::create(m_folder / "odd.zip");
        ASSERT_TRUE(pack);
        ASSERT_TRUE(pack->add("answer.json", text));
        ASSERT_TRUE(sealPack(*pack, {PackKind::answer, "u", "ST-B", Time{}, {}}, m_there));

        const auto opened = openAnswer(*PackReader::open(m_folder / "odd.zip"));

        ASSERT_FALSE(opened) << text;
        EXPECT_EQ(opened.error().what(), "The pack is signed, but its content is not one that this program knows.");
        std::filesystem::remove(m_folder / "odd.zip");
    }
}

TEST_F(HelpTickets, areBelievedUnderKnownKeysOnly)
{
    const KnownStations known(m_folder / "known-stations.txt");
    EXPECT_TRUE(known.requireKnown(m_here.publicKey(), m_here)) << "the own key";
    const auto unknown = known.requireKnown(m_there.publicKey(), m_here);
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().what().find(m_there.publicKey()), std::string::npos);

    ASSERT_TRUE(known.add({m_there.publicKey(), "Hanoi"}));
    ASSERT_TRUE(known.add({m_there.publicKey(), "Hanoi, second hall"}));

    EXPECT_TRUE(known.requireKnown(m_there.publicKey(), m_here));
    EXPECT_EQ(known.all().size(), 1U);
    EXPECT_EQ(known.find(m_there.publicKey())->name, "Hanoi, second hall");
    EXPECT_FALSE(known.add({"short", "Hanoi"}));
    EXPECT_FALSE(known.add({m_there.publicKey(), ""}));
    EXPECT_FALSE(known.add({m_there.publicKey(), "two\nlines"}));
    std::ofstream(m_folder / "known-stations.txt", std::ios::app) << "rubbish\n";
    EXPECT_EQ(known.all().size(), 1U);
}

TEST(Tickets, areNeverTheSame) { EXPECT_NE(newTicket(), newTicket()); }

} // namespace
} // namespace regrade::passport
