#include "vision/lightmatch.h"

#include "vision/capturereference.h"
#include "vision/referencemat.h"
#include "vision/scale.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace regrade::vision {
namespace {

constexpr double kLeastTelling = 20.0; // grey levels: darker is noise, brighter is clipped
constexpr double kMostTelling = 245.0;
constexpr double kSameLight = 0.03; // of a channel: not worth touching
constexpr double kMostGain = 1.25;
constexpr double kPatchRim = 0.2;   // of the patch's side that is left out all round
constexpr double kLeastBench = 0.1; // of the photo: less background tells nothing

bool isTelling(const cv::Scalar& mean)
{
    return std::min({mean[0], mean[1], mean[2]}) >= kLeastTelling &&
           std::max({mean[0], mean[1], mean[2]}) <= kMostTelling;
}

/// The grey patch as it lies in the photo, without its rim.
cv::Mat patchMask(cv::Size size, const cv::Matx33d& planeMm)
{
    const double rim = kPatchRim * kMatGreyPatch.sideMm;
    const double left = kMatGreyPatch.xMm + rim;
    const double top = kMatGreyPatch.yMm + rim;
    const double side = kMatGreyPatch.sideMm - 2 * rim;
    const cv::Matx33d toPixels = planeMm.inv();
    std::vector<cv::Point> corners;
    for (const cv::Vec3d& mm :
         {cv::Vec3d(left, top, 1), {left + side, top, 1}, {left + side, top + side, 1}, {left, top + side, 1}}) {
        const cv::Vec3d pixel = toPixels * mm;
        corners.emplace_back(cvRound(pixel[0] / pixel[2]), cvRound(pixel[1] / pixel[2]));
    }
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    cv::fillConvexPoly(mask, corners, cv::Scalar(255));
    return mask;
}

} // namespace

std::optional<BenchLight> benchLight(const cv::Mat& photo)
{
    if (photo.empty() || photo.type() != CV_8UC3) {
        return std::nullopt;
    }
    const auto scale = findScale(photo);
    if (scale && scale->planeMm) {
        const cv::Scalar mean = cv::mean(photo, patchMask(photo.size(), *scale->planeMm));
        if (isTelling(mean)) {
            return BenchLight{{mean[0], mean[1], mean[2]}, true};
        }
    }
    cv::Mat small;
    const double factor = std::min(1.0, static_cast<double>(kCaptureSide) / std::max(photo.cols, photo.rows));
    cv::resize(photo, small, {}, factor, factor, cv::INTER_AREA);
    const CaptureMeasures measures = measureSmall(small);
    cv::Mat off;
    cv::dilate(measures.mask, off, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    off = 255 - off;
    if (cv::countNonZero(off) < kLeastBench * static_cast<double>(off.total())) {
        return std::nullopt;
    }
    const cv::Scalar mean = cv::mean(small, off);
    return isTelling(mean) ? std::optional(BenchLight{{mean[0], mean[1], mean[2]}, false}) : std::nullopt;
}

LightMatch matchLight(const BenchLight& seen, const BenchLight& taught)
{
    LightMatch match;
    if (seen.fromPatch != taught.fromPatch) {
        return match; // a patch and a table are not to be compared
    }
    bool same = true;
    for (int c = 0; c < 3; ++c) {
        match.gains[c] = taught.bgr[c] / seen.bgr[c];
        same = same && std::abs(match.gains[c] - 1.0) < kSameLight;
        match.changed = match.changed || match.gains[c] > kMostGain || match.gains[c] < 1.0 / kMostGain;
    }
    if (same || match.changed) {
        match.gains = {1, 1, 1};
    }
    return match;
}

cv::Mat withGains(const cv::Mat& photo, const cv::Vec3d& gains)
{
    if (gains == cv::Vec3d(1, 1, 1)) {
        return photo;
    }
    cv::Mat made;
    cv::multiply(photo, cv::Scalar(gains[0], gains[1], gains[2]), made);
    return made;
}

} // namespace regrade::vision
