#include "vision/inspector.h"

#include "tests/support/frames.h"
#include "tests/support/limb.h"
#include "tests/support/sharedphotos.h"
#include "vision/evaluation.h"
#include "vision/photofile.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>

using namespace regrade;

namespace {

namespace fs = std::filesystem;

std::vector<cv::Mat> goodPhotos(int count, cv::Size size = {640, 480})
{
    std::vector<cv::Mat> photos;
    for (int i = 0; i < count; ++i) {
        photos.push_back(tests::drawProduct({.shift = 3 * i - 4, .light = i % 3, .size = size}));
    }
    return photos;
}

const cv::Size kSmall(320, 240);

std::shared_ptr<const vision::TaughtProduct> taughtBy(int count, cv::Size size = {640, 480})
{
    return vision::teach(goodPhotos(count, size)).value();
}

bool sameBytes(const vision::Evidence& a, const vision::Evidence& b)
{
    return a.score == b.score && a.confidence == b.confidence && a.defects == b.defects &&
           a.scoreMap.size() == b.scoreMap.size() &&
           std::memcmp(a.scoreMap.data, b.scoreMap.data, a.scoreMap.total() * a.scoreMap.elemSize()) == 0;
}

/// Every `step`th photo of a folder in name order, at half its size.
std::vector<cv::Mat> photosOf(const fs::path& folder, std::size_t step, std::size_t most)
{
    std::vector<fs::path> files;
    std::error_code fault;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, fault)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<cv::Mat> photos;
    for (std::size_t i = 0; i < files.size() && photos.size() < most; i += step) {
        std::ifstream in(files[i], std::ios::binary);
        const std::vector<char> text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        cv::Mat photo = vision::decodePhoto(std::as_bytes(std::span(text))).value();
        cv::resize(photo, photo, {}, 0.5, 0.5, cv::INTER_AREA);
        photos.push_back(photo);
    }
    return photos;
}

double plainDifference(const std::vector<cv::Mat>& references, const cv::Mat& photo)
{
    double least = 1e9;
    for (const cv::Mat& reference : references) {
        cv::Mat sized;
        cv::resize(photo, sized, reference.size());
        least = std::min(least, cv::norm(sized, reference, cv::NORM_L1) / static_cast<double>(reference.total()));
    }
    return least;
}

} // namespace

TEST(Teach, isRefusedWithoutAnyPhotoAndWithMoreThanSixteen)
{
    const auto none = vision::teach({});
    const auto many = vision::teach(std::vector<cv::Mat>(17, tests::drawProduct()));

    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::refused);
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().what(), "17 photos are too many. Choose the best 16.");
}

TEST(Teach, namesThePositionOfThePhotoItRefuses)
{
    std::vector<cv::Mat> photos = goodPhotos(3);
    photos[1] = cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(3));

    const auto taught = vision::teach(photos);

    ASSERT_FALSE(taught);
    EXPECT_NE(taught.error().what().find("Photo 2"), std::string::npos);
    EXPECT_NE(taught.error().what().find("too dark"), std::string::npos);
}

TEST(Teach, namesTheModelAfterThePhotosAndTheirOrder)
{
    const auto photos = goodPhotos(2, kSmall);

    const auto taught = vision::teach(photos).value();

    EXPECT_EQ(vision::teach(photos).value()->model(), taught->model());
    EXPECT_NE(vision::teach({photos[1], photos[0]}).value()->model(), taught->model());
    EXPECT_EQ(taught->photos(), 2);
    EXPECT_DOUBLE_EQ(taught->falseRejectBound(), 1.0 / 3.0);
}

TEST(Inspect, findsAScratchWhereItIs)
{
    for (const int count : {1, 3}) {
        const auto taught = taughtBy(count);

        const auto good = taught->inspect(tests::drawProduct({.shift = 1, .light = 1}));
        const auto scratched = taught->inspect(tests::drawProduct({.scratch = true, .shift = 1, .light = 1}));

        ASSERT_TRUE(good);
        ASSERT_TRUE(scratched);
        EXPECT_LT(good->score, 1.0) << count;
        EXPECT_TRUE(good->defects.empty());
        EXPECT_GT(scratched->score, good->score) << count;
        if (count > 1) {
            EXPECT_GT(scratched->score, 1.0) << count;
            ASSERT_FALSE(scratched->defects.empty());
            EXPECT_EQ(scratched->defects.front().kind.text(), "scratch");
            const domain::Box& box = scratched->defects.front().box;
            EXPECT_TRUE((cv::Rect(box.x, box.y, box.width, box.height).contains({316, 226})));
        }
    }
}

TEST(Inspect, callsALargeGapAMissingPartAndMeasuresItsShare)
{
    const auto evidence = taughtBy(3)->inspect(tests::drawProduct({.broken = true, .shift = 1}));

    ASSERT_TRUE(evidence);
    ASSERT_FALSE(evidence->defects.empty());
    EXPECT_EQ(evidence->defects.front().kind.text(), "missing_part");
    EXPECT_NEAR(evidence->defects.front().areaShare, 100.0 * 120.0 / (300.0 * 300.0), 0.06);
    EXPECT_GT(evidence->confidence, 0.6);
}

TEST(Inspect, givesTheSameBytesTwiceAndFromTwoThreads)
{
    const auto taught = taughtBy(2, kSmall);
    const cv::Mat photo = tests::drawProduct({.scratch = true, .shift = 2, .size = kSmall});
    const vision::Evidence first = taught->inspect(photo).value();

    std::vector<vision::Evidence> others(2);
    std::thread one([&] { others[0] = taught->inspect(photo).value(); });
    std::thread two([&] { others[1] = taught->inspect(photo).value(); });
    one.join();
    two.join();
    const vision::Evidence anew = taughtBy(2, kSmall)->inspect(photo).value();

    EXPECT_TRUE(sameBytes(first, others[0]));
    EXPECT_TRUE(sameBytes(first, others[1]));
    EXPECT_TRUE(sameBytes(first, anew));
}

TEST(Inspect, givesTheSameBytesWithOneWorkerAndWithMany)
{
    const auto taught = taughtBy(2, kSmall);
    const cv::Mat photo = tests::drawProduct({.scratch = true, .size = kSmall});
    const int usual = cv::getNumThreads();

    const vision::Evidence many = taught->inspect(photo).value();
    cv::setNumThreads(1);
    const vision::Evidence one = taught->inspect(photo).value();
    cv::setNumThreads(usual);

    EXPECT_TRUE(sameBytes(many, one));
}

TEST(Inspect, refusesABlurredPhotoAndAnotherProduct)
{
    const auto taught = taughtBy(2);
    cv::Mat blurred;
    cv::GaussianBlur(tests::drawProduct(), blurred, {}, 9.0);
    cv::Mat other(480, 640, CV_8UC3, cv::Scalar(20, 30, 25));
    cv::RNG random(5);
    for (int i = 0; i < 60; ++i) {
        const cv::Point at(random.uniform(150, 490), random.uniform(100, 380));
        const cv::Scalar colour(random.uniform(0, 255), random.uniform(0, 255), random.uniform(0, 255));
        cv::circle(other, at, random.uniform(8, 30), colour, cv::FILLED);
    }

    EXPECT_FALSE(taught->inspect(blurred));
    const auto strange = taught->inspect(other);
    ASSERT_FALSE(strange);
    EXPECT_NE(strange.error().what().find("something else"), std::string::npos) << strange.error().what();
}

TEST(Inspect, saysWhyASharedPhotoIsNoFairGround)
{
    const auto toys = tests::sharedPhotos("aliens/train/good", 5);
    const auto cookies = tests::sharedPhotos("cookies/train/good", 1);
    if (toys.size() < 5 || cookies.empty()) {
        GTEST_SKIP() << "No shared photos at " << tests::sharedVision("aliens");
    }
    const auto taught = vision::teach({toys.begin(), toys.begin() + 4}).value();
    const cv::Mat& good = toys.back();
    const auto reason = [&](const cv::Mat& photo) {
        const auto seen = taught->inspect(photo);
        return seen ? std::string("judged") : seen.error().what();
    };
    const auto in = [](const std::string& sentence, const char* word) {
        return sentence.find(word) != std::string::npos ? testing::AssertionSuccess()
                                                        : testing::AssertionFailure() << sentence;
    };
    cv::Mat overexposed;
    good.convertTo(overexposed, -1, 2.0);
    cv::Mat blurred;
    cv::GaussianBlur(good, blurred, {}, 5.0);
    cv::Mat larger;
    cv::resize(good, larger, {}, 2.0, 2.0);
    const double scale = static_cast<double>(good.cols) / cookies.front().cols;
    cv::Mat other;
    cv::resize(cookies.front(), other, {}, scale, scale);
    other = other.rowRange((other.rows - good.rows) / 2, (other.rows - good.rows) / 2 + good.rows).clone();
    const cv::Mat held =
        tests::withLimb(good, {0.0, 0.5 * good.rows}, {0.55 * good.cols, 0.5 * good.rows}, 60.0, tests::kSkins[0]);

    EXPECT_EQ(reason(good), "judged");
    EXPECT_TRUE(in(reason(cv::Mat(good.size(), CV_8UC3, cv::Scalar::all(0))), "dark"));
    EXPECT_TRUE(in(reason(cv::Mat(good.size(), CV_8UC3, cv::Scalar::all(255))), "bright"));
    EXPECT_TRUE(in(reason(blurred), "blurred"));
    EXPECT_TRUE(in(reason(overexposed), "shorten the exposure"));
    EXPECT_TRUE(in(reason(larger), "pixels"));
    EXPECT_TRUE(in(reason(tests::movedBy(good, 0.5, 0.0)), "half out of the frame"));
    EXPECT_TRUE(in(reason(held), "hand"));
    EXPECT_TRUE(in(reason(other), "something else"));
}

TEST(DrawOverlay, hasTheSizeOfThePhotoAndMarksTheDamage)
{
    const cv::Mat photo = tests::drawProduct({.scratch = true, .size = {1000, 750}});
    const vision::Evidence evidence = taughtBy(2, photo.size())->inspect(photo).value();

    const cv::Mat overlay = vision::drawOverlay(photo, evidence);

    EXPECT_EQ(evidence.scoreMap.size(), photo.size());
    ASSERT_EQ(overlay.size(), photo.size());
    EXPECT_EQ(overlay.type(), CV_8UC3);
    EXPECT_GT(cv::norm(overlay, photo, cv::NORM_INF), 50.0);
}

TEST(Inspect, beatsPlainDifferenceOnTheSharedPhotos)
{
    const fs::path set = tests::sharedVision("aliens");
    if (!fs::exists(set)) {
        GTEST_SKIP() << "No shared photos at " << set;
    }
    const auto shots = photosOf(set / "train" / "good", 8, 2);
    const auto taught = vision::teach(shots);
    ASSERT_TRUE(taught);
    std::array<std::vector<double>, 2> ours;
    std::array<std::vector<double>, 2> plain;
    for (const std::size_t damaged : {std::size_t{0}, std::size_t{1}}) {
        for (const cv::Mat& photo :
             photosOf(set / "test" / (damaged == 1 ? "broken" : "good"), damaged == 1 ? 4 : 2, 15)) {
            ours.at(damaged).push_back(taught.value()->inspect(photo).value().score);
            plain.at(damaged).push_back(plainDifference(shots, photo));
        }
    }

    EXPECT_GE(vision::auroc(ours[0], ours[1]), 0.95);
    EXPECT_GT(vision::auroc(ours[0], ours[1]), vision::auroc(plain[0], plain[1]) + 0.05);
}
