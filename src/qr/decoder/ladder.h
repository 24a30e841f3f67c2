#pragma once

#include <array>
#include <chrono>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace regrade::qr {

/// One code that an attempt read. Corners are pixels of the given picture.
struct Sighting {
    std::string text;
    std::string format;
    std::array<cv::Point, 4> corners;
};

/// Tries one way of looking after the other until a code is read or the CPU time is spent. The library may abort the
/// process: only the decoder calls this.
[[nodiscard]] std::vector<Sighting> climb(const cv::Mat& grey, std::chrono::milliseconds budget);

} // namespace regrade::qr
