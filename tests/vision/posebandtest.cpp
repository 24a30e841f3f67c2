#include "vision/poseband.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

using namespace regrade;

namespace {

/// A printed box on a plain bench, turned and shifted.
cv::Mat boxAt(double degrees, double shift, bool broken = false)
{
    cv::Mat photo(480, 640, CV_8UC3, cv::Scalar(200, 200, 198));
    cv::rectangle(photo, {180, 120}, {460, 360}, {60, 90, 160}, cv::FILLED);
    for (int i = 0; i < 6; ++i) {
        cv::circle(photo, {215 + 42 * i, 160 + 30 * (i % 3)}, 14, {40.0 * i, 220 - 30.0 * i, 120}, cv::FILLED);
    }
    cv::rectangle(photo, {230, 290}, {400, 330}, {230, 225, 60}, cv::FILLED);
    if (broken) {
        cv::circle(photo, {440, 340}, 45, {200, 200, 198}, cv::FILLED);
    }
    cv::Mat warp = cv::getRotationMatrix2D({320, 240}, degrees, 1.0);
    warp.at<double>(0, 2) += shift;
    cv::warpAffine(photo, photo, warp, photo.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::GaussianBlur(photo, photo, {3, 3}, 0.0);
    return photo;
}

vision::PoseBand taughtBy(const std::vector<cv::Mat>& photos)
{
    vision::PoseBand band(vision::prepare(photos.front()));
    for (std::size_t i = 1; i < photos.size(); ++i) {
        band.add(band.lay(vision::prepare(photos[i])));
    }
    band.settle();
    return band;
}

} // namespace

TEST(OwnDifference, ofATurnedUnitIsFarLessThanOfABrokenOne)
{
    const vision::PoseBand band = taughtBy({boxAt(0, 0), boxAt(3, 4), boxAt(-3, -5)});
    const double turned = band.ownDifference(band.lay(vision::prepare(boxAt(2, 6))));
    const double broken = band.ownDifference(band.lay(vision::prepare(boxAt(2, 6, true))));
    EXPECT_GT(broken, 3.0 * turned);
    EXPECT_GT(turned, 0.0);
}

TEST(OwnDifference, ofATaughtPhotoIsToTheOthersAlone)
{
    const vision::PoseBand band = taughtBy({boxAt(0, 0), boxAt(3, 4), boxAt(-3, -5, true)});
    const vision::Laid& odd = band.reference(2);
    EXPECT_NEAR(band.ownDifference(odd), 0.0, 2.0); // itself among them
    EXPECT_GT(band.ownDifference(odd, 2), 30.0);
}

TEST(OwnDifference, ofTheOnlyTaughtPhotoToNoOtherIsNone)
{
    const vision::PoseBand band = taughtBy({boxAt(0, 0)});
    EXPECT_EQ(band.ownDifference(band.reference(0), 0), 0.0);
}
