#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace regrade::cli {

struct LabelSetOptions {
    std::string out;
    std::uint64_t seed = 1;
    int count = 10;  ///< pictures of every fault and degree
    int scenes = 60; ///< of five frames each, half of them 1280 x 720, half 1920 x 1080
};

/// Writes pictures of spoilt labels with the text of each beside it: OUT/<fault>-<degree>/<n>.png with one fault each,
/// OUT/scenes-720p and OUT/scenes-1080p/<scene>-frame<n>.png with several faults at once. The same seed gives the same
/// pictures.
[[nodiscard]] Result<nlohmann::json> writeLabelSet(const LabelSetOptions& options);

} // namespace regrade::cli
