#pragma once

#include "vision/normal.h"

#include <array>
#include <functional>
#include <string_view>

namespace regrade::vision {

/// The kinds that the change network tells apart, in the order of its answer.
inline constexpr std::array<std::string_view, 8> kChangeKinds{"scratch", "stain",        "dent",           "crack",
                                                              "chip",    "missing_part", "discolouration", "tear"};

/// The network's answer over the frame, both at half its size.
struct Change {
    cv::Mat damage; ///< CV_32F: logit that the pixel is damaged
    cv::Mat kind;   ///< CV_8U: index of the likeliest kind if it is
};

/// What is normal in a rectangle of the frame: NormalPixels::at or without.
using NormalAt = std::function<Normal(const cv::Rect&)>;

/// Runs the network over the part of the frame in which `where` (8-bit, size of the frame) is not 0; elsewhere the
/// damage is kNoDamage. The network and its weights are part of the program: resources/models/change. Same input, same
/// bytes, whatever the number of threads.
[[nodiscard]] Change lookForChange(const cv::Mat& query, const NormalAt& normalAt, const cv::Mat& where);
inline constexpr float kNoDamage = -12.0F;

} // namespace regrade::vision
