#pragma once

#include "base/result.h"
#include "stats/interval.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace regrade::stats {

inline constexpr std::size_t kOrdinalFeatures = 3;

/// What a judgement is drawn from: logarithms of the score, of 1 + the longest mark in mm, of 1 + the number of marks.
/// Unset = unknown; it then weighs nothing.
using OrdinalFeatures = std::array<std::optional<double>, kOrdinalFeatures>;
[[nodiscard]] OrdinalFeatures ordinalFeatures(double score, std::optional<double> extentMm, int marks);

/// One confirmed result; `level` rises from best to worst.
struct OrdinalCase {
    OrdinalFeatures features;
    int level = 0;
};

/// Proportional odds (McCullagh 1980): the chance of level k or better is logistic(cuts[k] - weights * features).
struct OrdinalModel {
    std::vector<int> levels;  ///< those that occurred, rising; the model knows no others
    std::vector<double> cuts; ///< one less than levels, rising
    std::vector<double> weights;
    std::vector<double> centres; ///< of the features, subtracted first
    std::vector<double> spreads; ///< of the features, divided by
    int results = 0;
};

/// The most likely model under a ridge on the weights, which keeps them finite where the levels can be told apart
/// without a fault. Newton steps on a concave function, so there is one answer. Refused: fewer than two levels.
[[nodiscard]] Result<OrdinalModel> fitOrdinal(std::span<const OrdinalCase> cases, double ridge = 1.0);

/// The chance of each of `model.levels`; they sum to 1.
[[nodiscard]] std::vector<double> ordinalChances(const OrdinalModel& model, const OrdinalFeatures& features);

/// How many cases get their own level as the most likely one from a model that did not see them: each case belongs to
/// one of `folds` groups in turn, and each group is judged by a model of the others.
[[nodiscard]] Share crossValidated(std::span<const OrdinalCase> cases, int folds = 5);

} // namespace regrade::stats
