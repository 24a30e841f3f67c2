#include "vision/zones.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {

namespace {

constexpr double kMostly = 0.5;
constexpr double kPartly = 0.2;

using Outline = std::vector<cv::Point2f>;

/// A zone where it lies in the photo.
struct LaidZone {
    const domain::ZoneArea* area;
    Outline outline;
    double size = 0.0; ///< square pixels of the photo
};

LaidZone laid(const domain::ZoneArea& area, const cv::Mat& fromReference)
{
    const auto x = static_cast<float>(area.x);
    const auto y = static_cast<float>(area.y);
    const auto right = static_cast<float>(area.x + area.width);
    const auto bottom = static_cast<float>(area.y + area.height);
    LaidZone zone{.area = &area, .outline = {{x, y}, {right, y}, {right, bottom}, {x, bottom}}};
    cv::transform(zone.outline, zone.outline, fromReference);
    zone.size = cv::contourArea(zone.outline);
    return zone;
}

/// Share of the box that the outline holds, 0..1.
double shareIn(const Outline& outline, const domain::Box& box)
{
    const auto x = static_cast<float>(box.x);
    const auto y = static_cast<float>(box.y);
    const auto right = static_cast<float>(box.x + std::max(1, box.width));
    const auto bottom = static_cast<float>(box.y + std::max(1, box.height));
    const Outline corners{{x, y}, {right, y}, {right, bottom}, {x, bottom}};
    Outline both;
    return cv::intersectConvexConvex(outline, corners, both) / cv::contourArea(corners);
}

} // namespace

void nameZones(std::vector<domain::Defect>& defects, std::span<const domain::ZoneArea> zones,
               const cv::Mat& fromReference)
{
    if (fromReference.empty()) {
        return;
    }
    std::vector<LaidZone> known;
    for (const domain::ZoneArea& area : zones) {
        known.push_back(laid(area, fromReference));
    }
    for (domain::Defect& defect : defects) {
        const LaidZone* best = nullptr;
        double bestShare = 0.0;
        for (const LaidZone& zone : known) {
            const double share = std::min(kMostly, shareIn(zone.outline, defect.box));
            const bool closer = best != nullptr && share == bestShare && zone.size < best->size;
            if (share >= kPartly && (share > bestShare || closer)) {
                best = &zone;
                bestShare = share;
            }
        }
        if (best != nullptr) {
            defect.zone = best->area->zone;
        }
    }
}

} // namespace regrade::vision
