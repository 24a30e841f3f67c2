#include "vision/normal.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr float kDifferenceUnit = 32.0F;
constexpr float kOutsideUnit = 16.0F;
constexpr float kLeastSpread = 3.0F;
constexpr float kMostSpreads = 6.0F;

cv::Mat window(int side) { return cv::getStructuringElement(cv::MORPH_RECT, {side, side}); }

cv::Mat edgesOf(const cv::Mat& lightness)
{
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(lightness, dx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(lightness, dy, CV_32F, 0, 1, 3, 0.125);
    cv::Mat length;
    cv::magnitude(dx, dy, length);
    cv::dilate(length, length, window(3));
    return length;
}

/// Signed distance to the band, 0 inside.
float outside(uchar value, uchar low, uchar high)
{
    return value > high ? static_cast<float>(value - high) : (value < low ? static_cast<float>(value - low) : 0.0F);
}

} // namespace

Normal normalOf(const std::vector<cv::Mat>& photos, int without)
{
    Normal normal;
    cv::Mat low;
    cv::Mat high;
    cv::Mat sum;
    cv::Mat squares;
    int count = 0;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        if (static_cast<int>(i) == without) {
            continue;
        }
        const cv::Mat& photo = photos[i];
        if (count++ == 0) {
            low = photo.clone();
            high = photo.clone();
            sum = cv::Mat::zeros(photo.size(), CV_32FC3);
            squares = cv::Mat::zeros(photo.size(), CV_32F);
        } else {
            low = cv::min(low, photo);
            high = cv::max(high, photo);
        }
        cv::accumulate(photo, sum);
        cv::Mat lightness;
        cv::extractChannel(photo, lightness, 0);
        cv::accumulateSquare(lightness, squares);
    }
    cv::erode(low, normal.low3, window(3));
    cv::dilate(high, normal.high3, window(3));
    cv::erode(normal.low3, normal.low7, window(5));
    cv::dilate(normal.high3, normal.high7, window(5));
    normal.mean = sum * (1.0 / count);
    cv::Mat lightness;
    cv::extractChannel(normal.mean, lightness, 0);
    cv::Mat variance = squares * (1.0 / count) - lightness.mul(lightness);
    cv::sqrt(cv::max(variance, 0.0), normal.spread);
    normal.edges = edgesOf(lightness);
    return normal;
}

cv::Mat networkInput(const cv::Mat& query, const Normal& normal, const cv::Rect& where)
{
    cv::Mat lightness;
    cv::extractChannel(query, lightness, 0);
    cv::Mat light;
    lightness(where).convertTo(light, CV_32F); // the blur sees the pixels around the rectangle, too
    cv::Mat around;
    lightness.convertTo(around, CV_32F);
    cv::Mat soft;
    cv::GaussianBlur(around(where), soft, {9, 9}, 2.0);

    const std::array<int, 4> shape{1, 4 * kPlanes, where.height / 2, where.width / 2};
    cv::Mat blob(4, shape.data(), CV_32F);
    for (int y = 0; y < where.height; ++y) {
        const int fy = where.y + y;
        const auto* q = query.ptr<cv::Vec3b>(fy) + where.x;
        const auto* mean = normal.mean.ptr<cv::Vec3f>(fy) + where.x;
        const auto* low3 = normal.low3.ptr<cv::Vec3b>(fy) + where.x;
        const auto* high3 = normal.high3.ptr<cv::Vec3b>(fy) + where.x;
        const auto* low7 = normal.low7.ptr<cv::Vec3b>(fy) + where.x;
        const auto* high7 = normal.high7.ptr<cv::Vec3b>(fy) + where.x;
        const float* spread = normal.spread.ptr<float>(fy) + where.x;
        const float* edges = normal.edges.ptr<float>(fy) + where.x;
        const float* lit = light.ptr<float>(y);
        const float* calm = soft.ptr<float>(y);
        for (int x = 0; x < where.width; ++x) {
            std::array<float, kPlanes> planes;
            for (int c = 0; c < 3; ++c) {
                const auto i = static_cast<std::size_t>(c);
                planes[i] = (static_cast<float>(q[x][c]) - mean[x][c]) / kDifferenceUnit;
                planes[i + 3] = outside(q[x][c], low3[x][c], high3[x][c]) / kOutsideUnit;
                planes[i + 6] = outside(q[x][c], low7[x][c], high7[x][c]) / kOutsideUnit;
            }
            const float spreads = (lit[x] - mean[x][0]) / (spread[x] + kLeastSpread);
            planes[9] = std::clamp(spreads, -kMostSpreads, kMostSpreads) / 3.0F;
            planes[10] = static_cast<float>(high3[x][0] - low3[x][0]) / 64.0F;
            planes[11] = edges[x] / 16.0F;
            planes[12] = (lit[x] - calm[x]) / 16.0F;
            const int quarter = 2 * (y % 2) + x % 2;
            for (int plane = 0; plane < kPlanes; ++plane) {
                blob.ptr<float>(0, 4 * plane + quarter, y / 2)[x / 2] = planes[static_cast<std::size_t>(plane)];
            }
        }
    }
    return blob;
}

} // namespace regrade::vision
