#include "vision/slight.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr std::size_t kMostPlaces = 16;
constexpr double kOfOneMind = 0.5;    // share of a region's strength that must name the same kind
constexpr double kCountsFrom = 1.5;   // strength that the map calls 1
constexpr double kMapSteepness = 0.5; // of the map around it
constexpr double kFrameStep = 2.0;    // frame pixels per pixel of the network's answer

/// Takes pixels of the answer to pixels of the photo.
cv::Matx23d answerToPhoto(const FineEvidence& fine)
{
    cv::Matx23d warp;
    for (int row = 0; row < 2; ++row) {
        const double a = fine.laid.warp.at<float>(row, 0);
        const double b = fine.laid.warp.at<float>(row, 1);
        const double middle = (kFrameStep - 1.0) / 2.0; // the answer's pixel lies in the middle of its four
        warp(row, 0) = a * kFrameStep / fine.laid.scale;
        warp(row, 1) = b * kFrameStep / fine.laid.scale;
        warp(row, 2) = (fine.laid.warp.at<float>(row, 2) + (a + b) * middle) / fine.laid.scale;
    }
    return warp;
}

/// The region's pixels in the photo, each by its four corners.
std::vector<cv::Point2f> outlineInPhoto(const ChangedRegion& region, const cv::Matx23d& warp)
{
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(region.mask.clone(), contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE, region.box.tl());
    std::vector<cv::Point2f> points;
    for (const auto& contour : contours) {
        for (const cv::Point& pixel : contour) {
            for (const double dx : {-0.5, 0.5}) {
                for (const double dy : {-0.5, 0.5}) {
                    const cv::Vec2d place = warp * cv::Vec3d(pixel.x + dx, pixel.y + dy, 1.0);
                    points.emplace_back(static_cast<float>(place[0]), static_cast<float>(place[1]));
                }
            }
        }
    }
    return points;
}

domain::Defect defectOf(const ChangedRegion& region, const SlightSource& source, const cv::Matx23d& warp, double score)
{
    const std::vector<cv::Point2f> outline = outlineInPhoto(region, warp);
    const cv::Rect box = cv::boundingRect(outline) & cv::Rect({}, source.photo);
    domain::Defect defect{.photo = domain::PhotoHash("unset")};
    defect.kind =
        domain::DefectKind(region.kindShare < kOfOneMind ? "unknown" : std::string(kChangeKinds.at(region.kind)));
    if (source.mmPerPixel) {
        const cv::Size2f around = cv::minAreaRect(outline).size;
        defect.extentMm = *source.mmPerPixel * std::max(around.width, around.height);
    }
    defect.areaShare = std::min(1.0, cv::countNonZero(region.mask) / std::max(1.0, source.fine.productArea));
    defect.confidence = source.confidence;
    defect.score = score;
    defect.box = {box.x, box.y, std::max(1, box.width), std::max(1, box.height)};
    return defect;
}

} // namespace

std::vector<domain::Defect> slightDamage(const SlightSource& source)
{
    const cv::Matx23d warp = answerToPhoto(source.fine);
    std::vector<domain::Defect> defects;
    for (const ChangedRegion& region : changedRegions(source.fine.strength, source.fine.change)) {
        const double score = source.calibration.regionScore(region.kind, region.mass);
        if (score > 1.0) {
            defects.push_back(defectOf(region, source, warp, score));
        }
    }
    std::stable_sort(defects.begin(), defects.end(),
                     [](const domain::Defect& a, const domain::Defect& b) { return a.score > b.score; });
    defects.resize(std::min(defects.size(), kMostPlaces), domain::Defect{.photo = domain::PhotoHash("unset")});
    return defects;
}

cv::Mat slightMap(const FineEvidence& fine, const cv::Size& photo)
{
    cv::Mat map;
    cv::warpAffine(fine.strength, map, cv::Mat(answerToPhoto(fine)), photo, cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                   cv::Scalar(kNoDamage));
    map = (map - kCountsFrom) * kMapSteepness;
    cv::exp(map, map);
    return map;
}

} // namespace regrade::vision
