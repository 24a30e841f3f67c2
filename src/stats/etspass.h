#pragma once

#include "stats/ets.h"

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace regrade::stats::inside {

/// Where each parameter stands: smoothing first, then the first states. beta = alpha * share of it, gamma = (1 - alpha)
/// * share of that, so that their bounds are a box.
enum EtsPlace : std::size_t { kAlpha, kBetaShare, kGammaShare, kPhi, kLevel, kSlope, kFirstSeason };

inline constexpr std::size_t kMostEtsParameters = 32;
using EtsParameters = std::array<double, kMostEtsParameters>;

/// What is fitted: values around 1, and which class to them.
struct EtsProblem {
    std::span<const double> values;
    EtsClass kind;
    std::size_t season = 1;

    [[nodiscard]] std::size_t parameters() const
    {
        return kFirstSeason + (kind.season == EtsSeason::none ? 0 : season - 1);
    }
};

/// One run through the values.
struct EtsTrace {
    double squares = std::numeric_limits<double>::infinity(); ///< of the errors, scaled as the likelihood wants them
    double plainSquares = 0.0;                                ///< of the errors themselves
    double level = 0.0;
    double slope = 0.0;
    std::array<double, kLongestEtsSeason> seasons{}; ///< place 0 belongs to the first value
};

/// Normal equations at one point: the errors' derivatives multiplied by themselves and by the errors. Both triangles.
struct EtsNormal {
    std::array<std::array<double, kMostEtsParameters>, kMostEtsParameters> matrix{};
    std::array<double, kMostEtsParameters> gradient{};
};

/// Infinite squares where a state leaves what the class allows.
[[nodiscard]] EtsTrace runEts(const EtsProblem& problem, const EtsParameters& at);
/// The same with derivatives. `scratch` is kept between calls to spare its allocation.
[[nodiscard]] EtsTrace runEts(const EtsProblem& problem, const EtsParameters& at, EtsNormal& normal,
                              std::vector<double>& scratch);

} // namespace regrade::stats::inside
