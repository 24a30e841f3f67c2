#include "domain/eventjson.h"
#include "tests/support/frames.h"
#include "tests/support/limb.h"
#include "tests/support/sharedphotos.h"
#include "vision/inspector.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core/utility.hpp>
#include <set>

using namespace regrade;

namespace {

const cv::Size kLittle(320, 240);

std::shared_ptr<const vision::TaughtProduct> learntFrom(int count, cv::Size size)
{
    return vision::teach(static_cast<std::size_t>(count),
                         [size](std::size_t index) -> Result<cv::Mat> {
                             const int i = static_cast<int>(index);
                             return tests::drawProduct({.shift = 3 * i - 4, .light = i % 3, .size = size});
                         })
        .value();
}

/// What a full look says, as the command line would print it.
std::string jsonOf(const vision::TaughtProduct& taught, const cv::Mat& photo)
{
    const vision::Evidence evidence = taught.inspect(photo).value();
    domain::Inspection inspection;
    inspection.score = evidence.score;
    inspection.confidence = evidence.confidence;
    inspection.defects = evidence.defects;
    return domain::describe(inspection).dump();
}

/// Refused, or over the limit.
bool isRejected(const vision::TaughtProduct& taught, const cv::Mat& photo)
{
    const auto evidence = taught.inspect(photo);
    return !evidence || evidence->score > 1.0;
}

bool looksFine(const vision::TaughtProduct& taught, const cv::Mat& photo)
{
    const auto look = taught.quick(photo);
    return look && look->word == vision::QuickWord::looksFine;
}

} // namespace

TEST(QuickLook, saysFineOfAGoodUnitAndWhereToLookOnABrokenOne)
{
    const auto taught = learntFrom(5, {640, 480});

    const auto good = taught->quick(tests::drawProduct({.shift = 1, .light = 1})).value();
    const auto broken = taught->quick(tests::drawProduct({.broken = true, .shift = 1, .light = 1})).value();

    EXPECT_EQ(good.word, vision::QuickWord::looksFine) << good.whole << " " << good.slight;
    EXPECT_TRUE(good.places.empty());
    EXPECT_EQ(broken.word, vision::QuickWord::lookHere);
    ASSERT_FALSE(broken.places.empty());
    const domain::Box& place = broken.places.front();
    EXPECT_GT((cv::Rect(place.x, place.y, place.width, place.height) & cv::Rect(371, 91, 100, 119)).area(), 1000);
}

TEST(QuickLook, callsNothingFineBesideOneTaughtPhoto)
{
    const auto taught = learntFrom(1, {640, 480});

    EXPECT_FALSE(looksFine(*taught, tests::drawProduct({.shift = -4})));
}

TEST(QuickLook, isRefusedWhereTheFullLookIs)
{
    const auto taught = learntFrom(3, {640, 480});
    const cv::Mat good = tests::drawProduct({.shift = 1});
    const cv::Mat held = tests::withLimb(good, {0.0, 240.0}, {300.0, 240.0}, 60.0, tests::kSkins[0]);
    cv::Mat blurred;
    cv::GaussianBlur(good, blurred, {}, 5.0);

    for (const cv::Mat& photo : {held, blurred, cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(2))}) {
        const auto quick = taught->quick(photo);
        const auto full = taught->inspect(photo);

        ASSERT_FALSE(full);
        ASSERT_FALSE(quick);
        EXPECT_EQ(quick.error().what(), full.error().what());
    }
}

TEST(QuickLook, neverCallsFineWhatTheFullLookRejects)
{
    const auto taught = learntFrom(4, {640, 480});
    for (const bool broken : {false, true}) {
        for (const int shift : {-3, 2, 6}) {
            for (const bool scratch : {false, true}) {
                const cv::Mat photo = tests::drawProduct({.scratch = scratch, .broken = broken, .shift = shift});
                EXPECT_FALSE(looksFine(*taught, photo) && isRejected(*taught, photo)) << broken << scratch << shift;
            }
        }
    }
}

TEST(QuickLook, neverCallsFineWhatTheFullLookRejectsOfTheSharedToys)
{
    const auto toys = tests::sharedPhotos("aliens/train/good", 6);
    std::vector<cv::Mat> seen;
    std::error_code fault;
    for (const auto& folder : std::filesystem::directory_iterator(tests::sharedVision("aliens/test"), fault)) {
        for (const cv::Mat& photo : tests::sharedPhotos("aliens/test/" + folder.path().filename().string(), 5)) {
            seen.push_back(photo);
        }
    }
    if (toys.size() < 6 || seen.empty()) {
        GTEST_SKIP() << "No shared photos at " << tests::sharedVision("aliens");
    }
    const auto taught = vision::teach(toys).value();

    for (const cv::Mat& photo : seen) {
        EXPECT_FALSE(looksFine(*taught, photo) && isRejected(*taught, photo));
    }
}

TEST(Inspect, saysTheSameBytesOfAPhotoAHundredTimesWithOneThreadAndWithTwo)
{
    const auto taught = learntFrom(2, kLittle);
    const cv::Mat photo = tests::drawProduct({.scratch = true, .shift = 1, .size = kLittle});
    const int usual = cv::getNumThreads();
    std::set<std::string> said;
    for (int i = 0; i < 100; ++i) {
        cv::setNumThreads(1 + i % 2);
        said.insert(jsonOf(*taught, photo));
    }
    cv::setNumThreads(usual);

    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.begin()->find("\"defects\":[{"), std::string::npos) << *said.begin();
}

TEST(Teach, learnsTheSameWithOneThreadAndWithTwo)
{
    const cv::Mat photo = tests::drawProduct({.scratch = true, .shift = 1, .size = kLittle});
    const int usual = cv::getNumThreads();

    cv::setNumThreads(1);
    const std::string one = jsonOf(*learntFrom(3, kLittle), photo);
    cv::setNumThreads(2);
    const std::string two = jsonOf(*learntFrom(3, kLittle), photo);
    cv::setNumThreads(usual);

    EXPECT_EQ(one, two);
}

TEST(Teach, passesOnWhyAPhotoCouldNotBeRead)
{
    const auto taught = vision::teach(3, [](std::size_t index) -> Result<cv::Mat> {
        return index == 1 ? Result<cv::Mat>(deviceError("The card was pulled out.")) : tests::drawProduct();
    });

    ASSERT_FALSE(taught);
    EXPECT_EQ(taught.error().what(), "The card was pulled out.");
}
