#include "vision/capturegate.h"

#include "tests/support/frames.h"
#include "tests/support/limb.h"
#include "tests/support/sharedphotos.h"
#include "vision/foreground.h"

#include <gtest/gtest.h>

using namespace regrade;
using vision::CaptureFault;

namespace {

/// What the inspector asks of a photo before it looks for damage.
Result<void> checkAgainst(const cv::Mat& photo, const vision::CaptureReference& reference)
{
    if (const Result<void> frame = vision::checkFrame(photo); !frame) {
        return frame;
    }
    const vision::CaptureFault fault = vision::captureFault(photo, reference);
    return fault == vision::CaptureFault::none ? Result<void>() : vision::refusalFor(fault, photo, reference);
}

constexpr double kHalf = 0.4;

vision::CaptureReference referenceOf(const std::vector<cv::Mat>& taught)
{
    return vision::captureReference(taught).value();
}

/// Real photographs of one product: some taught, others to be spoilt.
class RealPhotos : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        m_taught = tests::sharedPhotos(GetParam() + std::string("/train/good"), 4);
        m_others = tests::sharedPhotos(GetParam() + std::string("/test/good"), 6);
        if (m_taught.empty()) {
            GTEST_SKIP() << "No shared photos at " << tests::sharedVision(GetParam());
        }
        m_reference = referenceOf(m_taught);
    }

    /// What the gate says of every spoilt photo; each must be one of `expected`.
    template <class Spoil>
    void expectRefused(Spoil spoil, std::initializer_list<const char*> expected)
    {
        for (std::size_t i = 0; i < m_others.size(); ++i) {
            const cv::Mat photo = spoil(m_others[i]);
            const Result<void> gate = checkAgainst(photo, m_reference);
            ASSERT_FALSE(gate) << "photo " << i;
            const bool known = std::any_of(expected.begin(), expected.end(), [&](const char* word) {
                return gate.error().what().find(word) != std::string::npos;
            });
            EXPECT_TRUE(known) << "photo " << i << ": " << gate.error().what();
        }
    }

    std::vector<cv::Mat> m_taught;
    std::vector<cv::Mat> m_others;
    vision::CaptureReference m_reference;
};

TEST_P(RealPhotos, areNeverRefusedWhetherWholeOrBroken)
{
    int seen = 0;
    for (const std::size_t taught : {1U, 4U}) {
        const auto reference = referenceOf(tests::sharedPhotos(GetParam() + std::string("/train/good"), taught));
        for (const char* folder : {"/train/good", "/test/good", "/test/broken", "/test/broken_nomask"}) {
            for (const cv::Mat& photo : tests::sharedPhotos(GetParam() + std::string(folder))) {
                const Result<void> gate = checkAgainst(photo, reference);
                EXPECT_TRUE(gate) << folder << " " << seen << ": " << gate.error().what();
                ++seen;
            }
        }
    }
    EXPECT_GE(seen, 2 * 80);
}

TEST_P(RealPhotos, areRefusedBlackAndWhite)
{
    expectRefused([](const cv::Mat& photo) { return cv::Mat(photo.size(), CV_8UC3, cv::Scalar::all(3)); },
                  {"too dark"});
    expectRefused([](const cv::Mat& photo) { return cv::Mat(photo.size(), CV_8UC3, cv::Scalar::all(254)); },
                  {"too bright"});
}

TEST_P(RealPhotos, areRefusedOverexposed)
{
    for (const double factor : {2.0, 2.5}) {
        expectRefused(
            [&](const cv::Mat& photo) {
                cv::Mat spoilt;
                photo.convertTo(spoilt, CV_8U, factor);
                return spoilt;
            },
            {"overexposed", "too bright"});
    }
}

TEST_P(RealPhotos, areRefusedStronglyBlurred)
{
    expectRefused(
        [](const cv::Mat& photo) {
            cv::Mat spoilt;
            cv::GaussianBlur(photo, spoilt, {}, 0.009 * std::max(photo.cols, photo.rows));
            return spoilt;
        },
        {"blurred", "less sharp"});
}

TEST_P(RealPhotos, areRefusedHalfOutOfTheFrame)
{
    for (const auto& [right, down] : {std::pair(kHalf, 0.0), {-kHalf, 0.0}, {0.0, kHalf}, {0.0, -kHalf}}) {
        expectRefused([&, r = right, d = down](const cv::Mat& photo) { return tests::movedBy(photo, r, d); },
                      {"out of the frame"});
    }
}

TEST_P(RealPhotos, areRefusedAtAnotherResolutionOrShape)
{
    const auto sized = [](double x, double y) {
        return [x, y](const cv::Mat& photo) {
            cv::Mat spoilt;
            cv::resize(photo, spoilt, {}, x, y, cv::INTER_AREA);
            return spoilt;
        };
    };
    expectRefused(sized(0.5, 0.5), {"pixels, the taught ones have"});
    expectRefused(sized(1.0, 0.75), {"another shape"});
}

TEST_P(RealPhotos, areRefusedWithGlareOnTheProduct)
{
    expectRefused(
        [](const cv::Mat& photo) {
            cv::Mat depth;
            cv::distanceTransform(vision::findForeground(photo), depth, cv::DIST_L2, 5);
            double deep = 0.0;
            cv::Point thickest;
            cv::minMaxLoc(depth, nullptr, &deep, nullptr, &thickest);
            const int radius = static_cast<int>(std::min(0.8 * deep, photo.rows / 9.0));
            cv::Mat glow(photo.size(), CV_32FC3, cv::Scalar::all(0));
            cv::circle(glow, thickest, radius, cv::Scalar::all(400), cv::FILLED);
            cv::GaussianBlur(glow, glow, {}, 3.0);
            cv::Mat spoilt;
            cv::add(photo, glow, spoilt, cv::noArray(), CV_8U);
            return spoilt;
        },
        {"Glare"});
}

INSTANTIATE_TEST_SUITE_P(Goods, RealPhotos, testing::Values("aliens", "cookies"));

TEST(AHand, isSeenInEverySkinOverAGreenToy)
{
    const auto taught = tests::sharedPhotos("aliens/train/good", 4);
    if (taught.empty()) {
        GTEST_SKIP() << "No shared photos at " << tests::sharedVision("aliens");
    }
    const auto reference = referenceOf(taught);
    const auto photos = tests::sharedPhotos("aliens/test/good", 4);
    for (const auto& skin : tests::kSkins) {
        for (const cv::Mat& photo : photos) {
            const cv::Point2d middle(0.5 * photo.cols, 0.5 * photo.rows);
            const double width = 0.14 * photo.rows;
            for (const cv::Point2d from : {cv::Point2d(middle.x, -10),
                                           {photo.cols + 10.0, middle.y + 30},
                                           {middle.x - 40, photo.rows + 10.0},
                                           {-10, middle.y - 30}}) {
                const cv::Mat held = tests::withLimb(photo, from, middle, width, skin);
                EXPECT_EQ(vision::captureFault(held, reference), CaptureFault::hand) << from;
            }
        }
    }
}

TEST(AHand, isSeenOnGoodsOfSkinLikeColourInMostPlaces)
{
    const auto taught = tests::sharedPhotos("cookies/train/good", 4);
    if (taught.empty()) {
        GTEST_SKIP() << "No shared photos at " << tests::sharedVision("cookies");
    }
    const auto reference = referenceOf(taught);
    int seen = 0;
    int all = 0;
    for (const auto& skin : tests::kSkins) {
        for (const cv::Mat& photo : tests::sharedPhotos("cookies/test/good", 4)) {
            const cv::Point2d middle(0.5 * photo.cols, 0.5 * photo.rows);
            for (const cv::Point2d from : {cv::Point2d(middle.x, -10),
                                           {photo.cols + 10.0, middle.y + 80},
                                           {middle.x - 60, photo.rows + 10.0},
                                           {-10, middle.y - 80}}) {
                const cv::Mat held = tests::withLimb(photo, from, middle, 0.14 * photo.cols, skin);
                seen += vision::captureFault(held, reference) == CaptureFault::hand ? 1 : 0;
                ++all;
            }
        }
    }
    EXPECT_GE(seen, all * 7 / 10) << seen << " of " << all;
}

TEST(CheckAgainst, passesTheTaughtProductInAnotherPlaceAndLight)
{
    const auto reference = referenceOf({tests::drawProduct(), tests::drawProduct({.shift = 6})});

    EXPECT_TRUE(checkAgainst(tests::drawProduct({.shift = -14, .light = 2}), reference));
}

TEST(CheckAgainst, tellsAMuchDarkerPicture)
{
    const cv::Mat good = tests::drawProduct();
    cv::Mat dark;
    good.convertTo(dark, CV_8U, 0.35);

    EXPECT_EQ(vision::captureFault(dark, referenceOf({good})), CaptureFault::tooDark);
}

TEST(CaptureReference, needsAPhoto)
{
    EXPECT_FALSE(vision::captureReference({}));
    EXPECT_FALSE(vision::captureReference({cv::Mat()}));
}

} // namespace
