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

/// The same warp between pictures whose template and picture sides were multiplied by these.
cv::Mat scaledWarp(const cv::Mat& warp, double templateFactor, double pictureFactor)
{
    cv::Mat out = warp.clone();
    const auto turn = static_cast<float>(pictureFactor / templateFactor);
    for (int row = 0; row < 2; ++row) {
        out.at<float>(row, 0) *= turn;
        out.at<float>(row, 1) *= turn;
        out.at<float>(row, 2) *= static_cast<float>(pictureFactor);
    }
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
        cv::Mat here = scaledWarp(warp, factor, factor);
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
            warp = scaledWarp(here, 1.0 / factor, 1.0 / factor);
            best = {warp, likeness};
        } catch (const cv::Exception&) {
            break; // did not converge: what the coarser level found stays
        }
    }
    return best;
}

Alignment AlignmentTemplate::refine(const AlignmentTemplate& picture, const cv::Mat& warp) const
{
    Alignment best{warp.clone(), 0.0};
    const double toHere = kAlignSides.back() / static_cast<double>(std::max(m_size.width, m_size.height));
    const double toThere =
        kAlignSides.back() / static_cast<double>(std::max(picture.m_size.width, picture.m_size.height));
    cv::Mat here = scaledWarp(warp, toHere, toThere);
    try {
        const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, kAlignSteps.back(), 1e-4);
        const double likeness = cv::findTransformECC(m_levels.back(), picture.m_levels.back(), here, cv::MOTION_AFFINE,
                                                     stop, cv::noArray(), 3);
        if (isSane(here)) {
            best = {scaledWarp(here, 1.0 / toHere, 1.0 / toThere), likeness};
        }
    } catch (const cv::Exception&) {
        // did not converge: the given warp stays
    }
    return best;
}

} // namespace regrade::vision
