#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::tests {

/// What a drawn photo of the test product shows.
struct Drawing {
    bool scratch = false;
    bool broken = false; ///< the upper right third is gone
    int shift = 0;       ///< pixels to the right and down
    int light = 0;       ///< grey levels lighter
    cv::Size size{640, 480};
};

/// A dark device with a screen, a button and a logo on a light bench; same drawing = same pixels.
inline cv::Mat drawProduct(const Drawing& wanted = {})
{
    cv::Mat photo(480, 640, CV_8UC3, cv::Scalar(226, 230, 232));
    const cv::Point at(wanted.shift, wanted.shift);
    cv::rectangle(photo, cv::Rect(cv::Point(170, 90) + at, cv::Size(300, 300)), cv::Scalar(70, 60, 52), cv::FILLED);
    cv::rectangle(photo, cv::Rect(cv::Point(200, 120) + at, cv::Size(240, 160)), cv::Scalar(150, 120, 60), cv::FILLED);
    cv::circle(photo, cv::Point(320, 335) + at, 24, cv::Scalar(40, 60, 200), cv::FILLED, cv::LINE_AA);
    cv::putText(photo, "REGRADE", cv::Point(215, 220) + at, cv::FONT_HERSHEY_SIMPLEX, 1.4, cv::Scalar(240, 240, 240), 3,
                cv::LINE_AA);
    if (wanted.broken) {
        cv::rectangle(photo, cv::Rect(cv::Point(370, 90) + at, cv::Size(101, 120)), cv::Scalar(226, 230, 232),
                      cv::FILLED);
    }
    if (wanted.scratch) {
        cv::line(photo, cv::Point(210, 270) + at, cv::Point(420, 180) + at, cv::Scalar(235, 235, 235), 3, cv::LINE_AA);
    }
    cv::Mat noise(photo.size(), CV_8UC3);
    cv::RNG random(static_cast<std::uint64_t>(42 + wanted.shift));
    random.fill(noise, cv::RNG::UNIFORM, 0, 6);
    photo += noise + cv::Scalar::all(wanted.light);
    cv::GaussianBlur(photo, photo, {3, 3}, 0.0);
    if (wanted.size != photo.size()) {
        cv::resize(photo, photo, wanted.size, 0, 0, cv::INTER_AREA);
    }
    return photo;
}

} // namespace regrade::tests
