#include "vision/regions.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr std::size_t kMostRegions = 8;
constexpr double kWeakest = 0.05;     // of the strongest region's mass: weaker ones are left out
constexpr double kThin = 3.5;         // times as long as wide: a scratch
constexpr int kRim = 9;               // pixels across the band along the outline that is no inside
constexpr double kOutlineShare = 0.4; // of a region: pixels where product and background changed places
constexpr double kPartShare = 0.02;   // of the product: less is a deformed edge, not a missing part

struct Region {
    cv::Mat mask; ///< within `box`
    cv::Rect box;
    double area = 0.0;
    double mass = 0.0;
};

std::vector<Region> regionsIn(const cv::Mat& map, double level)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(map > level, labels, stats, centres, 8, CV_32S);
    std::vector<Region> regions;
    for (int i = 1; i < count; ++i) {
        Region region;
        region.box = {stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                      stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)};
        region.mask = labels(region.box) == i;
        region.area = stats.at<int>(i, cv::CC_STAT_AREA);
        region.mass = cv::mean(map(region.box), region.mask)[0] * region.area;
        regions.push_back(region);
    }
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) { return a.mass > b.mass; });
    return regions;
}

/// Whether most of the region lies away from the taught product's outline.
bool isInside(const Region& region, const cv::Mat& taughtCore)
{
    return cv::countNonZero(region.mask & taughtCore(region.box)) > 0.5 * region.area;
}

std::string kindOf(const Region& region, const RegionSource& source, const cv::Mat& taughtCore, double productArea)
{
    if (slenderness(region.mask) > kThin && isInside(region, taughtCore)) {
        return "scratch"; // looked at first: a bright scratch on a bright bench looks like background
    }
    const cv::Mat now = source.photo.mask(region.box);
    const cv::Mat taught = source.taughtProduct(region.box);
    const double missing = cv::countNonZero(region.mask & taught & ~now) / region.area;
    const double added = cv::countNonZero(region.mask & now & ~taught) / region.area;
    if (missing + added > kOutlineShare) {
        if (!source.laidWell) {
            return "unknown";
        }
        return missing > added && region.area > kPartShare * productArea ? "missing_part" : "deformation";
    }
    return source.laidWell ? "stain" : "unknown";
}

domain::Box photoBox(const cv::Rect& box, const Prepared& photo)
{
    const auto scaled = [&photo](int value) { return static_cast<int>(std::lround(value / photo.scale)); };
    return {scaled(box.x), scaled(box.y), std::max(1, scaled(box.width)), std::max(1, scaled(box.height))};
}

} // namespace

double lengthOf(const cv::Mat& mask)
{
    std::vector<cv::Point> points;
    cv::findNonZero(mask, points);
    const cv::RotatedRect around = cv::minAreaRect(points);
    return std::max(around.size.width, around.size.height) + 1.0;
}

double slenderness(const cv::Mat& mask)
{
    const double length = lengthOf(mask);
    return length * length / cv::countNonZero(mask);
}

std::vector<domain::Defect> damagedRegions(const RegionSource& source)
{
    double highest = 0.0;
    cv::minMaxLoc(source.scoreMap, nullptr, &highest);
    if (source.score < 1.0 || highest <= 0.0) {
        return {};
    }
    const std::vector<Region> regions = regionsIn(source.scoreMap, std::min(1.0, 0.7 * highest));
    const double productArea =
        std::max({1, cv::countNonZero(source.photo.mask), cv::countNonZero(source.taughtProduct)});
    cv::Mat taughtCore;
    cv::erode(source.taughtProduct, taughtCore, cv::getStructuringElement(cv::MORPH_ELLIPSE, {kRim, kRim}));
    std::vector<domain::Defect> defects;
    for (const Region& region : regions) {
        const double share = region.mass / regions.front().mass;
        if (defects.size() == kMostRegions || share < kWeakest) {
            break;
        }
        domain::Defect defect{.photo = domain::PhotoHash("unset")};
        defect.kind = domain::DefectKind(kindOf(region, source, taughtCore, productArea));
        defect.areaShare = std::min(1.0, region.area / productArea);
        if (source.mmPerPixel) {
            defect.extentMm = *source.mmPerPixel * lengthOf(region.mask) / source.photo.scale;
        }
        defect.confidence = source.confidence;
        defect.score = 1.0 + (source.score - 1.0) * share;
        defect.box = photoBox(region.box, source.photo);
        defects.push_back(std::move(defect));
    }
    return defects;
}

} // namespace regrade::vision
