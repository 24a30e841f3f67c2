#include "stats/survival.h"

#include "stats/interval.h"
#include "stats/special.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <set>

namespace regrade::stats {

namespace {

/// Who is still there just before a time, and who ends at it.
struct AtTime {
    int atRisk = 0;
    int ended = 0;
};

AtTime countedAt(std::span<const Stay> stays, double days)
{
    AtTime counted;
    for (const Stay& stay : stays) {
        counted.atRisk += stay.days >= days ? 1 : 0;
        counted.ended += stay.ended && stay.days == days ? 1 : 0;
    }
    return counted;
}

std::set<double> endings(std::span<const Stay> stays)
{
    std::set<double> times;
    for (const Stay& stay : stays) {
        if (stay.ended) {
            times.insert(stay.days);
        }
    }
    return times;
}

} // namespace

SurvivalCurve survivalOf(std::span<const Stay> stays)
{
    std::vector<StayCount> counted;
    counted.reserve(stays.size());
    for (const Stay& stay : stays) {
        counted.push_back({stay.days, stay.ended ? 1 : 0, stay.ended ? 0 : 1});
    }
    return countedSurvival(std::move(counted));
}

SurvivalCurve countedSurvival(std::vector<StayCount> stays)
{
    std::sort(stays.begin(), stays.end(), [](const StayCount& a, const StayCount& b) { return a.days < b.days; });
    SurvivalCurve curve;
    for (const StayCount& one : stays) {
        curve.count += one.ended + one.going;
    }
    int atRisk = curve.count;
    double left = 1.0;
    double greenwood = 0.0;
    for (std::size_t at = 0; at < stays.size();) {
        const double days = stays[at].days;
        int ended = 0;
        int gone = 0;
        for (; at < stays.size() && stays[at].days == days; ++at) {
            ended += stays[at].ended;
            gone += stays[at].ended + stays[at].going;
        }
        const int before = atRisk;
        atRisk -= gone;
        if (ended == 0) {
            continue;
        }
        curve.ended += ended;
        left *= 1.0 - static_cast<double>(ended) / before;
        greenwood += static_cast<double>(ended) / (static_cast<double>(before) * std::max(1, before - ended));
        const double relative = std::sqrt(greenwood);
        SurvivalStep step{days, before, ended, left, left * relative};
        step.low = left * std::exp(-kTwoSided95 * relative);
        step.high = left > 0.0 ? std::min(1.0, left * std::exp(kTwoSided95 * relative)) : 0.0;
        curve.steps.push_back(step);
    }
    return curve;
}

std::optional<double> medianOf(const SurvivalCurve& curve)
{
    constexpr double kRounding = 1e-12;
    for (std::size_t at = 0; at < curve.steps.size(); ++at) {
        const double left = curve.steps[at].left;
        if (left > 0.5 + kRounding) {
            continue;
        }
        const bool half = left > 0.5 - kRounding && at + 1 < curve.steps.size();
        return half ? (curve.steps[at].days + curve.steps[at + 1].days) / 2.0 : curve.steps[at].days;
    }
    return {};
}

std::optional<EndedBy> endedBy(const SurvivalCurve& curve, std::span<const Stay> stays, double days)
{
    const int atRisk = countedAt(stays, days).atRisk;
    const bool gone = !curve.steps.empty() && curve.steps.back().left <= 0.0;
    if (atRisk == 0 && !gone) {
        return {};
    }
    EndedBy ended{0.0, 0.0, 0.0, atRisk};
    for (const SurvivalStep& step : curve.steps) {
        if (step.days <= days) {
            ended = {1.0 - step.left, 1.0 - step.high, 1.0 - step.low, atRisk};
        }
    }
    return ended;
}

LogRank logRank(std::span<const std::vector<Stay>> groups)
{
    LogRank test;
    test.freedom = std::max(0, static_cast<int>(groups.size()) - 1);
    test.observed.assign(groups.size(), 0);
    test.expected.assign(groups.size(), 0.0);
    std::vector<Stay> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    Eigen::MatrixXd spread = Eigen::MatrixXd::Zero(test.freedom, test.freedom);
    for (const double days : endings(all)) {
        const AtTime whole = countedAt(all, days);
        std::vector<double> shares;
        for (std::size_t one = 0; one < groups.size(); ++one) {
            const AtTime part = countedAt(groups[one], days);
            shares.push_back(static_cast<double>(part.atRisk) / whole.atRisk);
            test.observed[one] += part.ended;
            test.expected[one] += whole.ended * shares.back();
        }
        if (whole.atRisk < 2) {
            continue;
        }
        const double weight = static_cast<double>(whole.ended) * (whole.atRisk - whole.ended) / (whole.atRisk - 1.0);
        for (int i = 0; i < test.freedom; ++i) {
            for (int j = 0; j < test.freedom; ++j) {
                const double share = shares[static_cast<std::size_t>(i)];
                spread(i, j) += weight * share * ((i == j ? 1.0 : 0.0) - shares[static_cast<std::size_t>(j)]);
            }
        }
    }
    if (test.freedom == 0) {
        return test;
    }
    Eigen::VectorXd apart(test.freedom);
    for (int i = 0; i < test.freedom; ++i) {
        apart(i) = test.observed[static_cast<std::size_t>(i)] - test.expected[static_cast<std::size_t>(i)];
    }
    test.chiSquared = std::max(0.0, apart.dot(spread.completeOrthogonalDecomposition().solve(apart)));
    test.chance = chiSquaredAbove(test.chiSquared, test.freedom);
    return test;
}

} // namespace regrade::stats
