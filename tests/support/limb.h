#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::tests {

/// Skin from fair to dark, blue-green-red, in daylight.
inline constexpr std::array<std::array<double, 3>, 4> kSkins = {
    {{170.0, 190.0, 232.0}, {128.0, 158.0, 216.0}, {86.0, 118.0, 180.0}, {58.0, 80.0, 128.0}}};

/// A painted finger with its wrist outside the picture: from `from` (on or beyond the border) to `to`, `width` pixels
/// broad, round and shaded across, with creases, grain and a nail. Stands in for a photographed hand.
inline cv::Mat withLimb(const cv::Mat& photo, cv::Point2d from, cv::Point2d to, double width,
                        const std::array<double, 3>& skin, int seed = 5)
{
    cv::Mat out = photo.clone();
    cv::RNG random(static_cast<std::uint64_t>(seed));
    const cv::Point2d way = to - from;
    const double length = std::hypot(way.x, way.y);
    const cv::Point2d along = way / length;
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.cols; ++x) {
            const cv::Point2d here = cv::Point2d(x, y) - from;
            const double t = std::min(here.dot(along), length);
            const cv::Point2d off = here - t * along;
            const double broad = 0.5 * width * (1.15 - 0.3 * std::max(0.0, t) / length);
            const double r = std::hypot(off.x, off.y) / broad;
            if (r > 1.0) {
                continue;
            }
            const double side = off.dot(cv::Point2d(-along.y, along.x)) / broad;
            const double crease = 0.06 * std::pow(std::max(0.0, std::sin(t / width * 7.0)), 12.0);
            const bool nail = t > length - 0.25 * width && r < 0.6;
            const double shade = 0.72 + 0.28 * std::sqrt(1.0 - r * r) + 0.10 * side - crease + (nail ? 0.06 : 0.0);
            const double edge = std::clamp((1.0 - r) * broad / 1.5, 0.0, 1.0);
            for (int c = 0; c < 3; ++c) {
                const double tone = shade * skin.at(static_cast<std::size_t>(c)) + random.gaussian(4.0);
                uchar& pixel = out.at<cv::Vec3b>(y, x)[c];
                pixel = cv::saturate_cast<uchar>(edge * tone + (1.0 - edge) * pixel);
            }
        }
    }
    return out;
}

} // namespace regrade::tests
