#pragma once

#include "vision/evaluation.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace regrade::cli {

/// What the detector said of one photo.
struct Seen {
    double score = 0.0;
    std::optional<std::string> refusal;
    double cpuSeconds = 0.0;
    std::optional<vision::PixelRoc> pixels; ///< only where the true damage is known
};

/// Scores of one draw, by defect ("" = good).
struct DrawScores {
    std::map<std::string, std::vector<double>> scores;
    vision::PixelRoc pixels;

    void add(const std::string& defect, const Seen& seen);
    [[nodiscard]] std::vector<double> good() const;
    [[nodiscard]] std::vector<double> damaged() const;
};

/// A figure over the draws: mean, least, most.
[[nodiscard]] nlohmann::json overDraws(const std::vector<double>& values);
/// Share of scores over the limit, with n and Wilson's interval at 95 %.
[[nodiscard]] nlohmann::json shareOver(const std::vector<double>& scores);
/// Area under the ROC curve with n and its interval at 95 %.
[[nodiscard]] nlohmann::json areaOf(const std::vector<double>& good, const std::vector<double>& damaged);
/// Processor time of this thread in seconds, which other programs do not stretch.
[[nodiscard]] double threadSeconds();

} // namespace regrade::cli
