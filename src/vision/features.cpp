#include "vision/features.h"

#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

/// The picture's mean around every eighth pixel.
cv::Mat pooled(const cv::Mat& picture, double sigma)
{
    cv::Mat smooth;
    cv::GaussianBlur(picture, smooth, {}, sigma);
    cv::Mat small;
    const cv::Size grid(picture.cols / kPatchStep, picture.rows / kPatchStep);
    cv::resize(smooth, small, grid, 0, 0, cv::INTER_NEAREST);
    return small;
}

struct Planes {
    std::vector<cv::Mat> all;

    void add(const cv::Mat& plane) { all.push_back(plane); }
    void addPooled(const cv::Mat& picture, double sigma) { add(pooled(picture, sigma)); }
};

void addColour(Planes& planes, const std::array<cv::Mat, 3>& lab)
{
    for (const cv::Mat& channel : lab) {
        for (const double sigma : {4.0, 12.0}) {
            const cv::Mat mean = pooled(channel, sigma);
            const cv::Mat square = pooled(channel.mul(channel), sigma);
            cv::Mat spread = cv::max(square - mean.mul(mean), 0.0);
            cv::sqrt(spread, spread);
            planes.add(mean);
            planes.add(spread);
        }
    }
}

/// Eigenvalues of the structure tensor: strength of the edges along and across.
void addEdges(Planes& planes, const cv::Mat& lightness, double sigma)
{
    cv::Mat smooth;
    cv::GaussianBlur(lightness, smooth, {}, sigma);
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(smooth, dx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(smooth, dy, CV_32F, 0, 1, 3, 0.125);
    const cv::Mat xx = pooled(dx.mul(dx), 4.0);
    const cv::Mat yy = pooled(dy.mul(dy), 4.0);
    const cv::Mat xy = pooled(dx.mul(dy), 4.0);
    const cv::Mat half = (xx - yy) * 0.5;
    cv::Mat root = half.mul(half) + xy.mul(xy);
    cv::sqrt(root, root);
    const cv::Mat middle = (xx + yy) * 0.5;
    cv::Mat along;
    cv::Mat across;
    cv::sqrt(cv::max(middle + root, 0.0), along);
    cv::sqrt(cv::max(middle - root, 0.0), across);
    planes.add(along);
    planes.add(across);
}

/// Dark and bright spots of about the given size (difference of Gaussians).
void addSpots(Planes& planes, const cv::Mat& lightness, double sigma)
{
    cv::Mat fine;
    cv::Mat coarse;
    cv::GaussianBlur(lightness, fine, {}, sigma);
    cv::GaussianBlur(lightness, coarse, {}, sigma * 1.6);
    const cv::Mat difference = fine - coarse;
    planes.addPooled(cv::max(difference, 0.0), 4.0);
    planes.addPooled(cv::max(-difference, 0.0), 4.0);
}

} // namespace

Patches patchesOf(const Prepared& photo)
{
    std::array<cv::Mat, 3> lab;
    cv::split(photo.lab, lab.data());
    cv::Mat product;
    photo.mask.convertTo(product, CV_32F, 1.0 / 255.0);
    Planes planes;
    addColour(planes, lab);
    addEdges(planes, lab[0], 1.0);
    addEdges(planes, lab[0], 2.5);
    addSpots(planes, lab[0], 1.0);
    addSpots(planes, lab[0], 2.5);
    planes.addPooled(product, 4.0);
    planes.addPooled(product, 12.0);

    Patches patches;
    patches.grid = planes.all.front().size();
    const cv::Mat& share = planes.all[planes.all.size() - 2];
    for (int y = 0; y < patches.grid.height; ++y) {
        for (int x = 0; x < patches.grid.width; ++x) {
            if (share.at<float>(y, x) > 0.15F) {
                patches.places.emplace_back(x, y);
            }
        }
    }
    patches.values.create(static_cast<int>(patches.places.size()), static_cast<int>(planes.all.size()), CV_32F);
    for (int row = 0; row < patches.values.rows; ++row) {
        const cv::Point place = patches.places[static_cast<std::size_t>(row)];
        for (int i = 0; i < patches.values.cols; ++i) {
            patches.values.at<float>(row, i) = planes.all[static_cast<std::size_t>(i)].at<float>(place);
        }
    }
    return patches;
}

Outline outlineOf(const cv::Mat& mask)
{
    cv::Mat smooth;
    cv::medianBlur(mask, smooth, 5);
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(smooth, contours, cv::RETR_CCOMP, cv::CHAIN_APPROX_NONE);
    std::vector<cv::Point> all;
    double perimeter = 0.0;
    for (const auto& contour : contours) {
        perimeter += cv::arcLength(contour, true);
        all.insert(all.end(), contour.begin(), contour.end());
    }
    const double area = cv::countNonZero(smooth);
    if (area < 50 || all.size() < 8) {
        return {};
    }
    std::vector<cv::Point> hull;
    cv::convexHull(all, hull);
    const double hullArea = std::max(1.0, cv::contourArea(hull));
    const double hullLength = cv::arcLength(hull, true);
    const cv::Moments m = cv::moments(smooth, true);
    const double middle = (m.nu20 + m.nu02) / 2;
    const double root = std::sqrt((m.nu20 - m.nu02) * (m.nu20 - m.nu02) / 4 + m.nu11 * m.nu11);
    const double skew = std::hypot(m.nu30 + m.nu12, m.nu21 + m.nu03);
    return {std::log(area),
            area / hullArea,
            std::log(perimeter / hullLength),
            std::log(perimeter * perimeter / area),
            std::log((middle + root) / std::max(1e-6, middle - root)),
            std::log(m.nu20 + m.nu02),
            skew * 20.0,
            std::log(hullLength * hullLength / hullArea)};
}

} // namespace regrade::vision
