#include "vision/inspector.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr double kHeatFrom = 0.6; // score that begins to show
constexpr double kHeatFull = 3.0;
constexpr double kHeatShare = 0.6; // of the photo that full heat covers

void warm(cv::Mat& picture, const cv::Mat& scoreMap)
{
    const cv::Vec3d hot(0.0, 40.0, 255.0);
    for (int y = 0; y < picture.rows; ++y) {
        const float* score = scoreMap.ptr<float>(y);
        cv::Vec3b* pixel = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double heat = std::clamp((score[x] - kHeatFrom) / (kHeatFull - kHeatFrom), 0.0, 1.0) * kHeatShare;
            for (int c = 0; c < 3; ++c) {
                pixel[x][c] = cv::saturate_cast<uchar>((1.0 - heat) * pixel[x][c] + heat * hot[c]);
            }
        }
    }
}

} // namespace

cv::Mat drawOverlay(const cv::Mat& photo, const Evidence& evidence)
{
    cv::Mat picture = photo.clone();
    if (evidence.scoreMap.size() == picture.size() && picture.type() == CV_8UC3) {
        warm(picture, evidence.scoreMap);
    }
    const int width = std::max(2, std::max(picture.cols, picture.rows) / 300);
    for (const domain::Defect& defect : evidence.defects) {
        const cv::Rect box(defect.box.x, defect.box.y, defect.box.width, defect.box.height);
        cv::rectangle(picture, box, cv::Scalar(255, 255, 255), width + 2);
        cv::rectangle(picture, box, cv::Scalar(0, 0, 220), width);
    }
    return picture;
}

} // namespace regrade::vision
