#include "vision/poseband.h"

#include <algorithm>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kBandReach = 7;         // pixels: window of the band, so misregistration up to 3 pixels is no difference
constexpr double kSoftness = 2.0;     // quarter pixels
constexpr std::size_t kNearest = 2;   // taught photos that a query is laid over each by itself
constexpr double kLightLeeway = 12.0; // grey levels by which a photo may be lighter as a whole without being different

std::array<cv::Mat, 3> bytePlanes(const cv::Mat& lab)
{
    std::array<cv::Mat, 3> planes;
    cv::split(lab, planes.data());
    planes[0].convertTo(planes[0], CV_8U, 2.55);
    planes[1].convertTo(planes[1], CV_8U, 1.0, 128.0);
    planes[2].convertTo(planes[2], CV_8U, 1.0, 128.0);
    return planes;
}

/// A quarter of the size, blurred: what is left is form, not texture or noise.
std::array<cv::Mat, 3> softPlanes(const std::array<cv::Mat, 3>& planes)
{
    std::array<cv::Mat, 3> soft;
    for (std::size_t i = 0; i < 3; ++i) {
        cv::Mat small;
        planes.at(i).convertTo(small, CV_32F);
        cv::resize(small, small, {}, 0.25, 0.25, cv::INTER_AREA);
        cv::GaussianBlur(small, soft.at(i), {}, kSoftness);
    }
    return soft;
}

/// The plane made as light as the reference's over the product that both show.
cv::Mat lightMatched(const cv::Mat& plane, const cv::Mat& like, const cv::Mat& shared)
{
    const double shift = cv::mean(like, shared)[0] - cv::mean(plane, shared)[0];
    cv::Mat out;
    plane.convertTo(out, CV_8U, 1.0, std::clamp(shift, -kLightLeeway, kLightLeeway));
    return out;
}

double greatestBetween(const std::array<cv::Mat, 3>& one, const std::array<cv::Mat, 3>& other)
{
    cv::Mat sum = cv::Mat::zeros(one[0].size(), CV_32F);
    for (std::size_t i = 0; i < 3; ++i) {
        sum += cv::abs(one.at(i) - other.at(i));
    }
    double greatest = 0.0;
    cv::minMaxLoc(sum, nullptr, &greatest);
    return greatest;
}

/// From one photo's pixels to another's, by way of the first: `query` and `reference` take the first's pixels there.
cv::Mat chained(const cv::Mat& query, const cv::Mat& reference)
{
    cv::Mat back;
    cv::invertAffineTransform(reference, back);
    const cv::Mat turn = query.colRange(0, 2) * back.colRange(0, 2);
    const cv::Mat step = query.colRange(0, 2) * back.col(2) + query.col(2);
    cv::Mat out;
    cv::hconcat(turn, step, out);
    return out;
}

/// The same between the soft planes, whose pixels lie in the middle of four by four.
cv::Mat quarterWarp(const cv::Mat& warp)
{
    cv::Mat out = warp.clone();
    for (int row = 0; row < 2; ++row) {
        const float middle = 1.5F * (warp.at<float>(row, 0) + warp.at<float>(row, 1) - 1.0F);
        out.at<float>(row, 2) = (warp.at<float>(row, 2) + middle) / 4.0F;
    }
    return out;
}

} // namespace

PoseBand::PoseBand(const Prepared& first)
    : m_template(first.lab), m_product(first.mask.clone()), m_size(first.lab.size())
{
    add(lay(first));
}

void PoseBand::add(Laid laid)
{
    m_product |= laid.mask;
    m_references.push_back({std::move(laid), {}, {}, {}});
}

void PoseBand::settle()
{
    const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {kBandReach, kBandReach});
    for (Reference& reference : m_references) {
        for (std::size_t i = 0; i < 3; ++i) {
            cv::erode(reference.laid.planes.at(i), reference.low.at(i), window);
            cv::dilate(reference.laid.planes.at(i), reference.high.at(i), window);
        }
        reference.soft = softPlanes(reference.laid.planes);
    }
}

Laid PoseBand::lay(const Prepared& query) const
{
    Laid laid;
    laid.alignment = m_template.align(query.lab);
    cv::Mat lab;
    cv::warpAffine(query.lab, lab, laid.alignment.warp, m_size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    cv::warpAffine(query.mask, laid.mask, laid.alignment.warp, m_size, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP);
    cv::GaussianBlur(lab, lab, {3, 3}, 0.0);
    laid.planes = bytePlanes(lab);
    laid.own = {AlignmentTemplate(query.lab), softPlanes(bytePlanes(query.lab))};
    return laid;
}

cv::Mat PoseBand::differences(const Laid& laid, int without) const
{
    cv::Mat nearest(m_size, CV_8U, cv::Scalar(255));
    for (std::size_t r = 0; r < m_references.size(); ++r) {
        if (static_cast<int>(r) == without) {
            continue;
        }
        const Reference& reference = m_references[r];
        const cv::Mat shared = laid.mask & reference.laid.mask;
        cv::Mat sum = cv::Mat::zeros(m_size, CV_8U);
        for (std::size_t i = 0; i < 3; ++i) {
            const cv::Mat plane = lightMatched(laid.planes.at(i), reference.laid.planes.at(i), shared);
            cv::Mat above;
            cv::Mat below;
            cv::subtract(plane, reference.high.at(i), above);
            cv::subtract(reference.low.at(i), plane, below);
            sum += cv::max(above, below);
        }
        nearest = cv::min(nearest, sum);
    }
    nearest.setTo(0, 255 - (laid.mask | m_product));
    cv::Mat out;
    nearest.convertTo(out, CV_32F);
    cv::GaussianBlur(out, out, {}, 1.5);
    return out;
}

double PoseBand::wholeDifference(const Laid& laid, int without) const
{
    const std::array<cv::Mat, 3> soft = softPlanes(laid.planes);
    double least = std::numeric_limits<double>::max();
    for (const auto& [difference, reference] : nearest(soft, without)) {
        least = std::min(least, difference);
    }
    return least;
}

std::vector<std::pair<double, std::size_t>> PoseBand::nearest(const std::array<cv::Mat, 3>& soft, int without) const
{
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t r = 0; r < m_references.size(); ++r) {
        if (static_cast<int>(r) != without) {
            all.emplace_back(greatestBetween(soft, m_references[r].soft), r);
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

double PoseBand::ownDifference(const Laid& laid, int without) const
{
    double least = std::numeric_limits<double>::max();
    std::size_t looked = 0;
    for (const auto& [difference, r] : nearest(softPlanes(laid.planes), without)) {
        const Laid& reference = m_references[r].laid;
        const cv::Mat guess = chained(laid.alignment.warp, reference.alignment.warp);
        const cv::Mat warp = quarterWarp(reference.own.picture.refine(laid.own.picture, guess).warp);
        std::array<cv::Mat, 3> soft;
        for (std::size_t i = 0; i < 3; ++i) {
            cv::warpAffine(laid.own.soft.at(i), soft.at(i), warp, reference.own.soft.at(i).size(),
                           cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        }
        least = std::min(least, greatestBetween(soft, reference.own.soft));
        if (++looked == kNearest) {
            break;
        }
    }
    return looked == 0 ? 0.0 : least;
}

} // namespace regrade::vision
