#include "vision/handsight.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kLeastHand = 0.012; // of the photo
constexpr double kLeastEntry = 0.03; // of the shorter side: how broad the region is where it enters
constexpr double kLimbStep = 0.02;   // of the longer side: between the places where a limb's breadth is taken
constexpr int kLimbSteps = 5;
constexpr double kEvenLimb = 1.35;    // broadest by thinnest
constexpr double kMostLimb = 0.35;    // of the shorter side: broader is no limb
constexpr double kLeastReach = 0.004; // of the photo: the region's part over the product's place
constexpr double kJoined = 0.3; // of that place: a limb of the product's own colour is joined to the product; what
                                // lies apart is rather a piece of it

/// Skin of all tones in YCrCb; the lower bound of Y leaves out what is too dark to tell.
cv::Mat skinColoured(const cv::Mat& bgr)
{
    cv::Mat ycc;
    cv::cvtColor(bgr, ycc, cv::COLOR_BGR2YCrCb);
    cv::Mat skin;
    cv::inRange(ycc, cv::Scalar(45, 136, 77), cv::Scalar(250, 180, 127), skin);
    return skin;
}

/// The longest unbroken run of a line that is not 0.
int longestRun(const cv::Mat& line)
{
    int longest = 0;
    int run = 0;
    for (int i = 0; i < static_cast<int>(line.total()); ++i) {
        run = line.at<uchar>(i) != 0 ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// The region's breadth at the border and every kLimbStep further in, on each of the four sides.
std::vector<std::array<int, kLimbSteps>> entriesOf(const cv::Mat& region)
{
    cv::Mat upright;
    std::vector<std::array<int, kLimbSteps>> entries;
    const int apart = std::max(1, cvRound(kLimbStep * std::max(region.cols, region.rows)));
    for (const bool turned : {false, true}) {
        turned ? cv::transpose(region, upright) : region.copyTo(upright);
        for (const bool last : {false, true}) {
            std::array<int, kLimbSteps> breadths{};
            for (int step = 0; step < kLimbSteps; ++step) {
                const int depth = std::min(step * apart, upright.rows - 1);
                breadths.at(static_cast<std::size_t>(step)) =
                    longestRun(upright.row(last ? upright.rows - 1 - depth : depth).clone());
            }
            entries.push_back(breadths);
        }
    }
    return entries;
}

bool isLimb(const std::array<int, kLimbSteps>& breadths, int side)
{
    const auto [thin, thick] = std::minmax_element(breadths.begin(), breadths.end());
    return *thin >= kLeastEntry * side && *thick <= kMostLimb * side && *thick <= kEvenLimb * *thin;
}

cv::Mat cleaned(cv::Mat skin)
{
    const int gap = std::max(skin.cols, skin.rows) > kCaptureSide / 2 ? 9 : 5;
    cv::morphologyEx(skin, skin, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
    cv::morphologyEx(skin, skin, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {gap, gap}));
    return skin;
}

/// Area of the regions that enter like a hand and reach into the place, of the photo.
double enteringShare(const cv::Mat& skin, const cv::Rect& place, bool limbOnly)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(skin, labels, stats, centres, 8, CV_32S);
    const double total = static_cast<double>(skin.total());
    const int side = std::min(skin.cols, skin.rows);
    double share = 0.0;
    for (int i = 1; i < count; ++i) {
        const double area = stats.at<int>(i, cv::CC_STAT_AREA) / total;
        const cv::Mat region = labels == i;
        const double reach = limbOnly ? kJoined * place.area() : kLeastReach * total;
        if (area < kLeastHand || cv::countNonZero(region(place)) < reach) {
            continue;
        }
        const auto entries = entriesOf(region);
        const bool enters = std::any_of(entries.begin(), entries.end(), [&](const auto& breadths) {
            return limbOnly ? isLimb(breadths, side) : breadths.front() >= kLeastEntry * side;
        });
        share += enters ? area : 0.0;
    }
    return share;
}

} // namespace

double handShare(const cv::Mat& photo, const CaptureReference& reference)
{
    const double scale = std::min(1.0, static_cast<double>(kCaptureSide) / std::max(photo.cols, photo.rows));
    cv::Mat small;
    cv::resize(photo, small, {}, scale, scale, cv::INTER_AREA);
    const int soft = scale < 1.0 ? 5 : 3;
    cv::GaussianBlur(small, small, {soft, soft}, 0.0);
    const cv::Mat skin = skinColoured(small);
    const cv::Rect2d& outline = reference.outline;
    const cv::Rect place =
        cv::Rect(static_cast<int>(outline.x * skin.cols), static_cast<int>(outline.y * skin.rows),
                 static_cast<int>(outline.width * skin.cols), static_cast<int>(outline.height * skin.rows)) &
        cv::Rect({}, skin.size());
    if (place.empty()) {
        return 0.0;
    }
    const double strange = enteringShare(cleaned(skin & unknownColours(small, reference.colours)), place, false);
    return strange > 0.0 || !reference.productFound
               ? strange
               : enteringShare(cleaned(skin & unknownColours(small, reference.benchColours)), place, true);
}

} // namespace regrade::vision
