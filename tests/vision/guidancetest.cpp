#include "vision/guidance.h"

#include "tests/support/frames.h"
#include "tests/support/limb.h"
#include "tests/support/sharedphotos.h"

#include <chrono>
#include <functional>
#include <gtest/gtest.h>

namespace {

using namespace regrade;
using vision::Hint;
using vision::Lamp;

/// The picture turned (degrees clockwise) and zoomed about its middle.
cv::Mat turned(const cv::Mat& photo, double degrees, double zoom)
{
    const cv::Mat warp = cv::getRotationMatrix2D(
        {0.5F * static_cast<float>(photo.cols), 0.5F * static_cast<float>(photo.rows)}, -degrees, zoom);
    cv::Mat made;
    cv::warpAffine(photo, made, warp, photo.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return made;
}

/// Toys taught in one pose, as the camera's small preview.
class LiveToys : public testing::Test {
protected:
    void SetUp() override
    {
        m_taught = tests::sharedPhotos("aliens/train/good", 4);
        m_others = tests::sharedPhotos("aliens/test/good", 8);
        if (m_taught.empty()) {
            GTEST_SKIP() << "No shared photos at " << tests::sharedVision("aliens");
        }
        m_reference = vision::guidanceReference(m_taught).value();
    }

    /// What is said of the same frame seen twice.
    [[nodiscard]] vision::Guidance seen(const cv::Mat& photo) const
    {
        vision::Guide guide(m_reference);
        static_cast<void>(guide.look(photo));
        return guide.look(photo);
    }
    void expectHint(Hint expected, const std::function<cv::Mat(const cv::Mat&)>& change) const
    {
        for (std::size_t i = 0; i < m_others.size(); ++i) {
            EXPECT_EQ(vision::sentenceOf(seen(change(m_others[i])).hint).pattern, vision::sentenceOf(expected).pattern)
                << "photo " << i;
        }
    }

    std::vector<cv::Mat> m_taught;
    std::vector<cv::Mat> m_others;
    vision::GuidanceReference m_reference;
};

TEST_F(LiveToys, areReadyWhereTheyLieAsTaught)
{
    expectHint(Hint::ready, [](const cv::Mat& photo) { return photo; });
}

TEST_F(LiveToys, areToBeMovedBack)
{
    expectHint(Hint::moveLeft, [](const cv::Mat& photo) { return tests::movedBy(photo, 0.2, 0); });
    expectHint(Hint::moveDown, [](const cv::Mat& photo) { return tests::movedBy(photo, 0, -0.18); });
    expectHint(Hint::cutOff, [](const cv::Mat& photo) { return tests::movedBy(photo, 0, 0.5); });
}

TEST_F(LiveToys, areToBeTurnedBack)
{
    expectHint(Hint::turnRight, [](const cv::Mat& photo) { return turned(photo, -18, 1.0); });
}

TEST_F(LiveToys, areToComeNearer)
{
    for (const cv::Mat& photo : m_others) {
        const auto guidance = seen(turned(photo, 0, 0.7));
        // Few rounds of laying over read a far size short; the way is what counts.
        EXPECT_LT(guidance.placing.scale, 0.86);
        EXPECT_FALSE(guidance.ready);
    }
}

TEST_F(LiveToys, showWhatIsWrongWithTheLight)
{
    const auto times = [](double factor) {
        return [factor](const cv::Mat& photo) {
            cv::Mat made;
            photo.convertTo(made, CV_8U, factor);
            return made;
        };
    };
    expectHint(Hint::tooBright, times(2.0));
    expectHint(Hint::tooDark, times(0.35));
}

TEST_F(LiveToys, areToBeFocused)
{
    expectHint(Hint::focus, [](const cv::Mat& photo) {
        cv::Mat made;
        cv::GaussianBlur(photo, made, {}, 5.0);
        return made;
    });
}

TEST_F(LiveToys, areNotReadyUnderAHand)
{
    expectHint(Hint::hand, [](const cv::Mat& photo) {
        return tests::withLimb(photo, {-10, 0.4 * photo.rows}, {0.5 * photo.cols, 0.5 * photo.rows}, 0.14 * photo.rows,
                               tests::kSkins[1]);
    });
}

TEST_F(LiveToys, areStillOnlyFromTheSecondFrameOn)
{
    vision::Guide guide(m_reference);

    EXPECT_EQ(guide.look(m_others[0]).still, Lamp::unknown);
    EXPECT_EQ(guide.look(m_others[0]).still, Lamp::good);
    EXPECT_EQ(guide.look(tests::movedBy(m_others[0], 0.02, 0)).still, Lamp::bad);
    EXPECT_EQ(guide.look(tests::movedBy(m_others[0], 0.02, 0)).hint, Hint::ready);
}

TEST_F(LiveToys, areSeenInTime)
{
    constexpr int kRounds = 40;
    cv::Mat preview;
    cv::resize(m_others[0], preview, {320, 221}, 0, 0, cv::INTER_AREA);
    vision::Guide guide(m_reference);
    std::vector<double> milliseconds;
    for (int i = 0; i < kRounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        static_cast<void>(guide.look(preview));
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    RecordProperty("ms", std::to_string(milliseconds[kRounds / 2]));
    // Wide room for a busy machine and for sanitizers; docs tell what was measured.
    EXPECT_LT(milliseconds.front(), 80.0);
}

TEST(Guide, asksForAProductWhereThereIsNone)
{
    vision::Guide guide;

    EXPECT_EQ(guide.look(cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(180))).hint, Hint::noProduct);
    EXPECT_EQ(guide.look(cv::Mat()).hint, Hint::noProduct);
}

TEST(Guide, needsNoTaughtPhotoToSayThatAProductLiesStill)
{
    vision::Guide guide;

    EXPECT_EQ(guide.look(tests::drawProduct()).hint, Hint::holdStill);
    const auto guidance = guide.look(tests::drawProduct());
    EXPECT_TRUE(guidance.ready);
    EXPECT_EQ(guidance.place, Lamp::unknown);
}

} // namespace
