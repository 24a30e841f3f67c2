#include "vision/registration.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace regrade::vision {
namespace {

constexpr std::array<int, 2> kAlignSides{96, 192};
constexpr std::array<int, 2> kAlignSteps{60, 30};

/// Lightness and colour folded into one picture in which the product stands out, at the given longest side.
cv::Mat alignPicture(const cv::Mat& lab, int side)
{
    cv::Mat small;
    const double scale = static_cast<double>(side) / std::max(lab.cols, lab.rows);
    cv::resize(lab, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat planes[3];
    cv::split(small, planes);
    cv::Mat picture = planes[0] + 0.5 * cv::abs(planes[1]) + 0.5 * cv::abs(planes[2]);
    cv::GaussianBlur(picture, picture, {5, 5}, 0.0);
    return picture;
}

/// The same warp between pictures `factor` times as large.
cv::Mat rescaled(const cv::Mat& warp, double factor)
{
    cv::Mat out = warp.clone();
    out.at<float>(0, 2) *= static_cast<float>(factor);
    out.at<float>(1, 2) *= static_cast<float>(factor);
    return out;
}

bool isSane(const cv::Mat& warp)
{
    const double a = warp.at<float>(0, 0);
    const double b = warp.at<float>(0, 1);
    const double c = warp.at<float>(1, 0);
    const double d = warp.at<float>(1, 1);
    const double area = a * d - b * c;
    return area > 0.6 && area < 1.7;
}

} // namespace

AlignmentTemplate::AlignmentTemplate(const cv::Mat& lab) : m_size(lab.size())
{
    for (const int side : kAlignSides) {
        m_levels.push_back(alignPicture(lab, side));
    }
}

Alignment AlignmentTemplate::align(const cv::Mat& lab) const
{
    Alignment best{cv::Mat::eye(2, 3, CV_32F), 0.0};
    const double longest = std::max(m_size.width, m_size.height);
    cv::Mat warp = best.warp.clone();
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        const cv::Mat picture = alignPicture(lab, kAlignSides.at(level));
        const double factor = kAlignSides.at(level) / longest;
        cv::Mat here = rescaled(warp, factor);
        try {
            const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, kAlignSteps.at(level), 1e-4);
            if (level == 0) {
                cv::findTransformECC(m_levels[level], picture, here, cv::MOTION_EUCLIDEAN, stop, cv::noArray(), 5);
            }
            const double likeness =
                cv::findTransformECC(m_levels[level], picture, here, cv::MOTION_AFFINE, stop, cv::noArray(), 3);
            if (!isSane(here)) {
                break;
            }
            warp = rescaled(here, 1.0 / factor);
            best = {warp, likeness};
        } catch (const cv::Exception&) {
            break; // did not converge: what the coarser level found stays
        }
    }
    return best;
}

} // namespace regrade::vision
