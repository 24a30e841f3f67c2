#pragma once

#include "base/result.h"

#include <filesystem>
#include <opencv2/core/mat.hpp>

namespace regrade::cli {

/// The picture in grey, without the limits that photos of units have; empty where it is none.
[[nodiscard]] cv::Mat greyPicture(const std::filesystem::path& file);
/// Written as the file's ending says (.png, .pgm), with the folders before it.
[[nodiscard]] Result<void> writePicture(const std::filesystem::path& file, const cv::Mat& picture);

} // namespace regrade::cli
