#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace regrade::bench {

/// One photo to be judged. `defect` is empty for a good one; `damage` is empty where no mask exists.
struct Sample {
    cv::Mat photo;
    std::string defect;
    cv::Mat damage;
};

/// A set in the layout train/good, test/good, test/<defect>, mask/<defect>.
struct VisionSet {
    std::vector<cv::Mat> train;
    std::vector<Sample> test;
};

[[nodiscard]] Result<VisionSet> readVisionSet(const std::filesystem::path& folder);

/// `count` different photos of the training part; the same for the same seed and draw on every machine.
[[nodiscard]] std::vector<cv::Mat> drawShots(const VisionSet& set, std::size_t count, std::uint64_t seed,
                                             std::uint64_t draw);

} // namespace regrade::bench
