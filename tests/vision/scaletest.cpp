#include "vision/scale.h"

#include "tests/support/frames.h"
#include "tests/support/sharedphotos.h"
#include "vision/referencemat.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

using namespace regrade;

namespace {

constexpr double kDotsPerMm = 6.0; // a cell of 3.33 mm is 20 dots
const cv::Size kPhoto(1280, 960);

/// The sheet as it is printed.
cv::Mat printedMat()
{
    cv::Mat sheet(static_cast<int>(vision::kMatHeightMm * kDotsPerMm),
                  static_cast<int>(vision::kMatWidthMm * kDotsPerMm), CV_8UC3, cv::Scalar::all(235));
    const auto fill = [&](const vision::MatSquare& square, int grey) {
        const auto dots = [](double mm) { return static_cast<int>(std::lround(mm * kDotsPerMm)); };
        const cv::Point from(dots(square.xMm), dots(square.yMm));
        const cv::Point to(dots(square.xMm + square.sideMm), dots(square.yMm + square.sideMm));
        sheet(cv::Rect(from, to)).setTo(cv::Scalar::all(grey));
    };
    for (const auto& marker : vision::matMarkers()) {
        for (const auto& cell : marker.dark) {
            fill(cell, 25);
        }
    }
    fill(vision::kMatGreyPatch, 120);
    return sheet;
}

/// A photo of the sheet: where its four corners lie, a product on it, noise and a soft lens.
struct MatPhoto {
    cv::Mat picture;
    cv::Matx33d toPixels; ///< millimetres to photo

    [[nodiscard]] cv::Point2d pixelOf(cv::Point2d mm) const
    {
        const cv::Vec3d p = toPixels * cv::Vec3d(mm.x, mm.y, 1.0);
        return {p[0] / p[2], p[1] / p[2]};
    }
    [[nodiscard]] double mmPerPixelAt(cv::Point2d mm) const
    {
        const cv::Point2d right = pixelOf(mm + cv::Point2d(0.5, 0)) - pixelOf(mm - cv::Point2d(0.5, 0));
        const cv::Point2d down = pixelOf(mm + cv::Point2d(0, 0.5)) - pixelOf(mm - cv::Point2d(0, 0.5));
        return 1.0 / std::sqrt(std::abs(right.cross(down)));
    }
};

MatPhoto photographed(const std::vector<cv::Point2f>& corners, int seed)
{
    const auto width = static_cast<float>(vision::kMatWidthMm);
    const auto height = static_cast<float>(vision::kMatHeightMm);
    const cv::Mat plane = cv::getPerspectiveTransform(
        std::vector<cv::Point2f>{{0, 0}, {width, 0}, {width, height}, {0, height}}, corners);
    MatPhoto photo{cv::Mat(kPhoto, CV_8UC3, cv::Scalar(70, 80, 90)), cv::Matx33d(plane.ptr<double>())};
    const cv::Matx33d dots(1 / kDotsPerMm, 0, 0, 0, 1 / kDotsPerMm, 0, 0, 0, 1);
    cv::Mat sheet;
    cv::GaussianBlur(printedMat(), sheet, {}, 1.5);
    cv::warpPerspective(sheet, photo.picture, photo.toPixels * dots, kPhoto, cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    const cv::Point2d middle = photo.pixelOf({105, 150});
    cv::ellipse(photo.picture, middle, {120, 90}, 20, 0, 360, cv::Scalar(60, 140, 60), cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(photo.picture, photo.picture, {}, 0.8);
    cv::Mat noise(kPhoto, CV_16SC3);
    cv::RNG random(static_cast<std::uint64_t>(seed));
    random.fill(noise, cv::RNG::NORMAL, 0, 4);
    cv::add(photo.picture, noise, photo.picture, cv::noArray(), CV_8U);
    return photo;
}

const std::vector<std::vector<cv::Point2f>> kPoses = {
    {{330, 20}, {980, 20}, {980, 940}, {330, 940}},   // from above
    {{380, 60}, {900, 80}, {1010, 900}, {300, 880}},  // from the front edge
    {{1240, 150}, {1230, 800}, {60, 860}, {90, 120}}, // turned a quarter
    {{420, 30}, {930, 120}, {880, 930}, {350, 820}},
};

TEST(FindScale, readsTheMatWithinOnePercentAndFollowsThePerspective)
{
    for (std::size_t i = 0; i < kPoses.size(); ++i) {
        const MatPhoto photo = photographed(kPoses[i], static_cast<int>(i));

        const auto scale = vision::findScale(photo.picture);

        ASSERT_TRUE(scale) << "pose " << i;
        EXPECT_EQ(scale->source, vision::ScaleSource::mat);
        EXPECT_LT(scale->spread, 0.02);
        ASSERT_TRUE(scale->planeMm);
        for (const cv::Point2d mm : {cv::Point2d(105, 150), {60, 60}, {150, 230}}) {
            const double truth = photo.mmPerPixelAt(mm);
            EXPECT_NEAR(scale->mmPerPixelAt(photo.pixelOf(mm)) / truth, 1.0, 0.01) << "pose " << i << " at " << mm;
        }
    }
}

TEST(FindScale, isContentWithTwoMarkersButKnowsNoPlaneThen)
{
    MatPhoto photo = photographed(kPoses[0], 1);
    const cv::Point2d from = photo.pixelOf({0, 100});
    photo.picture(cv::Rect(0, static_cast<int>(from.y), kPhoto.width, kPhoto.height - static_cast<int>(from.y)))
        .setTo(cv::Scalar(70, 80, 90));

    const auto scale = vision::findScale(photo.picture);

    ASSERT_TRUE(scale);
    EXPECT_FALSE(scale->planeMm);
    EXPECT_NEAR(scale->mmPerPixelAt({}) / photo.mmPerPixelAt({105, 20}), 1.0, 0.01);
}

TEST(FindScale, doesNotBelieveMarkersThatLieOtherwiseThanOnTheMat)
{
    MatPhoto photo = photographed(kPoses[0], 1);
    const cv::Point2d from = photo.pixelOf({0, 0});
    const cv::Rect corner(static_cast<int>(from.x), static_cast<int>(from.y), 130, 130);
    const cv::Mat cut = photo.picture(corner).clone();
    photo.picture(corner).setTo(cv::Scalar::all(235));
    cut.copyTo(photo.picture(cv::Rect(40, 500, corner.width, corner.height)));

    EXPECT_FALSE(vision::findScale(photo.picture));
}

TEST(FindScale, neverGuesses)
{
    EXPECT_FALSE(vision::findScale(cv::Mat()));
    EXPECT_FALSE(vision::findScale(tests::drawProduct()));
    EXPECT_FALSE(vision::findScale(cv::Mat(kPhoto, CV_8UC3, cv::Scalar::all(128))));
    cv::Mat noise(kPhoto, CV_8UC3);
    cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 256);
    EXPECT_FALSE(vision::findScale(noise));
    for (const char* set : {"aliens/test/broken", "cookies/test/broken"}) {
        for (const cv::Mat& photo : tests::sharedPhotos(set, 12)) {
            EXPECT_FALSE(vision::findScale(photo)) << set;
        }
    }
}

TEST(FindScale, takesACodeOfKnownSize)
{
    const cv::Mat photo = tests::drawProduct();
    const vision::PrintedCode upright{{{{100, 100}, {175, 100}, {175, 175}, {100, 175}}}, 18.75};
    const vision::PrintedCode turned{{{{150, 100}, {203, 153}, {150, 206}, {97, 153}}}, 18.75};

    EXPECT_NEAR(vision::findScale(photo, upright)->mmPerPixel, 0.25, 1e-9);
    EXPECT_NEAR(vision::findScale(photo, turned)->mmPerPixel, 18.75 / 74.95, 1e-3);
    EXPECT_EQ(vision::findScale(photo, upright)->source, vision::ScaleSource::label);
}

TEST(FindScale, doesNotBelieveACodeThatIsSeenFromTheSideOrTooSmall)
{
    const cv::Mat photo = tests::drawProduct();

    EXPECT_FALSE(vision::findScale(photo, vision::PrintedCode{{{{0, 0}, {80, 0}, {80, 40}, {0, 40}}}, 18.75}));
    EXPECT_FALSE(vision::findScale(photo, vision::PrintedCode{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}}, 18.75}));
    EXPECT_FALSE(vision::findScale(photo, vision::PrintedCode{{{{0, 0}, {80, 80}, {80, 0}, {0, 80}}}, 18.75}));
    EXPECT_FALSE(vision::findScale(photo, vision::PrintedCode{{{{0, 0}, {80, 0}, {80, 80}, {0, 80}}}, 0.0}));
}

} // namespace
