#include "stats/ets.h"

#include "stats/etspass.h"
#include "stats/seasonal.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

using namespace inside;

namespace {

constexpr double kLeastShare = 1e-4;
constexpr double kMostShare = 0.9999;
constexpr double kLeastPhi = 0.8;
constexpr double kMostPhi = 0.98;
constexpr double kPerfect = 1e-14; // mean square of errors below which a fit is exact, of values around 1
constexpr int kMostSteps = 60;
constexpr double kSettled = 1e-8; // share of the squares that a step still gains

struct EtsFit {
    EtsParameters at{};
    EtsTrace trace;
};

std::vector<std::size_t> activePlaces(const EtsProblem& problem)
{
    std::vector<std::size_t> active{kAlpha, kLevel};
    if (problem.kind.trend != EtsTrend::none) {
        active.insert(active.end(), {kBetaShare, kSlope});
    }
    if (problem.kind.trend == EtsTrend::damped) {
        active.push_back(kPhi);
    }
    if (problem.kind.season != EtsSeason::none) {
        active.push_back(kGammaShare);
        for (std::size_t place = kFirstSeason; place < problem.parameters(); ++place) {
            active.push_back(place);
        }
    }
    return active;
}

double lowest(std::size_t place)
{
    return place == kPhi ? kLeastPhi : place < kPhi ? kLeastShare : -std::numeric_limits<double>::infinity();
}
double highest(std::size_t place)
{
    return place == kPhi ? kMostPhi : place < kPhi ? kMostShare : std::numeric_limits<double>::infinity();
}

/// All roots of the polynomial (constant term first, the highest 1) within the circle of this radius, by Schur's steps.
bool rootsWithin(std::vector<double> polynomial, double radius)
{
    double power = 1.0;
    for (double& term : polynomial) {
        term *= power;
        power *= radius;
    }
    while (polynomial.size() > 1) {
        const double first = polynomial.front();
        const double last = polynomial.back();
        if (std::abs(first) >= std::abs(last)) {
            return false;
        }
        const double share = first / last;
        std::vector<double> next(polynomial.size() - 1);
        for (std::size_t i = 0; i < next.size(); ++i) {
            next[i] = polynomial[i + 1] - share * polynomial[polynomial.size() - 2 - i];
        }
        polynomial = std::move(next);
    }
    return true;
}

/// Whether old errors fade: the characteristic equation of the seasonal classes (Hyndman, Akram, Archibald, Annals of
/// the Institute of Statistical Mathematics 60, 2008). Without a season the usual bounds are enough.
bool isAdmissible(const EtsProblem& problem, const EtsParameters& at)
{
    if (problem.kind.season == EtsSeason::none) {
        return true;
    }
    const bool trend = problem.kind.trend != EtsTrend::none;
    const double alpha = at[kAlpha];
    const double beta = trend ? alpha * at[kBetaShare] : 0.0;
    const double gamma = (1.0 - alpha) * at[kGammaShare];
    const double phi = problem.kind.trend == EtsTrend::damped ? at[kPhi] : 1.0;
    std::vector<double> polynomial(problem.season + 2, alpha + beta - alpha * phi);
    polynomial.front() = phi * (1.0 - alpha - gamma);
    polynomial[1] = problem.season == 1 ? 0.0 : alpha + beta - alpha * phi + gamma - 1.0;
    polynomial[problem.season] = alpha + beta - phi;
    polynomial.back() = 1.0;
    return rootsWithin(std::move(polynomial), 1.0001); // one root is 1 where there is no trend
}

/// Solves the damped normal equations for the free places; false where they are not positive.
bool stepFrom(const EtsNormal& normal, const std::vector<std::size_t>& free, double damping, EtsParameters& step)
{
    const std::size_t count = free.size();
    std::array<std::array<double, kMostEtsParameters>, kMostEtsParameters> lower;
    std::array<double, kMostEtsParameters> solved;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = normal.matrix[free[i]][free[j]] * (i == j ? 1.0 + damping : 1.0);
            for (std::size_t k = 0; k < j; ++k) {
                sum -= lower[i][k] * lower[j][k];
            }
            if (i == j && !(sum > 1e-300)) {
                return false;
            }
            lower[i][j] = i == j ? std::sqrt(sum) : sum / lower[j][j];
        }
        double right = -normal.gradient[free[i]];
        for (std::size_t k = 0; k < i; ++k) {
            right -= lower[i][k] * solved[k];
        }
        solved[i] = right / lower[i][i];
    }
    for (std::size_t i = count; i-- > 0;) {
        for (std::size_t k = i + 1; k < count; ++k) {
            solved[i] -= lower[k][i] * solved[k];
        }
        solved[i] /= lower[i][i];
        step[free[i]] = solved[i];
    }
    return true;
}

/// Without the places that stand at a bound and would leave it.
std::vector<std::size_t> freePlaces(const std::vector<std::size_t>& active, const EtsParameters& at,
                                    const EtsNormal& normal)
{
    std::vector<std::size_t> free;
    for (const std::size_t place : active) {
        const bool held = (at[place] <= lowest(place) && normal.gradient[place] > 0.0) ||
                          (at[place] >= highest(place) && normal.gradient[place] < 0.0);
        if (!held) {
            free.push_back(place);
        }
    }
    return free;
}

void descend(const EtsProblem& problem, EtsFit& fit)
{
    thread_local std::vector<double> scratch;
    thread_local EtsNormal normal;
    const auto active = activePlaces(problem);
    fit.trace = runEts(problem, fit.at, normal, scratch);
    const double enough = kPerfect * static_cast<double>(problem.values.size());
    double damping = 1e-2;
    int idle = 0;
    for (int step = 0; step < kMostSteps && std::isfinite(fit.trace.squares) && fit.trace.squares > enough; ++step) {
        EtsParameters moved{};
        EtsParameters trial = fit.at;
        const bool solved = stepFrom(normal, freePlaces(active, fit.at, normal), damping, moved);
        for (const std::size_t place : active) {
            trial[place] = std::clamp(fit.at[place] + moved[place], lowest(place), highest(place));
        }
        const EtsTrace trace = solved && isAdmissible(problem, trial) ? runEts(problem, trial) : EtsTrace{};
        if (!(trace.squares < fit.trace.squares)) {
            damping *= 8.0;
            if (damping > 1e8) {
                return;
            }
            continue;
        }
        idle = trace.squares > fit.trace.squares * (1.0 - kSettled) ? idle + 1 : 0;
        fit.at = trial;
        if (idle == 2) {
            fit.trace = trace;
            return;
        }
        fit.trace = runEts(problem, fit.at, normal, scratch);
        damping = std::max(damping / 6.0, 1e-9);
    }
}

/// First states as they show in the first years, without their season.
EtsParameters firstStates(const EtsProblem& problem)
{
    EtsParameters at{};
    const bool seasonal = problem.kind.season != EtsSeason::none;
    const bool multiplicative = problem.kind.season == EtsSeason::multiplicative;
    SeasonalShape shape{{}, multiplicative};
    if (seasonal) {
        shape = seasonalShape(problem.values, static_cast<int>(problem.season), multiplicative);
        shape.figure.resize(problem.season, multiplicative ? 1.0 : 0.0);
        for (std::size_t place = 0; place + 1 < problem.season; ++place) {
            at[kFirstSeason + place] = shape.figure[place];
        }
    }
    const std::size_t first = std::min(problem.values.size(), std::max<std::size_t>(10, 2 * problem.season));
    std::vector<double> values(first);
    for (std::size_t t = 0; t < first; ++t) {
        values[t] = shape.without(problem.values[t], static_cast<int>(t));
    }
    const Line line = lineThrough(values);
    if (problem.kind.trend == EtsTrend::none) {
        at[kLevel] = line.start + line.slope * (static_cast<double>(first) - 1.0) / 2.0;
    } else {
        at[kLevel] = line.start - line.slope;
        at[kSlope] = line.slope;
    }
    if (problem.kind.multiplicativeError && at[kLevel] < 1e-3) {
        at[kLevel] = std::max(values.front(), 1e-3);
        at[kSlope] = 0.0;
    }
    return at;
}

/// The likeliest of some smoothing parameters, with the first states as they are.
EtsFit bestStart(const EtsProblem& problem)
{
    EtsFit best;
    EtsParameters at = firstStates(problem);
    at[kPhi] = 0.95;
    const bool trend = problem.kind.trend != EtsTrend::none;
    const bool season = problem.kind.season != EtsSeason::none;
    for (const double alpha : {0.05, 0.2, 0.5, 0.9}) {
        for (const double beta : {0.02, 0.2}) {
            for (const double gamma : {0.05, 0.4}) {
                at[kAlpha] = alpha;
                at[kBetaShare] = beta;
                at[kGammaShare] = gamma;
                const EtsTrace trace = isAdmissible(problem, at) ? runEts(problem, at) : EtsTrace{};
                if (trace.squares < best.trace.squares) {
                    best = {at, trace};
                }
                if (!season) {
                    break;
                }
            }
            if (!trend) {
                break;
            }
        }
    }
    return best;
}

/// What makes the values lie around 1; 0 where nothing does.
double scaleOf(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values) {
        sum += std::abs(value) / static_cast<double>(values.size());
    }
    return sum;
}

EtsModel modelFrom(const EtsProblem& problem, const EtsFit& fit, double scale)
{
    const double count = static_cast<double>(problem.values.size());
    const double parameters = static_cast<double>(activePlaces(problem).size());
    EtsModel model;
    model.kind = problem.kind;
    model.season = static_cast<int>(problem.season);
    model.alpha = fit.at[kAlpha];
    model.beta = problem.kind.trend == EtsTrend::none ? 0.0 : model.alpha * fit.at[kBetaShare];
    model.gamma = problem.kind.season == EtsSeason::none ? 0.0 : (1.0 - model.alpha) * fit.at[kGammaShare];
    model.phi = problem.kind.trend == EtsTrend::damped ? fit.at[kPhi] : 1.0;
    model.level = scale * fit.trace.level;
    model.slope = scale * fit.trace.slope;
    model.firstLevel = scale * fit.at[kLevel];
    model.firstSlope = problem.kind.trend == EtsTrend::none ? 0.0 : scale * fit.at[kSlope];
    if (problem.kind.season != EtsSeason::none) {
        for (std::size_t ahead = 0; ahead < problem.season; ++ahead) {
            const double part = fit.trace.seasons[(problem.values.size() + ahead) % problem.season];
            model.seasons.push_back(problem.kind.season == EtsSeason::additive ? scale * part : part);
        }
    }
    const double errors = problem.kind.multiplicativeError ? 1.0 : scale * scale;
    model.sigma2 = errors * fit.trace.plainSquares / std::max(1.0, count - parameters);
    const double squares = std::max(fit.trace.squares, kPerfect * count);
    // Twice the likelihood without its constant, as it is usually compared.
    model.logLikelihood = -0.5 * count * (std::log(squares) + 2.0 * std::log(scale));
    const double free = parameters + 1.0;
    model.aicc = -2.0 * model.logLikelihood + 2.0 * free + 2.0 * free * (free + 1.0) / (count - free - 1.0);
    return model;
}

std::optional<EtsModel> fitScaled(const EtsProblem& problem, double scale)
{
    if (problem.values.size() < activePlaces(problem).size() + 3) {
        return {};
    }
    EtsFit fit = bestStart(problem);
    if (!std::isfinite(fit.trace.squares)) {
        return {};
    }
    descend(problem, fit);
    return modelFrom(problem, fit, scale);
}

bool fitsValues(const EtsClass& kind, std::span<const double> values, int season)
{
    const bool positive = *std::min_element(values.begin(), values.end()) > 0.0;
    const bool multiplicative = kind.multiplicativeError || kind.season == EtsSeason::multiplicative;
    const bool seasonal = kind.season != EtsSeason::none;
    return (positive || !multiplicative) &&
           (!seasonal ||
            (season >= 2 && season <= kLongestEtsSeason && static_cast<int>(values.size()) >= 2 * season)) &&
           (kind.multiplicativeError || kind.season != EtsSeason::multiplicative);
}

std::vector<double> scaled(std::span<const double> values, double scale)
{
    std::vector<double> around(values.begin(), values.end());
    for (double& value : around) {
        value /= scale;
    }
    return around;
}

} // namespace

std::string EtsClass::name() const
{
    const char* const trends[] = {"N", "A", "Ad"};
    const char* const seasons[] = {"N", "A", "M"};
    return std::string("ETS(") + (multiplicativeError ? "M," : "A,") + trends[static_cast<int>(trend)] + "," +
           seasons[static_cast<int>(season)] + ")";
}

std::optional<EtsModel> fitEts(std::span<const double> values, const EtsClass& kind, int season)
{
    const double scale = scaleOf(values);
    if (values.empty() || !(scale > 0.0) || !fitsValues(kind, values, season)) {
        return {};
    }
    const auto around = scaled(values, scale);
    const bool seasonal = kind.season != EtsSeason::none;
    return fitScaled({around, kind, seasonal ? static_cast<std::size_t>(season) : 1}, scale);
}

std::optional<EtsModel> bestEts(std::span<const double> values, int season)
{
    std::optional<EtsModel> best;
    for (const bool multiplicativeError : {false, true}) {
        for (const EtsTrend trend : {EtsTrend::none, EtsTrend::additive, EtsTrend::damped}) {
            for (const EtsSeason part : {EtsSeason::none, EtsSeason::additive, EtsSeason::multiplicative}) {
                auto model = fitEts(values, {multiplicativeError, trend, part}, season);
                if (model && (!best || model->aicc < best->aicc)) {
                    best = std::move(model);
                }
            }
        }
    }
    return best;
}

} // namespace regrade::stats
