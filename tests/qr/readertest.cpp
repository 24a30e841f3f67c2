#include "qr/reader.h"

#include "qr/tag.h"
#include "tests/qr/pictures.h"

#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <random>
#include <thread>
#include <unistd.h>

namespace regrade::qr {
namespace {

using std::chrono::milliseconds;

/// Patient, so that a busy machine does not decide a test.
ReaderSettings patient() { return {{}, milliseconds(60), milliseconds(10000)}; }

cv::Mat tagPicture(const Tag& tag, int pixelsPerModule) { return drawn(writeQr(tag.text()).value(), pixelsPerModule); }

/// Decoders that this process started.
std::vector<pid_t> children()
{
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "stat");
        std::string pid;
        std::string name;
        std::string state;
        pid_t parent = 0;
        if (file >> pid >> name >> state >> parent && parent == getpid() && name == "(regrade-decoder)" &&
            state != "Z") {
            found.push_back(std::stoi(pid));
        }
    }
    return found;
}

TEST(Reader, readsAWrittenTagAndSaysWhereItIs)
{
    Reader reader(patient());
    const Tag tag = newTag();

    const auto codes = reader.read(tagPicture(tag, 4));

    ASSERT_TRUE(codes) << codes.error().what();
    ASSERT_EQ(codes->size(), 1U);
    EXPECT_EQ(codes->front().text, tag.text());
    EXPECT_EQ(codes->front().format, "QRCode");
    EXPECT_NEAR(codes->front().corners[0].x, 16, 4);
    EXPECT_NEAR(codes->front().corners[2].y, 16 + 100, 4);
}

TEST(Reader, readsATagAtEveryAngle)
{
    Reader reader(patient());
    for (int degrees = 0; degrees < 360; degrees += 15) {
        const Tag tag = tagFromNumber(static_cast<std::uint64_t>(degrees) * 1'000'003);

        const auto codes = reader.read(turned(tagPicture(tag, 5), degrees));

        ASSERT_TRUE(codes);
        ASSERT_EQ(codes->size(), 1U) << degrees;
        EXPECT_EQ(codes->front().text, tag.text());
    }
}

TEST(Reader, readsABlurredANoisyAndAnInvertedTag)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(5);
    const cv::Mat sharp = turned(tagPicture(tag, 4), 8);
    cv::Mat blurred;
    cv::GaussianBlur(sharp, blurred, {}, 0.4 * 4);
    cv::Mat noise(sharp.size(), CV_16S);
    cv::RNG(3).fill(noise, cv::RNG::NORMAL, 0, 20);
    cv::Mat noisy;
    cv::add(sharp, noise, noisy, {}, CV_8U);
    for (const cv::Mat& picture : {blurred, noisy, cv::Mat(~sharp)}) {
        const auto codes = reader.read(picture);

        ASSERT_TRUE(codes);
        ASSERT_EQ(codes->size(), 1U);
        EXPECT_EQ(codes->front().text, tag.text());
    }
}

TEST(Reader, readsColourPicturesPartsOfPicturesAndLargePhotographs)
{
    Reader reader(patient());
    const Tag tag = tagFromNumber(6);
    cv::Mat colour;
    cv::cvtColor(tagPicture(tag, 4), colour, cv::COLOR_GRAY2BGR);
    cv::Mat photograph(3000, 4000, CV_8UC3, cv::Scalar(90, 140, 160));
    cv::Mat place = photograph(cv::Rect(2500, 1500, colour.cols * 2, colour.rows * 2));
    cv::resize(colour, place, place.size(), 0, 0, cv::INTER_NEAREST);

    const auto inColour = reader.read(colour);
    const auto inPart = reader.read(photograph(cv::Rect(2450, 1450, 500, 500)));
    const auto inPhotograph = reader.read(photograph);

    EXPECT_EQ(inColour.value().at(0).text, tag.text());
    EXPECT_EQ(inPart.value().at(0).text, tag.text());
    EXPECT_EQ(inPhotograph.value().at(0).text, tag.text());
    EXPECT_NEAR(inPhotograph->at(0).corners[0].x, 2500 + 32, 8);
}

TEST(Reader, seesTwoTagsInOnePicture)
{
    Reader reader(patient());
    cv::Mat both;
    cv::hconcat(tagPicture(tagFromNumber(1), 4), tagPicture(tagFromNumber(2), 4), both);

    const auto codes = reader.read(both);

    ASSERT_EQ(codes.value().size(), 2U);
    EXPECT_NE(codes->at(0).text, codes->at(1).text);
}

TEST(Reader, seesNothingInAnEmptyPictureAndInOddShapes)
{
    Reader reader(patient());
    std::mt19937 random(1);
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 900), cv::Size(900, 1), cv::Size(3, 3), cv::Size(7, 4000),
                                cv::Size(641, 3), cv::Size(640, 480)}) {
        cv::Mat grain(size, CV_8UC1);
        cv::RNG(random()).fill(grain, cv::RNG::UNIFORM, 0, 256);

        for (const cv::Mat& picture : {grain, cv::Mat(size, CV_8UC1, cv::Scalar(255))}) {
            const auto codes = reader.read(picture);
            ASSERT_TRUE(codes) << size;
            EXPECT_TRUE(codes->empty()) << size;
        }
    }
    EXPECT_EQ(reader.lostPictures(), 0);
}

TEST(Reader, refusesPicturesOfAnotherKind)
{
    Reader reader(patient());

    EXPECT_EQ(reader.read(cv::Mat()).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(10, 10, CV_32F)).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(10, 10, CV_8UC2)).error().code, ErrorCode::invalid);
    EXPECT_EQ(reader.read(cv::Mat(1, 20000, CV_8UC1)).error().code, ErrorCode::invalid);
}

TEST(Reader, saysThatTheDecoderIsMissingOrDoesNotStart)
{
    const cv::Mat picture = tagPicture(newTag(), 4);
    Reader missing({"/nowhere/regrade-decoder", milliseconds(40), milliseconds(400)});
    Reader broken({"/bin/false", milliseconds(40), milliseconds(400)});

    EXPECT_EQ(missing.read(picture).error().code, ErrorCode::device);
    EXPECT_NE(missing.read(picture).error().what().find("regrade-decoder is missing"), std::string::npos);
    EXPECT_EQ(broken.read(picture).error().code, ErrorCode::device);
}

TEST(Reader, goesOnWhenTheDecoderWasKilledBetweenPictures)
{
    Reader reader(patient());
    const Tag tag = newTag();
    ASSERT_EQ(reader.read(tagPicture(tag, 4)).value().size(), 1U);
    ASSERT_EQ(children().size(), 1U);

    kill(children().front(), SIGKILL);
    const auto after = reader.read(tagPicture(tag, 4));
    const auto later = reader.read(tagPicture(tag, 4));

    ASSERT_TRUE(after) << after.error().what();
    EXPECT_EQ(later.value().at(0).text, tag.text());
    EXPECT_LE(reader.lostPictures(), 1);
}

TEST(Reader, losesOnePictureWhenTheDecoderIsKilledOverIt)
{
    Reader reader(patient());
    const Tag tag = newTag();
    ASSERT_EQ(reader.read(tagPicture(tag, 4)).value().size(), 1U);
    const pid_t decoder = children().at(0);
    kill(decoder, SIGSTOP);

    auto reading = std::async(std::launch::async, [&] { return reader.read(tagPicture(tag, 4)); });
    const auto waiting = reading.wait_for(milliseconds(50));
    kill(decoder, SIGKILL);
    const auto during = reading.get();
    const auto after = reader.read(tagPicture(tag, 4));

    EXPECT_EQ(waiting, std::future_status::timeout);
    ASSERT_TRUE(during) << during.error().what();
    EXPECT_LE(reader.lostPictures(), 1);
    EXPECT_EQ(during->empty(), reader.lostPictures() == 1);
    EXPECT_EQ(after.value().at(0).text, tag.text());
}

TEST(Reader, givesUpAPictureThatTakesTooLong)
{
    Reader reader({{}, milliseconds(40), milliseconds(100)});
    const Tag tag = newTag();
    while (reader.read(tagPicture(tag, 4)).value().empty()) {
    }
    const int before = reader.lostPictures();
    kill(children().at(0), SIGSTOP);

    const auto during = reader.read(tagPicture(tag, 4));

    ASSERT_TRUE(during);
    EXPECT_TRUE(during->empty());
    EXPECT_EQ(reader.lostPictures(), before + 1);
    EXPECT_EQ(children().size(), 1U);
}

TEST(Reader, leavesNoDecoderBehind)
{
    {
        Reader one(patient());
        Reader two(patient());
        ASSERT_TRUE(one.read(tagPicture(newTag(), 4)));
        ASSERT_TRUE(two.read(tagPicture(newTag(), 4)));
        ASSERT_EQ(children().size(), 2U);
    }
    EXPECT_TRUE(children().empty());
}

} // namespace
} // namespace regrade::qr
