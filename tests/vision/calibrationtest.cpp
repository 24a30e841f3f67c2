#include "vision/calibration.h"

#include "tests/support/frames.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace regrade;

namespace {

std::size_t placeOf(std::string_view kind)
{
    const auto found = std::find(vision::kChangeKinds.begin(), vision::kChangeKinds.end(), kind);
    return static_cast<std::size_t>(found - vision::kChangeKinds.begin());
}

} // namespace

TEST(Calibration, takesAnOddStainOnOneTaughtPhotoForNoBarToOtherKinds)
{
    constexpr double kSmallMass = 62.0; // a region of so much strength counts where no taught photo shows its kind
    const cv::Size size(320, 240);
    std::vector<cv::Mat> photos;
    for (int i = 0; i < 8; ++i) {
        photos.push_back(tests::drawProduct({.shift = 3 * i - 4, .light = i % 3, .size = size}));
    }
    cv::circle(photos[3], {200, 160}, 14, cv::Scalar(150, 160, 170), cv::FILLED, cv::LINE_AA);
    vision::Lesson lesson;
    lesson.add(photos);
    const vision::Detector detector(std::move(lesson));

    const vision::Calibration calibration(detector);

    EXPECT_GT(calibration.regionScore(placeOf("tear"), kSmallMass), 1.0);
    double least = 1.0;
    for (std::size_t kind = 0; kind < vision::kChangeKinds.size(); ++kind) {
        least = std::min(least, calibration.regionScore(kind, kSmallMass));
    }
    EXPECT_LT(least, 0.8); // of the odd one's own kind
}
