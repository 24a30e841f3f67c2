#pragma once

#include "base/result.h"

#include <span>
#include <vector>

namespace regrade::stats {

/// A yes or no that occurred `yes` times in `trials` under these features.
struct LogitCase {
    std::vector<double> features; ///< without the constant
    double yes = 0.0;
    double trials = 1.0;
};

/// The chance of yes is logistic(weights[0] + sum of weights[i + 1] * features[i]).
struct LogitModel {
    std::vector<double> weights;
    std::vector<double> errors; ///< standard errors
    double deviance = 0.0;
    double trials = 0.0;
    double yes = 0.0;
};

/// The most likely weights, by iteratively reweighted least squares. `ridge` holds all but the constant to `towards`
/// (empty = to zero); with 0 it is the plain model. Refused: no case, features of differing length, all yes or all no
/// without a ridge, and cases that determine no finite weights.
[[nodiscard]] Result<LogitModel> fitLogit(std::span<const LogitCase> cases, double ridge = 0.0,
                                          const std::vector<double>& towards = {});

[[nodiscard]] double logitChance(const LogitModel& model, std::span<const double> features);

} // namespace regrade::stats
