#include "tests/workers/workerssupport.h"

#include "qr/reader.h"
#include "qr/tag.h"
#include "qr/writer.h"
#include "vision/photofile.h"
#include "vision/replaycamera.h"
#include "workers/photoscale.h"
#include "workers/shot.h"
#include "workers/shottrigger.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::workers {
namespace {

using vision::Guidance;
using vision::Hint;
using vision::Lamp;

constexpr std::int64_t kFrameNs = 33'000'000;

Guidance steady()
{
    Guidance guidance;
    guidance.ready = true;
    guidance.still = Lamp::good;
    guidance.hint = Hint::ready;
    return guidance;
}

Guidance stirred()
{
    Guidance guidance;
    guidance.still = Lamp::bad;
    guidance.hint = Hint::holdStill;
    return guidance;
}

/// Frames until the photo was due, 0 = not within 50.
int framesUntilDue(ShotTrigger& trigger, const Guidance& guidance, std::int64_t frameNs = kFrameNs)
{
    for (int i = 1; i <= 50; ++i) {
        if (trigger.due(guidance, i * frameNs)) {
            return i;
        }
    }
    return 0;
}

TEST(TheShotTrigger, firesAfterFiveSteadyFrames)
{
    ShotTrigger trigger;

    EXPECT_EQ(framesUntilDue(trigger, steady()), 5);
    EXPECT_EQ(trigger.progress(), 1.0);
}

TEST(TheShotTrigger, firesByTimeOnASlowCamera)
{
    ShotTrigger trigger;

    EXPECT_EQ(framesUntilDue(trigger, steady(), 10 * kFrameNs), 2);
}

TEST(TheShotTrigger, countsAgainAfterEveryStir)
{
    ShotTrigger trigger;
    for (int i = 0; i < 4; ++i) {
        EXPECT_FALSE(trigger.due(steady(), i * kFrameNs));
    }
    EXPECT_GT(trigger.progress(), 0.5);
    EXPECT_FALSE(trigger.due(stirred(), 4 * kFrameNs));
    EXPECT_EQ(trigger.progress(), 0.0);

    EXPECT_EQ(framesUntilDue(trigger, steady()), 5);
}

TEST(TheShotTrigger, shootsOnePlacingOnce)
{
    ShotTrigger trigger;
    ASSERT_EQ(framesUntilDue(trigger, steady()), 5);

    EXPECT_EQ(framesUntilDue(trigger, steady()), 0);
    EXPECT_FALSE(trigger.due(stirred(), 0)) << "one flicker is no new placing";
    EXPECT_EQ(framesUntilDue(trigger, steady()), 0);

    static_cast<void>(trigger.due(stirred(), 0));
    static_cast<void>(trigger.due(stirred(), 0));
    EXPECT_EQ(framesUntilDue(trigger, steady()), 5);
}

TEST(TheShotTrigger, takesTheNextUnitWhenTheFirstHasLeft)
{
    ShotTrigger trigger;
    trigger.taken();
    EXPECT_EQ(framesUntilDue(trigger, steady()), 0);

    static_cast<void>(trigger.due(Guidance{}, 0));
    static_cast<void>(trigger.due(Guidance{}, 0));
    EXPECT_EQ(framesUntilDue(trigger, steady()), 5);
}

/// A product with a pattern, as a camera with a noisy sensor sees it.
cv::Mat sensed(int seed, cv::Point moved = {})
{
    cv::Mat image(240, 320, CV_8UC3, cv::Scalar(205, 205, 205));
    for (int i = 0; i < 8; ++i) {
        const cv::Rect part(90 + 16 * i + moved.x, 70 + 6 * i + moved.y, 14, 60);
        image(part).setTo(cv::Scalar(40 + 20 * i, 160 - 15 * i, 90));
    }
    cv::Mat noise(image.size(), CV_16SC3);
    cv::RNG(static_cast<std::uint64_t>(seed)).fill(noise, cv::RNG::NORMAL, 0, 8);
    cv::add(image, noise, image, cv::noArray(), CV_8U);
    return image;
}

double noiseOf(const cv::Mat& picture)
{
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(picture(cv::Rect(5, 5, 60, 60)), mean, deviation);
    return deviation[0];
}

class AShot : public testing::Test {
protected:
    void frame(const std::string& name, const cv::Mat& picture)
    {
        writeFile(m_folder / "frames" / name, *vision::encodePng(picture));
    }
    [[nodiscard]] Result<Shot> taken(int frames)
    {
        vision::ReplayCamera camera(m_folder / "frames", std::chrono::milliseconds(1));
        EXPECT_TRUE(camera.open());
        return takeShot(camera, frames);
    }

    TemporaryFolder m_folder;
};

TEST_F(AShot, ofFourFramesHasHalfTheNoise)
{
    for (int i = 0; i < 4; ++i) {
        frame(std::to_string(i) + ".png", sensed(i + 1));
    }

    const auto one = taken(1);
    const auto four = taken(4);

    ASSERT_TRUE(one && four) << four.error().what();
    EXPECT_EQ(four->frames, 4);
    EXPECT_NEAR(noiseOf(four->picture) / noiseOf(one->picture), 0.5, 0.08);
}

TEST_F(AShot, isRefusedWhenTheProductMovesBetweenTheFrames)
{
    frame("0.png", sensed(1));
    frame("1.png", sensed(2));
    frame("2.png", sensed(3, {9, 0}));
    frame("3.png", sensed(4));

    const auto shot = taken(4);

    ASSERT_FALSE(shot);
    EXPECT_EQ(shot.error().code, ErrorCode::refused);
}

TEST_F(AShot, isRefusedWhenTheCameraChangesItsSize)
{
    frame("0.png", sensed(1));
    cv::Mat small;
    cv::resize(sensed(2), small, {160, 120});
    frame("1.png", small);

    EXPECT_FALSE(taken(2));
}

TEST_F(AShot, saysThatTheCameraCannotHoldItsControls)
{
    frame("0.png", sensed(1));

    const auto shot = taken(1);

    ASSERT_TRUE(shot);
    ASSERT_TRUE(shot->remark);
    EXPECT_NE(shot->remark->what().find("cannot hold its exposure"), std::string::npos);
}

/// A camera that counts how its controls are held; its frames come from memory.
class HoldingCamera final : public vision::Camera {
public:
    explicit HoldingCamera(bool breaks) : m_breaks(breaks) {}
    Result<void> open() override { return {}; }
    Result<std::shared_ptr<const vision::Frame>> grab() override
    {
        heldWhileGrabbing = heldWhileGrabbing && held;
        if (m_breaks) {
            return deviceError("gone");
        }
        auto frame = std::make_shared<vision::Frame>();
        frame->image = sensed(++m_number);
        return std::shared_ptr<const vision::Frame>(frame);
    }
    void close() override {}
    Result<void> lockControls(bool lock) override
    {
        held = lock;
        return {};
    }
    [[nodiscard]] std::string name() const override { return "Holding camera"; }

    bool held = false;
    bool heldWhileGrabbing = true;

private:
    bool m_breaks;
    int m_number = 0;
};

TEST(TheControls, areHeldDuringTheShotAndLetGoAfterwards)
{
    for (const bool breaks : {false, true}) {
        HoldingCamera camera(breaks);

        const auto shot = takeShot(camera, 3);

        EXPECT_EQ(static_cast<bool>(shot), !breaks);
        EXPECT_TRUE(camera.heldWhileGrabbing);
        EXPECT_FALSE(camera.held);
    }
}

/// A label's code as it is printed, seen at `pixelsPerMm`, turned, a little from the side, with noise.
cv::Mat photoOfLabel(const std::string& text, double pixelsPerMm, double degrees)
{
    const auto modules = qr::writeQr(text);
    EXPECT_TRUE(modules);
    constexpr int kDots = 12; // per module
    const int side = (modules->size + 8) * kDots;
    cv::Mat code(side, side, CV_8UC3, cv::Scalar::all(238));
    for (int row = 0; row < modules->size; ++row) {
        for (int column = 0; column < modules->size; ++column) {
            if (modules->isDark(column, row)) {
                code(cv::Rect((column + 4) * kDots, (row + 4) * kDots, kDots, kDots)).setTo(cv::Scalar::all(30));
            }
        }
    }
    const double scale = pixelsPerMm * qr::kPrintedModuleMm / kDots;
    cv::Mat turn =
        cv::getRotationMatrix2D({0.5F * static_cast<float>(side), 0.5F * static_cast<float>(side)}, degrees, scale);
    turn.at<double>(0, 2) += 320 - 0.5 * side;
    turn.at<double>(1, 2) += 240 - 0.5 * side;
    cv::GaussianBlur(code, code, {}, 0.5 / scale);
    cv::Mat photo(480, 640, CV_8UC3, cv::Scalar(90, 110, 120));
    cv::warpAffine(code, photo, turn, photo.size(), cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    cv::Mat noise(photo.size(), CV_16SC3);
    cv::RNG(3).fill(noise, cv::RNG::NORMAL, 0, 4);
    cv::add(photo, noise, photo, cv::noArray(), CV_8U);
    return photo;
}

TEST(TheLabelOfAUnit, givesThePhotoItsScaleWithinThreePercent)
{
    qr::Reader reader;
    const std::string tag = qr::tagFromNumber(4711).text();
    for (const double pixelsPerMm : {5.0, 7.0, 10.0}) {
        for (const double degrees : {0.0, 17.0, -40.0}) {
            const cv::Mat photo = photoOfLabel(tag, pixelsPerMm, degrees);
            const auto codes = reader.read(photo);
            ASSERT_TRUE(codes) << codes.error().what();

            const auto scale = vision::findScale(photo, printedCode(*codes));

            ASSERT_TRUE(scale) << pixelsPerMm << " at " << degrees;
            EXPECT_NEAR(scale->mmPerPixel * pixelsPerMm, 1.0, 0.03) << pixelsPerMm << " at " << degrees;
            EXPECT_EQ(scale->source, vision::ScaleSource::label);
        }
    }
}

TEST(AForeignCode, givesNoScale)
{
    const qr::Code foreign{"https://example.org", "QRCode", {{{0, 0}, {90, 0}, {90, 90}, {0, 90}}}};
    const qr::Code barcode{qr::tagFromNumber(1).text(), "Code128", {{{0, 0}, {90, 0}, {90, 90}, {0, 90}}}};

    EXPECT_FALSE(printedCode({foreign, barcode}));
}

} // namespace
} // namespace regrade::workers
