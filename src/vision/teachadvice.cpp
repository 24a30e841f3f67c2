#include "vision/teachadvice.h"

#include "vision/capturereference.h"
#include "vision/ghost.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kAdviceSide = 160;
constexpr double kSamePhoto = 1.0;    // grey levels of mean difference: sensor noise alone makes as much
constexpr double kAlone = 0.2;        // likeness to its nearest below what is usual among the others
constexpr double kAlikePose = 0.75;   // likeness from which turns can be compared
constexpr double kTurned = 4.0;       // degrees off the first photo
constexpr double kOtherLight = 2.5;   // L, by which light from another side changes the two halves of a product
constexpr std::size_t kFewPhotos = 4; // the least for a fair judgement
constexpr std::size_t kManyPhotos = 16;
constexpr std::size_t kMorePhotos = 2; // of a kind that is missing

/// One photo as the advice sees it.
struct TaughtLook {
    cv::Mat grey;
    cv::Mat ghost;
    cv::Point2d middle;
    double lean = 0.0; ///< L of the product's left half less that of its right half
};

TaughtLook lookOf(const cv::Mat& photo)
{
    const double scale = std::min(1.0, static_cast<double>(kAdviceSide) / std::max(photo.cols, photo.rows));
    cv::Mat small;
    cv::resize(photo, small, {}, scale, scale, cv::INTER_AREA);
    const CaptureMeasures measures = measureSmall(small);
    TaughtLook look;
    cv::cvtColor(small, look.grey, cv::COLOR_BGR2GRAY);
    look.ghost = ghostPicture(small);
    look.middle = middleOf(measures.mask, look.ghost.size());
    cv::Mat lab;
    cv::cvtColor(small, lab, cv::COLOR_BGR2Lab);
    const int cut = std::clamp(cvRound(middleOf(measures.mask, measures.mask.size()).x), 1, small.cols - 1);
    const auto half = [&](const cv::Range& columns) {
        return cv::mean(lab.colRange(columns), measures.mask.colRange(columns))[0] * 100.0 / 255.0;
    };
    look.lean = half({0, cut}) - half({cut, small.cols});
    return look;
}

bool isSame(const TaughtLook& a, const TaughtLook& b)
{
    if (a.grey.size() != b.grey.size()) {
        return false;
    }
    return cv::norm(a.grey, b.grey, cv::NORM_L1) / static_cast<double>(a.grey.total()) < kSamePhoto;
}

void adviseTwins(const std::vector<TaughtLook>& looks, std::vector<Error>& advice)
{
    for (std::size_t i = 1; i < looks.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (isSame(looks[i], looks[k])) {
                advice.push_back(refused("Photo {} is the same as photo {}. Take another unit, or turn it a little.",
                                         {std::to_string(i + 1), std::to_string(k + 1)}));
                break;
            }
        }
    }
}

double middleValue(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Each photo's likeness to the one that it is most like.
void adviseLoner(const std::vector<TaughtLook>& looks, std::vector<Error>& advice)
{
    if (looks.size() + 1 == kFewPhotos) {
        advice.push_back(refused("One more photo at least: a fair judgement needs {}.", {std::to_string(kFewPhotos)}));
    } else if (looks.size() < kFewPhotos) {
        return;
    }
    std::vector<double> nearest;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        double best = 0.0;
        for (std::size_t k = 0; k < looks.size(); ++k) {
            if (k != i) {
                best =
                    std::max(best, placed(looks[k].ghost, looks[k].middle, looks[i].ghost, looks[i].middle).likeness);
            }
        }
        nearest.push_back(best);
    }
    const auto loner = std::min_element(nearest.begin(), nearest.end());
    if (*loner < middleValue(nearest) - kAlone) {
        advice.push_back(
            refused("Photo {} differs from all others. Check that the unit is good and lies as the others do.",
                    {std::to_string(loner - nearest.begin() + 1)}));
    }
}

void adviseTurns(const std::vector<TaughtLook>& looks, std::vector<Error>& advice)
{
    double left = 0.0;
    double right = 0.0;
    std::size_t alike = 0;
    for (std::size_t i = 1; i < looks.size(); ++i) {
        const Placing placing = placed(looks[0].ghost, looks[0].middle, looks[i].ghost, looks[i].middle);
        if (placing.likeness >= kAlikePose) {
            left = std::min(left, placing.turnDegrees);
            right = std::max(right, placing.turnDegrees);
            ++alike;
        }
    }
    if (2 * alike < looks.size() - 1) {
        return; // units that lie anyhow have poses enough
    }
    const std::string more = std::to_string(kMorePhotos);
    if (left > -kTurned) {
        advice.push_back(refused("{} more photos, turned a little to the left, would help.", {more}));
    }
    if (right < kTurned) {
        advice.push_back(refused("{} more photos, turned a little to the right, would help.", {more}));
    }
}

void adviseLight(const std::vector<TaughtLook>& looks, std::vector<Error>& advice)
{
    const auto [least, most] = std::minmax_element(
        looks.begin(), looks.end(), [](const TaughtLook& a, const TaughtLook& b) { return a.lean < b.lean; });
    if (most->lean - least->lean < kOtherLight) {
        advice.push_back(
            refused("{} more photos with the light from the other side would help.", {std::to_string(kMorePhotos)}));
    }
}

} // namespace

std::vector<Error> adviseTeaching(const std::vector<cv::Mat>& photos)
{
    std::vector<Error> advice;
    std::vector<TaughtLook> looks;
    for (const cv::Mat& photo : photos) {
        if (photo.empty() || photo.type() != CV_8UC3) {
            return {invalid("There is no picture to judge.")};
        }
        looks.push_back(lookOf(photo));
    }
    if (looks.empty()) {
        return advice;
    }
    adviseTwins(looks, advice);
    adviseLoner(looks, advice);
    if (looks.size() < kFewPhotos) {
        advice.push_back(refused("{} more photos at least: a fair judgement needs {}.",
                                 {std::to_string(kFewPhotos - looks.size()), std::to_string(kFewPhotos)}));
    } else if (looks.size() < kManyPhotos) {
        adviseTurns(looks, advice);
        adviseLight(looks, advice);
    }
    return advice;
}

} // namespace regrade::vision
