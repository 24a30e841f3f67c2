#include "stats/recalibration.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace regrade::stats {

namespace {

constexpr double kJustAbove = 1.0001; // the unit that sets the limit passes itself
constexpr double kRounding = 1e-9;    // (n + 1)(1 - target) is whole on paper where it is not in binary

std::vector<double> scoresOf(std::span<const LabelledScore> scores, bool good)
{
    std::vector<double> found;
    for (const LabelledScore& unit : scores) {
        if (unit.good == good) {
            found.push_back(unit.score);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Share shareFrom(const std::vector<double>& scores, double limit)
{
    const auto reached = scores.end() - std::lower_bound(scores.begin(), scores.end(), limit);
    return wilsonShare(static_cast<int>(reached), static_cast<int>(scores.size()));
}

} // namespace

int leastGoodUnits(double target) { return static_cast<int>(std::ceil(1.0 / target - 1.0 - kRounding)); }

Result<CalibrationProposal> recalibrate(std::span<const LabelledScore> scores, int taughtPhotos, double target)
{
    const std::vector<double> good = scoresOf(scores, true);
    const std::vector<double> damaged = scoresOf(scores, false);
    const int n = static_cast<int>(good.size());
    if (n < leastGoodUnits(target)) {
        return refused("{} confirmed good units are too few to move the limit: at least {} are needed.",
                       {std::to_string(n), std::to_string(leastGoodUnits(target))});
    }
    const int rank = std::min(n, static_cast<int>(std::ceil((n + 1) * (1.0 - target) - kRounding)));
    const double limit = good[static_cast<std::size_t>(rank) - 1] * kJustAbove;
    if (!(limit > 0.0) || !std::isfinite(limit)) {
        return refused("The good units have no score to draw a limit from. Inspect units with the camera first.");
    }
    CalibrationProposal proposal{.limitFactor = limit, .good = n, .damaged = static_cast<int>(damaged.size())};
    proposal.boundBefore = 1.0 / (taughtPhotos + 1.0);
    proposal.bound = 1.0 - static_cast<double>(rank) / (n + 1.0);
    proposal.boundInterval = betaInterval(n + 1 - rank, rank);
    proposal.falseRejectsBefore = shareFrom(good, 1.0);
    proposal.falseRejects = shareFrom(good, limit);
    proposal.detectionsBefore = shareFrom(damaged, 1.0);
    proposal.detections = shareFrom(damaged, limit);
    return proposal;
}

double sureness(double score, double bound)
{
    constexpr double kDoubt = 0.35; // logarithm of the score in which doubt falls by e
    const double most = 1.0 - 0.5 * bound;
    return 0.5 + (most - 0.5) * (1.0 - std::exp(-std::abs(std::log(score)) / kDoubt));
}

} // namespace regrade::stats
