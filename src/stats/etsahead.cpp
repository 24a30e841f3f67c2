#include "stats/ets.h"

#include <cmath>
#include <cstddef>

namespace regrade::stats {

namespace {

/// phi + phi^2 + ... up to each step.
std::vector<double> dampedSteps(double phi, int horizon)
{
    std::vector<double> steps;
    double power = 1.0;
    double sum = 0.0;
    for (int ahead = 0; ahead < horizon; ++ahead) {
        power *= phi;
        sum += power;
        steps.push_back(sum);
    }
    return steps;
}

/// What an error of `back` steps ago still does to a forecast.
double echo(const EtsModel& model, const std::vector<double>& damped, std::size_t back, bool withSeason)
{
    const bool season = withSeason && !model.seasons.empty() && back % model.seasons.size() == 0;
    return model.alpha + model.beta * damped[back - 1] + (season ? model.gamma : 0.0);
}

/// Variances by Hyndman and others (2008), chapter 6; exact but for multiplicative seasons more than a season ahead.
std::vector<double> variances(const EtsModel& model, const std::vector<double>& damped, const std::vector<double>& base,
                              const std::vector<double>& mean)
{
    const bool multiplicative = model.kind.season == EtsSeason::multiplicative;
    const std::vector<double>& centre = multiplicative ? base : mean;
    std::vector<double> squares; // expected, without the last error
    std::vector<double> variance;
    for (std::size_t ahead = 0; ahead < mean.size(); ++ahead) {
        double sum = 0.0;
        for (std::size_t back = 1; back <= ahead; ++back) {
            const double part = echo(model, damped, back, !multiplicative);
            sum += part * part * (model.kind.multiplicativeError ? squares[ahead - back] : 1.0);
        }
        if (!model.kind.multiplicativeError) {
            variance.push_back(model.sigma2 * (1.0 + sum));
            continue;
        }
        squares.push_back(centre[ahead] * centre[ahead] + model.sigma2 * sum);
        double spread = (1.0 + model.sigma2) * squares.back();
        double factor = 1.0;
        if (multiplicative) {
            const double seasons = static_cast<double>(ahead / model.seasons.size());
            spread *= std::pow(1.0 + model.gamma * model.gamma * model.sigma2, seasons);
            factor = model.seasons[ahead % model.seasons.size()];
        }
        variance.push_back(factor * factor * std::max(0.0, spread - centre[ahead] * centre[ahead]));
    }
    return variance;
}

} // namespace

EtsAhead aheadOf(const EtsModel& model, int horizon)
{
    const auto damped = dampedSteps(model.phi, horizon);
    std::vector<double> base;
    EtsAhead ahead;
    for (std::size_t step = 0; step < damped.size(); ++step) {
        base.push_back(model.level + damped[step] * model.slope);
        const double part = model.seasons.empty() ? 0.0 : model.seasons[step % model.seasons.size()];
        ahead.mean.push_back(model.kind.season == EtsSeason::multiplicative ? base.back() * part : base.back() + part);
    }
    for (const double variance : variances(model, damped, base, ahead.mean)) {
        ahead.deviation.push_back(std::sqrt(std::max(0.0, variance)));
    }
    return ahead;
}

} // namespace regrade::stats
