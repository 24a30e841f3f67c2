#include "vision/photofile.h"

#include "tests/support/frames.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <set>

using namespace regrade;

namespace {

std::vector<std::byte> coded(const cv::Mat& image, const std::string& ending)
{
    std::vector<uchar> bytes;
    cv::imencode(ending, image, bytes);
    const auto* first = reinterpret_cast<const std::byte*>(bytes.data());
    return {first, first + bytes.size()};
}

std::string sentenceFor(const std::vector<std::byte>& bytes)
{
    const Result<cv::Mat> photo = vision::decodePhoto(bytes);
    EXPECT_FALSE(photo);
    return photo ? "" : photo.error().pattern;
}

/// A PNG of one pixel whose header claims another size: nothing of that size is ever allocated.
std::vector<std::byte> pngClaiming(unsigned width)
{
    std::vector<std::byte> bytes = coded(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(0)), ".png");
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[16 + i] = bytes[20 + i] = static_cast<std::byte>(width >> (24 - 8 * i) & 0xFFU);
    }
    return bytes;
}

} // namespace

TEST(DecodePhoto, readsEveryFormatAtItsFullSize)
{
    const cv::Mat drawn = tests::drawProduct();

    for (const char* ending : {".jpg", ".png", ".webp", ".bmp", ".tif"}) {
        const Result<cv::Mat> photo = vision::decodePhoto(coded(drawn, ending));

        ASSERT_TRUE(photo) << ending << ": " << photo.error().what();
        EXPECT_EQ(photo->size(), drawn.size()) << ending;
        EXPECT_EQ(photo->type(), CV_8UC3) << ending;
        EXPECT_LT(cv::norm(*photo, drawn, cv::NORM_L1) / static_cast<double>(drawn.total() * 3), 3.0) << ending;
    }
}

TEST(DecodePhoto, turnsGreyAndSixteenBitPicturesIntoColour)
{
    cv::Mat grey(100, 100, CV_16UC1, cv::Scalar(40'000));

    const Result<cv::Mat> photo = vision::decodePhoto(coded(grey, ".png"));

    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->type(), CV_8UC3);
}

TEST(DecodePhoto, refusesEveryFormatThatLostItsEnd)
{
    for (const char* ending : {".jpg", ".png", ".webp", ".bmp", ".tif"}) {
        const std::vector<std::byte> whole = coded(tests::drawProduct(), ending);
        for (const double kept : {0.5, 0.9, 0.999}) {
            std::vector<std::byte> cut = whole;
            cut.resize(static_cast<std::size_t>(kept * static_cast<double>(whole.size())));

            const Result<cv::Mat> photo = vision::decodePhoto(cut);

            ASSERT_FALSE(photo) << ending << " cut to " << kept;
            EXPECT_NE(photo.error().what().find("cut off"), std::string::npos) << ending << photo.error().what();
        }
    }
}

TEST(DecodePhoto, refusesAFileThatLostAllButItsFirstBytes)
{
    for (const char* ending : {".jpg", ".png", ".webp", ".bmp", ".tif"}) {
        const std::vector<std::byte> whole = coded(tests::drawProduct(), ending);
        for (std::size_t kept = 0; kept < 64; ++kept) {
            const Result<cv::Mat> photo = vision::decodePhoto(std::span(whole).first(kept));
            EXPECT_FALSE(photo) << ending << " with " << kept << " bytes";
        }
    }
}

TEST(DecodePhoto, hasASentenceOfItsOwnForEachBadFile)
{
    std::vector<std::byte> truncated = coded(tests::drawProduct(), ".jpg");
    truncated.resize(truncated.size() / 2);
    std::vector<std::byte> damaged = coded(tests::drawProduct(), ".png");
    std::fill(damaged.begin() + 60, damaged.end() - 12, std::byte{0x55});
    const std::string text = "this is no photo at all";
    const auto letters = std::as_bytes(std::span(text));

    std::set<std::string> sentences;
    sentences.insert(sentenceFor({}));
    sentences.insert(sentenceFor(truncated));
    sentences.insert(sentenceFor({letters.begin(), letters.end()}));
    sentences.insert(sentenceFor(coded(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9)), ".png")));
    sentences.insert(sentenceFor(pngClaiming(65'000)));

    EXPECT_EQ(sentences.size(), 5U);
    EXPECT_FALSE(vision::decodePhoto(damaged));
}

TEST(DecodePhoto, namesTheSizeItRefuses)
{
    const Result<cv::Mat> tiny = vision::decodePhoto(coded(cv::Mat(10, 200, CV_8UC3, cv::Scalar::all(9)), ".jpg"));
    const Result<cv::Mat> huge = vision::decodePhoto(pngClaiming(65'000));

    ASSERT_FALSE(tiny);
    EXPECT_EQ(tiny.error().code, ErrorCode::refused);
    EXPECT_NE(tiny.error().what().find("200 x 10"), std::string::npos);
    ASSERT_FALSE(huge);
    EXPECT_NE(huge.error().what().find("65000 x 65000"), std::string::npos);
}

TEST(EncodeJpeg, givesBytesThatDecodeToTheSamePicture)
{
    const cv::Mat drawn = tests::drawProduct();

    const auto bytes = vision::encodeJpeg(drawn);

    ASSERT_TRUE(bytes);
    const Result<cv::Mat> back = vision::decodePhoto(*bytes);
    ASSERT_TRUE(back);
    EXPECT_LT(cv::norm(*back, drawn, cv::NORM_L1) / static_cast<double>(drawn.total() * 3), 3.0);
    EXPECT_FALSE(vision::encodeJpeg(cv::Mat()));
}
