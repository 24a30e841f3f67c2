#include "vision/finelay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace regrade::vision {
namespace {

constexpr int kCell = 20;           // pixels between the places at which the shift is measured
constexpr double kMostShift = 8.0;  // pixels; farther ones are mistakes
constexpr double kOutlier = 1.5;    // pixels from what the neighbours say
constexpr double kSureEdges = 3e-4; // eigenvalue from which a place counts half
constexpr double kCalm = 0.05;      // weight with which no shift at all is believed
constexpr float kSpreadCells = 1.2F;
constexpr int kBandRows = 64;             // of the frame that are laid at once
constexpr int kLightStep = 4;             // pixels between the samples that the light is fitted to
constexpr double kMostLightChange = 40.0; // grey levels
constexpr double kMostColourChange = 10.0;

cv::Mat lightnessOf(const cv::Mat& lab)
{
    cv::Mat lightness;
    cv::extractChannel(lab, lightness, 0);
    return lightness;
}

/// Frame pixels to photo pixels when both are `per` times as large as at working size.
cv::Mat fineWarp(const cv::Mat& warp, double framePer, double photoPer)
{
    cv::Mat out = warp.clone();
    const auto turn = static_cast<float>(photoPer / framePer);
    for (int row = 0; row < 2; ++row) {
        out.at<float>(row, 0) *= turn;
        out.at<float>(row, 1) *= turn;
        out.at<float>(row, 2) *= static_cast<float>(photoPer);
    }
    return out;
}

float medianOf(std::vector<float>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The product with what lies between its pieces: parts that have the ground's colour are no product to the mask.
cv::Mat hullOf(const cv::Mat& product)
{
    std::vector<cv::Point> inside;
    cv::findNonZero(product, inside);
    cv::Mat hull = cv::Mat::zeros(product.size(), CV_8U);
    if (!inside.empty()) {
        std::vector<cv::Point> corners;
        cv::convexHull(inside, corners);
        cv::fillConvexPoly(hull, corners, cv::Scalar::all(255));
    }
    return hull;
}

struct ShiftGrid {
    cv::Mat shift;  ///< CV_32FC2
    cv::Mat weight; ///< CV_32F
};

/// Places that disagree with their neighbours lose their weight.
void dropOutliers(ShiftGrid& grid)
{
    const cv::Mat before = grid.weight.clone();
    for (int y = 0; y < before.rows; ++y) {
        for (int x = 0; x < before.cols; ++x) {
            std::vector<float> right;
            std::vector<float> down;
            for (int v = std::max(0, y - 2); v <= std::min(before.rows - 1, y + 2); ++v) {
                for (int u = std::max(0, x - 2); u <= std::min(before.cols - 1, x + 2); ++u) {
                    if (before.at<float>(v, u) > 0.1F) {
                        right.push_back(grid.shift.at<cv::Vec2f>(v, u)[0]);
                        down.push_back(grid.shift.at<cv::Vec2f>(v, u)[1]);
                    }
                }
            }
            if (right.empty()) {
                continue;
            }
            const cv::Vec2f here = grid.shift.at<cv::Vec2f>(y, x);
            const double away = std::hypot(here[0] - medianOf(right), here[1] - medianOf(down));
            if (away > kOutlier) {
                grid.weight.at<float>(y, x) = 0.0F;
            }
        }
    }
}

cv::Mat smoothed(const ShiftGrid& grid)
{
    cv::Mat planes[2];
    cv::split(grid.shift, planes);
    cv::Mat weight;
    cv::GaussianBlur(grid.weight, weight, {}, kSpreadCells, 0.0, cv::BORDER_REPLICATE);
    for (cv::Mat& plane : planes) {
        cv::Mat sum;
        cv::GaussianBlur(plane.mul(grid.weight), sum, {}, kSpreadCells, 0.0, cv::BORDER_REPLICATE);
        cv::divide(sum, weight + kCalm, plane);
    }
    cv::Mat out;
    cv::merge(planes, 2, out);
    return out;
}

/// Solves for the plane a + bx + cy through the lightness differences, twice more without the far ones.
cv::Vec3d lightPlane(const std::vector<cv::Vec3d>& samples)
{
    cv::Vec3d plane(0.0, 0.0, 0.0);
    for (int round = 0; round < 3; ++round) {
        cv::Matx33d normal = cv::Matx33d::eye() * 1e-3;
        cv::Vec3d right(0.0, 0.0, 0.0);
        const double reach = round == 0 ? 60.0 : 15.0;
        for (const cv::Vec3d& sample : samples) {
            const cv::Vec3d place(1.0, sample[0], sample[1]);
            if (std::abs(sample[2] - plane.dot(place)) < reach) {
                normal += cv::Matx33d(place * place.t());
                right += place * sample[2];
            }
        }
        plane = normal.solve(right, cv::DECOMP_CHOLESKY);
    }
    return plane;
}

double medianDifference(const cv::Mat& lab, const cv::Mat& normal, const cv::Mat& where, int channel)
{
    std::vector<float> values;
    for (int y = 0; y < lab.rows; y += kLightStep) {
        for (int x = 0; x < lab.cols; x += kLightStep) {
            if (where.at<uchar>(y, x) != 0) {
                values.push_back(static_cast<float>(normal.at<cv::Vec3b>(y, x)[channel]) -
                                 static_cast<float>(lab.at<cv::Vec3b>(y, x)[channel]));
            }
        }
    }
    return values.empty() ? 0.0 : static_cast<double>(medianOf(values));
}

} // namespace

FinePhoto finePhoto(const cv::Mat& photo, const Prepared& prepared)
{
    FinePhoto fine;
    fine.scale = std::min(1.0, static_cast<double>(kFineSide) / std::max(photo.cols, photo.rows));
    cv::Mat bgr = photo;
    if (fine.scale < 1.0) {
        cv::resize(photo, bgr, {}, fine.scale, fine.scale, cv::INTER_AREA);
    }
    cv::cvtColor(bgr, fine.lab, cv::COLOR_BGR2Lab);
    fine.perWork = static_cast<double>(bgr.cols) / prepared.bgr.cols;
    return fine;
}

FinePhoto halved(const FinePhoto& photo)
{
    FinePhoto half{{}, photo.perWork / 2.0, photo.scale / 2.0};
    cv::resize(photo.lab, half.lab, {photo.lab.cols / 2, photo.lab.rows / 2}, 0, 0, cv::INTER_AREA);
    return half;
}

FineFrame::FineFrame(const FinePhoto& first, const cv::Mat& product)
    : m_lightness(lightnessOf(first.lab)), m_size(first.lab.size()), m_perWork(first.perWork)
{
    cv::resize(hullOf(product), m_product, m_size, 0, 0, cv::INTER_NEAREST);
    const int rim = 2 * std::max(1, m_size.width / 400) + 1;
    cv::dilate(m_product, m_product, cv::getStructuringElement(cv::MORPH_ELLIPSE, {rim, rim}));
    for (int y = kCell / 2; y < m_size.height; y += kCell) {
        for (int x = kCell / 2; x < m_size.width; x += kCell) {
            if (m_product.at<uchar>(y, x) != 0) {
                m_places.emplace_back(static_cast<float>(x), static_cast<float>(y));
            }
        }
    }
}

void FineFrame::replacePicture(const cv::Mat& lab) { m_lightness = lightnessOf(lab); }

cv::Mat FineFrame::localShift(const cv::Mat& lightness) const
{
    const cv::Size cells((m_size.width + kCell - 1) / kCell, (m_size.height + kCell - 1) / kCell);
    ShiftGrid grid{cv::Mat::zeros(cells, CV_32FC2), cv::Mat::zeros(cells, CV_32F)};
    if (m_places.empty()) {
        return grid.shift;
    }
    std::vector<cv::Point2f> found = m_places;
    std::vector<uchar> seen;
    std::vector<float> edges;
    const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 12, 0.02);
    cv::calcOpticalFlowPyrLK(m_lightness, lightness, m_places, found, seen, edges, {31, 31}, 2, stop,
                             cv::OPTFLOW_LK_GET_MIN_EIGENVALS);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const cv::Point2f shift = found[i] - m_places[i];
        if (seen[i] != 0 && std::hypot(shift.x, shift.y) < kMostShift) {
            const cv::Point cell(static_cast<int>(m_places[i].x) / kCell, static_cast<int>(m_places[i].y) / kCell);
            grid.shift.at<cv::Vec2f>(cell) = {shift.x, shift.y};
            grid.weight.at<float>(cell) = static_cast<float>(edges[i] / (edges[i] + kSureEdges));
        }
    }
    dropOutliers(grid);
    return smoothed(grid);
}

cv::Mat placesOf(const FineLaid& laid, const cv::Range& rows, int width)
{
    const float first = static_cast<float>(rows.start);
    const cv::Mat stretch = (cv::Mat_<float>(2, 3) << 1.0F / kCell, 0.0F, 0.5F / kCell - 0.5F, 0.0F, 1.0F / kCell,
                             (first + 0.5F) / kCell - 0.5F);
    cv::Mat places;
    cv::warpAffine(laid.shift, places, stretch, {width, rows.size()}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    const float* w = laid.warp.ptr<float>(0);
    const float* v = laid.warp.ptr<float>(1);
    for (int y = rows.start; y < rows.end; ++y) {
        auto* place = places.ptr<cv::Vec2f>(y - rows.start);
        for (int x = 0; x < width; ++x) {
            const float px = static_cast<float>(x) + place[x][0];
            const float py = static_cast<float>(y) + place[x][1];
            place[x] = {w[0] * px + w[1] * py + w[2], v[0] * px + v[1] * py + v[2]};
        }
    }
    return places;
}

FineLaid FineFrame::lay(const FinePhoto& photo, const Alignment& coarse) const
{
    FineLaid laid;
    laid.scale = photo.scale;
    laid.warp = fineWarp(coarse.warp, m_perWork, photo.perWork);
    cv::Mat lightness;
    cv::warpAffine(lightnessOf(photo.lab), lightness, laid.warp, m_size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    laid.shift = localShift(lightness);

    laid.lab.create(m_size, CV_8UC3);
    cv::parallel_for_(cv::Range(0, (m_size.height + kBandRows - 1) / kBandRows), [&](const cv::Range& range) {
        for (int band = range.start; band < range.end; ++band) {
            const cv::Range rows(band * kBandRows, std::min(m_size.height, (band + 1) * kBandRows));
            cv::remap(photo.lab, laid.lab.rowRange(rows), placesOf(laid, rows, m_size.width), cv::noArray(),
                      cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        }
    });
    laid.photo = photo.lab.size();
    laid.valid = validOf(laid);
    return laid;
}

cv::Mat FineFrame::validOf(const FineLaid& laid) const
{
    const cv::Mat all(laid.photo, CV_8U, cv::Scalar(255));
    cv::Mat valid;
    cv::warpAffine(all, valid, laid.warp, m_size, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP);
    return valid;
}

cv::Mat lightMatched(const cv::Mat& lab, const cv::Mat& normal, const cv::Mat& where)
{
    std::vector<cv::Vec3d> samples;
    for (int y = 0; y < lab.rows; y += kLightStep) {
        for (int x = 0; x < lab.cols; x += kLightStep) {
            const int value = lab.at<cv::Vec3b>(y, x)[0];
            if (where.at<uchar>(y, x) != 0 && value < 250) { // burnt-out pixels tell nothing of the light
                samples.emplace_back(static_cast<double>(x) / lab.cols - 0.5, static_cast<double>(y) / lab.rows - 0.5,
                                     normal.at<cv::Vec3b>(y, x)[0] - value);
            }
        }
    }
    const cv::Vec3d plane = lightPlane(samples);
    const double a = std::clamp(medianDifference(lab, normal, where, 1), -kMostColourChange, kMostColourChange);
    const double b = std::clamp(medianDifference(lab, normal, where, 2), -kMostColourChange, kMostColourChange);
    cv::Mat out(lab.size(), CV_8UC3);
    cv::parallel_for_(cv::Range(0, lab.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const cv::Vec3b* in = lab.ptr<cv::Vec3b>(y);
            cv::Vec3b* to = out.ptr<cv::Vec3b>(y);
            const double atRow = plane[0] + plane[2] * (static_cast<double>(y) / lab.rows - 0.5) - 0.5 * plane[1];
            const double perColumn = plane[1] / lab.cols;
            for (int x = 0; x < lab.cols; ++x) {
                const double light = std::clamp(atRow + perColumn * x, -kMostLightChange, kMostLightChange);
                to[x] = {cv::saturate_cast<uchar>(in[x][0] + light), cv::saturate_cast<uchar>(in[x][1] + a),
                         cv::saturate_cast<uchar>(in[x][2] + b)};
            }
        }
    });
    return out;
}

} // namespace regrade::vision
