#include "vision/ladder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <random>
#include <vector>

namespace regrade::vision {
namespace {

constexpr std::array<double, 3> kScratchLength{0.04, 0.08, 0.14};
constexpr std::array<double, 3> kScratchWidth{1.0 / 668, 2.0 / 668, 3.0 / 668};
constexpr std::array<double, 3> kScratchStep{40.0, 50.0, 60.0};
constexpr std::array<double, 3> kStainRadius{0.012, 0.025, 0.05};
constexpr std::array<double, 3> kStainStep{22.0, 32.0, 45.0};
constexpr std::array<double, 3> kDentRadius{0.02, 0.035, 0.06};
constexpr std::array<double, 3> kDentStep{32.0, 44.0, 60.0};
constexpr int kTries = 400;
constexpr int kFiner = 4;             // lines are drawn this much larger, so that part of a pixel is part of the step
constexpr double kVisible = 3.0;      // grey levels that count as changed
constexpr double kMiddleGrey = 110.0; // darker surfaces get bright scratches

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    /// The same on every machine, unlike the standard distributions.
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random() >> 11U) / 9007199254740992.0;
    }

private:
    std::mt19937_64 m_random;
};

/// A place from which everything within `reach` pixels lies on the product.
std::optional<cv::Point2d> placeFor(const cv::Mat& product, double reach, Dice& dice)
{
    cv::Mat inside;
    cv::distanceTransform(product, inside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    for (int i = 0; i < kTries; ++i) {
        const cv::Point2d place(dice.between(reach, product.cols - reach), dice.between(reach, product.rows - reach));
        const cv::Point pixel(place);
        if (cv::Rect({}, product.size()).contains(pixel) && inside.at<float>(pixel) > reach) {
            return place;
        }
    }
    return std::nullopt;
}

/// Soft cover 0..1 of a slightly bent line.
cv::Mat lineCover(const cv::Size& size, const std::vector<cv::Point2d>& points, double width)
{
    cv::Mat large = cv::Mat::zeros(size * kFiner, CV_8U);
    for (std::size_t i = 1; i < points.size(); ++i) {
        cv::line(large, points[i - 1] * kFiner, points[i] * kFiner, 255,
                 std::max(1, static_cast<int>(std::lround(width * kFiner))), cv::LINE_AA);
    }
    cv::Mat cover;
    cv::resize(large, cover, size, 0, 0, cv::INTER_AREA);
    cover.convertTo(cover, CV_32F, 1.0 / 255.0);
    return cover;
}

/// Adds a grey step times cover, and keeps where it can be seen.
Painted stepped(const cv::Mat& photo, const cv::Mat& change)
{
    Painted painted;
    cv::Mat colour;
    cv::merge(std::vector<cv::Mat>{change, change, change}, colour);
    cv::add(photo, colour, painted.photo, cv::noArray(), CV_8U);
    painted.damage = cv::abs(change) > kVisible;
    return painted;
}

std::optional<Painted> scratch(const cv::Mat& photo, const cv::Mat& product, std::size_t level, double diagonal,
                               Dice& dice)
{
    const double length = kScratchLength.at(level) * diagonal;
    cv::Mat inside;
    cv::distanceTransform(product, inside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    for (int i = 0; i < kTries; ++i) {
        const cv::Point2d middle(dice.between(0, product.cols), dice.between(0, product.rows));
        const double heading = dice.between(0.0, 2.0 * std::numbers::pi);
        const double bend = dice.between(-0.6, 0.6);
        std::vector<cv::Point2d> points;
        bool fits = true;
        for (int s = -8; s <= 8; ++s) {
            const double along = s / 16.0;
            const double turn = heading + bend * along;
            points.push_back(middle + length * along * cv::Point2d(std::cos(turn), std::sin(turn)));
            const cv::Point pixel(points.back());
            fits = fits && cv::Rect({}, product.size()).contains(pixel) && inside.at<float>(pixel) > 4.0F;
        }
        if (fits) {
            const cv::Mat cover = lineCover(photo.size(), points, kScratchWidth.at(level) * diagonal);
            const double grey = cv::mean(photo, cover > 0.3)[1];
            return stepped(photo, cover * (grey < kMiddleGrey ? 1.0 : -1.0) * kScratchStep.at(level));
        }
    }
    return std::nullopt;
}

std::optional<Painted> stain(const cv::Mat& photo, const cv::Mat& product, std::size_t level, double diagonal,
                             Dice& dice)
{
    const double radius = kStainRadius.at(level) * diagonal;
    const auto centre = placeFor(product, 1.1 * radius, dice);
    if (!centre) {
        return std::nullopt;
    }
    std::array<double, 6> waves{};
    for (double& wave : waves) {
        wave = dice.between(-0.12, 0.12);
    }
    const double phase = dice.between(0.0, 2.0 * std::numbers::pi);
    cv::Mat change(photo.size(), CV_32F, cv::Scalar(0));
    const double sign = cv::mean(photo, product)[1] < kMiddleGrey / 2 ? 1.0 : -1.0;
    for (int y = 0; y < change.rows; ++y) {
        for (int x = 0; x < change.cols; ++x) {
            const double dx = x - centre->x;
            const double dy = y - centre->y;
            const double angle = std::atan2(dy, dx) + phase;
            double edge = 1.0;
            for (std::size_t i = 0; i < waves.size(); ++i) {
                edge += waves.at(i) * std::sin(static_cast<double>(i + 1) * angle);
            }
            const double distance = std::hypot(dx, dy) / (radius * edge);
            const double cover = std::clamp((1.0 - distance) / 0.25 + 0.5, 0.0, 1.0); // a soft rim of a quarter radius
            change.at<float>(y, x) = static_cast<float>(sign * cover * kStainStep.at(level));
        }
    }
    return stepped(photo, change);
}

std::optional<Painted> dent(const cv::Mat& photo, const cv::Mat& product, std::size_t level, double diagonal,
                            Dice& dice)
{
    const double radius = kDentRadius.at(level) * diagonal;
    const auto centre = placeFor(product, radius, dice);
    if (!centre) {
        return std::nullopt;
    }
    const double light = dice.between(0.0, 2.0 * std::numbers::pi);
    cv::Mat change(photo.size(), CV_32F, cv::Scalar(0));
    for (int y = 0; y < change.rows; ++y) {
        for (int x = 0; x < change.cols; ++x) {
            const double dx = (x - centre->x) / radius;
            const double dy = (y - centre->y) / radius;
            const double slope = (std::cos(light) * dx + std::sin(light) * dy) * std::exp(-2.0 * (dx * dx + dy * dy));
            change.at<float>(y, x) = static_cast<float>(slope * kDentStep.at(level) / 0.3033); // its greatest value
        }
    }
    return stepped(photo, change);
}

} // namespace

std::string_view nameOf(PaintedKind kind)
{
    constexpr std::array<std::string_view, 3> kNames{"scratch", "stain", "dent"};
    return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view nameOf(Severity severity)
{
    constexpr std::array<std::string_view, 3> kNames{"slight", "medium", "severe"};
    return kNames.at(static_cast<std::size_t>(severity));
}

std::optional<Painted> paintDamage(const cv::Mat& photo, const cv::Mat& product, PaintedKind kind, Severity severity,
                                   std::uint64_t seed)
{
    Dice dice(seed);
    const double diagonal = std::hypot(photo.cols, photo.rows);
    const auto level = static_cast<std::size_t>(severity);
    switch (kind) {
    case PaintedKind::scratch: return scratch(photo, product, level, diagonal, dice);
    case PaintedKind::stain: return stain(photo, product, level, diagonal, dice);
    case PaintedKind::dent: break;
    }
    return dent(photo, product, level, diagonal, dice);
}

} // namespace regrade::vision
