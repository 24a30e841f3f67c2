#include "vision/foreground.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kRing = 0.04;         // of the shorter side: the border from which the background is learnt
constexpr double kLeastDistance = 8.0; // Lab units: nearer colours are background whatever Otsu says
constexpr double kLeastShare = 0.01;   // of the photo: a smaller "product" is none
constexpr double kMostShare = 0.95;
constexpr double kNeighbourShare = 0.5; // of the largest piece: smaller pieces at the border are neighbours
constexpr double kCrumbShare = 0.01;    // of the largest piece: smaller pieces are crumbs
constexpr double kHoleShare = 0.002;    // of the product: smaller holes are highlights

cv::Mat toLab(const cv::Mat& bgr)
{
    cv::Mat lab;
    bgr.convertTo(lab, CV_32F, 1.0 / 255.0);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    return lab;
}

/// Median of each channel over the border ring.
cv::Vec3f borderColour(const cv::Mat& lab)
{
    const int ring = std::max(2, static_cast<int>(kRing * std::min(lab.cols, lab.rows)));
    std::array<std::vector<float>, 3> values;
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            if (x < ring || y < ring || x >= lab.cols - ring || y >= lab.rows - ring) {
                const cv::Vec3f& pixel = lab.at<cv::Vec3f>(y, x);
                for (std::size_t i = 0; i < 3; ++i) {
                    values.at(i).push_back(pixel[static_cast<int>(i)]);
                }
            }
        }
    }
    cv::Vec3f colour;
    for (std::size_t i = 0; i < 3; ++i) {
        auto& channel = values.at(i);
        const auto middle = channel.begin() + static_cast<std::ptrdiff_t>(channel.size() / 2);
        std::nth_element(channel.begin(), middle, channel.end());
        colour[static_cast<int>(i)] = *middle;
    }
    return colour;
}

cv::Mat distanceTo(const cv::Mat& lab, const cv::Vec3f& colour)
{
    cv::Mat distance(lab.size(), CV_8U);
    for (int y = 0; y < lab.rows; ++y) {
        const cv::Vec3f* in = lab.ptr<cv::Vec3f>(y);
        uchar* out = distance.ptr(y);
        for (int x = 0; x < lab.cols; ++x) {
            const cv::Vec3f d = in[x] - colour;
            out[x] = cv::saturate_cast<uchar>(2.0F * std::sqrt(d.dot(d)));
        }
    }
    return distance;
}

/// Keeps the largest piece and those that belong to it, see findForeground().
cv::Mat productPieces(const cv::Mat& mask)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
    int largest = 0;
    for (int i = 1; i < count; ++i) {
        largest = std::max(largest, stats.at<int>(i, cv::CC_STAT_AREA));
    }
    std::vector<uchar> keep(static_cast<std::size_t>(count), 0);
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        const bool atBorder = box.x <= 1 || box.y <= 1 || box.br().x >= mask.cols - 1 || box.br().y >= mask.rows - 1;
        const double least = largest * (atBorder ? kNeighbourShare : kCrumbShare);
        keep[static_cast<std::size_t>(i)] = stats.at<int>(i, cv::CC_STAT_AREA) >= least ? 255 : 0;
    }
    cv::Mat pieces(mask.size(), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            pieces.at<uchar>(y, x) = keep[static_cast<std::size_t>(labels.at<int>(y, x))];
        }
    }
    return pieces;
}

void fillSmallHoles(cv::Mat& mask)
{
    const double limit = kHoleShare * cv::countNonZero(mask);
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(255 - mask, labels, stats, centres, 4, CV_32S);
    for (int i = 1; i < count; ++i) {
        if (stats.at<int>(i, cv::CC_STAT_AREA) < limit) {
            mask.setTo(255, labels == i);
        }
    }
}

cv::Mat foregroundOf(const cv::Mat& lab)
{
    cv::Mat distance = distanceTo(lab, borderColour(lab));
    cv::GaussianBlur(distance, distance, {3, 3}, 0.0);
    cv::Mat mask;
    const double otsu = cv::threshold(distance, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const double limit = std::max(otsu * 0.75, 2.0 * kLeastDistance);
    mask = distance > limit;
    cv::morphologyEx(mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
    mask = productPieces(mask);
    fillSmallHoles(mask);
    const double share = cv::countNonZero(mask) / static_cast<double>(mask.total());
    if (share < kLeastShare || share > kMostShare) {
        mask.setTo(255);
    }
    return mask;
}

} // namespace

cv::Mat findForeground(const cv::Mat& bgr) { return foregroundOf(toLab(bgr)); }

Prepared prepare(const cv::Mat& photo)
{
    Prepared made;
    made.scale = std::min(1.0, static_cast<double>(kWorkSide) / std::max(photo.cols, photo.rows));
    if (made.scale < 1.0) {
        cv::resize(photo, made.bgr, {}, made.scale, made.scale, cv::INTER_AREA);
    } else {
        made.bgr = photo.clone();
    }
    made.lab = toLab(made.bgr);
    made.mask = foregroundOf(made.lab);
    cv::Mat wide;
    cv::dilate(made.mask, wide, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    const cv::Mat background = 255 - wide;
    if (cv::countNonZero(background) > 0) {
        made.lab.setTo(cv::mean(made.lab, background), background);
    }
    return made;
}

} // namespace regrade::vision
