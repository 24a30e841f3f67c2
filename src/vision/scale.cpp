#include "vision/scale.h"

#include "vision/referencemat.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/aruco.hpp>
#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kMostMatErrorMm = 1.0; // a corner that lies farther off belongs to no mat of ours
constexpr std::size_t kPlaneMarkers = 4;
constexpr double kMostMatSpread = 0.05;
constexpr double kMostCodeSpread = 0.25; // sides of a code that is seen too much from the side
constexpr double kLeastCodePixels = 20.0;

/// Corners of the mat's markers, photo beside sheet.
struct MatSighting {
    std::vector<cv::Point2f> pixels;
    std::vector<cv::Point2f> millimetres;
};

MatSighting seenMarkers(const cv::Mat& photo)
{
    auto settings = cv::aruco::DetectorParameters::create();
    settings->cornerRefinementMethod = cv::aruco::CORNER_REFINE_SUBPIX;
    settings->cornerRefinementWinSize = 4;
    std::vector<std::vector<cv::Point2f>> corners;
    std::vector<int> ids;
    cv::aruco::detectMarkers(photo, cv::aruco::getPredefinedDictionary(cv::aruco::DICT_4X4_50), corners, ids, settings);
    MatSighting seen;
    for (const MatMarker& marker : matMarkers()) {
        // A marker that is seen twice is somebody's copy: neither counts.
        if (std::count(ids.begin(), ids.end(), marker.id) != 1) {
            continue;
        }
        const auto at = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), marker.id) - ids.begin());
        const auto x = static_cast<float>(marker.place.xMm);
        const auto y = static_cast<float>(marker.place.yMm);
        const auto side = static_cast<float>(marker.place.sideMm);
        seen.pixels.insert(seen.pixels.end(), corners[at].begin(), corners[at].end());
        seen.millimetres.insert(seen.millimetres.end(), {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}});
    }
    return seen;
}

cv::Point2d mapped(const cv::Matx33d& plane, cv::Point2d pixel)
{
    const cv::Vec3d p = plane * cv::Vec3d(pixel.x, pixel.y, 1.0);
    return {p[0] / p[2], p[1] / p[2]};
}

/// Root of the area that one pixel covers there.
double planeScaleAt(const cv::Matx33d& plane, cv::Point2d pixel)
{
    const cv::Point2d middle = mapped(plane, pixel);
    const cv::Point2d right = mapped(plane, pixel + cv::Point2d(1, 0)) - middle;
    const cv::Point2d down = mapped(plane, pixel + cv::Point2d(0, 1)) - middle;
    return std::sqrt(std::abs(right.cross(down)));
}

/// Standard deviation of the markers' sides on the sheet, of their true length.
double sideSpread(const MatSighting& seen, const cv::Matx33d& plane)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < seen.pixels.size(); ++i) {
        const std::size_t next = i % 4 == 3 ? i - 3 : i + 1;
        const double side = cv::norm(mapped(plane, seen.pixels[next]) - mapped(plane, seen.pixels[i]));
        squares += (side / kMatMarkerMm - 1.0) * (side / kMatMarkerMm - 1.0);
    }
    return std::sqrt(squares / static_cast<double>(seen.pixels.size()));
}

std::optional<Scale> matScale(const cv::Mat& photo)
{
    const MatSighting seen = seenMarkers(photo);
    const std::size_t markers = seen.pixels.size() / 4;
    if (markers < 2) {
        return std::nullopt;
    }
    const cv::Mat found = cv::findHomography(seen.pixels, seen.millimetres, 0);
    if (found.empty()) {
        return std::nullopt;
    }
    const cv::Matx33d plane(found.ptr<double>());
    for (std::size_t i = 0; i < seen.pixels.size(); ++i) {
        if (cv::norm(mapped(plane, seen.pixels[i]) - cv::Point2d(seen.millimetres[i])) > kMostMatErrorMm) {
            return std::nullopt;
        }
    }
    const auto sum = std::accumulate(seen.pixels.begin(), seen.pixels.end(), cv::Point2f());
    const bool whole = markers >= kPlaneMarkers;
    const cv::Point2d where = whole ? cv::Point2d(0.5 * photo.cols, 0.5 * photo.rows)
                                    : cv::Point2d(sum) / static_cast<double>(seen.pixels.size());
    Scale scale{planeScaleAt(plane, where), ScaleSource::mat, sideSpread(seen, plane), {}};
    if (whole) {
        scale.planeMm = plane;
    }
    const bool sane = std::isfinite(scale.mmPerPixel) && scale.mmPerPixel > 0.0 && scale.spread < kMostMatSpread;
    return sane ? std::optional(scale) : std::nullopt;
}

std::optional<Scale> codeScale(const PrintedCode& code)
{
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < 4; ++i) {
        sides.at(i) = cv::norm(code.corners.at((i + 1) % 4) - code.corners.at(i));
    }
    const std::vector<cv::Point2f> outline(code.corners.begin(), code.corners.end());
    const double side = std::sqrt(cv::contourArea(outline));
    const auto [least, most] = std::minmax_element(sides.begin(), sides.end());
    const double spread = side > 0.0 ? (*most - *least) / side : 1.0;
    if (code.sideMm <= 0.0 || side < kLeastCodePixels || spread > kMostCodeSpread || !cv::isContourConvex(outline)) {
        return std::nullopt;
    }
    return Scale{code.sideMm / side, ScaleSource::label, spread, {}};
}

} // namespace

double Scale::mmPerPixelAt(cv::Point2d pixel) const { return planeMm ? planeScaleAt(*planeMm, pixel) : mmPerPixel; }

std::optional<Scale> findScale(const cv::Mat& photo, const std::optional<PrintedCode>& code)
{
    try {
        if (!photo.empty() && photo.depth() == CV_8U) {
            if (const auto scale = matScale(photo)) {
                return scale;
            }
        }
        return code ? codeScale(*code) : std::nullopt;
    } catch (const cv::Exception&) {
        return std::nullopt; // a picture that the marker search cannot take has no scale
    }
}

} // namespace regrade::vision
