#pragma once

#include "base/result.h"

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <span>
#include <vector>

namespace regrade::vision {

/// Decodes JPEG, PNG, WebP, BMP or TIFF into 8-bit BGR. Refused with a sentence: empty, truncated or unknown file, a
/// side under 64 or over 12,000 pixels, more than 50 million pixels, a JPEG of many scans that take too long (all read
/// from the header before any pixel is decoded).
[[nodiscard]] Result<cv::Mat> decodePhoto(std::span<const std::byte> bytes);
[[nodiscard]] Result<std::vector<std::byte>> encodeJpeg(const cv::Mat& image, int quality = 92);
[[nodiscard]] Result<std::vector<std::byte>> encodePng(const cv::Mat& image);

} // namespace regrade::vision
