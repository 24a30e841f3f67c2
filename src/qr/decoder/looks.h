#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace regrade::qr {

/// One code that a look read. Corners are pixels of the given picture.
struct Sighting {
    std::string text;
    std::string format;
    std::array<cv::Point, 4> corners;
};

enum class Kind { qr, dataMatrix, linear, all };
enum class Threshold { local, fixed, histogram };

/// CPU time of this process in ms.
[[nodiscard]] double cpuMs();

/// One call of the library. The corners are turned back by `toOriginal` (from the searched to the given picture).
[[nodiscard]] std::vector<Sighting> look(const cv::Mat& grey, Kind kind, Threshold threshold,
                                         const cv::Matx33d& toOriginal);
/// One call on a code that was drawn anew, upright and without a flaw.
[[nodiscard]] std::vector<Sighting> lookClean(const cv::Mat& grey, const cv::Matx33d& toOriginal);
/// The library with its own settings, one call on the whole picture.
[[nodiscard]] std::vector<Sighting> plainLook(const cv::Mat& grey);

[[nodiscard]] cv::Mat scaled(const cv::Mat& grey, double factor);
[[nodiscard]] cv::Mat sharpened(const cv::Mat& grey, double sigma, double amount);
/// Details between the two widths, raised by `gain` about the middle grey.
[[nodiscard]] cv::Mat raised(const cv::Mat& grey, double fine, double coarse, double gain);
[[nodiscard]] cv::Mat locallyThresholded(const cv::Mat& grey, int block, double below);
[[nodiscard]] cv::Matx33d scaling(double factor);

} // namespace regrade::qr
