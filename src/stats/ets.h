#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regrade::stats {

enum class EtsTrend { none, additive, damped };
enum class EtsSeason { none, additive, multiplicative };

/// A class of exponential smoothing (Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing, 2008).
struct EtsClass {
    bool multiplicativeError = false;
    EtsTrend trend = EtsTrend::none;
    EtsSeason season = EtsSeason::none;

    [[nodiscard]] std::string name() const; ///< "ETS(M,Ad,M)"
    [[nodiscard]] bool operator==(const EtsClass&) const = default;
};

/// A fitted model, with its states after the last value.
struct EtsModel {
    EtsClass kind;
    int season = 1;     ///< places of a season; 1 without one
    double alpha = 0.0; ///< 0.0001 .. 0.9999
    double beta = 0.0;  ///< at most alpha
    double gamma = 0.0; ///< at most 1 - alpha
    double phi = 1.0;   ///< 0.8 .. 0.98 where the trend is damped
    double level = 0.0;
    double slope = 0.0;
    std::vector<double> seasons; ///< the first is that of the next value
    double firstLevel = 0.0;
    double firstSlope = 0.0;
    double sigma2 = 0.0; ///< variance of the errors, relative ones for a multiplicative error; over n - parameters
    double logLikelihood = 0.0;
    double aicc = 0.0;
};

/// The most likely parameters and first states of one class, the smoothing parameters within their usual bounds and the
/// model invertible. The likelihood is a sum of squares here - with a multiplicative error after the errors are scaled
/// by the geometric mean of the fitted values - so that Levenberg-Marquardt steps with exact derivatives find it.
/// Nothing: too few values for the parameters, or values that are not above zero and a multiplicative class.
[[nodiscard]] std::optional<EtsModel> fitEts(std::span<const double> values, const EtsClass& kind, int season);

/// Of the fifteen classes that have a stable variance (error A and M, trend N, A and Ad, season N, A and M; M only with
/// a multiplicative error) the one with the least AICc. Nothing: fewer than four values.
[[nodiscard]] std::optional<EtsModel> bestEts(std::span<const double> values, int season);

/// The next values and their standard deviations.
struct EtsAhead {
    std::vector<double> mean;
    std::vector<double> deviation;
};
[[nodiscard]] EtsAhead aheadOf(const EtsModel& model, int horizon);

/// Longest season of which each place gets a state of its own.
inline constexpr int kLongestEtsSeason = 24;

} // namespace regrade::stats
