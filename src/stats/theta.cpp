#include "stats/theta.h"

#include "stats/ets.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

std::optional<ThetaModel> fitTheta(std::span<const double> values, int season, const SeasonalShape* known)
{
    ThetaModel model;
    model.count = static_cast<int>(values.size());
    if (known != nullptr) {
        model.shape = *known;
    } else if (isSeasonal(values, season)) {
        const bool positive = *std::min_element(values.begin(), values.end()) >= 0.0;
        model.shape = seasonalShape(values, season, positive);
    }
    std::vector<double> rest(values.begin(), values.end());
    for (std::size_t at = 0; at < rest.size(); ++at) {
        rest[at] = model.shape.without(rest[at], static_cast<int>(at));
    }
    const auto smoothed = fitEts(rest, EtsClass{}, 1);
    if (!smoothed) {
        return {};
    }
    model.alpha = smoothed->alpha;
    model.level = smoothed->level;
    model.sigma2 = smoothed->sigma2;
    model.drift = lineThrough(rest).slope / 2.0;
    return model;
}

ThetaAhead aheadOf(const ThetaModel& model, int horizon)
{
    ThetaAhead ahead;
    const double start = (1.0 - std::pow(1.0 - model.alpha, model.count)) / model.alpha;
    for (int step = 0; step < horizon; ++step) {
        const int at = model.count + step;
        ahead.mean.push_back(model.shape.with(model.level + model.drift * (step + start), at));
        const double deviation = std::sqrt(model.sigma2 * (1.0 + step * model.alpha * model.alpha));
        ahead.deviation.push_back(model.shape.multiplicative ? model.shape.with(deviation, at) : deviation);
    }
    return ahead;
}

} // namespace regrade::stats
