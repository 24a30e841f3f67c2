#include "vision/slight.h"

#include "vision/regions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr std::size_t kMostPlaces = 16;
constexpr float kGrowLevel = 1.0F; // strength down to which a region reaches from its core
constexpr double kSoftRim = 2.0;   // frame pixels by which a region is longer than the mark: measured on rendered marks
constexpr int kGap = 7;            // half pixels over which pieces of one mark are joined
constexpr double kMissing = 0.25;  // of a region: pixels where the product has gone
constexpr double kChipShare = 0.02;   // of the product: less is a chipped edge, not a missing part
constexpr double kOfOneMind = 0.5;    // share of a region's strength that must name the same kind
constexpr double kVeryThin = 8.0;     // times as long as wide: a scratch or a crack, whatever its colour says
constexpr double kCountsFrom = 1.5;   // strength that the map calls 1
constexpr double kMapSteepness = 0.5; // of the map around it
constexpr double kFrameStep = 2.0;    // frame pixels per pixel of the network's answer

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

/// Regions that count, each grown to where the change fades; cores that grow together become one.
struct Place {
    ChangedRegion region;
    double score = 0.0;
};

std::vector<Place> placesOf(const FineEvidence& fine, const Calibration& calibration)
{
    const cv::Mat reach = fine.strength > kGrowLevel;
    cv::Mat joined;
    cv::morphologyEx(reach, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {kGap, kGap}));
    cv::Mat labels;
    cv::connectedComponents(joined, labels, 8, CV_32S);
    std::map<int, Place> places;
    for (ChangedRegion& region : changedRegions(fine.strength, fine.change)) {
        const double score = calibration.regionScore(region.kind, region.mass);
        cv::Mat first;
        cv::findNonZero(region.mask, first);
        Place& place = places[labels.at<int>(first.at<cv::Point>(0) + region.box.tl())];
        if (score > place.score) {
            place = {std::move(region), score};
        }
    }
    std::vector<Place> grown;
    for (auto& [label, place] : places) {
        if (place.score <= 1.0) {
            continue;
        }
        const cv::Mat whole = (labels == label) & reach;
        place.region.box = cv::boundingRect(whole);
        place.region.mask = whole(place.region.box).clone();
        grown.push_back(std::move(place));
    }
    return grown;
}

/// Share of the region where the taught product is, and the photo shows none.
double missingShare(const std::vector<cv::Point2f>& outline, const SlightSource& source)
{
    cv::Mat place = cv::Mat::zeros(source.gone.size(), CV_8U);
    std::vector<cv::Point> points;
    for (const cv::Point2f& point : outline) {
        points.emplace_back(cvRound(point.x * source.goneScale), cvRound(point.y * source.goneScale));
    }
    std::vector<cv::Point> hull;
    cv::convexHull(points, hull);
    cv::fillConvexPoly(place, hull, cv::Scalar::all(255));
    return cv::countNonZero(place & source.gone) / std::max(1.0, static_cast<double>(cv::countNonZero(place)));
}

domain::Defect defectOf(const ChangedRegion& region, const SlightSource& source, const cv::Matx23d& warp, double score)
{
    const std::vector<cv::Point2f> outline = outlineInPhoto(region, warp);
    const cv::Rect box = cv::boundingRect(outline) & cv::Rect({}, source.photo);
    domain::Defect defect{.photo = domain::PhotoHash("unset")};
    defect.kind =
        domain::DefectKind(region.kindShare < kOfOneMind ? "unknown" : std::string(kChangeKinds.at(region.kind)));
    if (slenderness(region.mask) > kVeryThin && defect.kind.text() != "crack") {
        defect.kind = domain::DefectKind("scratch");
    }
    if (source.mmPerPixel) {
        const cv::Size2f around = cv::minAreaRect(outline).size;
        const double length = std::max(around.width, around.height) - kSoftRim / source.fine.laid.scale;
        defect.extentMm = *source.mmPerPixel * std::max(1.0, length);
    }
    defect.areaShare = std::min(1.0, cv::countNonZero(region.mask) / std::max(1.0, source.fine.productArea));
    if (defect.areaShare > kChipShare && missingShare(outline, source) > kMissing) {
        defect.kind = domain::DefectKind("missing_part");
    }
    defect.confidence = source.confidence;
    defect.score = score;
    defect.box = {box.x, box.y, std::max(1, box.width), std::max(1, box.height)};
    return defect;
}

} // namespace

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

std::vector<domain::Defect> slightDamage(const SlightSource& source)
{
    const cv::Matx23d warp = answerToPhoto(source.fine);
    std::vector<domain::Defect> defects;
    for (const Place& place : placesOf(source.fine, source.calibration)) {
        defects.push_back(defectOf(place.region, source, warp, place.score));
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
