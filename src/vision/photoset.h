#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace regrade::vision {

/// One photo to be judged. `defect` is empty for a good one; `mask` is empty where none exists.
struct Sample {
    std::filesystem::path photo;
    std::string defect;
    std::filesystem::path mask;
};

/// The files of a set in the layout train/good, test/good, test/<defect>, mask/<defect>/<same name>.png, in name order.
struct PhotoSet {
    std::vector<std::filesystem::path> train;
    std::vector<Sample> test;
};

/// notFound when train/good or test holds no photo.
[[nodiscard]] Result<PhotoSet> findPhotoSet(const std::filesystem::path& folder);
/// The photos that lie in the folder itself, in name order.
[[nodiscard]] std::vector<std::filesystem::path> photoFilesIn(const std::filesystem::path& folder);
[[nodiscard]] Result<cv::Mat> readPhoto(const std::filesystem::path& file);
/// 8-bit, 255 on damage; empty when there is no mask of the photo's size.
[[nodiscard]] cv::Mat readMask(const Sample& sample, const cv::Size& size);
/// Which `count` of `all` are drawn: different ones, and the same for the same seed and draw on every machine.
[[nodiscard]] std::vector<std::size_t> drawn(std::size_t all, std::size_t count, std::uint64_t seed,
                                             std::uint64_t draw);

} // namespace regrade::vision
