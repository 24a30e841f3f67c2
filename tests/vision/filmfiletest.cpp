#include "vision/filmfile.h"

#include "tests/support/frames.h"
#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

using namespace regrade;

namespace {

double meanDifference(const cv::Mat& one, const cv::Mat& other)
{
    cv::Mat difference;
    cv::absdiff(one, other, difference);
    const cv::Scalar mean = cv::mean(difference);
    return (mean[0] + mean[1] + mean[2]) / 3;
}

/// How many pixels of the band are lit.
int inkIn(const cv::Mat& film)
{
    cv::Mat grey;
    cv::cvtColor(film.rowRange(film.rows - vision::kFilmBand, film.rows), grey, cv::COLOR_BGR2GRAY);
    return cv::countNonZero(grey > 128);
}

} // namespace

TEST(FilmPicture, keepsThePictureAndAddsABandWithTheWords)
{
    const cv::Mat raw = tests::drawProduct();

    const cv::Mat film = vision::filmPicture(raw, "BCDEFGHIJKLNO   repair / open   2026-11-28 14:50:01 UTC");

    ASSERT_EQ(film.size(), cv::Size(raw.cols, raw.rows + vision::kFilmBand));
    EXPECT_EQ(cv::norm(film.rowRange(0, raw.rows), raw, cv::NORM_INF), 0.0) << "nothing of the picture is covered";
    EXPECT_GT(inkIn(film), 300);
    EXPECT_EQ(inkIn(vision::filmPicture(raw, "")), 0);
}

TEST(FilmPicture, saysEachTimeAndUnitDifferently)
{
    const cv::Mat raw = tests::drawProduct();
    const cv::Mat film = vision::filmPicture(raw, "BCDEFGHIJKLNO   2026-11-28 14:50:01 UTC");

    EXPECT_GT(cv::norm(film, vision::filmPicture(raw, "BCDEFGHIJKLNO   2026-11-28 14:50:02 UTC"), cv::NORM_L1), 0.0);
    EXPECT_GT(cv::norm(film, vision::filmPicture(raw, "BCDEFGHIJKLNP   2026-11-28 14:50:01 UTC"), cv::NORM_L1), 0.0);
}

TEST(FilmPicture, writesAMarkForEachLetterThatItCannotWrite)
{
    const cv::Mat raw = tests::drawProduct();

    EXPECT_EQ(cv::norm(vision::filmPicture(raw, "清洁 a"), vision::filmPicture(raw, "?? a"), cv::NORM_INF), 0.0);
}

TEST(FilmPicture, makesSidesEvenAndLargePicturesSmaller)
{
    EXPECT_EQ(vision::filmPicture(cv::Mat(481, 641, CV_8UC3), "x").size(), cv::Size(640, 480 + vision::kFilmBand));
    EXPECT_EQ(vision::filmPicture(cv::Mat(2160, 3840, CV_8UC3), "x").size(), cv::Size(1280, 720 + vision::kFilmBand));
}

TEST(FilmPicture, keepsLongWordsInsideThePicture)
{
    const cv::Mat film = vision::filmPicture(tests::drawProduct(), std::string(200, 'W'));

    const cv::Mat edge = film(cv::Rect(film.cols - 6, film.rows - vision::kFilmBand, 6, vision::kFilmBand));
    EXPECT_EQ(cv::norm(edge, cv::NORM_INF), 0.0);
    EXPECT_GT(inkIn(film), 0);
}

TEST(FilmFile, isReadBackPictureByPicture)
{
    const tests::TemporaryFolder folder;
    const auto path = folder / "film.mp4";
    std::vector<cv::Mat> shown;
    for (int i = 0; i < 30; ++i) {
        const cv::Mat raw = tests::drawProduct({.shift = 2 * i});
        shown.push_back(vision::filmPicture(raw, "BCDEFGHIJKLNO   clean   00:00:" + std::to_string(10 + i)));
    }
    auto file = vision::FilmFile::create(path, shown.front().size());
    ASSERT_TRUE(file) << file.error().what();
    for (const cv::Mat& picture : shown) {
        file->add(picture);
    }
    ASSERT_TRUE(file->close());

    cv::VideoCapture reader(path.string(), cv::CAP_FFMPEG);
    ASSERT_TRUE(reader.isOpened());
    EXPECT_NEAR(reader.get(cv::CAP_PROP_FPS), vision::kFilmPace, 0.01);
    cv::Mat read;
    std::size_t count = 0;
    for (; reader.read(read); ++count) {
        ASSERT_LT(count, shown.size());
        EXPECT_LT(meanDifference(read, shown[count]), 6.0) << count;
        EXPECT_GT(inkIn(read), 150) << "the words are burnt in: " << count;
    }
    EXPECT_EQ(count, shown.size());
}

TEST(FilmFile, isNoFilmWithoutAPictureAndNoneWhereNothingCanBeWritten)
{
    const tests::TemporaryFolder folder;
    auto empty = vision::FilmFile::create(folder / "film.mp4", {640, 512});
    ASSERT_TRUE(empty);

    const auto closed = empty->close();
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().code, ErrorCode::storage);
    EXPECT_FALSE(vision::FilmFile::create(folder / "no-such-folder" / "film.mp4", {640, 512}));
}
