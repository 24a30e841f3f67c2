#include "bench/plaindifference.h"

#include <limits>
#include <opencv2/imgproc.hpp>

namespace regrade::bench {

PlainScores plainDifference(const std::vector<cv::Mat>& references, const cv::Mat& photo)
{
    PlainScores scores{std::numeric_limits<double>::max(), std::numeric_limits<double>::max(), {}};
    for (const cv::Mat& reference : references) {
        cv::Mat sized;
        cv::resize(photo, sized, reference.size(), 0, 0, cv::INTER_AREA);
        cv::Mat difference;
        cv::absdiff(sized, reference, difference);
        difference.convertTo(difference, CV_32F);
        cv::transform(difference, difference, cv::Matx13f(1.0F / 3, 1.0F / 3, 1.0F / 3));
        cv::GaussianBlur(difference, difference, {}, 4.0);
        double highest = 0.0;
        cv::minMaxLoc(difference, nullptr, &highest);
        scores.mean = std::min(scores.mean, cv::mean(difference)[0]);
        scores.max = std::min(scores.max, highest);
        cv::resize(difference, difference, photo.size());
        scores.map = scores.map.empty() ? difference : cv::Mat(cv::min(scores.map, difference));
    }
    return scores;
}

} // namespace regrade::bench
