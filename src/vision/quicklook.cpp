#include "vision/quicklook.h"

#include "vision/slight.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kCalmWhole = 0.7; // of the taught limit: under it the whole looks fine
constexpr double kLoudWhole = 1.1;
constexpr double kCalmSlight = 1.0; // times what the taught photos show
constexpr double kLoudSlight = 3.0;
constexpr double kNoise = 5.0; // mass of a region that says nothing, at half size
constexpr std::size_t kMostPlaces = 8;
constexpr float kMapLevel = 1.0F; // of the whole's map, from which a place is shown

/// How far the strongest region of any kind stands above those of the taught photos.
double slightOf(const KindMasses& masses, const std::vector<KindMasses>& taught)
{
    double most = 0.0;
    for (std::size_t kind = 0; kind < masses.size(); ++kind) {
        double usual = 0.0;
        for (const KindMasses& photo : taught) {
            usual = std::max(usual, photo.at(kind));
        }
        most = std::max(most, (kNoise + masses.at(kind)) / (kNoise + usual));
    }
    return most;
}

QuickWord wordOf(double whole, double slight, bool severalTaught)
{
    if (whole > kLoudWhole || (severalTaught && slight > kLoudSlight)) {
        return QuickWord::lookHere;
    }
    const bool calm = whole < kCalmWhole && slight <= kCalmSlight;
    return severalTaught && calm ? QuickWord::looksFine : QuickWord::notSure;
}

struct Place {
    cv::Rect2d box; ///< pixels of the photo
    double weight = 0.0;
};

void addWholePlaces(const QuickSource& source, std::vector<Place>& places)
{
    const cv::Mat map = source.calibration.poseMap(source.raw);
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(map > kMapLevel, labels, stats, centres, 8, CV_32S);
    for (int i = 1; i < count; ++i) {
        const double by = 1.0 / source.workScale;
        places.push_back({{stats.at<int>(i, cv::CC_STAT_LEFT) * by, stats.at<int>(i, cv::CC_STAT_TOP) * by,
                           stats.at<int>(i, cv::CC_STAT_WIDTH) * by, stats.at<int>(i, cv::CC_STAT_HEIGHT) * by},
                          stats.at<int>(i, cv::CC_STAT_AREA) * by * by});
    }
}

void addSlightPlaces(const QuickSource& source, std::vector<Place>& places)
{
    const cv::Matx23d warp = answerToPhoto(*source.raw.fine);
    for (const ChangedRegion& region : changedRegions(source.raw.fine->strength, source.raw.fine->change)) {
        KindMasses alone{};
        alone.at(region.kind) = region.mass;
        if (slightOf(alone, source.taught) <= kCalmSlight) {
            continue;
        }
        std::vector<cv::Point2f> corners;
        for (const cv::Point& corner : {region.box.tl(), region.box.br(), cv::Point(region.box.x, region.box.br().y),
                                        cv::Point(region.box.br().x, region.box.y)}) {
            const cv::Vec2d place = warp * cv::Vec3d(corner.x, corner.y, 1.0);
            corners.emplace_back(static_cast<float>(place[0]), static_cast<float>(place[1]));
        }
        const cv::Rect around = cv::boundingRect(corners);
        places.push_back({cv::Rect2d(around), static_cast<double>(around.area())});
    }
}

} // namespace

QuickLook quickLook(const QuickSource& source)
{
    QuickLook look;
    look.whole = source.calibration.quickWholeScore(source.raw);
    look.slight = slightOf(source.raw.fineMasses, source.taught);
    look.word = wordOf(look.whole, look.slight, source.taught.size() > 1);
    if (look.word != QuickWord::lookHere) {
        return look;
    }
    std::vector<Place> places;
    if (look.whole > kLoudWhole) {
        addWholePlaces(source, places);
    }
    if (look.slight > kLoudSlight) {
        addSlightPlaces(source, places);
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.weight > b.weight; });
    for (const Place& place : places) {
        const cv::Rect box = cv::Rect(place.box) & cv::Rect({}, source.photo);
        if (look.places.size() < kMostPlaces && box.area() > 0) {
            look.places.push_back({box.x, box.y, box.width, box.height});
        }
    }
    return look;
}

std::string_view nameOf(QuickWord word)
{
    switch (word) {
    case QuickWord::looksFine: return "looks_fine";
    case QuickWord::lookHere: return "look_here";
    case QuickWord::notSure: break;
    }
    return "not_sure";
}

} // namespace regrade::vision
