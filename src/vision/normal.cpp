#include "vision/normal.h"

#include <algorithm>
#include <array>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr float kDifferenceUnit = 32.0F;
constexpr float kOutsideUnit = 16.0F;
constexpr float kLeastSpread = 3.0F;
constexpr float kMostSpreads = 6.0F;
constexpr int kReach = 3;     // pixels around a rectangle on which its statistics depend
constexpr int kBlurReach = 4; // the same for the soft lightness
constexpr int kMostCounted = 256;

cv::Mat window(int side) { return cv::getStructuringElement(cv::MORPH_RECT, {side, side}); }

cv::Rect grown(const cv::Rect& where, int by, const cv::Size& frame)
{
    return cv::Rect(where.x - by, where.y - by, where.width + 2 * by, where.height + 2 * by) & cv::Rect({}, frame);
}

cv::Mat edgesOf(const cv::Mat& lightness)
{
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(lightness, dx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(lightness, dy, CV_32F, 0, 1, 3, 0.125);
    cv::magnitude(dx, dy, dx);
    cv::dilate(dx, dx, window(3));
    return dx;
}

/// The values with those replaced that equal `photo`'s: they may be its own.
cv::Mat withoutOwn(const cv::Mat& extreme, const cv::Mat& second, const cv::Mat& photo)
{
    cv::Mat own;
    cv::compare(extreme, photo, own, cv::CMP_EQ);
    cv::Mat out;
    cv::bitwise_and(second, own, out);
    cv::bitwise_not(own, own);
    cv::bitwise_and(extreme, own, own);
    cv::bitwise_or(out, own, out);
    return out;
}

/// Signed distance to the band, 0 inside.
float outside(int value, int low, int high)
{
    return static_cast<float>(std::max(value - high, 0) - std::max(low - value, 0));
}

/// All planes of one row of the rectangle.
class InputRow {
public:
    explicit InputRow(int width) : m_width(width)
    {
        for (auto& plane : m_planes) {
            plane.resize(static_cast<std::size_t>(width));
        }
    }

    void fill(const cv::Vec3b* query, const Normal& normal, int y, const float* soft)
    {
        const auto* mean = normal.mean.ptr<cv::Vec3f>(y);
        const auto* low3 = normal.low3.ptr<cv::Vec3b>(y);
        const auto* high3 = normal.high3.ptr<cv::Vec3b>(y);
        const auto* low7 = normal.low7.ptr<cv::Vec3b>(y);
        const auto* high7 = normal.high7.ptr<cv::Vec3b>(y);
        for (int c = 0; c < 3; ++c) {
            float* difference = plane(c);
            float* outside3 = plane(c + 3);
            float* outside7 = plane(c + 6);
            for (int x = 0; x < m_width; ++x) {
                const int value = query[x][c];
                difference[x] = (static_cast<float>(value) - mean[x][c]) / kDifferenceUnit;
                outside3[x] = outside(value, low3[x][c], high3[x][c]) / kOutsideUnit;
                outside7[x] = outside(value, low7[x][c], high7[x][c]) / kOutsideUnit;
            }
        }
        const float* spread = normal.spread.ptr<float>(y);
        const float* edges = normal.edges.ptr<float>(y);
        for (int x = 0; x < m_width; ++x) {
            const auto light = static_cast<float>(query[x][0]);
            const float spreads = (light - mean[x][0]) / (spread[x] + kLeastSpread);
            plane(9)[x] = std::clamp(spreads, -kMostSpreads, kMostSpreads) / 3.0F;
            plane(10)[x] = static_cast<float>(high3[x][0] - low3[x][0]) / 64.0F;
            plane(11)[x] = edges[x] / 16.0F;
            plane(12)[x] = (light - soft[x]) / 16.0F;
        }
    }

    /// Pixels at even places to one folded plane, those at odd places to the next.
    void foldInto(cv::Mat& planes, int y)
    {
        for (int i = 0; i < kPlanes; ++i) {
            float* even = planes.ptr<float>(0, 4 * i + 2 * (y % 2), y / 2);
            float* odd = planes.ptr<float>(0, 4 * i + 2 * (y % 2) + 1, y / 2);
            const float* from = plane(i);
            for (int x = 0; x < m_width / 2; ++x) {
                even[x] = from[2 * x];
                odd[x] = from[2 * x + 1];
            }
        }
    }

private:
    float* plane(int index) { return m_planes[static_cast<std::size_t>(index)].data(); }

    int m_width;
    std::array<std::vector<float>, kPlanes> m_planes;
};

} // namespace

void NormalPixels::add(const cv::Mat& photo)
{
    CV_Assert(photo.type() == CV_8UC3 && m_count < kMostCounted);
    if (m_count++ == 0) {
        m_low = photo.clone();
        m_high = photo.clone();
        m_secondLow = cv::Mat(photo.size(), CV_8UC3, cv::Scalar::all(255));
        m_secondHigh = cv::Mat(photo.size(), CV_8UC3, cv::Scalar::all(0));
        m_sum = cv::Mat(photo.size(), CV_16UC3, cv::Scalar::all(0));
        m_squares = cv::Mat(photo.size(), CV_32F, cv::Scalar::all(0));
    } else {
        cv::Mat farther;
        cv::max(m_low, photo, farther);
        cv::min(m_secondLow, farther, m_secondLow);
        cv::min(m_low, photo, m_low);
        cv::min(m_high, photo, farther);
        cv::max(m_secondHigh, farther, m_secondHigh);
        cv::max(m_high, photo, m_high);
    }
    cv::add(m_sum, photo, m_sum, cv::noArray(), CV_16U);
    cv::Mat lightness;
    cv::extractChannel(photo, lightness, 0);
    cv::accumulateSquare(lightness, m_squares);
}

cv::Mat NormalPixels::mean() const
{
    cv::Mat mean;
    m_sum.convertTo(mean, CV_8U, 1.0 / m_count);
    return mean;
}

void NormalPixels::settle()
{
    m_secondLow.release();
    m_secondHigh.release();
}

Normal NormalPixels::at(const cv::Rect& where) const { return normalOf(where, {}); }

Normal NormalPixels::without(const cv::Mat& photo, const cv::Rect& where) const { return normalOf(where, photo); }

Normal NormalPixels::normalOf(const cv::Rect& where, const cv::Mat& without) const
{
    const cv::Rect wide = grown(where, kReach, m_low.size());
    const cv::Rect inner = where - wide.tl();
    const int count = without.empty() ? m_count : m_count - 1;
    cv::Mat low = m_low(wide).clone(); // a piece of its own: filters must not see beyond what was worked out
    cv::Mat high = m_high(wide).clone();
    cv::Mat sum;
    m_sum(wide).convertTo(sum, CV_32F);
    cv::Mat squares = m_squares(wide).clone();
    if (!without.empty()) {
        const cv::Mat photo = without(wide);
        low = withoutOwn(low, m_secondLow(wide), photo);
        high = withoutOwn(high, m_secondHigh(wide), photo);
        cv::subtract(sum, photo, sum, cv::noArray(), CV_32F);
        cv::Mat lightness;
        cv::extractChannel(photo, lightness, 0);
        lightness.convertTo(lightness, CV_32F);
        squares -= lightness.mul(lightness);
    }
    Normal normal;
    cv::erode(low, low, window(3));
    cv::dilate(high, high, window(3));
    normal.low3 = low(inner);
    normal.high3 = high(inner);
    cv::erode(low, normal.low7, window(5));
    cv::dilate(high, normal.high7, window(5));
    normal.low7 = normal.low7(inner);
    normal.high7 = normal.high7(inner);
    sum = sum * (1.0 / count);
    cv::Mat lightness;
    cv::extractChannel(sum, lightness, 0);
    const cv::Mat variance = squares * (1.0 / count) - lightness.mul(lightness);
    cv::sqrt(cv::max(variance, 0.0), normal.spread);
    normal.spread = normal.spread(inner);
    normal.edges = edgesOf(lightness)(inner);
    normal.mean = sum(inner);
    return normal;
}

void networkInput(const cv::Mat& query, const Normal& normal, const cv::Rect& where, cv::Mat& planes)
{
    const cv::Rect wide = grown(where, kBlurReach, query.size());
    cv::Mat soft;
    cv::extractChannel(query(wide), soft, 0);
    soft.convertTo(soft, CV_32F);
    cv::GaussianBlur(soft, soft, {9, 9}, 2.0);
    soft = soft(where - wide.tl());

    const std::array<int, 4> shape{1, 4 * kPlanes, where.height / 2, where.width / 2};
    planes.create(4, shape.data(), CV_32F);
    cv::parallel_for_(cv::Range(0, where.height), [&](const cv::Range& range) {
        InputRow row(where.width);
        for (int y = range.start; y < range.end; ++y) {
            row.fill(query.ptr<cv::Vec3b>(where.y + y) + where.x, normal, y, soft.ptr<float>(y));
            row.foldInto(planes, y);
        }
    });
}

} // namespace regrade::vision
